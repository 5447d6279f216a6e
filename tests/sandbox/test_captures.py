"""Our harness in the student's process: what it saves of their names, and that nothing there is more than it is."""

from __future__ import annotations

import base64
import io
from typing import Any

import numpy as np
import pytest

from graders.contract import Limits
from graders.evidence.captured import MAX_BYTES, Captured, read_captured
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Ran, Request

pytestmark = pytest.mark.sandbox

LIMITS = Limits(wall_seconds=10, cpu_seconds=10, memory_mib=512, disk_mib=16, output_kib=64)


def run(pool: Pool, source: str, *arrays: str, calls: tuple[dict[str, Any], ...] = ()) -> tuple[Ran, Captured]:
    captures = {
        "arrays": list(arrays),
        "calls": [{"seconds": 1, "cases": [], "images": None} | call for call in calls],
    }
    ran = pool.run(Request(source, limits=LIMITS, captures=captures, collect=MAX_BYTES))
    return ran, read_captured(ran.files, captures)


def call(*arguments: Any, name: str = "f", **more: Any) -> dict[str, Any]:
    return {"function": name, "cases": [{"name": str(n), "args": args} for n, args in enumerate(arguments)], **more}


def reason(captured: Captured, name: str) -> str:
    assert name not in captured.arrays
    return captured.problems[name].reason


def test_numbers_and_arrays_are_saved_as_they_are(pool: Pool) -> None:
    source = (
        "import numpy as np\na = np.arange(6).reshape(2, 3).T\nb = 2.5\nc = np.float32(1.5)\nfile = 7\nd = a[:, :0]"
    )
    _, captured = run(pool, source, "a", "b", "c", "file", "d")

    assert captured.problems == {}
    assert captured.arrays["a"].tolist() == [[0, 3], [1, 4], [2, 5]]
    assert [captured.arrays[name].tolist() for name in ("b", "c", "file")] == [2.5, 1.5, 7]
    assert (captured.arrays["c"].dtype.name, captured.arrays["d"].shape) == ("float32", (3, 0))


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("[1, 2]", "list"),
        ("None", "NoneType"),
        ("True", "bool"),
        ("np.bool_(1)", "bool"),
        ("1j", "complex"),
        ("10**30", "int"),
        ("'7'", "str"),
        ("np.array([True])", "ndarray, dtype=bool"),
        ("np.array([1, None])", "ndarray, dtype=object"),
        ("np.array(['1'])", "ndarray, dtype=str32"),
        ("np.ma.array([1])", "MaskedArray"),
        ("np.longdouble(1)", "longdouble"),
        ("type('Number', (float,), {'__array__': lambda *_: np.array(1)})(1)", "Number"),
        ("type('Array', (), {'__array__': lambda *_: np.array(1), '__class__': np.ndarray})()", "Array"),
    ],
)
def test_what_only_resembles_numbers_is_told_by_its_type(pool: Pool, value: str, told: str) -> None:
    _, captured = run(pool, f"import numpy as np\na = {value}", "a")

    assert (reason(captured, "a"), captured.problems["a"].type) == ("type", told)


@pytest.mark.parametrize("folder", [".", "/tmp"])
def test_a_file_of_weights_is_collected_from_the_codes_own_folder(pool: Pool, folder: str) -> None:
    source = f"import os\nopen('digits.weights.h5', 'w').write('as saved')\nos.chdir('{folder}')"
    leaves = ({"name": "digits", "format": "weights.h5", "max_mib": 1},)

    ran = pool.run(Request(source, limits=LIMITS, leaves=leaves, collect={"digits.weights.h5": 1 << 20}))

    assert ran.files == {"digits.weights.h5": b"as saved"}


@pytest.mark.parametrize("source", ["", "import os; os.mkdir('digits.weights.h5')"])
def test_what_is_no_file_of_weights_is_simply_not_there(pool: Pool, source: str) -> None:
    leaves = ({"name": "digits", "format": "weights.h5", "max_mib": 1},)

    ran = pool.run(Request(source, limits=LIMITS, leaves=leaves, collect={"digits.weights.h5": 1 << 20}))

    assert (ran.end, ran.status, ran.files) == (End.EXITED, 0, {})


def test_a_type_can_call_itself_whatever_it_likes(pool: Pool) -> None:
    source = "class Meta(type):\n    __name__ = property(lambda self: exit(0))\nclass A(metaclass=Meta): pass\na = A()"
    ran, captured = run(pool, source, "a")

    assert (ran.status, reason(captured, "a"), captured.problems["a"].type) == (0, "type", "A")


def test_a_name_that_is_not_there_takes_nothing_from_the_others(pool: Pool) -> None:
    _, captured = run(pool, "b = 1\nimport numpy as np\nbig = np.zeros(100_001)", "a", "b", "big", calls=(call([1]),))

    assert [reason(captured, name) for name in ("a", "big", "f.0")] == ["missing", "large", "missing"]
    assert captured.arrays["b"] == 1


