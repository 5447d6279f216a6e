"""What a run does not have here: a network, a keyboard, endless memory."""

from __future__ import annotations

from graders.feedback.errors.rule import Rule

RULES = (
    Rule(
        "limits.pip",
        "CalledProcessError|FileNotFoundError|ModuleNotFoundError",
        r"\bpip\b",
        "Устанавливать пакеты отсюда нельзя: у кода нет сети. Уже есть keras, tensorflow, numpy и matplotlib; "
        "уберите установку.",
        "Packages cannot be installed from here: the code has no network. keras, tensorflow, numpy and matplotlib are "
        "there already; remove the installation.",
    ),
    Rule(
        "limits.download",
        "Exception|OSError",
        r"URL fetch failure on \S{0,300}/(?P<name>[^\s/:]{1,80}):",
        "Файл {name} не скачать: у кода нет сети. Данные читает keras.datasets.mnist.load_data(), "
        "а готовых весов здесь нет: weights=None.",
        "The file {name} cannot be downloaded: the code has no network. keras.datasets.mnist.load_data() reads data, "
        "and trained weights are not here: weights=None.",
    ),
    Rule(
        "limits.network",
        ".*",
        r"Temporary failure in name resolution|Name or service not known|Network is unreachable|"
        r"Address family not supported|Failed to resolve",
        "У кода здесь нет сети, поэтому адрес не открыть. Набор MNIST уже на месте: keras.datasets.mnist.load_data().",
        "The code has no network here, so the address cannot be opened. MNIST is already in place: "
        "keras.datasets.mnist.load_data().",
    ),
    Rule(
        "limits.array",
        "MemoryError",
        r"Unable to allocate (?P<size>[\d.]{1,12} \w{1,4}) for an array with shape (?P<shape>\([\d, ]{1,80}\))",
        "Массив формы {shape} занял бы {size} памяти, а столько коду не дано. Проверьте размеры и возьмите "
        "часть данных или тип float32.",
        "An array of the shape {shape} would take {size} of memory, more than the code has. Check the sizes, and take "
        "a part of the data or the type float32.",
    ),
    Rule(
        "limits.tensor",
        "ResourceExhaustedError",
        r"OOM when allocating tensor with shape\[(?P<shape>[\d,]{1,80})\]",
        "Тензор формы [{shape}] не помещается в память. Уменьшите число нейронов или размер пакета.",
        "A tensor of the shape [{shape}] does not fit into memory. Use fewer neurons or smaller batches.",
    ),
    Rule(
        "limits.memory",
        "MemoryError|ResourceExhaustedError",
        "",
        "Коду не хватило памяти. Уменьшите размер пакета или не держите в памяти лишние копии данных.",
        "The code ran out of memory. Make the batches smaller, or keep fewer copies of the data.",
    ),
    Rule(
        "limits.input",
        "EOFError",
        "EOF when reading a line",
        "input ждёт ввода с клавиатуры, а здесь её нет. Запишите значение прямо в код: x = 5.",
        "input waits for the keyboard, and there is none here. Write the value into the code: x = 5.",
    ),
    Rule(
        "limits.threads",
        "RuntimeError",
        "can't start new thread",
        "Код запустил больше потоков, чем ему дано. Запускайте меньше сразу и дожидайтесь конца прежних.",
        "The code started more threads than it is given. Start fewer at once, and wait for the earlier ones to end.",
    ),
    Rule(
        "limits.recursion",
        "RecursionError",
        "maximum recursion depth",
        "Функция вызывает себя без конца. Нужно условие, при котором она возвращает значение, не вызывая себя.",
        "A function calls itself without end. It needs a condition under which it returns without calling itself.",
    ),
)
