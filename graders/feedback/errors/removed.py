"""Names and arguments that courses of earlier years use, and Keras 3, TensorFlow 2 and NumPy 2 do not have."""

from __future__ import annotations

from graders.feedback.errors.rule import Rule, gone, renamed

MISSING = "AttributeError|ImportError|ModuleNotFoundError"

LAYER_ARGUMENTS = {
    "output_dim": "units",
    "init": "kernel_initializer",
    "W_regularizer": "kernel_regularizer",
    "b_regularizer": "bias_regularizer",
    "W_constraint": "kernel_constraint",
    "b_constraint": "bias_constraint",
    "bias": "use_bias",
    "nb_filter": "filters",
    "border_mode": "padding",
    "subsample": "strides",
    "input_dims": "input_dim",
    "p": "rate",
}
MODULES = {
    "engine": "keras.layers.Layer, keras.Model",
    "initializations": "keras.initializers",
    "objectives": "keras.losses",
    "scikit_learn": "keras.wrappers.SKLearnClassifier",
    "vis_utils": "keras.utils.plot_model",
    "generic_utils": "keras.utils",
}
PREPROCESSING = {
    "ImageDataGenerator": "keras.utils.image_dataset_from_directory, keras.layers.RandomRotation",
    "text": "keras.layers.TextVectorization",
    "Tokenizer": "keras.layers.TextVectorization",
}
TENSORFLOW_NAMES = {
    "set_random_seed": "tf.random.set_seed",
    "random_normal": "tf.random.normal",
    "random_uniform": "tf.random.uniform",
    "truncated_normal": "tf.random.truncated_normal",
    "log": "tf.math.log",
    "mul": "tf.multiply",
    "sub": "tf.subtract",
    "to_float": "tf.cast(x, tf.float32)",
    "to_int32": "tf.cast(x, tf.int32)",
    "layers": "keras.layers",
    "losses": "keras.losses",
    "metrics": "keras.metrics",
}
OPTIMIZERS = {
    name.lower(): name for name in ("Adam", "SGD", "RMSprop", "Adagrad", "Adadelta", "Adamax", "AdamW", "Nadam")
}
TENSORFLOW_OPTIMIZERS = {
    "GradientDescentOptimizer": "SGD",
    "MomentumOptimizer": "SGD",
    "AdamOptimizer": "Adam",
    "RMSPropOptimizer": "RMSprop",
    "AdagradOptimizer": "Adagrad",
}
LOSSES = {
    "mean_absolute_error": "MeanAbsoluteError",
    "mean_squared_error": "MeanSquaredError",
    "MAE": "MeanAbsoluteError",
    "MSE": "MeanSquaredError",
    "mae": "MeanAbsoluteError",
    "mse": "MeanSquaredError",
}


def _any(names: dict[str, str]) -> str:
    return "|".join(names)