def test_each_call_is_made_with_arguments_of_its_own(pool: Pool) -> None:
    source = "def f(x, k, word='a'):\n    x *= k\n    return x + len(word)"
    calls = (call([[1, 2], 2], [[1, 2], 3, "four"], [5, 2]),)
    _, captured = run(pool, source, calls=calls)

    assert captured.arrays["f.0"].tolist() == [3, 5]
    assert captured.arrays["f.1"].tolist() == [7, 10]
    assert captured.arrays["f.2"] == 11


def test_a_call_that_fails_leaves_the_others_alone(pool: Pool) -> None:
    source = (
        "def f(n):\n"
        "    if n == 1:\n        return 1 / 0\n"
        "    if n == 2:\n        raise SystemExit(3)\n"
        "    if n == 3:\n        raise KeyError(n)\n"
        "    if n == 4:\n        while True:\n            pass\n"
        "    if n == 5:\n"
        "        while True:\n            try:\n                while True: pass\n            except Exception: pass\n"
        "    return n\n"
    )
    ran, captured = run(pool, source, calls=(call(*[[n] for n in range(7)]),))

    problems = [(captured.problems[f"f.{n}"].reason, captured.problems[f"f.{n}"].type) for n in range(1, 6)]
    assert (
        problems
        == [("raised", "ZeroDivisionError"), ("raised", "SystemExit"), ("raised", "KeyError")] + [("slow", "")] * 2
    )
    assert [captured.problems[f"f.{n}"].line for n in (1, 2, 3)] == [3, 5, 7]
    assert [captured.arrays[name].tolist() for name in ("f.0", "f.6")] == [0, 6]
    assert (ran.end, ran.status) == (End.EXITED, 0)
    assert ran.error is None


def test_a_loop_that_takes_every_exception_is_ended_by_the_wall_limit(pool: Pool) -> None:
    source = "def f():\n    while True:\n        try:\n            sum(range(999))\n        except BaseException: pass"
    captures = {"arrays": [], "calls": [call([], seconds=0.1, images=None)]}
    limits = Limits(wall_seconds=1, cpu_seconds=10, memory_mib=512)
    ran = pool.run(Request(source, limits=limits, captures=captures, collect=MAX_BYTES))

    assert (ran.end, ran.files) == (End.WALL, {}), ran


def test_what_a_function_prints_for_us_is_not_shown(pool: Pool) -> None:
    ran, captured = run(pool, "print('own')\ndef f(x):\n    print('hidden', x)\n    return 1", calls=(call([3]),))

    assert (ran.output, captured.arrays["f.0"].tolist()) == ("own\n", 1)


def test_code_that_stopped_leaves_nothing(pool: Pool) -> None:
    ran, captured = run(pool, "a = 1\nraise ValueError", "a")

    assert (ran.status, captured) == (1, Captured({}, {}))


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ("return int(image.max())", [0, 1, 2]),
        ("return image.max()", [0, 1, 2]),
        ("image *= 0; return model + image.max()", [7, 7, 7]),
    ],
)
def test_a_function_of_images_is_asked_about_each(pool: Pool, function: str, expected: list[int]) -> None:
    buffer = io.BytesIO()
    np.save(buffer, np.array([np.full((2, 2), n, np.uint8) for n in range(3)]))
    images = {"model": "model", "npy": base64.b64encode(buffer.getvalue()).decode()}
    asked = {"function": "f", "images": images, "seconds": 2}
    _, captured = run(pool, f"model = 7\ndef f(model, image):\n    {function}", calls=(asked,))

    assert captured.arrays["f"].tolist() == expected
    for wrong, told in (("return [1]", "list"), ("return 1.0", "float64"), ("return image", "uint8, shape=(2, 2)")):
        _, captured = run(pool, f"model = 7\ndef f(model, image):\n    {wrong}", calls=(asked,))
        assert (reason(captured, "f"), captured.problems["f"].type) == ("type", told)


def test_the_arrays_of_the_last_picture_are_saved(warm: Pool) -> None:
    source = (
        "import matplotlib.pyplot as plt\n"
        "plt.plot([9, 9]); plt.show()\n"
        "plt.plot([1, 2, 3], [2, 4, 8]); plt.plot([5, 6])\nplt.bar(['a', 'b'], [3, 4])\n"
        "plt.figure(); plt.imshow([[0, 1], [2, 3]])\nplt.close()\nplt.{}\n"
    )
    names = ("figure.lines.0.x", "figure.lines.0.y", "figure.lines.1.x", "figure.bars.0", "figure.lines.2.y")
    for end in ("show()", "gcf()"):
        _, captured = run(warm, source.format(end), *names)
        found = {name: array.tolist() for name, array in captured.arrays.items()}
        assert found == dict(zip(names, ([1, 2, 3], [2, 4, 8], [0, 1], [3, 4]), strict=False))
        assert reason(captured, "figure.lines.2.y") == "missing"


def test_an_image_that_is_drawn_is_saved_as_an_array(warm: Pool) -> None:
    _, captured = run(
        warm, "import matplotlib.pyplot as plt\nplt.imshow([[0, 1], [2, 3]])\nplt.show()", "figure.images.0"
    )

    assert captured.arrays["figure.images.0"].tolist() == [[0, 1], [2, 3]]


@pytest.fixture(scope="module")
def warm() -> Any:
    with Pool(slots=1, preload=("numpy", "matplotlib.pyplot")) as pool:
        yield pool
