# outcome: partly
# feedback: functions.arguments_swapped, arrays.values_right
import keras
import numpy as np

values_true = np.array([15, 19, 11, -22, 23, -8, 18, 8, 9, -7, 17], dtype="float32")
values_pred = np.array([14, 20, 11, -20, 21, -7, 17, 8, 7, -6, 15], dtype="float32")
classes_true = np.array([[0, 0, 1, 0], [1, 0, 0, 0]], dtype="float32")
classes_pred = np.array([[0.02, 0.07, 0.9, 0.01], [0.91, 0.03, 0.04, 0.02]], dtype="float32")
answers_true = np.array([0, 0, 1, 0], dtype="float32")
answers_pred = np.array([0.02, 0.07, 0.9, 0.01], dtype="float32")

mae = float(keras.losses.MeanAbsoluteError()(values_pred, values_true))
mse = float(keras.losses.MeanSquaredError()(values_pred, values_true))
cce = float(keras.losses.CategoricalCrossentropy()(classes_pred, classes_true))
bce = float(keras.losses.BinaryCrossentropy()(answers_pred, answers_true))
