"""What can be said of a student's code without running it: the same rules, over its text alone."""

from __future__ import annotations

import ast
import builtins
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graders.contract import MAX_SOURCE_BYTES, Text
from graders.feedback.errors import data, names, removed, syntax
from graders.feedback.errors.rule import Rule, Stop
from graders.magics import without_magics

MAX_FINDINGS = 50
FILE = "student.py"
# What Python warns of is no finding, and nothing for our log.
warnings.filterwarnings("ignore", category=SyntaxWarning, module=r"student(\.py)?$")
LIBRARIES = ("keras", "tensorflow", "numpy")
PRESENT = {
    *("keras.losses.mean_absolute_error", "keras.losses.mean_squared_error"),
    *("keras.metrics.mean_absolute_error", "keras.metrics.mean_squared_error"),
    *("tensorflow.keras.preprocessing.text", "tensorflow.keras.preprocessing.image.ImageDataGenerator"),
    *("tensorflow.losses", "tensorflow.metrics", "numpy.core"),
}
"""Names that are gone in one place and there in another."""
METHODS_GONE = {"predict_classes", "predict_proba", "fit_generator", "evaluate_generator", "predict_generator"}
LAYERS = {"Dense", "Conv1D", "Conv2D", "Dropout", "Embedding", "LSTM", "GRU", "SimpleRNN", "MaxPooling2D"}
OPTIMIZERS = set(removed.OPTIMIZERS.values())
_RULES: tuple[Rule, ...] = (
    *syntax.RULES,
    *(rule for rule in removed.RULES if rule.id != "removed.backend_function"),
    *(rule for rule in data.RULES if rule.id in ("data.colab", "data.weights_suffix")),
    *(rule for rule in names.RULES if rule.kinds == "NameError"),
)


@dataclass(frozen=True)
class Finding:
    """A place in the code and what is wrong there.

    Lines count from 1, columns from 0 in the units of UTF-16, as browsers count.
    """

    line: int
    column: int
    end_column: int
    severity: Literal["error", "warning"]
    rule: str
    text: Text


def lint(source: str) -> list[Finding]:
    """Return what will stop or mislead the code, by lines; nothing where that is not certain. Never raises.

    Code of more than 64 KiB, and code that Python cannot take in at all, has no findings.
    """
    if len(source.encode(errors="replace")) > MAX_SOURCE_BYTES:
        return []
    try:
        tree = ast.parse(without_magics(source))
        # What is spelt well may still make no sense, as `return` outside of a function.
        compile(tree, FILE, "exec", dont_inherit=True)
    except SyntaxError as error:
        return _of_syntax(source, error)
    except (ValueError, RecursionError, MemoryError):
        return []
    found: dict[tuple[int, str], Finding] = {}
    for finding in _Reader(source, tree).findings():
        found.setdefault((finding.line, finding.rule), finding)
        if len(found) == MAX_FINDINGS:
            break
    return sorted(found.values(), key=lambda finding: (finding.line, finding.column))


def _of_syntax(source: str, error: SyntaxError) -> list[Finding]:
    lines = source.splitlines() or [""]
    number = min(max(error.lineno or 1, 1), len(lines))
    line = lines[number - 1]
    for rule in syntax.RULES:
        if (values := rule.match(Stop(type(error).__name__, error.msg, line, source))) is not None:
            column = min(max((error.offset or 1) - 1, 0), len(line))
            start = column if line[column:].strip() else len(line) - len(line.lstrip())
            return [Finding(number, _units(line[:start]), _units(line), "error", rule.id, rule.say(values))]
    return []


