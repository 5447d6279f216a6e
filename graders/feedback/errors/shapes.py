"""Sizes that do not fit: of data and layers, and of arrays among each other."""

from __future__ import annotations

import math

from graders.feedback.errors.rule import Rule, Stop, Values

# Keras says it in three ways, by how the model was made.
_MISMATCH = (
    r"[Ee]xpected shape[ =]\(None, (?P<expected>[\d, ]{1,40})\), (?:but input has incompatible|found) shape[ =]"
    r"\((?P<received>[\w, ]{1,60})\)"
)
_LAST_AXIS = (
    r"layer '?(?P<layer>\w{1,60})'? is incompatible with the layer: expected axis -1 of input shape to have value "
    r"(?P<expected>\d{1,12}), but received input with shape \((?P<received>[\w, ]{1,60})\)"
)
_INCOMPATIBLE = "ValueError|InvalidArgumentError"


def _numbers(shape: str) -> list[int | None]:
    """Read a shape as Keras writes it: ``None, 28, 28`` or ``32,``."""
    sizes = [size.strip() for size in shape.split(",") if size.strip()]
    return [int(size) if size.isdecimal() else None for size in sizes]


def _flat_wanted(values: Values, _stop: Stop) -> Values | None:
    """One number was wanted for each object, and there are as many, but in rows."""
    received = _numbers(values["received"])[1:]
    sizes = [size for size in received if size is not None]
    expected = _numbers(values["expected"])[-1]
    if len(sizes) < 2 or len(sizes) != len(received) or math.prod(sizes) != expected:
        return None
    return {"expected": str(expected), "received": "×".join(map(str, sizes))}


def _without_batch_axis(values: Values, _stop: Stop) -> Values | None:
    """The data have an axis less than the model takes: one object was given in place of a batch of them."""
    expected, received = _numbers(values["expected"]), _numbers(values["received"])
    if len(received) != len(expected):
        return None
    return {"expected": ", ".join(["None", *map(str, expected)]), "received": values["received"]}


def _differing(values: Values, _stop: Stop) -> Values | None:
    received = _numbers(values["received"])[1:]
    shown = "×".join(map(str, received)) if None not in received and received else values["received"]
    return {**values, "expected": "×".join(map(str, _numbers(values["expected"]))), "received": shown}


def _counted(values: Values, _stop: Stop) -> Values | None:
    sizes = [size for size in _numbers(values["shape"]) if size is not None]
    return {**values, "count": str(math.prod(sizes))}


def _first_layer_inputs(values: Values, stop: Stop) -> Values | None:
    return {**values, "received": values["received"].rstrip(", "), "call": stop.line[:60]}


_FLATTEN_RU = (
    "У каждого объекта {received} чисел, а модель ждёт их в один ряд: {expected}. Разверните данные: "
    "x = x.reshape(len(x), {expected}), или поставьте первым слой keras.layers.Flatten()."
)
_FLATTEN_EN = (
    "Each object has {received} numbers, but the model expects them in one row: {expected}. Flatten the data: "
    "x = x.reshape(len(x), {expected}), or put a layer keras.layers.Flatten() first."
)
_BATCH_RU = (
    "Модель ждёт данные формы ({expected}), где None — число объектов, а получила ({received}): похоже, это один "
    "объект. Оставьте ось объектов: x[:1] вместо x[0], или x[np.newaxis]."
)
_BATCH_EN = (
    "The model expects data of the shape ({expected}), where None is the number of objects, and received "
    "({received}): this looks like one object. Keep the axis of objects: x[:1] in place of x[0], or x[np.newaxis]."
)

