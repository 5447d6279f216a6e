"""Messages about how well a trained model does on data it has never seen."""

MESSAGES = {
    "training.accuracy_within": {
        "ru": "Сеть узнаёт {value} % изображений, которых никогда не видела; эталон даёт от {low} до {high} %.",
        "en": "The network recognises {value} % of images it has never seen; the reference reaches {low} to {high} %.",
    },
    "training.accuracy_below": {
        "ru": "Сеть узнаёт {value} % новых изображений; эталон даёт от {low} до {high} %. "
        "Проверьте подготовку данных и число эпох.",
        "en": "The network recognises {value} % of new images; the reference reaches {low} to {high} %. "
        "Check the preparation of the data and the number of epochs.",
    },
    "training.accuracy_chance": {
        "ru": "Сеть узнаёт {value} % новых изображений: почти как наугад из десяти классов. "
        "Похоже, она не обучалась или получила другие данные.",
        "en": "The network recognises {value} % of new images, about as many as a guess among ten classes. "
        "It seems untrained, or it was given other data.",
    },
    "training.accuracy_above": {
        "ru": "Сеть узнаёт {value} % новых изображений, больше, чем эталон в любом из прогонов (до {high} %). "
        "Такой результат отмечен как необычный.",
        "en": "The network recognises {value} % of new images, more than the reference in any of its runs "
        "(up to {high} %). Such a result is marked as unusual.",
    },
    "training.loss_within": {
        "ru": "Потери на новых изображениях {value}; у эталона от {low} до {high}.",
        "en": "The loss on new images is {value}; the reference has {low} to {high}.",
    },
    "training.loss_above": {
        "ru": "Потери на новых изображениях {value}, у эталона не больше {high}. "
        "Ошибается сеть слишком уверенно или обучена недостаточно.",
        "en": "The loss on new images is {value}; the reference stays at or below {high}. "
        "The network errs too confidently, or it is trained too little.",
    },
    "training.loss_below": {
        "ru": "Потери на новых изображениях {value}, ниже, чем у эталона в любом из прогонов (от {low}).",
        "en": "The loss on new images is {value}, lower than the reference in any of its runs (from {low}).",
    },
    "training.outputs": {
        "ru": "Выход сети не похож на вероятности десяти классов: {reason}.",
        "en": "The output of the network is not the probabilities of ten classes: {reason}.",
    },
}
