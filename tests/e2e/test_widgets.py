"""The widgets of the lessons: by keyboard at 360 px, by touch, without motion, without scripts."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from exercises import catalog
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.e2e

PHONE = {"width": 360, "height": 740}
WIDGETS = ("optimizer-paths", "losses", "dense-layer", "counting")


def lesson_with(widget: str) -> str:
    """The address of a lesson that holds the widget."""
    for course in catalog.load_all():
        for lesson in course.lessons:
            if f"::widget {widget}\n" in lesson.text["ru"]:
                return f"/{course.slug}/{lesson.slug}/"
    pytest.fail(f"no lesson places ::widget {widget}")


def open_widget(open_page: OpenPage, widget: str, **options: object) -> tuple[Page, Locator]:
    page = open_page(lesson_with(widget), **{"viewport": PHONE, **options})
    return page, page.locator(f"[data-widget={widget}]")


def sentence(widget: Locator) -> Locator:
    return widget.locator("[data-sentence]")


def type_into(page: Page, field: Locator, text: str) -> None:
    field.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Tab")


def number_field(widget: Locator, dial: str) -> Locator:
    return widget.locator(f"[data-dial='{dial}'] [type=text]")


@pytest.mark.parametrize("name", WIDGETS)
def test_a_widget_has_nothing_that_axe_finds_in_either_theme(open_page: OpenPage, name: str) -> None:
    page, widget = open_widget(open_page, name, reduced_motion="reduce")
    expect(sentence(widget)).not_to_be_empty()
    expect(page.locator(".math:not(.drawn)")).to_have_count(0)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found = Axe().run(page, context=f"[data-widget={name}]")
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", WIDGETS)
def test_without_scripts_a_widget_says_what_is_missing_and_shows_nothing_dead(open_page: OpenPage, name: str) -> None:
    _, widget = open_widget(open_page, name, java_script_enabled=False)
    expect(widget.get_by_text("Включите скрипты")).to_be_visible()
    expect(widget.locator(".widget-body")).to_be_hidden()


@pytest.mark.parametrize("name", WIDGETS)
def test_what_a_picture_shows_is_said_once_it_is_quiet(open_page: OpenPage, name: str) -> None:
    _, widget = open_widget(open_page, name)
    said = widget.get_by_role("status")
    expect(said).not_to_be_empty()
    assert said.text_content() == sentence(widget).text_content()


def test_optimizers_are_stepped_by_keyboard(open_page: OpenPage) -> None:
    page, widget = open_widget(open_page, "optimizer-paths")
    expect(sentence(widget)).to_contain_text("Шаг 30. SGD: f = 0,375")
    widget.get_by_role("button", name="В начало").press("Enter")
    expect(sentence(widget)).to_contain_text("Шаг 0. SGD: f = 4,506, в пути.")
    widget.get_by_role("button", name="Один шаг").press("Enter")
    # From (-4.5, 2) with learning rate 0.1: w1 = -4.5 + 0.1 · 0.225, w2 = 2 - 0.1 · 4.
    position = widget.locator("[data-row=position] td")
    expect(position).to_have_text(["−4,478", "1,600"])
    expect(widget.locator("[data-row=velocity] td")).to_have_text(["0,023", "−0,400"])
    type_into(page, number_field(widget, "momentum"), "0,5")
    widget.get_by_role("button", name="Один шаг").press("Enter")
    expect(widget.locator("[data-row=velocity] td").last).to_have_text("−0,520")
    expect(widget.locator("[data-code]")).to_have_text("keras.optimizers.SGD( learning_rate=0.1, momentum=0.5 )")


def test_a_path_that_diverges_is_told_in_words(open_page: OpenPage) -> None:
    page, widget = open_widget(open_page, "optimizer-paths")
    type_into(page, number_field(widget, "learningRate"), "1,5")
    expect(sentence(widget)).to_contain_text(
        "SGD расходится: на шаге 6 вес вышел за ±100. Уменьшите скорость обучения."
    )


def test_a_path_may_settle_in_the_higher_minimum(open_page: OpenPage) -> None:
    page, widget = open_widget(open_page, "optimizer-paths")
    widget.get_by_role("radio", name="Овраг").focus()
    page.keyboard.press("ArrowDown")
    expect(widget.get_by_role("radio", name="Два минимума")).to_be_checked()
    type_into(page, number_field(widget, "steps"), "200")
    expect(sentence(widget)).to_contain_text("SGD: f = 0,483, остался в том минимуме, что выше.")
    expect(sentence(widget)).to_contain_text("SGD с импульсом: f = −0,515, в минимуме.")


def test_only_what_the_chosen_optimizers_have_can_be_set(open_page: OpenPage) -> None:
    page, widget = open_widget(open_page, "optimizer-paths")
    expect(number_field(widget, "rho")).to_be_hidden()
    widget.get_by_role("checkbox", name="RMSprop").focus()
    page.keyboard.press("Space")
    expect(number_field(widget, "rho")).to_be_visible()
    expect(widget.locator("[data-row=average]")).to_be_visible()
    for name in ("SGD", "SGD с импульсом", "RMSprop", "Adam"):
        widget.get_by_role("checkbox", name=name, exact=True).uncheck()
    expect(sentence(widget)).to_have_text(
        "Ни один оптимизатор не выбран: выберите хотя бы один, чтобы увидеть его путь."
    )


def test_the_start_is_moved_by_arrows_typing_and_mouse_and_outlives_a_reload(open_page: OpenPage) -> None:
    page, widget = open_widget(open_page, "optimizer-paths")
    start = widget.get_by_role("slider", name="Начало путей")
    start.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    expect(start).to_have_attribute("aria-valuetext", "w1 −4,4; w2 2,5")
    type_into(page, number_field(widget, "startX"), "−2,5")
    expect(start).to_have_attribute("aria-valuetext", "w1 −2,5; w2 2,5")
    start.scroll_into_view_if_needed()
    box = start.bounding_box()
    assert box
    page.mouse.move(box["x"] + 22, box["y"] + 22)
    page.mouse.down()
    page.mouse.move(box["x"] + 82, box["y"] + 52, steps=4)
    page.mouse.up()
    moved = start.get_attribute("aria-valuetext")
    assert moved not in (None, "w1 −2,5; w2 2,5")
    page.reload()
    expect(start).to_have_attribute("aria-valuetext", str(moved))
    widget.get_by_role("button", name="Начать сначала").press("Enter")
    expect(start).to_have_attribute("aria-valuetext", "w1 −4,5; w2 2")


def test_playing_goes_on_by_itself_and_pauses(open_page: OpenPage) -> None:
    _, widget = open_widget(open_page, "optimizer-paths")
    widget.get_by_role("button", name="Пуск").click()
    expect(sentence(widget)).to_contain_text("Шаг 33.")
    widget.get_by_role("button", name="Пауза").click()
    expect(widget.get_by_role("button", name="Пуск")).to_be_visible()


def test_who_wants_no_motion_goes_by_steps(open_page: OpenPage) -> None:
    _, widget = open_widget(open_page, "optimizer-paths", reduced_motion="reduce")
    expect(widget.get_by_role("button", name="Пуск")).to_be_hidden()
    widget.get_by_role("button", name="Десять шагов").press("Enter")
    expect(sentence(widget)).to_contain_text("Шаг 40.")


def test_a_loss_and_its_gradient_follow_the_prediction(open_page: OpenPage) -> None:
    page, widget = open_widget(open_page, "losses")
    expect(widget.locator("[data-work=value]")).to_have_text("(1,5 − (−2))² = 12,25")
    point = widget.get_by_role("slider", name="Предсказание", exact=True).last
    point.focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(number_field(widget, "yPred")).to_have_value("−1,5")
    expect(widget.locator("[data-work=gradient]")).to_have_text("2 · (−1,5 − 1,5) = −6")
    widget.get_by_role("radio", name="MSE").focus()
    page.keyboard.press("ArrowLeft")
    expect(widget.locator("[data-work=value]")).to_have_text("|1,5 − (−1,5)| = 3")
    page.reload()
    expect(widget.get_by_role("radio", name="MAE")).to_be_checked()
    expect(number_field(widget, "yPred")).to_have_value("−1,5")


def test_probabilities_of_0_and_1_are_clipped_in_sight(open_page: OpenPage) -> None:
    page, widget = open_widget(open_page, "losses")
    widget.get_by_role("radio", name="BCE").check()
    type_into(page, number_field(widget, "p"), "0")
    expect(sentence(widget)).to_contain_text("BCE = 16,118. Логарифм нуля бесконечен, поэтому Keras сначала заменяет")
    type_into(page, number_field(widget, "p"), "1")
    expect(sentence(widget)).to_contain_text("потери чуть больше 0, а градиент равен 0")


def test_four_probabilities_always_add_up_to_1(open_page: OpenPage) -> None:
    page, widget = open_widget(open_page, "losses")
    widget.get_by_role("radio", name="CCE").check()
    expect(widget.locator("[data-work=value]")).to_have_text("−ln 0,9 = 0,105")
    type_into(page, number_field(widget, "2"), "0,5")
    values = [number_field(widget, str(index)).input_value() for index in range(4)]
    assert values == ["0,1", "0,35", "0,5", "0,05"]
    expect(widget.locator("[data-work=softmax]")).to_have_text("0,100   0,350   −0,500   0,050")
    widget.get_by_role("radio", name="класс 2 — верный").check()
    expect(widget.locator("[data-work=value]")).to_have_text("−ln 0,35 = 1,05")


def test_without_bias_the_line_goes_through_the_origin_and_with_it_the_classes_part(open_page: OpenPage) -> None:
    page, widget = open_widget(open_page, "dense-layer")
    for dial in ("w1", "w2"):
        type_into(page, number_field(widget, dial), "1")
    expect(sentence(widget)).to_contain_text("Без смещения она проходит через начало координат")
    expect(widget.locator(".origin")).to_be_visible()
    expect(number_field(widget, "bias")).to_be_disabled()
    widget.get_by_role("checkbox", name="со смещением").focus()
    page.keyboard.press("Space")
    type_into(page, number_field(widget, "bias"), "−3")
    expect(widget.locator("[data-work=line]")).to_have_text("−1;  3")
    expect(widget.locator("[data-work=right]")).to_have_text("8 из 8")
    expect(widget.locator(".origin")).to_have_count(0)
    type_into(page, number_field(widget, "probeX"), "2")
    type_into(page, number_field(widget, "probeY"), "3")
    expect(widget.locator("[data-work=output]")).to_contain_text("sigmoid(2) = 0,881")


def test_points_are_added_moved_changed_and_deleted_by_keyboard(open_page: OpenPage) -> None:
    page, widget = open_widget(open_page, "dense-layer")
    widget.get_by_role("radio", name="класс 0").check()
    widget.get_by_role("button", name="Добавить точку").press("Enter")
    new = widget.get_by_role("slider", name="Точка 9, класс 0")
    expect(new).to_be_focused()
    before = new.get_attribute("aria-valuetext")
    page.keyboard.press("ArrowRight")
    assert new.get_attribute("aria-valuetext") != before
    page.keyboard.press("Enter")
    expect(widget.get_by_role("slider", name="Точка 9, класс 1")).to_be_focused()
    page.keyboard.press("Delete")
    expect(widget.get_by_role("slider", name="Точка 9")).to_have_count(0)
    expect(widget.get_by_role("slider", name="Точка 8, класс 0")).to_be_focused()


def test_points_are_placed_and_deleted_by_touch(open_page: OpenPage) -> None:
    page, widget = open_widget(open_page, "dense-layer", has_touch=True)
    widget.locator("[data-plane]").tap(position={"x": 60, "y": 30})
    point = widget.get_by_role("slider", name="Точка 9, класс 1")
    expect(point).to_be_visible()
    widget.get_by_role("button", name="Удалить").tap()
    expect(point).to_have_count(0)
    page.reload()
    expect(widget.locator(".handle-point")).to_have_count(8)


def test_every_parameter_of_the_networks_of_the_course_is_counted(open_page: OpenPage) -> None:
    page, widget = open_widget(open_page, "counting")
    total = widget.locator("[data-sum=total]")
    for preset, expected in (
        ("784 → 300 → 10", "238 210"),
        ("784 → 800 → 400 → 10", "952 410"),
        ("10 → 32 → 5 → 1", "523"),
    ):
        widget.get_by_role("button", name=preset, exact=True).press("Enter")
        expect(total).to_have_text(expected)
    widget.get_by_role("button", name="10 → 32", exact=True).press("Enter")
    expect(total).to_have_text("352")
    bias = widget.get_by_role("checkbox", name="Смещение слоя 1")
    bias.focus()
    page.keyboard.press("Space")
    expect(total).to_have_text("320")
    expect(sentence(widget)).to_contain_text("Слой 1, без смещения: 10 · 32 = 320.")
    expect(widget.locator("[data-code]")).to_contain_text("Dense(32, input_dim=10, use_bias=False)")
    page.reload()
    expect(total).to_have_text("320")


def test_a_network_is_built_by_keyboard_and_its_layers_stand_out_when_they_have_the_focus(open_page: OpenPage) -> None:
    page, widget = open_widget(open_page, "counting")
    widget.get_by_role("button", name="Добавить слой").press("Enter")
    units = widget.get_by_role("textbox", name="Нейроны слоя 3")
    expect(units).to_be_focused()
    page.keyboard.type("20")
    page.keyboard.press("ArrowUp")
    expect(widget.locator("[data-layer]").nth(2).locator("[data-total]")).to_have_text("63")
    expect(widget.locator(".connections.is-chosen")).to_have_count(1)
    # Of 21 neurons six are drawn, and dots for the others; each of them has two weights and one bias.
    expect(widget.locator(".neuron-dots")).to_have_count(1)
    widget.get_by_role("button", name="Удалить слой 3").press("Enter")
    expect(widget.locator("[data-layer]")).to_have_count(2)
    expect(widget.get_by_role("button", name="Добавить слой")).to_be_focused()


@pytest.mark.parametrize("name", WIDGETS)
def test_a_widget_writes_numbers_as_its_language_does(open_page: OpenPage, name: str) -> None:
    _, widget = open_widget(open_page, name, locale="en-GB")
    expect(sentence(widget)).not_to_be_empty()
    assert "," not in "".join(field.input_value() for field in widget.locator("[type=text]").all())
