"""Messages about models that the student's code left behind."""

MESSAGES = {
    "models.missing": {
        "ru": "Код закончился, но в имени {name} нет модели. Оставьте готовую модель в этом имени.",
        "en": "The code ended, but the name {name} holds no model. Leave the finished model in that name.",
    },
    "models.unreadable": {
        "ru": "Файл модели не читается: {reason}. Модель должна быть обычной моделью Keras.",
        "en": "The model file cannot be read: {reason}. The model must be an ordinary Keras model.",
    },
    "models.not_built": {
        "ru": "У модели ещё нет весов: первому слою не сообщён размер объекта. "
        "Укажите его, например Input(({inputs},)).",
        "en": "The model has no weights yet: the first layer was not told the size of an object. "
        "Give it, for example Input(({inputs},)).",
    },
    "models.layers_right": {"ru": "Слои: {summary}.", "en": "Layers: {summary}."},
    "models.inputs": {
        "ru": "На вход модели подаётся {received} чисел, а объект здесь состоит из {expected}.",
        "en": "The model takes {received} numbers, but an object here has {expected}.",
    },
    "models.layer_count": {
        "ru": "Слоёв в модели: {received}. В задании их {expected}.",
        "en": "The model has {received} layers. The task asks for {expected}.",
    },
    "models.layer_type": {
        "ru": "Слой {n}: {received}. В задании здесь {expected}.",
        "en": "Layer {n} is {received}. The task asks for {expected} there.",
    },
    "models.layer_units": {
        "ru": "Слой {n}: нейронов {received}, а в задании {expected}.",
        "en": "Layer {n} has {received} neurons; the task asks for {expected}.",
    },
    "models.layer_bias_extra": {
        "ru": "Слой {n} создан с нейроном смещения, а в задании он без него: use_bias=False.",
        "en": "Layer {n} has a bias; the task asks for none there: use_bias=False.",
    },
    "models.layer_bias_missing": {
        "ru": "Слой {n} создан без нейрона смещения, а в задании он есть.",
        "en": "Layer {n} has no bias; the task asks for one.",
    },
    "models.layer_activation": {
        "ru": "Слой {n}: функция активации {received}, а в задании {expected}.",
        "en": "Layer {n} uses the activation {received}; the task asks for {expected}.",
    },
    "models.parameters_right": {"ru": "Обучаемых параметров: {value}.", "en": "Trainable parameters: {value}."},
    "models.parameters_differ": {
        "ru": "Обучаемых параметров: {value}, а у сети из задания другое число. Сверьте слои с заданием.",
        "en": "The model has {value} trainable parameters; the network of the task has another number. "
        "Compare the layers with the task.",
    },
    "models.not_compiled": {
        "ru": "Модель не скомпилирована: вызовите model.compile с функцией потерь и оптимизатором.",
        "en": "The model is not compiled: call model.compile with a loss and an optimizer.",
    },
    "models.compiled_right": {
        "ru": "Функция потерь {loss}, оптимизатор {optimizer}.",
        "en": "Loss {loss}, optimizer {optimizer}.",
    },
    "models.loss": {
        "ru": "Функция потерь {received} здесь не подходит: для десяти классов с softmax нужна другая.",
        "en": "The loss {received} does not fit here: ten classes with softmax want another one.",
    },
    "models.optimizer": {
        "ru": "Оптимизатор {received}, а в задании {expected}.",
        "en": "The optimizer is {received}; the task asks for {expected}.",
    },
    "models.not_measured": {
        "ru": "Модель не удалось применить к новым изображениям: {reason}.",
        "en": "The model could not be applied to new images: {reason}.",
    },
}
