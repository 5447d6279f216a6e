"""A real browser in front of the whole of Gradus."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.conftest import Site
from tests.polling import wait_until

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 30_000
# Axe does not read MathML, and takes a heading that is a formula for an empty one.
AXE = {"rules": {"empty-table-header": {"enabled": False}}}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium where it has one; else the one that Playwright installs."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    return {**browser_type_launch_args, "executable_path": found, "args": QUIET}


ENHANCED = "[...document.querySelectorAll('[hx-post]')].every((form) => 'htmx-internal-data' in form)"

OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[OpenPage]:
    """Opens a page of the site, signed in or not.

    At the end the browser must not have complained about any of them, but for what a test says is ``expected``.
    """
    complaints: list[str] = []
    contexts = []

    def open_page(path: str, *, person: str | None = None, expected: str | None = None, **options: Any) -> Page:
        def note(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning") and not (expected and expected in message.text):
                complaints.append(message.text)

        context = browser.new_context(base_url=site.url, **{"locale": "ru-RU", **options})
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if person:
            _sign_in(page, person)
        page.goto(path)
        if options.get("java_script_enabled", True):
            # A form that is sent before its script is there works too, but leads to a page of its own.
            # Asked from outside: what asks again inside the page is forbidden there, as all that evaluates text is.
            wait_until(lambda: page.evaluate(ENHANCED))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _sign_in(page: Page, person: str) -> None:
    page.goto("/sign-in/")
    page.locator("[name=username]").fill(person)
    page.locator("[name=password]").fill(f"{person}-demo")
    page.locator("main button").click()
    page.wait_for_url("**/")
