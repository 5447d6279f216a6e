"""Values that an operation cannot use: their type, their number, their place."""

from __future__ import annotations

from graders.feedback.errors.rule import Rule

RULES = (
    Rule(
        "values.call_missing_comma",
        "TypeError",
        r"'(?P<kind>tuple|list|str|int|float)' object is not callable",
        "Между двумя скобками нет запятой, и вторая читается как вызов первой. Поставьте запятую.",
        "There is no comma between two brackets, so the second reads as a call of the first. Put a comma there.",
        line=r"[)\]]\s*\(",
    ),
    Rule(
        "values.call_module",
        "TypeError",
        "'module' object is not callable",
        "Скобки стоят после имени модуля, а вызывают то, что в нём: keras.datasets.mnist.load_data(), "
        "keras.layers.Dense(10).",
        "The parentheses follow the name of a module, but what is in it is called: keras.datasets.mnist.load_data(), "
        "keras.layers.Dense(10).",
    ),
    Rule(
        "values.call",
        "TypeError",
        r"'(?P<kind>[\w.]{1,60})' object is not callable",
        "Это значение типа {kind}, а скобки ( ) после имени вызывают функцию. Элемент берут квадратными: x[0]. "
        "Если это была функция, её имя получило другое значение выше.",
        "This is a value of the type {kind}, and parentheses ( ) after a name call a function. Square brackets take an "
        "element: x[0]. If it was a function, its name got another value further up.",
    ),
    Rule(
        "values.function_indexed",
        "TypeError",
        r"'(?:builtin_function_or_method|function|method|type)' object is not subscriptable",
        "После имени функции стоят квадратные скобки, а вызывают её круглыми: x.reshape(3, 1).",
        "Square brackets follow the name of a function, but it is called with round ones: x.reshape(3, 1).",
    ),
    Rule(
        "values.not_indexed",
        "TypeError",
        r"'(?P<kind>[\w.]{1,60})' object is not subscriptable",
        "Это одно значение типа {kind}, и элементов в нём нет. Проверьте, чему равно имя перед [ ].",
        "This is one value of the type {kind}, with no elements in it. Check what the name before [ ] is.",
    ),
    Rule(
        "values.text_and_number",
        "TypeError",
        r"can only concatenate str \(not \"(?P<kind>\w{1,40})\"\) to str|"
        r"unsupported operand type\(s\) for \+: '(?:int|float)' and 'str'",
        "Строку и число не сложить. Для печати поставьте запятую: print('loss', x); чтобы получить число из строки, "
        "есть float(s).",
        "A string and a number cannot be added. To print them use a comma: print('loss', x); "
        "float(s) makes a number of a string.",
    ),
    Rule(
        "values.list_arithmetic",
        "TypeError",
        r"for (?P<sign>\S{1,3}): '(?:list|tuple)' and|and '(?:list|tuple)'$|can only concatenate (?:list|tuple)|"
        r"can't multiply sequence by non-int of type 'float'",
        "Списки не считаются поэлементно, это умеют массивы. Сделайте массив: x = np.array(x), потом считайте. "
        "Дробное число пишется с точкой: 0.5, а не 0,5.",
        "Lists do not compute element by element; arrays do. Make an array: x = np.array(x), then compute. "
        "A fraction is written with a point: 0.5, not 0,5.",
    ),
    Rule(
        "values.operand_types",
        "TypeError",
        r"unsupported operand type\(s\) for (?P<sign>[^:]{1,10}): '(?P<first>[\w.]{1,60})' and "
        r"'(?P<second>[\w.]{1,60})'",
        "Действие {sign} не определено для типов {first} и {second}. Посмотрите, чему равны оба значения; "
        "None значит, что значения нет, а строку в число переводит float(s).",
        "The operation {sign} is not defined for the types {first} and {second}. See what both values are; "
        "None means that there is no value, and float(s) makes a number of a string.",
    ),
    Rule(
        "values.comparison",
        "TypeError",
        r"'(?P<sign>[<>]=?)' not supported between instances of '(?P<first>\w{1,40})' and '(?P<second>\w{1,40})'",
        "Сравнить {first} и {second} знаком {sign} нельзя. Приведите оба к числу: float(x).",
        "{first} and {second} cannot be compared by {sign}. Make numbers of both: float(x).",
    ),
    Rule(
        "values.unpack",
        "ValueError",
        r"(?P<which>too many|not enough) values to unpack \(expected (?P<expected>\d+)(?:, got (?P<received>\d+))?\)",
        "Слева от = имён {expected}, а значений справа другое число. Сделайте их поровну: "
        "посмотрите, что стоит справа, через print.",
        "Left of = there are {expected} names, but another number of values on the right. Make them equal: "
        "print what stands on the right.",
    ),
    Rule(
        "values.unpack_single",
        "TypeError",
        r"cannot unpack non-iterable (?P<kind>[\w.]{1,60}) object",
        "Слева от = несколько имён, а справа одно значение типа {kind}. Если это функция, после её имени нужны "
        "скобки ( ).",
        "Left of = there are several names, but one value of the type {kind} on the right. If it is a function, "
        "its name needs parentheses ( ).",
    ),
    Rule(
        "values.not_iterable",
        "TypeError",
        r"'(?P<kind>int|float)' object is not iterable",
        "По одному числу цикл не идёт. Чтобы повторить n раз, пишите for i in range(n).",
        "A loop cannot go over one number. To repeat n times, write for i in range(n).",
    ),
    Rule(
        "values.whole_number",
        "TypeError",
        r"'(?P<kind>float|str)' object cannot be interpreted as an integer",
        "Здесь нужно целое число, а получено значение типа {kind}. Переведите его: int(x); деление без остатка — //.",
        "A whole number is needed here, but a value of the type {kind} came. Convert it: int(x); // divides without "
        "remainder.",
    ),
    Rule(
        "values.index_type",
        "TypeError|IndexError",
        r"(?:list|tuple|string) indices must be integers or slices, not (?P<kind>\w{1,40})",
        "Номер элемента в списке — целое число, а здесь {kind}. Для x[0, 1] нужен массив np.array(x), "
        "для имён — словарь.",
        "The index of an element in a list is a whole number, but here it is a {kind}. x[0, 1] takes an array "
        "np.array(x), and names take a dictionary.",
    ),
    Rule(
        "values.array_index_type",
        "IndexError",
        "only integers, slices",
        "Номер элемента в массиве — целое число. Переведите его: int(i); деление без остатка — //.",
        "The index of an element in an array is a whole number. Convert it: int(i); // divides without remainder.",
    ),
    Rule(
        "values.too_many_indices",
        "IndexError",
        r"array is (?P<expected>\d+)-dimensional, but (?P<received>\d+) were indexed",
        "Осей у массива {expected}, а номеров в скобках {received}. Посмотрите его форму: print(x.shape).",
        "The array has {expected} axes, but there are {received} indices in the brackets. "
        "See its shape: print(x.shape).",
    ),
    Rule(
        "values.array_index",
        "IndexError",
        r"index (?P<index>-?\d+) is out of bounds for axis (?P<axis>\d+) with size (?P<size>\d+)",
        "Элемента {index} нет: по оси {axis} их {size}, и счёт идёт от нуля. Проверьте номер или границу цикла.",
        "There is no element {index}: along axis {axis} there are {size}, counted from zero. "
        "Check the index or the end of the loop.",
    ),
    Rule(
        "values.list_index",
        "IndexError",
        r"(?P<kind>list|tuple|string)(?: assignment)? index out of range",
        "Элемента с таким номером нет: список короче. Счёт идёт от нуля, последний номер — len(x) - 1.",
        "There is no element with that index: the list is shorter. Counting starts at zero, and the last index is "
        "len(x) - 1.",
    ),
    Rule(
        "values.immutable",
        "TypeError",
        r"'(?P<kind>[\w.]{1,80})' object does not support item assignment",
        "Элементы значения типа {kind} менять нельзя. Сделайте из него список list(x) или массив np.array(x).",
        "The elements of a value of the type {kind} cannot be changed. Make a list(x) or an array np.array(x) of it.",
    ),
    Rule(
        "values.key",
        "KeyError",
        r"^(?P<key>.{1,80})$",
        "Ключа {key} в словаре нет. Посмотрите, какие есть: print(d.keys()).",
        "The dictionary has no key {key}. See which there are: print(d.keys()).",
    ),
    Rule(
        "values.unhashable",
        "TypeError",
        r"unhashable type: '(?P<kind>[\w.]{1,60})'",
        "Ключом словаря или элементом множества не может быть {kind}: он меняется. Возьмите кортеж: tuple(x).",
        "A {kind} cannot be a dictionary's key or a set's element: it may change. Use a tuple: tuple(x).",
    ),
    Rule(
        "values.zero_division",
        "ZeroDivisionError",
        "",
        "Код разделил на ноль. Посмотрите, чему равен делитель: возможно, список пуст или счётчик не увеличен.",
        "The code divided by zero. See what the divisor is: a list may be empty, or a counter not increased.",
    ),
    Rule(
        "values.domain",
        "ValueError",
        "math domain error",
        "Функция не определена для этого числа: логарифм берут от положительного, корень — от неотрицательного. "
        "Напечатайте аргумент.",
        "The function is not defined for this number: a logarithm takes a positive one, a root one that is not "
        "negative. Print the argument.",
    ),
    Rule(
        "values.assertion",
        "AssertionError",
        "",
        "Условие после assert не выполнено. Напечатайте обе его части и сравните.",
        "The condition after assert does not hold. Print both of its sides and compare them.",
    ),
)
