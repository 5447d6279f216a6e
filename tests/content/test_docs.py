"""What the documentation names is there: functions, files and the targets of links."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
# `path.py:name` or `path.ts:name`, where name may be that of a class and a method: `Class.method`.
NAMED = re.compile(r"`([\w./-]+\.(?:py|ts)):([A-Za-z_][\w.]*)`")
MENTIONED = re.compile(r"`((?:exercises|graders|platform|script|tests|docs)/[\w./-]*)`")
LINK = re.compile(r"\]\((?!https?:|mailto:|glossary:|#)([^)\s#]+)")

# A word in capitals stands for whatever the reader puts there.
PLACEHOLDER = re.compile(r"\b[A-Z]{3,}\b")

on_every_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


def prose(path: Path) -> str:
    """The page without its blocks of code, which may show what is not there yet."""
    return re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


@cache
def names_in(path: Path) -> frozenset[str]:
    """What a file defines: ``function``, ``Class``, ``Class.method``, ``CONSTANT``."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ts":
        return frozenset(re.findall(r"^(?:export )?(?:async )?(?:function|class|const) (\w+)", text, re.MULTILINE))
    return frozenset(names_of(ast.parse(text).body))


def names_of(statements: list[ast.stmt], prefix: str = "") -> list[str]:
    found = []
    for statement in statements:
        match statement:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.append(prefix + name)
            case ast.ClassDef(name=name, body=body):
                found += [prefix + name, *names_of(body, f"{prefix}{name}.")]
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                found.append(prefix + name)
    return found


@on_every_page
def test_every_function_that_is_named_exists(path: Path) -> None:
    named = NAMED.findall(prose(path))

    assert [f"{file}:{name}" for file, name in named if not is_defined(ROOT / file, name)] == []


@on_every_page
def test_every_file_that_is_mentioned_exists(path: Path) -> None:
    mentioned = [file for file in MENTIONED.findall(prose(path)) if not PLACEHOLDER.search(file)]

    assert [file for file in mentioned if not (ROOT / file).exists()] == []


@on_every_page
def test_every_link_leads_somewhere(path: Path) -> None:
    links = LINK.findall(re.sub(r"`[^`\n]*`", "", prose(path)))

    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_walk_names_every_stop() -> None:
    stops = NAMED.findall(prose(ROOT / "docs" / "walk-one-attempt.md"))

    assert len(stops) > 20


def test_a_name_that_is_not_there_would_be_noticed() -> None:
    here = Path(__file__)

    assert is_defined(here, "is_defined")
    assert is_defined(ROOT / "graders/contract.py", "Job.to_json")
    assert not is_defined(here, "to_json")
    assert not is_defined(ROOT / "graders/nowhere.py", "to_json")


def is_defined(path: Path, name: str) -> bool:
    return path.is_file() and name in names_in(path)
