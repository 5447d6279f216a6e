# outcome: student-error
import numpy as np
import tensorflow as tf

values_true = np.array([15, 19, 11, -22, 23, -8, 18, 8, 9, -7, 17], dtype="float32")
values_pred = np.array([14, 20, 11, -20, 21, -7, 17, 8, 7, -6, 15], dtype="float32")

mae = float(tf.keras.losses.mean_absolute_error(values_true, values_pred))