RULES = (
    Rule("shapes.flatten", _INCOMPATIBLE, _MISMATCH, _FLATTEN_RU, _FLATTEN_EN, find=_flat_wanted),
    Rule("shapes.flatten_layer", _INCOMPATIBLE, _LAST_AXIS, _FLATTEN_RU, _FLATTEN_EN, find=_flat_wanted),
    Rule("shapes.batch_axis", _INCOMPATIBLE, _MISMATCH, _BATCH_RU, _BATCH_EN, find=_without_batch_axis),
    Rule(
        "shapes.input",
        _INCOMPATIBLE,
        _MISMATCH,
        "Вход модели рассчитан на объекты из {expected} чисел, а в данных у объекта {received}. "
        "Исправьте размер в keras.Input или форму данных: они должны совпадать.",
        "The model's input is made for objects of {expected} numbers, but in the data an object has {received}. "
        "Change the size in keras.Input or the shape of the data: they have to agree.",
        find=_differing,
    ),
    Rule(
        "shapes.layer_input",
        _INCOMPATIBLE,
        _LAST_AXIS,
        "Слой {layer} рассчитан на {expected} входов, а получил данные формы ({received}). "
        "Исправьте размер в keras.Input или форму данных: последние числа должны совпадать.",
        "The layer {layer} is made for {expected} inputs, but received data of the shape ({received}). "
        "Change the size in keras.Input or the shape of the data: the last numbers have to agree.",
        find=_first_layer_inputs,
    ),
    Rule(
        "shapes.axes",
        _INCOMPATIBLE,
        r"layer '?(?P<layer>\w{1,60})'? is incompatible with the layer: expected (?:min_|max_)?ndim=(?P<expected>\d+), "
        r"found ndim=(?P<received>\d+)",
        "Слой {layer} ждёт данные с числом осей {expected}, а у этих их {received}. Первая ось — объекты; "
        "у изображений для свёртки последняя ось — каналы: (28, 28, 1).",
        "The layer {layer} expects data with {expected} axes, but these have {received}. The first axis is the "
        "objects; for a convolution the last axis of an image is its channels: (28, 28, 1).",
    ),
    Rule(
        "shapes.window",
        _INCOMPATIBLE,
        r"[Nn]egative dimension size caused by subtracting (?P<window>\d+) from (?P<size>\d+)|"
        r"output size would be zero or negative\. Received `inputs shape=(?P<sizes>\([\w, ]{1,40}\))`, "
        r"`kernel shape=(?P<windows>\([\d, ]{1,40}\))`",
        "Окно слоя больше того, к чему его прикладывают: {window} против {size}. Уменьшите окно, уберите один из "
        "слоёв, которые сжимают изображение, или проверьте, что первая ось данных — объекты.",
        "The layer's window is larger than what it is applied to: {window} against {size}. Make the window smaller, "
        "drop one of the layers that shrink the image, or check that the first axis of the data is the objects.",
        find=lambda values, _stop: {
            "window": values["window"] or values["windows"],
            "size": values["size"] or values["sizes"],
        },
    ),
    Rule(
        "shapes.array_reshape",
        "ValueError",
        r"cannot reshape array of size (?P<size>\d{1,18}) into shape \((?P<shape>[-\d,]{1,60})\)",
        "В массиве {size} чисел, а форма ({shape}) вмещает {count} или кратное этому число. "
        "Произведение размеров должно быть равно числу чисел; len(x) первым размером сохранит объекты.",
        "The array has {size} numbers, but the shape ({shape}) takes {count} or a multiple of that. The product of the "
        "sizes has to equal the number of numbers; len(x) as the first size keeps the objects.",
        find=_counted,
    ),
    Rule(
        "shapes.layer_reshape",
        _INCOMPATIBLE,
        r"total size of the tensor must be unchanged. Received: input_shape=\((?P<received>[\d, ]{1,40})\), "
        r"target_shape=\((?P<shape>[-\d, ]{1,40})\)",
        "Слой Reshape получил объект формы ({received}), а в форму ({shape}) помещается чисел: {count}. "
        "Произведения размеров должны совпадать.",
        "The layer Reshape received an object of the shape ({received}), but the shape ({shape}) takes {count} "
        "numbers. The products of the sizes have to agree.",
        find=_counted,
    ),
    Rule(
        "shapes.tensor_reshape",
        "InvalidArgumentError",
        r"Input to reshape is a tensor with (?P<size>\d+) values, but the requested shape has (?P<count>\d+)",
        "В тензоре {size} чисел, а новая форма вмещает {count}. Произведение размеров должно быть равно {size}.",
        "The tensor has {size} numbers, but the new shape takes {count}. The product of the sizes has to be {size}.",
    ),
    Rule(
        "shapes.matrix_product",
        "ValueError",
        r"shapes \((?P<first>[\d,]{1,40})\) and \((?P<second>[\d,]{1,40})\) not aligned: "
        r"(?P<columns>\d+) \(dim \d\) != (?P<rows>\d+)",
        "Матрицы форм ({first}) и ({second}) не перемножить: столбцов в первой {columns}, строк во второй {rows}. "
        "Они должны совпадать; строки и столбцы меняет местами .T.",
        "Matrices of the shapes ({first}) and ({second}) cannot be multiplied: the first has {columns} columns, the "
        "second {rows} rows. These have to agree; .T swaps rows and columns.",
    ),
    Rule(
        "shapes.matrix_product_operator",
        "ValueError",
        r"matmul: .{1,120}\(size (?P<rows>\d+) is different from (?P<columns>\d+)\)",
        "Матрицы не перемножить: столбцов в первой {columns}, строк во второй {rows}. "
        "Они должны совпадать; строки и столбцы меняет местами .T.",
        "The matrices cannot be multiplied: the first has {columns} columns, the second {rows} rows. "
        "These have to agree; .T swaps rows and columns.",
    ),
    Rule(
        "shapes.tensor_product",
        "InvalidArgumentError",
        r"Matrix size-incompatible: In\[0\]: \[(?P<first>[\d,]{1,40})\], In\[1\]: \[(?P<second>[\d,]{1,40})\]",
        "Тензоры форм ({first}) и ({second}) не перемножить: столбцов в первом должно быть столько же, "
        "сколько строк во втором.",
        "Tensors of the shapes ({first}) and ({second}) cannot be multiplied: the first has to have as many columns as "
        "the second has rows.",
    ),
    Rule(
        "shapes.elementwise",
        "ValueError",
        r"could not be broadcast together with shapes (?P<first>\([\d,]{1,40}\)) (?P<second>\([\d,]{1,40}\))",
        "Действие выполняется поэлементно, а формы массивов разные: {first} и {second}. "
        "Они должны совпадать, или один из размеров должен быть равен 1.",
        "The operation goes element by element, but the arrays have different shapes: {first} and {second}. "
        "They have to agree, or one of the sizes has to be 1.",
    ),
    Rule(
        "shapes.tensors_elementwise",
        "InvalidArgumentError",
        r"Incompatible shapes: (?P<first>\[[\d,]{1,40}\]) vs\. (?P<second>\[[\d,]{1,40}\])",
        "Действие выполняется поэлементно, а формы тензоров разные: {first} и {second}. Сделайте их одинаковыми.",
        "The operation goes element by element, but the tensors have different shapes: {first} and {second}. "
        "Make them the same.",
    ),
    Rule(
        "shapes.concatenation",
        "ValueError",
        r"concatenation axis must match exactly, but along dimension (?P<axis>\d+), the array at index 0 has size "
        r"(?P<first>\d+) and the array at index \d+ has size (?P<second>\d+)",
        "Массивы не соединить: по оси {axis} у одного размер {first}, у другого {second}. "
        "Различаться может только размер по оси axis, вдоль которой их соединяют.",
        "The arrays cannot be joined: along axis {axis} one has the size {first}, the other {second}. "
        "Only the sizes along axis, where they are joined, may differ.",
    ),
    Rule(
        "shapes.input_number",
        "ValueError|TypeError",
        r"Cannot convert '(?P<value>\d{1,12})' to a shape",
        "Форма входа — кортеж, а здесь число {value}: запятой внутри скобок нет. Пишите keras.Input(({value},)).",
        "The shape of an input is a tuple, but here is the number {value}: the comma inside the parentheses is "
        "missing. Write keras.Input(({value},)).",
    ),
    Rule(
        "shapes.rows_differ",
        "ValueError",
        r"inhomogeneous shape after (?P<axes>\d+) dimensions",
        "В списке строки разной длины, и массив из них не получается. Сделайте длины равными: "
        "возможно, где-то пропущено число.",
        "The rows of the list differ in length, so they make no array. Make the lengths equal: "
        "a number may be missing somewhere.",
    ),
    Rule(
        "shapes.truth",
        "ValueError",
        r"truth value of (?:an array|a Series)",
        "Условие получилось не одно, а целый массив. Скажите, что нужно: (a == b).all(), если верны все, "
        "или (a == b).any(), если хотя бы одно.",
        "The condition is a whole array, not one value. Say what is meant: (a == b).all() when all of them hold, "
        "or (a == b).any() when at least one does.",
    ),
    Rule(
        "shapes.plot",
        "ValueError",
        r"x and y must have same first dimension, but have shapes (?P<first>\([\d, ]{1,40}\)) and "
        r"(?P<second>\([\d, ]{1,40}\))",
        "На графике каждому x нужен свой y, а здесь их формы {first} и {second}. Возьмите столько же значений.",
        "A plot needs one y for each x, but here their shapes are {first} and {second}. Take as many of both.",
    ),
    Rule(
        "shapes.image",
        "TypeError",
        r"Invalid shape (?P<received>\([\d, ]{1,40}\)) for image data",
        "Картинка — это строки и столбцы, а получена форма {received}. Возьмите один объект и верните ему его "
        "стороны: plt.imshow(x[0].reshape(28, 28)).",
        "A picture is rows and columns, but the shape received is {received}. Take one object and give it its sides "
        "back: plt.imshow(x[0].reshape(28, 28)).",
    ),
    Rule(
        "shapes.weights",
        "ValueError",
        r"Layer (?P<layer>\w{1,60}) weight shape (?P<expected>\([\d, ]{1,40}\)) is not compatible with provided weight "
        r"shape (?P<received>\([\d, ]{1,40}\))",
        "У слоя {layer} веса формы {expected}, а передаются формы {received}. Строк в них столько, сколько у слоя "
        "входов, столбцов — сколько нейронов.",
        "The layer {layer} has weights of the shape {expected}, but those given have {received}. They have as many "
        "rows as the layer has inputs, and as many columns as it has neurons.",
    ),
    Rule(
        "shapes.weights_count",
        "ValueError",
        r"`set_weights\(weights\)` on layer '(?P<layer>\w{1,60})' with a weight list of length (?P<received>\d{1,9}), "
        r"but the layer was expecting (?P<expected>\d{1,9}) weights",
        "Слою {layer} передано массивов: {received}, а хранит он {expected}. Слой Dense со смещением ждёт список из "
        "двух: "
        "матрицу весов и строку смещений, [w, b].",
        "The layer {layer} was given {received} arrays and keeps {expected}. A Dense layer with bias takes a list of "
        "two, "
        "the matrix of weights and the row of biases: [w, b].",
    ),
)
