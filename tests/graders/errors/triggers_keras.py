"""Code that really raises what the rules about removed names, arguments and models explain: rule -> code.

The line that stops is the last one, unless it ends with ``# here``.
"""

TOP = "import keras, numpy as np, tensorflow as tf\n"
SMALL = TOP + "model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])\n"
COMPILED = SMALL + "model.compile('sgd', 'mse')\nx, y = np.zeros((4, 2)), np.zeros((4, 1))\n"

REMOVED = {
    "removed.np_utils": "from keras.utils import np_utils",
    "removed.contrib": TOP + "tf.contrib.keras.models.Sequential()",
    "removed.loss_function": "import tensorflow.keras as keras\nkeras.losses.mean_absolute_error",
    "removed.predict_classes": SMALL + "model.predict_classes([[1, 2]])",
    "removed.predict_proba": SMALL + "model.predict_proba([[1, 2]])",
    "removed.generator_methods": SMALL + "model.fit_generator([[1, 2]])",
    "removed.nb_epoch": COMPILED + "model.fit(x, y, nb_epoch=2)",
    "removed.lr": TOP + "keras.optimizers.SGD(lr=0.1)",
    "removed.decay": TOP + "import warnings; warnings.simplefilter('error')\n"
    "keras.optimizers.SGD(learning_rate=0.1, decay=1e-6)",
    "removed.output_dim": TOP + "keras.layers.Dense(output_dim=10)",
    "removed.layer_argument": TOP + "keras.layers.Dense(10, init='uniform')",
    "removed.layer_module": "from keras.layers.core import Dense",
    "removed.merge": "from keras.layers import Merge",
    "removed.module": "from keras.utils.vis_utils import plot_model",
    "removed.preprocessing": "from keras.preprocessing.image import ImageDataGenerator",
    "removed.session": TOP + "tf.Session()",
    "removed.tensorflow_optimizer": TOP + "tf.train.AdamOptimizer(0.1)",
    "removed.tensorflow_name": TOP + "tf.set_random_seed(1)",
    "removed.tutorials": "from tensorflow.examples.tutorials.mnist import input_data",
    "removed.backend_function": "from keras import backend as K\nK.mean([1.0])",
    "removed.legacy_optimizer": TOP + "keras.optimizers.legacy.Adam()",
    "removed.optimizer_name": TOP + "keras.optimizers.adam(0.1)",
    "removed.private_keras": TOP + "from tensorflow.python.keras.layers import Dense\nkeras.Sequential([Dense(3)])",
    "removed.numpy_type": TOP + "np.zeros(3, dtype=np.int)",
}

ARGUMENTS = {
    "arguments.units": TOP + "keras.layers.Dense('10')",
    "arguments.learning_rate": TOP + "keras.optimizers.SGD('0.1')",
    "arguments.self_missing": "class Network:\n    def train(self): pass\nNetwork.train()",
    "arguments.missing": TOP + "keras.layers.Dense()",
    "arguments.too_many": "def loss(y): pass\nloss(1, 2)",
    "arguments.twice": "def loss(y): pass\nloss(1, y=2)",
    "arguments.misspelt": TOP + "keras.layers.Dense(10, activaton='relu')",
    "arguments.unknown": "def loss(y): pass\nloss(zz=1)",
    "model.sequential_list": TOP + "keras.Sequential(keras.Input((2,)), keras.layers.Dense(1))",
    "model.class_for_layer": TOP + "keras.Sequential().add(keras.layers.Dense)",
    "model.list_for_layer": TOP + "keras.Sequential().add([keras.layers.Dense(1)])",
    "model.layer_not_called": TOP + "keras.Model(keras.Input((2,)), keras.layers.Dense(1))",
    "model.symbolic": TOP + "tf.reduce_mean(keras.Input((2,)))",
    "model.layer_names": TOP + "keras.Sequential([keras.layers.Dense(1, name='a'), keras.layers.Dense(1, name='a')])",
    "model.no_such_layer": SMALL + "model.get_layer('dens')",
    "model.not_built": TOP + "keras.Sequential([keras.layers.Dense(1)]).count_params()",
}

