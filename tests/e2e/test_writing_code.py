"""The bench: code is written, run, submitted, watched, stopped, and comes back after a reload."""

from __future__ import annotations

import json
import os
import re
import signal
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.conftest import ROOT, Site
from tests.e2e.conftest import AXE, OpenPage

pytestmark = pytest.mark.e2e

TWO_LAYERS = "/dense-networks/parameters/two-layers/"
IN_NUMPY = "/dense-networks/losses/in-numpy/"
SHOW_IMAGE = "/dense-networks/mnist-data/show-image/"
FIRST_NETWORK = "/dense-networks/mnist/first-network/"
SOLUTION = (ROOT / "exercises" / TWO_LAYERS.strip("/") / "solution.py").read_text(encoding="utf-8")
VERDICT_MS = 60_000
PASTE = """(editor, code) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", code);
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""

# Long enough to be watched, reloaded and stopped; light enough for one core.
LONG_TRAINING = """
import keras
import numpy as np

x, y = np.random.rand(2000, 784), np.random.randint(0, 10, 2000)
model = keras.Sequential([keras.Input((784,)), keras.layers.Dense(10, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x, y, epochs=2000, batch_size=100, verbose=2)
"""


def _write(page: Page, code: str) -> None:
    editor = page.locator(".cm-content")
    editor.click()
    editor.press("Control+a")
    # As pasted: typed, the editor would indent and close brackets by itself.
    editor.evaluate(PASTE, code)


def test_a_network_is_submitted_with_the_keyboard_and_passes(open_page: OpenPage) -> None:
    page = open_page(TWO_LAYERS, person="student")
    _write(page, SOLUTION)
    page.keyboard.press("Control+Shift+Enter")
    verdict = page.locator(".verdict")
    expect(verdict).to_have_attribute("data-outcome", "passed", timeout=VERDICT_MS)
    expect(verdict).to_contain_text("баллы: 3 из 3")
    expect(page.locator("#pane-task .state")).to_have_text("Зачтено")
    expect(page.locator("#favicon")).to_have_attribute("href", re.compile("icon-done"))


def test_a_run_shows_what_the_code_prints_and_is_not_graded(open_page: OpenPage) -> None:
    page = open_page(TWO_LAYERS, person="student")
    _write(page, "print('<b>привет</b>')")
    page.get_by_role("button", name="Запустить").click()
    expect(page.locator("[data-output]")).to_have_text("<b>привет</b>", timeout=VERDICT_MS)
    verdict = page.locator(".verdict")
    expect(verdict).to_contain_text("Код выполнен")
    expect(verdict.locator(".checks")).to_have_count(0)


def test_a_progress_bar_is_shown_as_in_a_terminal(open_page: OpenPage) -> None:
    page = open_page(TWO_LAYERS, person="student")
    _write(page, "print('half', end=chr(13), flush=True)\nprint('whole')")
    page.get_by_role("button", name="Запустить").click()
    expect(page.locator("[data-output]")).to_have_text("whole", timeout=VERDICT_MS)


def test_the_line_that_stopped_the_code_is_marked_in_the_editor(open_page: OpenPage) -> None:
    page = open_page(TWO_LAYERS, person="student")
    _write(page, "first = 1\nsecond = first / 0\n")
    page.get_by_role("button", name="Отправить").click()
    expect(page.locator(".verdict")).to_have_attribute("data-outcome", "student-error", timeout=VERDICT_MS)
    expect(page.locator(".verdict")).to_contain_text("ZeroDivisionError")
    expect(page.locator(".cm-lintRange-error")).to_have_text("second = first / 0")


def test_a_training_is_watched_survives_a_reload_and_is_stopped(open_page: OpenPage) -> None:
    page = open_page(FIRST_NETWORK, person="student")
    _write(page, LONG_TRAINING)
    page.get_by_role("button", name="Запустить").click()
    expect(page.locator("[data-epochs] tr").nth(2)).to_be_attached(timeout=VERDICT_MS)
    expect(page.locator("[data-sentence]")).to_contain_text(re.compile(r"Эпоха \d+ из 2000: верных ответов \d+,\d\s%"))
    expect(page.locator("[data-chart=loss] canvas")).to_be_visible()

    seen = page.locator("[data-epochs] tr").count()
    page.reload()
    expect(page.locator("[data-epochs] tr").nth(seen + 1)).to_be_attached(timeout=VERDICT_MS)
    expect(page.locator("[data-epochs] th").first).to_have_text("1")
    expect(page.locator("#favicon")).to_have_attribute("href", re.compile("icon-running"))

    page.get_by_role("button", name="Остановить").click()
    expect(page.locator(".verdict")).to_have_attribute("data-outcome", "cancelled", timeout=VERDICT_MS)


def test_a_training_goes_on_in_the_page_after_the_web_server_was_away(open_page: OpenPage, site: Site) -> None:
    page = open_page(FIRST_NETWORK, person="student", expected="net::ERR_")
    _write(page, LONG_TRAINING)
    page.get_by_role("button", name="Запустить").click()
    epochs = page.locator("[data-epochs] tr")
    expect(epochs.nth(2)).to_be_attached(timeout=VERDICT_MS)

    os.kill(site.pid("web"), signal.SIGKILL)
    connection = page.locator("[data-connection]")
    expect(connection).to_be_visible()
    seen = epochs.count()
    expect(connection).to_be_hidden(timeout=VERDICT_MS)
    expect(epochs.nth(seen + 1)).to_be_attached(timeout=VERDICT_MS)
    numbers = [int(text) for text in page.locator("[data-epochs] th").all_text_contents()]
    assert numbers == list(range(1, len(numbers) + 1))

    page.get_by_role("button", name="Остановить").click()
    expect(page.locator(".verdict")).to_have_attribute("data-outcome", "cancelled", timeout=VERDICT_MS)


def test_the_layers_of_the_task_stand_beside_those_received_on_a_phone_too(open_page: OpenPage) -> None:
    page = open_page(TWO_LAYERS, person="student", viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page.get_by_role("tab", name="Код").click()
    _write(page, SOLUTION.replace("use_bias=False", "use_bias=True"))
    page.keyboard.press("Control+Shift+Enter")
    verdict = page.locator(".verdict")
    expect(verdict).to_have_attribute("data-outcome", "partly", timeout=VERDICT_MS)
    row = verdict.get_by_role("row").filter(has_text="235")
    expect(row).to_contain_text("(784 + 1) · 300 = 235\u202f500")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found = Axe().run(page, options=AXE)
        assert found.violations_count == 0, found.generate_report()


def test_an_earlier_attempt_can_be_opened(open_page: OpenPage) -> None:
    page = open_page(TWO_LAYERS, person="instructor")
    _write(page, "print('kept')")
    page.get_by_role("button", name="Запустить").click()
    expect(page.locator(".verdict")).to_be_visible(timeout=VERDICT_MS)
    page.get_by_text("1 прежняя попытка").click()
    page.get_by_role("link", name="Запуск 1").click()
    expect(page.locator(".cm-content")).to_have_text("print('kept')")
    expect(page.locator(".output")).to_have_text("kept")


def test_unsent_code_is_kept_in_the_browser_and_the_start_can_be_had_back(open_page: OpenPage) -> None:
    page = open_page(TWO_LAYERS, person="operator")
    start = page.locator(".cm-content").inner_text()
    _write(page, "# not sent yet")
    expect(page.locator("[data-saved]")).to_have_text("Сохранено в этом браузере.")
    page.reload()
    expect(page.locator(".cm-content")).to_have_text("# not sent yet")
    page.get_by_role("button", name="Вернуть начальный код").click()
    assert page.locator(".cm-content").inner_text() == start


def test_code_that_could_not_be_sent_is_kept_and_said_so(open_page: OpenPage) -> None:
    page = open_page(TWO_LAYERS, person="operator", expected="429")
    page.route("**/attempts/", lambda route: route.fulfill(status=429, json={"error": "Слишком много попыток."}))
    _write(page, "print('kept')")
    page.get_by_role("button", name="Запустить").click()
    expect(page.get_by_role("alert")).to_have_text("Слишком много попыток.")
    expect(page.locator(".cm-content")).to_have_text("print('kept')")


def test_panes_are_moved_with_the_keyboard_and_stay_moved(open_page: OpenPage) -> None:
    page = open_page(TWO_LAYERS, viewport={"width": 1400, "height": 900})
    edge = page.get_by_role("separator", name="Ширина задания")
    before = int(edge.get_attribute("aria-valuenow") or 0)
    edge.press("ArrowRight")
    expect(edge).to_have_attribute("aria-valuenow", str(before + 2))
    page.reload()
    expect(edge).to_have_attribute("aria-valuenow", str(before + 2))


def test_what_the_code_draws_is_shown_with_a_name(open_page: OpenPage) -> None:
    page = open_page(TWO_LAYERS, person="student")
    _write(page, "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title('Потери')\nplt.show()")
    page.get_by_role("button", name="Запустить").click()

    picture = page.get_by_role("img", name="Рисунок 1, сделанный кодом: Потери")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 300


def test_what_the_code_drew_is_there_after_a_reload(open_page: OpenPage) -> None:
    page = open_page(IN_NUMPY, person="student")
    draw = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title('Потери')\nplt.show()\n"
    _write(page, draw + "def mae(y_true, y_pred):\n    return abs(y_true - y_pred).sum()\n")
    page.keyboard.press("Control+Shift+Enter")
    verdict = page.locator(".verdict")
    expect(verdict).to_contain_text("это сумма по объектам", timeout=VERDICT_MS)
    expect(verdict).to_contain_text("Скрытые примеры «дробные числа», «ошибки разных знаков»")

    page.reload()

    picture = page.get_by_role("img", name="Рисунок 1, сделанный кодом: Потери")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 300
    expect(page.locator(".examples")).to_contain_text("mae([3.0, -1.0, 2.0, 0.0], [1.0, 1.0, 2.0, 4.0]) даёт 2")


def test_a_fault_is_marked_while_the_code_is_written_and_listed_by_a_key(open_page: OpenPage) -> None:
    page = open_page(TWO_LAYERS, person="student")
    _write(page, "import keras\nkeras.optimizers.SGD(lr=0.1)\n")
    expect(page.locator(".cm-lintRange-error")).to_have_text("lr=0.1")
    page.keyboard.press("F8")
    expect(page.get_by_role("listbox", name="Замечания к коду")).to_contain_text("learning_rate=0.1")
    page.keyboard.press("Escape")
    _write(page, "import keras\nkeras.optimizers.SGD(learning_rate=0.1)\n")
    expect(page.locator(".cm-lintRange-error")).to_have_count(0)


def test_the_librarys_calls_are_folded_and_can_be_opened(open_page: OpenPage) -> None:
    page = open_page(TWO_LAYERS, person="student")
    _write(page, "import keras\nkeras.layers.Dense('ten')\n")
    page.get_by_role("button", name="Запустить").click()
    verdict = page.locator(".verdict")
    expect(verdict).to_contain_text("Число нейронов слоя", timeout=VERDICT_MS)
    calls = verdict.get_by_text("keras/src/layers/core/dense.py")
    expect(calls).to_be_hidden()
    verdict.get_by_text("Вызовы внутри библиотеки").click()
    expect(calls).to_be_visible()
    expect(page.locator("[data-output]")).not_to_contain_text("site-packages")


def test_a_notebooks_code_cells_fill_the_editor_and_one_undo_takes_them_out(
    open_page: OpenPage, tmp_path: Path
) -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# Сеть"]},
        {"cell_type": "code", "source": ["%matplotlib inline\n", "import keras"]},
        {"cell_type": "code", "source": "print(1)"},
    ]
    notebook = tmp_path / "lesson.ipynb"
    notebook.write_text(json.dumps({"nbformat": 4, "cells": cells}), encoding="utf-8")
    page = open_page(TWO_LAYERS, person="student")
    _write(page, "mine = 1")
    lines = page.locator(".cm-line")

    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Из блокнота").click()
    chooser.value.set_files(notebook)
    expect(lines).to_have_text(["%matplotlib inline", "import keras", "", "print(1)", ""])
    expect(page.locator("[data-saved]")).to_contain_text("Отмена вернёт")
    page.keyboard.press("Control+z")
    expect(lines).to_have_text(["mine = 1"])


@pytest.mark.parametrize(
    ("content", "said"),
    [("{}", "не блокнот"), ("no", "не блокнот"), ('{"cells": [{"cell_type": "raw"}]}', "нет ячеек")],
)
def test_a_file_that_is_no_notebook_changes_nothing(
    open_page: OpenPage, tmp_path: Path, content: str, said: str
) -> None:
    file = tmp_path / "lesson.ipynb"
    file.write_text(content)
    page = open_page(TWO_LAYERS, person="student")
    _write(page, "mine = 1")

    page.locator("[data-notebook]").set_input_files(file)

    expect(page.locator("[data-saved]")).to_contain_text(said)
    expect(page.locator(".cm-line")).to_have_text(["mine = 1"])


def test_a_picture_is_a_part_of_the_answer_and_is_shown_with_it(open_page: OpenPage) -> None:
    page = open_page(SHOW_IMAGE, person="student")
    _write(page, (ROOT / "exercises" / SHOW_IMAGE.strip("/") / "solution.py").read_text(encoding="utf-8"))
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator(".verdict")).to_have_attribute("data-outcome", "passed", timeout=VERDICT_MS)
    expect(page.get_by_role("img", name="Рисунок 1, сделанный кодом: 143: 2")).to_be_visible()

    _write(page, (ROOT / "exercises" / SHOW_IMAGE.strip("/") / "wrong/test-set.py").read_text(encoding="utf-8"))
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator(".verdict")).to_contain_text("из тестовой выборки", timeout=VERDICT_MS)
