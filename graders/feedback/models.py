"""Messages about models that the student's code left behind."""

MESSAGES = {
    "models.missing": {
        "ru": "Код закончился, но в имени {name} нет модели. Оставьте готовую модель в этом имени.",
        "en": "The code ended, but the name {name} holds no model. Leave the finished model in that name.",
    },
    "models.file_missing": {
        "ru": "Код закончился, но файла {name} в его папке нет. Сохраните веса под этим именем: "
        'model.save_weights("{name}").',
        "en": "The code ended, but there is no file {name} in its folder. Save the weights under that name: "
        'model.save_weights("{name}").',
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
    "models.layers_right": {
        "ru": "Все слои такие, как в задании.",
        "en": "All layers are as the task asks.",
    },
    "models.inputs": {
        "ru": "Модель ждёт на входе объект, в котором чисел {received}, а в этом задании их {expected}.",
        "en": "The model takes {received} numbers, but an object here has {expected}.",
    },
    "models.layer_missing": {
        "ru": "Не хватает слоя: в строке {n} таблицы задание просит {expected}. Добавьте его.",
        "en": "A layer is missing: row {n} of the table should be {expected}. Add it.",
    },
    "models.layer_extra": {
        "ru": "Лишний слой: в строке {n} таблицы стоит {received}, а в задании такого слоя нет. Уберите его.",
        "en": "There is a layer too many: row {n} of the table is {received}; the task has no such layer. Remove it.",
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
    "models.layer_rate": {
        "ru": "Слой {n}: доля отключаемых нейронов {received}, а в задании {expected}.",
        "en": "Layer {n} drops a share of {received} of the neurons; the task asks for {expected}.",
    },
    "models.parameters_right": {"ru": "Параметров: {value}.", "en": "Parameters: {value}."},
    "models.parameters_differ": {
        "ru": "Параметров: {value}, а у сети из задания другое число. Сверьте слои с заданием.",
        "en": "The model has {value} parameters; the network of the task has another number. "
        "Compare the layers with the task.",
    },
    "models.trainable_differ": {
        "ru": "Из {total} параметров обучаются {value}. Проверьте, у каких слоёв trainable равно False.",
        "en": "Of {total} parameters {value} are trainable. Look which layers have trainable set to False.",
    },
    "models.small": {
        "ru": "Параметров {value}: не больше {most}.",
        "en": "{value} parameters: not more than {most}.",
    },
    "models.too_large": {
        "ru": "Параметров {value}, а можно не больше {most}. Уменьшите число нейронов или слоёв.",
        "en": "{value} parameters; at most {most} are allowed. Use fewer neurons or layers.",
    },
    "models.shape_right": {
        "ru": "Чисел на выходе для каждого объекта: {received}.",
        "en": "Numbers in the output for each object: {received}.",
    },
    "models.shape": {
        "ru": "На выходе чисел: {received}, а в задании {expected}. Их столько, сколько нейронов в последнем слое.",
        "en": "The output has {received} numbers; the task asks for {expected}. "
        "There are as many as the last layer has neurons.",
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
        "ru": "Функция потерь {received} здесь не подходит. Сверьте её с заданием и с тем, что выдаёт последний слой.",
        "en": "The loss {received} does not fit here. Compare it with the task and with what the last layer gives.",
    },
    "models.logits_twice": {
        "ru": "Функция потерь с from_logits=True сама применяет softmax или sigmoid, а последний слой уже сделал это. "
        "Оставьте что-то одно.",
        "en": "A loss with from_logits=True applies softmax or sigmoid itself, but the last layer has done so already. "
        "Keep one of the two.",
    },
    "models.loss_option": {
        "ru": "У функции потерь необычный аргумент {name}, и задание просит не такой. Сверьте его с заданием.",
        "en": "The loss has another {name} than the task asks for. Compare it with the task.",
    },
    "models.optimizer": {
        "ru": "Оптимизатор {received}, а в задании {expected}.",
        "en": "The optimizer is {received}; the task asks for {expected}.",
    },
    "models.setting": {
        "ru": "У оптимизатора {name} равно {received}, а в задании {expected}.",
        "en": "The optimizer has {name} set to {received}; the task asks for {expected}.",
    },
    "models.schedule": {
        "ru": "Скорость обучения задана расписанием и меняется по ходу обучения, а в задании это одно число.",
        "en": "The learning rate is a schedule and changes during training; the task asks for one number.",
    },
    "models.metric": {
        "ru": "Среди метрик нет {expected}: передайте её в model.compile(..., metrics=[...]).",
        "en": "{expected} is not among the metrics: pass it to model.compile(..., metrics=[...]).",
    },
    "models.metric_exact": {
        "ru": "keras.metrics.Accuracy() считает точные совпадения чисел, а вероятности с метками почти никогда не "
        "совпадают. Строка 'accuracy' выбирает подходящую метрику сама.",
        "en": "keras.metrics.Accuracy() counts numbers that are exactly equal, and probabilities hardly ever equal "
        "labels. The string 'accuracy' chooses the fitting metric itself.",
    },
    "models.not_measured": {
        "ru": "Модель не удалось применить к новым изображениям: {reason}.",
        "en": "The model could not be applied to new images: {reason}.",
    },
}