class _Reader:
    """One pass over the tree of a source, with what its names stand for."""

    def __init__(self, source: str, tree: ast.Module) -> None:
        self._source = source
        self._lines = source.split("\n")
        self._nodes = list(ast.walk(tree))
        self._bound = set(_bound_names(self._nodes))
        self._modules = dict(_library_names(self._nodes))

    def findings(self) -> Iterator[Finding]:
        for node in self._nodes:
            match node:
                case ast.Attribute():
                    yield from self._of_attribute(node)
                case ast.Import() | ast.ImportFrom():
                    yield from self._of_import(node)
                case ast.Call():
                    yield from self._of_call(node)
                case ast.Name():
                    yield from self._of_name(node)

    def _of_attribute(self, node: ast.Attribute) -> Iterator[Finding]:
        base = self._dotted(node.value)
        if base and base.split(".")[0] in LIBRARIES and f"{base}.{node.attr}" not in PRESENT:
            yield from self._say(node, "AttributeError", f"module '{base}' has no attribute '{node.attr}'")
        elif not base and node.attr in METHODS_GONE:
            yield from self._say(node, "AttributeError", f"'Sequential' object has no attribute '{node.attr}'")

    def _of_import(self, node: ast.Import | ast.ImportFrom) -> Iterator[Finding]:
        from_module = [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
        modules = from_module or ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [])
        for module in modules:
            whole = f"{module}.{node.names[0].name}" if module == "google" else module
            if module.split(".")[0] in (*LIBRARIES, "google"):
                yield from self._say(node, "ModuleNotFoundError", f"No module named '{whole}'")
            if module.startswith("tensorflow.python.keras"):
                yield from self._say(node, "ValueError", module, severity="warning")
        for module in from_module:
            for alias in node.names:
                if module.split(".")[0] in LIBRARIES and f"{module}.{alias.name}" not in PRESENT:
                    yield from self._say(node, "ImportError", f"cannot import name '{alias.name}' from '{module}'")
                    yield from self._say(node, "AttributeError", f"module '{module}' has no attribute '{alias.name}'")

    def _of_call(self, node: ast.Call) -> Iterator[Finding]:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for argument in node.keywords:
            value = repr(argument.value.value) if isinstance(argument.value, ast.Constant) else "…"
            if name in OPTIMIZERS and argument.arg == "lr":
                yield from self._say(argument, "ValueError", f"not recognized: {{'lr': {value}}}")
            elif name in OPTIMIZERS and argument.arg == "decay":
                yield from self._say(argument, "UserWarning", "`decay` is no longer supported", severity="warning")
            elif name in LAYERS and argument.arg == "output_dim" and name == "Dense":
                yield from self._say(argument, "TypeError", "missing 1 required positional argument: 'units'")
            elif name in LAYERS - {"Embedding"} and argument.arg in removed.LAYER_ARGUMENTS:
                message = f"keyword arguments passed to {name}: {{'{argument.arg}'"
                yield from self._say(argument, "ValueError", message)
            elif name == "fit" and argument.arg == "nb_epoch":
                yield from self._say(argument, "TypeError", "unexpected keyword argument 'nb_epoch'")
        if name == "save_weights" and isinstance(node.func, ast.Attribute) and node.args:
            first = node.args[0]
            path = first.value if isinstance(first, ast.Constant) else None
            if isinstance(path, str) and not path.endswith(".weights.h5"):
                yield from self._say(
                    first, "ValueError", f"must end in `.weights.h5`. Received: filepath={path or '…'}"
                )

    def _of_name(self, node: ast.Name) -> Iterator[Finding]:
        if isinstance(node.ctx, ast.Store):
            if names.letters_of_others(node.id) and node.id.isidentifier() and _has_latin(node.id):
                yield from self._say(node, "NameError", f"name '{node.id}' is not defined", severity="warning")
        elif node.id not in self._bound and "*" not in self._bound:
            yield from self._say(node, "NameError", f"name '{node.id}' is not defined")

    def _dotted(self, node: ast.expr) -> str:
        """The full name of a library's module or of what is in it, or an empty string."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        root = self._modules.get(node.id, "") if isinstance(node, ast.Name) else ""
        return ".".join([root, *reversed(parts)]) if root else ""

    def _say(
        self,
        node: ast.expr | ast.stmt | ast.keyword,
        kind: str,
        message: str,
        *,
        severity: Literal["error", "warning"] = "error",
    ) -> Iterator[Finding]:
        line = self._lines[node.lineno - 1] if node.lineno <= len(self._lines) else ""
        stop = Stop(kind, message, line, self._source)
        for rule in _RULES:
            if (values := rule.match(stop)) is not None:
                written = line.encode()
                last = node.end_col_offset if node.end_lineno == node.lineno else None
                start, end = (_units(written[:offset].decode(errors="ignore")) for offset in (node.col_offset, last))
                yield Finding(node.lineno, start, end, severity, rule.id, rule.say(values))
                return


def _library_names(nodes: list[ast.AST]) -> Iterator[tuple[str, str]]:
    """Names that stand for a library or a module of it, each with its full name."""
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] in LIBRARIES:
                    yield (alias.asname, alias.name) if alias.asname else (alias.name.split(".")[0],) * 2
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in LIBRARIES:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _bound_names(nodes: list[ast.AST]) -> Iterator[str]:
    """Every name that gets a value anywhere in the code, whatever the place; ``*`` where any name may."""
    yield from dir(builtins)
    yield from ("display", "__file__", "__builtins__")
    for node in nodes:
        match node:
            case ast.Name(ctx=ast.Store() | ast.Del(), id=name) | ast.arg(arg=name):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name
            case ast.MatchMapping(rest=str(name)):
                yield name
            case ast.Global(names=found) | ast.Nonlocal(names=found):
                yield from found
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                yield from ((alias.asname or alias.name.split(".")[0]) for alias in aliases)
            case ast.Call(func=ast.Name(id="exec" | "globals" | "locals" | "vars" | "setattr")):
                yield "*"


def _has_latin(name: str) -> bool:
    return any(letter.isascii() and letter.isalpha() for letter in name)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2
