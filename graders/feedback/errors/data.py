"""Data, files and what lies around a notebook: loaders, paths, modules, saved models."""

from __future__ import annotations

import difflib

from graders.feedback.errors.rule import Rule, Stop, Values

MODULES = ("keras", "tensorflow", "numpy", "matplotlib", "random", "math", "os", "sys", "time", "json", "re", "csv")


def _module_near(values: Values, _stop: Stop) -> Values | None:
    near = difflib.get_close_matches(values["name"], MODULES, 1, 0.75)
    return {**values, "new": near[0]} if near and near[0] != values["name"] else None


RULES = (
    Rule(
        "data.colab",
        "ModuleNotFoundError",
        r"No module named 'google\.colab",
        "Модуль google.colab есть только в Colab, а код исполняется здесь. Уберите эти строки: Google Диск не нужен, "
        "MNIST читает keras.datasets.mnist.load_data().",
        "google.colab exists in Colab only, and the code runs here. Remove these lines: Google Drive is not needed, "
        "keras.datasets.mnist.load_data() reads MNIST.",
    ),
    Rule(
        "data.colab_path",
        "FileNotFoundError|OSError|ValueError",
        r"(?P<path>/content(?:/[^'\"\s]{0,80})?)",
        "Папка {path} есть только в Colab. Здесь пишите имя файла без папки: код начинает работу в своей.",
        "The folder {path} exists in Colab only. Here write the file's name without a folder: "
        "the code starts in one of its own.",
    ),
    Rule(
        "data.dataset_absent",
        "OSError",
        r"^(?P<name>\S{1,80}) is not among the datasets here \((?P<known>[^)]{0,200})\)",
        "Набора {name} здесь нет, а скачать его нельзя: у кода нет сети. Есть: {known}.",
        "The dataset {name} is not here, and it cannot be downloaded: the code has no network. There are: {known}.",
    ),
    Rule(
        "data.load_unpacking",
        "ValueError|TypeError",
        "unpack",
        "load_data возвращает две пары: обучающие и тестовые данные. Слева нужны скобки: "
        "(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data().",
        "load_data returns two pairs: training data and test data. Parentheses are needed on the left: "
        "(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data().",
        line=r"load_data",
    ),
    Rule(
        "data.weights_suffix",
        "ValueError",
        r"must end in `\.weights\.h5`\. Received: filepath=(?P<name>\S{1,80})",
        "Имя файла с весами должно кончаться на .weights.h5, а здесь {name}. "
        "Пишите, например, model.save_weights('model.weights.h5').",
        "The name of a file of weights has to end in .weights.h5, but here is {name}. "
        "Write, for example, model.save_weights('model.weights.h5').",
    ),
    Rule(
        "data.weights_of_another",
        "ValueError",
        r"objects could not be loaded[\s\S]{1,300}variable\.shape=(?P<here>\([\d, ]{1,40}\)), "
        r"Received: value\.shape=(?P<there>\([\d, ]{1,40}\))",
        "Веса в файле — от сети с другими слоями: у первого, который не подошёл, форма {there}, а здесь {here}. "
        "Постройте сеть с теми же слоями, что у сохранённой.",
        "The weights in the file are those of a network with other layers: the first one that does not fit has the "
        "shape {there}, and here it is {here}. Build the network with the same layers as the one that was saved.",
    ),
    Rule(
        "data.model_suffix",
        "ValueError",
        r"Invalid filepath extension for saving.{1,400}filepath=(?P<name>\S{1,80}?)\.?$",
        "Имя файла с моделью должно кончаться на .keras, а здесь {name}. Пишите model.save('model.keras').",
        "The name of a model's file has to end in .keras, but here is {name}. Write model.save('model.keras').",
    ),
    Rule(
        "data.model_missing",
        "ValueError",
        r"File not found: filepath=(?P<name>\S{1,80}?)\. Please",
        "Файла с моделью {name} нет. Сначала сохраните её в этом же коде: model.save('{name}'). "
        "От прежних запусков файлы не остаются.",
        "There is no model file {name}. Save it first, in the same code: model.save('{name}'). "
        "No files are left from earlier runs.",
    ),
    Rule(
        "data.model_format",
        "ValueError",
        r"File format not supported: filepath=(?P<name>\S{1,80}?)\. Keras 3",
        "Из {name} модель не прочитать: Keras 3 читает файлы .keras и .h5. Пишите model.save('model.keras').",
        "No model can be read from {name}: Keras 3 reads files .keras and .h5. Save it so: model.save('model.keras').",
    ),
    Rule(
        "data.file_missing",
        "FileNotFoundError",
        r"(?:: |name = )'(?P<name>[^']{1,200})'|^(?P<other>\S{1,80}) not found",
        "Файла {name} здесь нет. В папке кода лежит только то, что он сам создал; проверьте имя "
        "или создайте файл выше.",
        "There is no file {name} here. The code's folder holds only what the code itself has made; check the name, "
        "or make the file further up.",
        find=lambda values, _stop: {"name": values["name"] or values["other"]},
    ),
    Rule(
        "data.read_only",
        "OSError|PermissionError",
        r"\[Errno (?:13|30)\][^:]{1,60}: '(?P<name>[^']{1,200})'",
        "Сюда писать нельзя: {name}. Пишите в папку кода, то есть имя файла без папки впереди.",
        "This place cannot be written to: {name}. Write into the code's own folder, that is a file name without a "
        "folder before it.",
    ),
    Rule(
        "data.history_key",
        "KeyError",
        r"^'(?P<name>(?:val_)?(?:acc|accuracy|loss|mae|mse))'$",
        "В истории обучения нет записи {name}. Запись называется так же, как метрика в compile, а записи с val_ "
        "есть, если в fit передана проверочная выборка. Все имена: history.history.keys().",
        "The training history has no entry {name}. An entry is called as the metric in compile is, and entries with "
        "val_ are there when fit was given validation data. All names: history.history.keys().",
    ),
    Rule(
        "data.history",
        "TypeError|AttributeError",
        r"'History' object (?:is not subscriptable|has no attribute '(?P<name>\w{1,40})')",
        "fit возвращает объект, а числа по эпохам лежат в его словаре history: history.history['loss'].",
        "fit returns an object, and the numbers per epoch are in its dictionary history: history.history['loss'].",
    ),
    Rule(
        "data.module_misspelt",
        "ModuleNotFoundError",
        r"No module named '(?P<name>\w{1,40})'",
        "Модуля {name} нет. Может быть, {new}?",
        "There is no module {name}. Perhaps {new}?",
        find=_module_near,
    ),
    Rule(
        "data.module_missing",
        "ModuleNotFoundError",
        r"No module named '(?P<name>[\w.]{1,80})'",
        "Модуля {name} здесь нет, а установить его нельзя: у кода нет сети. "
        "Есть keras, tensorflow, numpy и matplotlib.",
        "There is no module {name} here, and it cannot be installed: the code has no network. "
        "There are keras, tensorflow, numpy and matplotlib.",
    ),
    Rule(
        "data.decimal_comma",
        "ValueError",
        r"could not convert string to float: '(?P<value>-?\d{1,20},\d{1,20})'",
        "В строке {value} стоит десятичная запятая, а Python понимает только точку. Замените её: s.replace(',', '.').",
        "The string {value} has a decimal comma, but Python understands a point only. Replace it: s.replace(',', '.').",
    ),
    Rule(
        "data.not_a_number",
        "ValueError",
        r"(?:could not convert string to float|invalid literal for int\(\) with base 10): (?P<value>'[^']{0,80}')",
        "Строка {value} не читается как число. Посмотрите, что в ней, кроме цифр; дробное число "
        "читает float, а не int.",
        "The string {value} does not read as a number. See what it holds besides digits; a fraction is read by float, "
        "not by int.",
    ),
)
