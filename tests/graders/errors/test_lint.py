"""What the editor says while a student types: what would stop the code, and nothing that would not."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from graders.contract import Limits
from graders.feedback.errors.lint import lint
from graders.sandbox.pool import Pool
from graders.sandbox.request import Request
from tests.graders.errors.test_every_rule import TRIGGERS

ROOT = Path(__file__).resolve().parents[3]
EXPRESSIONS = (
    "keras.utils.np_utils",
    "keras.losses.mean_absolute_error",
    "keras.losses.MAE",
    "keras.losses.mse",
    "keras.metrics.mean_squared_error",
    "keras.metrics.MSE",
    "keras.layers.core",
    "keras.layers.merge",
    "keras.layers.Merge",
    "keras.layers.Dense",
    "keras.engine",
    "keras.preprocessing.text",
    "keras.preprocessing.image.ImageDataGenerator",
    "keras.preprocessing.sequence",
    "keras.optimizers.adam",
    "keras.optimizers.Adam",
    "keras.backend.clear_session",
    "tf.keras.losses.mean_absolute_error",
    "tf.keras.losses.MeanAbsoluteError",
    "tf.keras.utils.np_utils",
    "tf.keras.preprocessing.text",
    "tf.keras.preprocessing.image.ImageDataGenerator",
    "tf.contrib",
    "tf.Session",
    "tf.placeholder",
    "tf.layers",
    "tf.losses",
    "tf.metrics",
    "tf.log",
    "tf.random.normal",
    "tf.random_normal",
    "tf.train.AdamOptimizer",
    "np.int",
    "np.bool",
    "np.object",
    "np.str",
    "np.float32",
    "np.core",
    "np.log",
    "np.random.normal",
)
"""By Python too only when it has read everything."""


def rules(source: str) -> list[str]:
    return [finding.rule for finding in lint(source)]


@pytest.mark.parametrize(
    "rule",
    [
        *(rule for rule in TRIGGERS if rule.startswith(("syntax.", "notebook."))),
        *("removed.np_utils", "removed.contrib", "removed.loss_function", "removed.predict_classes"),
        *("removed.predict_proba", "removed.generator_methods", "removed.nb_epoch", "removed.lr", "removed.decay"),
        *("removed.output_dim", "removed.layer_argument", "removed.layer_module", "removed.merge", "removed.module"),
        *("removed.preprocessing", "removed.session", "removed.tensorflow_optimizer", "removed.tensorflow_name"),
        *("removed.tutorials", "removed.legacy_optimizer", "removed.optimizer_name", "removed.private_keras"),
        *("removed.numpy_type", "data.colab", "data.weights_suffix"),
        *("names.lookalike", "names.constant", "names.not_imported", "names.misspelt", "names.unknown"),
    ],
)
def test_what_can_be_seen_is_seen_before_the_code_runs(rule: str) -> None:
    assert rule in rules(TRIGGERS[rule])


@pytest.mark.parametrize("rule", TRIGGERS)
def test_nothing_is_seen_that_would_not_happen(rule: str) -> None:
    assert set(rules(TRIGGERS[rule])) <= {rule}


@pytest.mark.parametrize("path", sorted(ROOT.glob("exercises/**/s*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_code_that_runs_has_no_findings(path: Path) -> None:
    assert lint(path.read_text(encoding="utf-8")) == []


@pytest.mark.sandbox
def test_a_name_is_called_gone_where_it_is_gone_and_only_there() -> None:
    top = "import keras, tensorflow as tf, numpy as np\n"
    source = f"""{top}import json, warnings
warnings.simplefilter("ignore")
gone = []
for expression in {EXPRESSIONS!r}:
    try:
        eval(expression)
    except Exception:
        gone.append(expression)
print(json.dumps(gone))
"""
    with Pool(slots=1) as pool:
        output = pool.run(Request(source, limits=Limits(wall_seconds=60, cpu_seconds=120))).output

    assert [expression for expression in EXPRESSIONS if lint(top + expression)] == json.loads(output)


def test_a_finding_says_where_in_the_units_of_browsers() -> None:
    (finding,) = lint("s = '\U0001f642'; print(zzqq)")

    assert (finding.line, finding.column, finding.end_column) == (1, 16, 20)


def test_a_name_that_may_come_from_elsewhere_is_left_alone() -> None:
    assert lint("from keras.layers import *\nDense(1)") == []
    assert lint("exec('a = 1')\nprint(a)") == []
    assert lint("def f():\n    return later\nlater = 1") == []


def test_a_parameter_called_as_an_old_one_elsewhere_is_left_alone() -> None:
    assert lint("def f(lr): return lr\nf(lr=0.1)") == []
    assert lint("import keras\nkeras.layers.Embedding(10, output_dim=4)") == []


@pytest.mark.parametrize(
    "source",
    [
        "",
        "\0",
        "\ud800",
        "(" * 60_000,
        "-" * 60_000 + "1",
        "a" + ".b" * 30_000,
        "x = " + "a.b." * 15_000 + "c",
        "a b\n" * 15_000,
        "\n".join(f"name{n} = nmae{n}" for n in range(3_000)),
        "%time\n" * 10_000,
        '"""' * 20_001,
        "x" * 70_000,
        "if a:\n b\n" + "elif a:\n b\n" * 5_000,
    ],
)
def test_any_text_is_read_at_once(source: str) -> None:
    started = time.process_time()

    assert isinstance(lint(source), list)
    assert time.process_time() - started < 3


def test_an_argument_that_a_function_names_twice_is_told() -> None:
    (finding,) = lint("def step(w, lr, w):\n    return w\n")

    assert (finding.line, finding.rule) == (1, "syntax.argument_twice")
    assert finding.text["en"].startswith("The argument w is given twice")
