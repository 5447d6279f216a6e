"""Every explanation is that of an error which the pinned TensorFlow, Keras and Python really raise."""

from __future__ import annotations

import re
import string
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from graders.contract import Limits
from graders.feedback.errors import RULES, Rule, Stop, explain, find_rule
from graders.sandbox.pool import Pool
from graders.sandbox.request import Ran, Request
from tests.graders.errors import triggers_keras, triggers_python

TRIGGERS: dict[str, str] = {
    rule: code
    for table in (
        *(triggers_keras.REMOVED, triggers_keras.ARGUMENTS, triggers_keras.LABELS, triggers_keras.SHAPES),
        *(triggers_python.SYNTAX, triggers_python.NAMES, triggers_python.DATA),
        *(triggers_python.LIMITS, triggers_python.VALUES),
    )
    for rule, code in table.items()
}
LIMITS = Limits(wall_seconds=60, cpu_seconds=120, memory_mib=1024)


@pytest.fixture(scope="module")
def runs() -> Iterator[dict[str, Future[Ran]]]:
    """All triggers, on the way through two slots of one warm pool."""
    with Pool(slots=2) as pool, ThreadPoolExecutor(pool.slots) as crew:
        yield {rule: crew.submit(pool.run, Request(code, limits=LIMITS)) for rule, code in TRIGGERS.items()}
        crew.shutdown(cancel_futures=True)


def stop_of(ran: Ran, source: str) -> Stop:
    assert ran.error is not None, ran.output
    line = source.splitlines()[ran.error["line"] - 1]
    return Stop(ran.error["type"], ran.error["message"], line, source)


def test_every_rule_has_its_trigger() -> None:
    assert sorted(TRIGGERS) == sorted(rule.id for rule in RULES)


@pytest.mark.sandbox
@pytest.mark.parametrize("rule", TRIGGERS)
def test_the_rule_explains_the_error_at_the_students_own_line(runs: dict[str, Future[Ran]], rule: str) -> None:
    source = TRIGGERS[rule]

    stop = stop_of(runs[rule].result(), source)

    found = find_rule(stop)
    assert (found and found[0].id) == rule, stop
    stopping = [line for line in source.splitlines() if "# here" in line] or source.splitlines()[-1:]
    assert stop.line == stopping[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_both_languages_show_the_same_values_and_write_as_we_do(rule: Rule) -> None:
    fields = {
        language: {name.removesuffix("_ru") for _, name, _, _ in string.Formatter().parse(text) if name}
        for language, text in (("ru", rule.ru), ("en", rule.en))
    }
    assert fields["ru"] == fields["en"]
    assert re.search("[а-яё]", rule.ru)
    assert not re.search("[а-яё]", rule.en.replace("'о'", ""))
    assert "!" not in (rule.ru + rule.en)
    assert rule.ru.endswith((".", "?"))
    assert rule.en.endswith((".", "?"))


def test_an_error_that_nobody_knows_is_not_explained() -> None:
    assert explain(Stop("MyOwnError", "something")) is None


@pytest.mark.parametrize("kind", ["ValueError", "AttributeError", "SyntaxError", "NameError", "TypeError"])
@pytest.mark.parametrize("piece", ["'", "(None, ", "has no attribute '", "1", ". ", "x" * 60 + "'", "shape=(1"])
def test_a_message_made_to_be_slow_is_read_at_once(kind: str, piece: str) -> None:
    """The worker reads what a hostile process told, and must not wait for a pattern."""
    message = (piece * 1000)[:1000]
    started = time.process_time()

    explain(Stop(kind, message, message, message * 60))

    assert time.process_time() - started < 2
