"""How the files of the content are read: YAML, Markdown, code and the first lines of known wrong answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from .schema import LANGUAGES, Expectation
from .validation import AuthorError, shown, validated


@dataclass(frozen=True)
class Folder:
    """A folder of content. ``name`` is its path relative to the exercises folder, for messages."""

    path: Path
    name: str

    def __truediv__(self, child: str) -> Folder:
        return Folder(self.path / child, f"{self.name}/{child}")

    def entries(self) -> Iterator[Path]:
        """Files and folders in it, sorted. What tools leave behind (hidden files, ``__pycache__``) is not content."""
        for entry in sorted(self.path.iterdir()):
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if entry.is_symlink():
                raise AuthorError(f"{self.name}/{entry.name}", "", "received a link, expected a file or a folder")
            yield entry

    def files(self) -> list[str]:
        """Names of the files in it; of none where the folder is absent."""
        return [entry.name for entry in self.entries() if entry.is_file()] if self.path.is_dir() else []

    def folders(self) -> list[str]:
        """Names of the folders in it."""
        return [entry.name for entry in self.entries() if entry.is_dir()]

    def has(self, name: str) -> bool:
        """Whether the file stands in the folder."""
        return (self.path / name).is_file()

    def read(self, name: str) -> str:
        """Return the text of a file. Raises AuthorError where it is absent, empty or not UTF-8."""
        try:
            text = (self.path / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise AuthorError(f"{self.name}/{name}", "", "the file is missing") from None
        except UnicodeDecodeError as error:
            raise AuthorError(f"{self.name}/{name}", "", f"received {error.reason}, expected UTF-8") from None
        if not text.strip():
            raise AuthorError(f"{self.name}/{name}", "", "received an empty file, expected text")
        return text

    def read_languages(self, stem: str, suffix: str) -> dict[str, str]:
        """Return ``{"ru": ..., "en": ...}`` of ``stem.ru.suffix`` and ``stem.en.suffix``; both must be there."""
        return {language: self.read(f"{stem}.{language}.{suffix}") for language in LANGUAGES}

    def read_yaml(self, name: str, schema: Any) -> Any:
        """Return the file as a value of the schema. Raises AuthorError with the key that is not as it says."""
        data = _load_yaml(self.read(name), f"{self.name}/{name}", "safe")
        return validated(data, schema, f"{self.name}/{name}")


def read_answers(text: str, file: str = "answers") -> dict[str, str]:
    """Return the fields of a by-hand answer as the text that was written.

    Nested keys become ``row.column``, and lists ``name.1``, ``name.2`` and so on. Raises AuthorError where a value is
    neither of these, nor a number or words.

    >>> read_answers("mae: 6,727")
    {'mae': '6,727'}
    >>> read_answers("with_bias: {weights: 320, biases: 32}")
    {'with_bias.weights': '320', 'with_bias.biases': '32'}
    >>> read_answers("output: [-0.5, 1.5]")
    {'output.1': '-0.5', 'output.2': '1.5'}
    """
    data = _load_yaml(text, file, "base")
    if not isinstance(data, dict):
        raise AuthorError(file, "", f"received {shown(data)}, expected fields with their answers")
    return dict(_flat(data, file))


def read_expectation(text: str, file: str) -> Expectation:
    """Return what a known wrong answer must get, from the comment in its first lines.

    >>> read_expectation("# outcome: partly\\n# feedback: losses.sum, answers.wrong\\n", "wrong/sum.yaml").feedback
    ['losses.sum', 'answers.wrong']
    """
    stated: dict[str, Any] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        key, _, value = line.lstrip("# ").partition(":")
        stated[key.strip()] = value.strip()
    if "feedback" in stated:
        stated["feedback"] = [key.strip() for key in stated["feedback"].split(",") if key.strip()]
    expectation: Expectation = validated(stated, Expectation, file)
    return expectation


def _load_yaml(text: str, file: str, kind: str) -> object:
    try:
        return YAML(typ=kind, pure=True).load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        raise AuthorError(file, f"line {line}", (error.problem or "not YAML").splitlines()[0]) from None
    except (YAMLError, ValueError) as error:
        raise AuthorError(file, "", f"not YAML: {error}") from None


def _flat(data: Mapping[str, object], file: str, prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, file, f"{prefix}{name}.")
        elif isinstance(value, list):
            yield from _flat({str(place): part for place, part in enumerate(value, 1)}, file, f"{prefix}{name}.")
        elif isinstance(value, str):
            yield f"{prefix}{name}", value
        else:
            raise AuthorError(file, f"{prefix}{name}", f"received {shown(value)}, expected a number or a word")
