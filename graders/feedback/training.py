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
    "training.accuracy_enough": {
        "ru": "Сеть узнаёт {value} % изображений, которых никогда не видела; нужно не меньше {low} %.",
        "en": "The network recognises {value} % of images it has never seen; at least {low} % are asked for.",
    },
    "training.accuracy_short": {
        "ru": "Сеть узнаёт {value} % новых изображений, а нужно не меньше {low} %. Посмотрите по журналу, падают ли "
        "ещё потери: если да, обучение закончилось рано; если нет, меняйте сеть, размер пакета или скорость обучения.",
        "en": "The network recognises {value} % of new images; at least {low} % are asked for. See in the log whether "
        "the loss is still falling: if it is, training ended too early; if not, change the network, the batch size or "
        "the learning rate.",
    },
    "training.accuracy_chance": {
        "ru": "Сеть узнаёт {value} % новых изображений: почти как наугад из десяти классов.",
        "en": "The network recognises {value} % of new images, about as many as a guess among ten classes.",
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
    "training.nan": {
        "ru": "Среди чисел, которые выдаёт или хранит сеть, есть NaN или бесконечность: применить её нельзя.",
        "en": "Among the numbers that the network gives or keeps are NaN or infinity: it cannot be used.",
    },
    "training.nan_cause": {
        "ru": "Обычно потери становятся NaN, когда скорость обучения слишком велика или данные не приведены к числам "
        "от 0 до 1. Найдите эпоху, с которой это началось.",
        "en": "A loss usually becomes NaN when the learning rate is too large or the data are not scaled to 0…1. "
        "Find the epoch in which it began.",
    },
    "training.not_scaled": {
        "ru": "Потери на них {loss}, а на тех же строках с числами от 0 до 255 всего {value}: похоже, её обучали на "
        "яркостях, не поделённых на 255. Поделите их и обучите сеть заново.",
        "en": "Its loss on them is {loss}, but on the same rows with numbers from 0 to 255 only {value}: it seems to "
        "have been trained on brightness that was not divided by 255. Divide it, and train again.",
    },
    "training.rate_large": {
        "ru": "Скорость обучения {value} для {optimizer} велика: шаги перескакивают через минимум. Уменьшите её в "
        "десять раз и посмотрите, станут ли потери падать.",
        "en": "A learning rate of {value} is large for {optimizer}: its steps jump across the minimum. Make it ten "
        "times smaller and see whether the loss falls.",
    },
    "training.rate_small": {
        "ru": "Скорость обучения {value} для {optimizer} мала: за эти эпохи веса почти не сдвинулись. "
        "Увеличьте её в десять раз и сравните.",
        "en": "A learning rate of {value} is small for {optimizer}: in these epochs the weights have hardly moved. "
        "Make it ten times larger and compare.",
    },
    "training.loss_and_activation": {
        "ru": "Функция потерь {loss} ждёт вероятностей, а последний слой с активацией {activation} выдаёт другие "
        "числа. Подберите их друг к другу.",
        "en": "The loss {loss} expects probabilities, but the last layer with the activation {activation} gives other "
        "numbers. Make the two fit.",
    },
    "training.labels_by_element": {
        "ru": "Функция потерь {loss} сравнивает число с числом. Если метка — номер класса, а не строка из нулей и "
        "единицы, она учит каждый выход этому номеру. Проверьте форму меток.",
        "en": "The loss {loss} compares number with number. If a label is the number of a class and not a row of zeros "
        "and a one, it teaches every output that number. Check the shape of the labels.",
    },
    "training.untrained": {
        "ru": "Обучения не видно: до model.fit дело не дошло, или обучалась другая модель.",
        "en": "No training was seen: model.fit was not reached, or it was another model that was trained.",
    },
    "training.other_data": {
        "ru": "При обучении программа сообщила о {value} % верных ответов. Значит, сеть училась на данных, "
        "подготовленных иначе: сравните порядок пикселей, масштаб и метки с тем, что просит задание.",
        "en": "During training the program reported {value} % right answers. So the network learned from data prepared "
        "in another way: compare the order of pixels, the scale and the labels with what the task asks for.",
    },
    "training.labels_apart": {
        "ru": "Потери при обучении почти не падали. Так бывает, когда изображения и метки перемешаны порознь "
        "или метка стоит не у своего изображения.",
        "en": "The loss hardly fell during training. That happens when images and labels were shuffled apart, "
        "or when a label belongs to another image.",
    },
    "training.log_within": {
        "ru": "По журналу, о котором сообщила программа, потери шли как у эталона (эпох: {value}).",
        "en": "In the log that the program reported, the loss went as that of the reference does (epochs: {value}).",
    },
    "training.log_above": {
        "ru": "По журналу, о котором сообщила программа, потери с эпохи {epoch} выше, чем у эталона.",
        "en": "In the log that the program reported, the loss is above that of the reference from epoch {epoch} on.",
    },
    "training.log_below": {
        "ru": "По журналу, о котором сообщила программа, потери с эпохи {epoch} ниже, чем у эталона: "
        "сеть подходит к обучающим данным теснее.",
        "en": "In the log that the program reported, the loss is below that of the reference from epoch {epoch} on: "
        "the network follows the training data more closely.",
    },
    "training.log_epochs": {
        "ru": "Эпох, о которых сообщила программа: {value}; задание рассчитано на {asked}.",
        "en": "Epochs that the program reported: {value}; the task is meant for {asked}.",
    },
    "training.seconds_within": {
        "ru": "Код работал {value} с, в пределах {most} с.",
        "en": "The code ran for {value} s, within {most} s.",
    },
    "training.seconds_over": {
        "ru": "Код работал {value} с, а можно не дольше {most} с. Возьмите меньше эпох, больший пакет или "
        "меньшую сеть.",
        "en": "The code ran for {value} s; at most {most} s are allowed. Use fewer epochs, a larger batch or a smaller "
        "network.",
    },
    "training.seconds_unlearned": {
        "ru": "Код работал {value} с, в пределах {most} с, но доля верных ответов ещё мала: время засчитывается "
        "вместе с ней.",
        "en": "The code ran for {value} s, within {most} s, but the accuracy is still too low: "
        "the time counts together with it.",
    },
    "training.stopped_nan": {
        "ru": "Обучение остановлено: {epochs} эпохи подряд потери не число (NaN), и сами они не восстановятся. "
        "Уменьшите скорость обучения и проверьте, что данные приведены к числам от 0 до 1.",
        "en": "The training was stopped: for {epochs} epochs in a row the loss was not a number (NaN), and it does not "
        "recover by itself. Lower the learning rate, and check that the data are scaled to 0…1.",
    },
    "training.stopped_flat": {
        "ru": "Обучение остановлено: за {epochs} эпохи потери не стали заметно ниже {value}, а столько даёт угадывание "
        "из десяти классов. Проверьте скорость обучения, масштаб данных и то, что метки стоят у своих изображений.",
        "en": "The training was stopped: in {epochs} epochs the loss did not come clearly below {value}, which is what "
        "guessing among ten classes gives. Check the learning rate, the scale of the data, and that labels belong to "
        "their images.",
    },
}
