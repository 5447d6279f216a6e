"""What Python could not read: nothing has run yet."""

from __future__ import annotations

import re

from graders.feedback.errors.rule import Rule, Stop, Values, renamed

QUOTES = "«»“”„‟‘’‚‹›″′`"
SIGNS = {"—": "-", "–": "-", "−": "-", "×": "*", "·": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!="} | dict(
    zip("（），：；［］｛｝＝＋．", "(),:;[]{}=+.", strict=True)
)


def _unlike_python(values: Values, stop: Stop) -> Values | None:
    """Signs of other languages, with those of Python."""
    for sign, new in ((r"&&", "and"), (r"\|\|", "or"), (r"\+\+", "x += 1"), (r"--", "x -= 1"), (r"!(?!=)", "not")):
        if found := re.search(sign, re.sub(r"(['\"]).*?\1|#.*", "", stop.line)):
            return {**values, "sign": found[0], "new": new}
    return None


RULES = (
    Rule(
        "notebook.pip",
        "SyntaxError",
        "",
        "Строка с pip — команда блокнота, а не Python, и устанавливать здесь ничего не нужно: keras, tensorflow, numpy "
        "и matplotlib уже есть. Уберите эту строку.",
        "The line with pip is a notebook's command, not Python, and nothing needs installing here: keras, tensorflow, "
        "numpy and matplotlib are there already. Remove the line.",
        line=r"^\s*[!%]\s*(?:pip3?|conda|apt(?:-get)?|python3? -m pip)\b",
    ),
    Rule(
        "notebook.shell",
        "SyntaxError",
        "",
        "Команда {command} — не Python: в блокноте её исполняет оболочка, а здесь оболочки и сети нет. "
        "Уберите эту строку. Данные читает keras.datasets, файлы — open.",
        "{command} is not Python: in a notebook the shell runs it, and here is neither a shell nor a network. "
        "Remove the line. keras.datasets reads data, and open reads files.",
        line=r"^\s*!\s*\w",
        find=lambda values, stop: {**values, "command": stop.line.strip(" \t!").split(maxsplit=1)[0]},
    ),
    Rule(
        "notebook.magic",
        "SyntaxError",
        "",
        "Команда {command} есть только в блокнотах, а здесь исполняется Python. Уберите эту строку.",
        "{command} exists in notebooks only, and here runs Python. Remove the line.",
        line=r"^\s*%{1,2}[A-Za-z]",
        find=lambda values, stop: {**values, "command": stop.line.split(maxsplit=1)[0]},
    ),
    Rule(
        "syntax.print",
        "SyntaxError",
        "Missing parentheses in call to '(?P<name>print|exec)'",
        "У {name} нет скобок: так писали в Python 2. То, что нужно напечатать, стоит в скобках: print(x).",
        "{name} has no parentheses: that was Python 2. What is to be printed stands in parentheses: print(x).",
    ),
    Rule(
        "syntax.quotes",
        "SyntaxError",
        f"invalid character '(?P<sign>[{QUOTES}])'",
        "Кавычка {sign} здесь не годится: Python знает только прямые. Наберите строку заново в кавычках ' или \".",
        "The quotation mark {sign} does not work here: Python knows straight ones only. "
        "Type the string again between ' or \".",
    ),
    Rule(
        "syntax.sign",
        "SyntaxError",
        r"invalid character '(?P<name>.)'",
        "Знак {name} Python не понимает. Здесь пишут {new}.",
        "Python does not understand the sign {name}. Here one writes {new}.",
        find=renamed(SIGNS),
    ),
    Rule(
        "syntax.character",
        "SyntaxError",
        r"invalid (?:non-printable )?character '?(?P<sign>.{1,8}?)(?:'| |$)",
        "Знак {sign} в коде не годится: скорее всего, он попал сюда при копировании. "
        "Сотрите его и наберите строку заново.",
        "The character {sign} does not work in code: most likely it came with a copied text. "
        "Delete it and type the line again.",
    ),
    Rule(
        "syntax.else_if",
        "SyntaxError",
        "expected ':'",
        "После else здесь стоит if, а Python ждёт двоеточие. «Иначе если» пишется одним словом: elif.",
        "After else there is an if, where Python expects a colon. Else if is written as one word: elif.",
        line=r"^\s*else\s+if\b",
    ),
    Rule(
        "syntax.colon",
        "SyntaxError",
        "expected ':'",
        "В конце строки нет двоеточия. Оно стоит после if, else, for, while, def, class и with, "
        "а то, что к ним относится, — ниже, с отступом.",
        "The line has no colon at its end. One stands after if, else, for, while, def, class and with, "
        "and what belongs to them follows below, indented.",
    ),
    Rule(
        "syntax.never_closed",
        "SyntaxError",
        r"'(?P<bracket>[(\[{])' was never closed",
        "Скобка {bracket} открыта здесь и нигде не закрыта. Найдите место, где кончается то, что в ней, "
        "и закройте её там.",
        "The bracket {bracket} is opened here and never closed. Find where its contents end, and close it there.",
    ),
    Rule(
        "syntax.unmatched",
        "SyntaxError",
        r"(?:unmatched|closing parenthesis) '(?P<bracket>[)\]}])'",
        "Скобка {bracket} закрывает не ту, что открыта, или здесь лишняя. Сверьте скобки парами, начиная с внутренних.",
        "The bracket {bracket} does not close the one that is open, or is one too many. "
        "Compare the brackets in pairs, from the inside out.",
    ),
    Rule(
        "syntax.assignment",
        "SyntaxError",
        r"Maybe you meant '=='(?: or ':=')? instead of '='",
        "Знак = присваивает, а здесь он стоит там, где сравнивают или вычисляют. Сравнение пишется ==, "
        "а слева от = стоит имя.",
        "The sign = assigns, but here it stands where something is compared or computed. A comparison is written ==, "
        "and left of = stands a name.",
    ),
    Rule(
        "syntax.quote_open",
        "SyntaxError",
        r"unterminated (?:f-)?(?:triple-quoted )?string literal",
        "Строка в кавычках начата и не закончена. Закройте её такой же кавычкой, какой она открыта.",
        "A quoted string is begun and not ended. Close it with the same quotation mark that opens it.",
    ),
    Rule(
        "syntax.comma",
        "SyntaxError",
        "Perhaps you forgot a comma",
        "Два значения стоят рядом, и между ними ничего нет. Скорее всего, не хватает запятой.",
        "Two values stand side by side with nothing between them. Most likely a comma is missing.",
    ),
    Rule(
        "syntax.positional_last",
        "SyntaxError",
        "positional argument follows keyword argument",
        "Аргумент без имени стоит после аргумента с именем. Поставьте сначала те, что без имени.",
        "An argument without a name stands after one with a name. Put those without names first.",
    ),
    Rule(
        "syntax.argument_twice",
        "SyntaxError",
        r"(?:keyword argument repeated: |duplicate argument ')(?P<name>\w{1,40})",
        "Аргумент {name} передан дважды. Оставьте один.",
        "The argument {name} is given twice. Keep one of them.",
    ),
    Rule(
        "syntax.outside",
        "SyntaxError",
        r"'(?P<name>return|yield|await|break|continue)' (?:outside|not properly)",
        "{name} стоит не внутри функции или цикла, к которым относится. Проверьте отступ этой строки.",
        "{name} does not stand inside the function or loop that it belongs to. Check the indentation of the line.",
    ),
    Rule(
        "syntax.try",
        "SyntaxError",
        "expected 'except' or 'finally' block",
        "У try нет продолжения. После него нужен блок except, который говорит, что делать при ошибке.",
        "try has no continuation. It needs an except block, which says what to do when an error occurs.",
    ),
    Rule(
        "syntax.f_string",
        "SyntaxError",
        "^f-string: ",
        "В f-строке фигурные скобки не сходятся или пусты. Между ними стоит выражение: f'{{x}}'.",
        "The braces of the f-string do not match or are empty. An expression stands between them: f'{{x}}'.",
    ),
    Rule(
        "syntax.number",
        "SyntaxError",
        "invalid decimal literal|leading zeros in decimal",
        "Число записано так, как Python не читает. Имена не начинаются с цифры, числа — с нуля, "
        "а между числом и именем стоит знак действия.",
        "A number is written in a way that Python does not read. Names do not start with a digit, nor numbers with a "
        "zero, and an operator stands between a number and a name.",
    ),
    Rule(
        "syntax.tabs",
        "TabError",
        "",
        "В отступах смешаны табуляция и пробелы. Оставьте что-то одно; обычно это четыре пробела.",
        "Tabs and spaces are mixed in the indentation. Keep one of them; four spaces are usual.",
    ),
    Rule(
        "syntax.block_missing",
        "IndentationError",
        r"expected an indented block after (?P<what>.{1,40}) on line (?P<line>\d{1,6})",
        "Строка {line} начинает блок, а эта стоит без отступа. Сдвиньте её на четыре пробела вправо.",
        "Line {line} opens a block, but this line is not indented. Move it four spaces to the right.",
    ),
    Rule(
        "syntax.indent_unexpected",
        "IndentationError",
        "unexpected indent",
        "У строки лишний отступ: строка над ней не открывает блок. Выровняйте её по соседним.",
        "The line is indented, but the one above it opens no block. Align it with its neighbours.",
    ),
    Rule(
        "syntax.indent_unmatched",
        "IndentationError",
        "unindent does not match",
        "Отступ строки не равен ни одному из прежних. Выровняйте её по блоку, к которому она относится.",
        "The indentation of the line equals none of those above. Align it with the block that it belongs to.",
    ),
    Rule(
        "syntax.foreign_sign",
        "SyntaxError",
        "invalid syntax",
        "Знака {sign} в Python нет: так пишут в других языках. Здесь пишут {new}.",
        "Python has no {sign}: that is how other languages write it. Here one writes {new}.",
        find=_unlike_python,
    ),
    Rule(
        "syntax.other",
        "SyntaxError",
        "",
        "Эту строку Python прочитать не смог. Проверьте в ней скобки, кавычки, запятые и двоеточие, "
        "а потом то же в строке над ней.",
        "Python could not read this line. Check its brackets, quotes, commas and colon, then those of the line above.",
    ),
)
