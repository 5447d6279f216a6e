"""What the editor asks while code is being written."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def ask(client: Client, body: Any) -> Any:
    return client.post("/lint/", body, content_type="application/json", headers={"Accept": "application/json"})


def test_what_would_stop_the_code_is_told_with_its_place(as_alice: Client) -> None:
    (finding,) = ask(as_alice, {"source": "import keras\nmodel = keras.Sequential()\nmodle.fit()"}).json()["findings"]

    assert (finding["line"], finding["column"], finding["end_column"], finding["severity"]) == (3, 0, 5, "error")
    assert "Perhaps model?" in finding["text"]


def test_russian_readers_are_told_in_russian(as_alice: Client) -> None:
    response = as_alice.post(
        "/lint/", {"source": "x = true"}, content_type="application/json", headers={"Accept-Language": "ru"}
    )

    assert "здесь пишут True" in response.json()["findings"][0]["text"].lower().replace("true", "True")


def test_code_without_faults_has_no_findings(as_alice: Client) -> None:
    assert ask(as_alice, {"source": "x = 1"}).json() == {"findings": []}


def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    assert ask(client, {"source": "x"}).status_code == 401


def test_a_page_of_another_site_cannot_ask(as_alice: Client) -> None:
    foreign = Client(enforce_csrf_checks=True)
    foreign.cookies = as_alice.cookies

    assert ask(foreign, {"source": "x"}).status_code == 403


@pytest.mark.parametrize("body", ["", "x", "[]", "[1]", '{"source": 1}', "{}", "[" * 100_000])
def test_what_is_not_code_is_refused(as_alice: Client, body: str) -> None:
    assert ask(as_alice, body).status_code == 400


def test_more_than_can_be_sent_is_not_read(as_alice: Client) -> None:
    assert ask(as_alice, {"source": "x +" * 30_000}).json() == {"findings": []}
    assert ask(as_alice, {"source": "x" * (2 << 20)}).status_code == 400
