"""Mistakes in reading what a training prints, recognised by the number they lead to."""

MESSAGES = {
    "fitting.validation_part": {
        "ru": "{value}: столько объектов отложено для проверки. Сеть учится на остальных.",
        "en": "{value} objects are set aside for validation. The network is trained on the others.",
    },
    "fitting.all_objects": {
        "ru": "{value}: это все объекты. Часть из них validation_split откладывает до обучения, и на них сеть не "
        "учится.",
        "en": "{value} is all of the objects. validation_split sets a part of them aside before training, and the "
        "network is not trained on that part.",
    },
    "fitting.last_batch_lost": {
        "ru": "{value}: посчитаны только полные пакеты. После них объекты ещё остаются, и они составляют "
        "последний, неполный пакет.",
        "en": "{value} counts the full batches only. Some objects are left after them, and those make the last batch, "
        "which is not full.",
    },
    "fitting.steps_of_all": {
        "ru": "{value}: шаги посчитаны по всем объектам. Отложенная для проверки часть шагов не даёт.",
        "en": "{value}: the steps were counted over all objects. The part set aside for validation makes none.",
    },
    "fitting.last_batch_full": {
        "ru": "{value}: столько объектов в полном пакете. Посчитайте, сколько объектов осталось на последний.",
        "en": "{value} objects are in a full batch. Work out how many were left for the last one.",
    },
    "fitting.last_batch_missing": {
        "ru": "{value}: стольких объектов последнему пакету не хватает до полного. Спрашивают, сколько в нём есть.",
        "en": "{value} objects are missing from the last batch to make it full. How many it holds is the question.",
    },
    "fitting.updates_without_last": {
        "ru": "{value}: в каждой эпохе потерян последний, неполный пакет. После него параметры тоже меняются.",
        "en": "{value}: in each epoch the last batch, which is not full, was lost. It changes the parameters too.",
    },
    "fitting.updates_of_objects": {
        "ru": "{value}: столько объектов сеть увидит за все эпохи. Параметры меняются один раз на пакет, "
        "а не на объект.",
        "en": "{value} is how many objects the network is shown, counted in every epoch. The parameters "
        "change once for a batch, not for an object.",
    },
    "fitting.log_last": {
        "ru": "{value}: в этой эпохе меньше всего потери на обучающих данных. Спрашивают о данных, "
        "которых сеть не видела: смотрите на val_loss.",
        "en": "In epoch {value} the loss on the training data is lowest. The question is about data that the network "
        "has not seen: look at val_loss.",
    },
    "fitting.log_by_accuracy": {
        "ru": "{value}: в этой эпохе наибольшая доля верных ответов, val_accuracy. Спрашивают о потерях: смотрите на "
        "val_loss.",
        "en": "In epoch {value} val_accuracy is highest. The question is about the loss: look at val_loss.",
    },
    "fitting.gap_of_best": {
        "ru": "{value}: такой разрыв был в эпохе с наименьшими val_loss. Спрашивают о последней.",
        "en": "{value} was the gap in the epoch with the lowest val_loss. The question is about the last one.",
    },
    "fitting.gap_as_share": {
        "ru": "{value}: это разность долей. В процентных пунктах она в сто раз больше.",
        "en": "{value} is the difference of the shares. In percentage points it is a hundred times as much.",
    },
    "fitting.mean_of_classes": {
        "ru": "{value}: усреднены доли по классам. Изображений в классах разное число, а доля верных ответов считает "
        "каждое изображение один раз: сложите верные ответы и разделите на все изображения.",
        "en": "{value} is the mean of the shares of the classes. The classes have different numbers of images, and "
        "accuracy counts every image once: add the right answers up and divide by all images.",
    },
    "fitting.errors_for_accuracy": {
        "ru": "{value}: это доля ошибок. Доля верных ответов дополняет её до единицы.",
        "en": "{value} is the share of errors. Accuracy and that share add up to one.",
    },
    "fitting.odds": {
        "ru": "{value}: верные ответы разделены на неверные. Делят на все изображения.",
        "en": "{value}: the right answers were divided by the wrong ones. Divide by all images.",
    },
    "fitting.right_for_wrong": {
        "ru": "{value}: столько ответов верны. Спрашивают, сколько неверных.",
        "en": "{value} answers are right. How many are wrong is the question.",
    },
    "fitting.parameters_without_bias": {
        "ru": "Параметров {value}: смещений нет ни в одном слое. Уберите use_bias=False.",
        "en": "{value} parameters: no layer has a bias. Remove use_bias=False.",
    },
    "fitting.parameters_layers_swapped": {
        "ru": "Параметров {value}: слои из 400 и 800 нейронов стоят в обратном порядке. Поменяйте их местами.",
        "en": "{value} parameters: the layers of 400 and 800 neurons come in the wrong order. Swap them.",
    },
    "fitting.parameters_layer_missing": {
        "ru": "Параметров {value}: между входом и последним слоем один слой, а нужно два.",
        "en": "{value} parameters: there is one layer between the input and the last layer; there should be two.",
    },
}