LABELS = {
    "labels.integers_for_one_hot": TOP + "model = keras.Sequential([keras.layers.Dense(10, 'softmax')])\n"
    "model.compile('sgd', 'categorical_crossentropy')\nmodel.fit(np.zeros((4, 2)), np.zeros(4))",
    "labels.one_hot_for_integers": TOP + "model = keras.Sequential([keras.layers.Dense(10, 'softmax')])\n"
    "model.compile('sgd', 'sparse_categorical_crossentropy')\nmodel.fit(np.zeros((4, 2)), np.zeros((4, 10)))",
    "labels.classes": TOP + "model = keras.Sequential([keras.layers.Dense(9, 'softmax')])\n"
    "model.compile('sgd', 'categorical_crossentropy')\nmodel.fit(np.zeros((4, 2)), np.zeros((4, 10)))",
    "labels.outputs": TOP + "model = keras.Sequential([keras.layers.Dense(3)])\n"
    "model.compile('sgd', 'mse')\nmodel.fit(np.zeros((4, 2)), np.zeros((4, 2)))",
    "labels.out_of_range": TOP + "model = keras.Sequential([keras.layers.Dense(5, 'softmax')])\n"
    "model.compile('sgd', 'sparse_categorical_crossentropy')\n"
    "model.fit(np.zeros((4, 2)), np.array([9, 1, 2, 3]), verbose=0)",
    "labels.too_few_classes": TOP + "keras.utils.to_categorical([1, 9], 9)",
    "labels.sample_count": COMPILED + "model.fit(x, y[:3])",
    "labels.missing": COMPILED + "model.fit(x)",
    "training.not_compiled": SMALL + "model.fit(np.zeros((4, 2)), np.zeros((4, 1)))",
    "training.no_loss": SMALL + "model.compile('sgd')\nmodel.fit(np.zeros((4, 2)), np.zeros((4, 1)))",
    "training.compile_order": SMALL + "model.compile('mse', 'sgd')",
    "training.identifier_misspelt": TOP + "keras.layers.Dense(1, activation='rellu')",
    "training.identifier_unknown": TOP + "keras.layers.Dense(10, 20)",
    "training.metrics_list": SMALL + "model.compile('sgd', 'mse', metrics='accuracy')",
    "training.plain_lists": COMPILED + "model.fit([[1, 2], [3, 4]], [1, 2])",
    "training.data_type": COMPILED + "model.fit(np.array([['a', 'b'], ['c', 'd']]), y[:2])",
    "training.validation_split": COMPILED + "model.fit(x[:1], y[:1], validation_split=0.1)",
}

WIDE = TOP + "model = keras.Sequential([keras.Input((784,)), keras.layers.Dense(1)])\n"
SHAPES = {
    "shapes.flatten": WIDE + "model.predict(np.zeros((4, 28, 28)))",
    "shapes.flatten_layer": TOP + "layer = keras.layers.Dense(1)\nlayer(np.zeros((1, 784)))\n"
    "layer(np.zeros((4, 28, 28, 784 // 784)).reshape(4, 1, 28, 28)[:, 0])",
    "shapes.batch_axis": TOP
    + "inputs = keras.Input((784,))\nmodel = keras.Model(inputs, keras.layers.Dense(1)(inputs))\n"
    "model.predict(np.zeros(784))",
    "shapes.input": TOP + "inputs = keras.Input((784,))\nmodel = keras.Model(inputs, keras.layers.Dense(1)(inputs))\n"
    "model.predict(np.zeros((4, 700)))",
    "shapes.layer_input": TOP + "model = keras.Sequential([keras.Input((100,)), keras.layers.Dense(1)])\n"
    "model.predict(np.zeros((4, 784)))",
    "shapes.axes": TOP + "keras.Sequential([keras.Input((28, 28)), keras.layers.Conv2D(2, 3)])",
    "shapes.window": TOP
    + "keras.Sequential([keras.Input((2, 2, 1)), keras.layers.Conv2D(2, 3)])(np.zeros((1, 2, 2, 1)))",
    "shapes.array_reshape": TOP + "np.zeros((60, 28, 28)).reshape(60, 28)",
    "shapes.layer_reshape": TOP + "keras.Sequential([keras.Input((784,)), keras.layers.Reshape((28, 29))])",
    "shapes.tensor_reshape": TOP + "tf.reshape(tf.zeros((2, 3)), (4,))",
    "shapes.matrix_product": TOP + "np.dot(np.zeros((2, 3)), np.zeros((2, 3)))",
    "shapes.matrix_product_operator": TOP + "np.zeros((2, 3)) @ np.zeros((2, 3))",
    "shapes.tensor_product": TOP + "tf.matmul(tf.zeros((2, 3)), tf.zeros((2, 3)))",
    "shapes.elementwise": TOP + "np.zeros(3) + np.zeros(4)",
    "shapes.tensors_elementwise": TOP + "tf.zeros(3) + tf.zeros(4)",
    "shapes.concatenation": TOP + "np.concatenate([np.zeros((2, 3)), np.zeros((2, 4))])",
    "shapes.input_number": TOP + "keras.Input(784)",
    "shapes.rows_differ": TOP + "np.array([[1, 2], [3]])",
    "shapes.truth": TOP + "if np.array([1, 2]) == 1: pass",
    "shapes.plot": "import matplotlib.pyplot as plt\nplt.plot([1, 2, 3], [1, 2])",
    "shapes.image": TOP + "import matplotlib.pyplot as plt\nplt.imshow(np.zeros(784))",
    "shapes.weights_count": SMALL + "model.layers[0].set_weights([np.zeros((2, 1))])",
    "shapes.weights": SMALL + "model.layers[0].set_weights([np.zeros((3, 1)), np.zeros(1)])",
}