RULES = (
    Rule(
        "removed.np_utils",
        MISSING,
        gone("np_utils"),
        "Модуля np_utils больше нет: он был в Keras до версии 3. Замените np_utils.to_categorical(y, 10) "
        "на keras.utils.to_categorical(y, 10).",
        "There is no np_utils any more: it was part of Keras before version 3. Replace np_utils.to_categorical(y, 10) "
        "with keras.utils.to_categorical(y, 10).",
    ),
    Rule(
        "removed.contrib",
        MISSING,
        gone("contrib"),
        "Модуля tf.contrib больше нет: он был в TensorFlow 1. Замените tf.contrib.keras на keras, "
        "а в начале кода напишите import keras.",
        "There is no tf.contrib any more: it was part of TensorFlow 1. Replace tf.contrib.keras with keras, "
        "and put import keras at the top.",
    ),
    Rule(
        "removed.loss_function",
        MISSING,
        rf"(?:losses|metrics)' has no attribute '(?P<name>{_any(LOSSES)})'",
        "Имени {name} здесь нет. Возьмите объект keras.losses.{new}() или его короткую запись строкой: 'mae', 'mse'.",
        "There is no {name} here. Use the object keras.losses.{new}(), or its short form as a string: 'mae', 'mse'.",
        find=renamed(LOSSES),
    ),
    Rule(
        "removed.predict_classes",
        MISSING,
        gone("predict_classes"),
        "Метода predict_classes у модели больше нет. Метод predict даёт вероятности классов; номер класса — "
        "место наибольшей из них: model.predict(x).argmax(axis=1).",
        "A model has no method predict_classes any more. predict gives the probabilities of the classes; the class is "
        "where the largest of them stands: model.predict(x).argmax(axis=1).",
    ),
    Rule(
        "removed.predict_proba",
        MISSING,
        gone("predict_proba"),
        "Метода predict_proba у модели больше нет: вероятности даёт model.predict(x).",
        "A model has no method predict_proba any more: model.predict(x) gives the probabilities.",
    ),
    Rule(
        "removed.generator_methods",
        MISSING,
        gone("(?:fit|evaluate|predict)_generator"),
        "Метода {name} у модели больше нет. Методы fit, evaluate и predict сами принимают генератор: "
        "уберите _generator из имени.",
        "A model has no method {name} any more. fit, evaluate and predict take a generator themselves: "
        "drop _generator from the name.",
    ),
    Rule(
        "removed.nb_epoch",
        "TypeError",
        "unexpected keyword argument 'nb_epoch'",
        "Аргумента nb_epoch у fit больше нет. Число эпох теперь называется epochs.",
        "fit has no argument nb_epoch any more. The number of epochs is called epochs now.",
    ),
    Rule(
        "removed.lr",
        "ValueError",
        r"not recognized: \{'lr': (?P<value>[^,}]+)",
        "Аргумента lr у оптимизатора больше нет. Скорость обучения теперь называется learning_rate: "
        "learning_rate={value}.",
        "Optimizers have no argument lr any more. The learning rate is called learning_rate now: "
        "learning_rate={value}.",
    ),
    Rule(
        "removed.decay",
        ".*Warning",
        "`decay` is no longer supported",
        "Аргумент decay больше не действует: скорость обучения останется постоянной. Чтобы она убывала, передайте в "
        "learning_rate расписание, например keras.optimizers.schedules.ExponentialDecay.",
        "The argument decay does nothing any more: the learning rate will stay constant. To let it fall, pass a "
        "schedule as learning_rate, for example keras.optimizers.schedules.ExponentialDecay.",
    ),
    Rule(
        "removed.output_dim",
        "TypeError",
        "missing 1 required positional argument: 'units'",
        "Аргумента output_dim у слоя Dense больше нет, а число нейронов не указано. Теперь он называется units "
        "и стоит первым.",
        "Dense has no argument output_dim any more, so the number of neurons is missing. It is called units now, "
        "and comes first.",
        line=r"\boutput_dim\s*=",
    ),
    Rule(
        "removed.layer_argument",
        "ValueError",
        rf"keyword arguments passed to (?P<layer>\w+): {{[^}}]*'(?P<name>{_any(LAYER_ARGUMENTS)})'",
        "У слоя {layer} нет аргумента {name}. Теперь он называется {new}.",
        "The layer {layer} has no argument {name}. It is called {new} now.",
        find=renamed(LAYER_ARGUMENTS),
    ),
    Rule(
        "removed.layer_module",
        MISSING,
        gone(
            "core|convolutional|pooling|normalization|advanced_activations|embeddings|recurrent|noise|local|"
            "BatchNormalizationV[12]"
        ),
        "Модуля keras.layers.{name} больше нет: все слои лежат прямо в keras.layers. "
        "Пишите, например, from keras.layers import Dense.",
        "There is no module keras.layers.{name} any more: all layers are in keras.layers itself. "
        "Write, for example, from keras.layers import Dense.",
    ),
    Rule(
        "removed.merge",
        MISSING,
        gone("[Mm]erge"),
        "Слоя {name} больше нет. Слои соединяют keras.layers.Concatenate(), складывает их keras.layers.Add().",
        "There is no {name} any more. keras.layers.Concatenate() joins layers, and keras.layers.Add() adds them.",
    ),
    Rule(
        "removed.module",
        MISSING,
        gone(_any(MODULES)),
        "Модуля {name} в Keras 3 больше нет. То, что в нём было, теперь здесь: {new}.",
        "Keras 3 has no module {name} any more. What was in it is now here: {new}.",
        find=renamed(MODULES),
    ),
    Rule(
        "removed.preprocessing",
        MISSING,
        gone(_any(PREPROCESSING)),
        "Имени {name} в keras.preprocessing больше нет. Вместо него: {new}.",
        "keras.preprocessing has no {name} any more. In its place: {new}.",
        line="preprocessing",
        find=renamed(PREPROCESSING),
    ),
    Rule(
        "removed.session",
        MISSING,
        r"'tensorflow' has no attribute '(?P<name>Session|InteractiveSession|placeholder|ConfigProto|get_variable|"
        r"global_variables_initializer|get_default_graph|reset_default_graph|variable_scope)'",
        "Имени tf.{name} больше нет: сессии и заполнители были в TensorFlow 1. Теперь всё вычисляется сразу, "
        "поэтому уберите сессию, а данные передавайте прямо в модель.",
        "There is no tf.{name} any more: sessions and placeholders belonged to TensorFlow 1. Everything is computed at "
        "once now, so drop the session and pass the data to the model itself.",
    ),
    Rule(
        "removed.tensorflow_optimizer",
        MISSING,
        gone(_any(TENSORFLOW_OPTIMIZERS)),
        "Оптимизатора {name} больше нет: он был в TensorFlow 1. Теперь это keras.optimizers.{new}.",
        "There is no {name} any more: it belonged to TensorFlow 1. It is keras.optimizers.{new} now.",
        find=renamed(TENSORFLOW_OPTIMIZERS),
    ),
    Rule(
        "removed.tensorflow_name",
        MISSING,
        rf"'tensorflow' has no attribute '(?P<name>{_any(TENSORFLOW_NAMES)})'",
        "Имени tf.{name} больше нет: оно было в TensorFlow 1. Теперь это {new}.",
        "There is no tf.{name} any more: it belonged to TensorFlow 1. It is {new} now.",
        find=renamed(TENSORFLOW_NAMES),
    ),
    Rule(
        "removed.tutorials",
        MISSING,
        r"'tensorflow\.examples",
        "Модуля tensorflow.examples больше нет. MNIST читает (x_train, y_train), (x_test, y_test) = "
        "keras.datasets.mnist.load_data().",
        "There is no tensorflow.examples any more. MNIST is read by (x_train, y_train), (x_test, y_test) = "
        "keras.datasets.mnist.load_data().",
    ),
    Rule(
        "removed.backend_function",
        MISSING,
        r"'keras\.backend' has no attribute '(?P<name>\w{1,40})'",
        "Функции {name} в keras.backend больше нет. Действия над тензорами теперь в keras.ops: keras.ops.{name}.",
        "keras.backend has no {name} any more. Operations on tensors are in keras.ops now: keras.ops.{name}.",
    ),
    Rule(
        "removed.legacy_optimizer",
        MISSING,
        r"keras\.optimizers\.legacy",
        "Оптимизаторов keras.optimizers.legacy в Keras 3 нет. Уберите .legacy: keras.optimizers.Adam().",
        "Keras 3 has no keras.optimizers.legacy. Drop .legacy: keras.optimizers.Adam().",
    ),
    Rule(
        "removed.optimizer_name",
        MISSING,
        rf"(?:'[\w.]*optimizers' has no attribute|cannot import name) '(?P<name>{_any(OPTIMIZERS)})'",
        "Оптимизатора {name} строчными буквами нет. Его класс пишется keras.optimizers.{new}.",
        "There is no optimizer {name} in small letters. Its class is written keras.optimizers.{new}.",
        find=renamed(OPTIMIZERS),
    ),
    Rule(
        "removed.private_keras",
        "ValueError|TypeError",
        r"tensorflow\.python\.keras",
        "В модели смешаны две разные библиотеки: keras и tensorflow.python.keras, старая и внутренняя. "
        "Берите всё из одной: import keras, затем keras.layers.",
        "The model mixes two different libraries: keras, and tensorflow.python.keras, which is old and internal. "
        "Take everything from one: import keras, then keras.layers.",
    ),
    Rule(
        "removed.numpy_type",
        "AttributeError",
        r"module 'numpy' has no attribute '(?P<name>float|int|object|str|complex)'",
        "Типа np.{name} больше нет. Пишите просто {name}; для чисел заданного размера есть np.float32 и np.int64.",
        "There is no type np.{name} any more. Write just {name}; for numbers of a given size there are np.float32 and "
        "np.int64.",
    ),
)
