"""Following a report by its receipt."""

import pytest
from clocks import SetClock
from flask import Flask
from flask.testing import FlaskClient
from report_forms import OpenForm, parsed, receipt_of
from sqlalchemy import Engine

from catalog.change import changing
from catalog.reports.filing import set_state
from catalog.reports.words import ReportState


def test_the_receipt_shows_the_state_with_dates_in_both_languages(
    form: OpenForm, client: FlaskClient, engine: Engine, clock: SetClock
) -> None:
    receipt = receipt_of(form.send())
    with changing(engine, actor="officer:1", at=clock.now) as change:
        set_state(change, 1, ReportState.SCREENING, "Xin chờ kết quả")
    vi = client.post("/report/status", data={"receipt": receipt.lower()})
    text = parsed(vi).main.get_text(" ", strip=True)
    assert vi.status_code == 200
    assert "Đang xem xét ban đầu" in text and "Đã tiếp nhận" in text
    assert "22/11/2026 10:43" in text and "Xin chờ kết quả" in text
    en = client.post("/en/report/status", data={"receipt": receipt})
    assert "Being read" in en.text and "Product" not in parsed(en).main.get_text()


def test_the_status_shows_neither_text_nor_contact(form: OpenForm, client: FlaskClient) -> None:
    receipt = receipt_of(form.send(what="Điều riêng tư", contact="0901 234 567"))
    page = client.post("/report/status", data={"receipt": receipt}).text
    assert "Điều riêng tư" not in page and "0901" not in page and receipt not in page


def test_a_report_set_apart_looks_like_any_other(form: OpenForm, client: FlaskClient) -> None:
    receipt = receipt_of(form.send(leave_empty="x"))
    page = parsed(client.post("/report/status", data={"receipt": receipt}))
    assert page.h1.get_text() == "Đã tiếp nhận"


def test_a_receipt_in_the_address_is_not_read(form: OpenForm, client: FlaskClient) -> None:
    receipt = receipt_of(form.send())
    page = parsed(client.get(f"/report/status?receipt={receipt}"))
    assert page.select_one("#receipt")["value"] == ""


@pytest.mark.parametrize(
    ("typed", "status"),
    [("", 400), ("7Q2K", 400), ("0" * 17, 404), ("é" * 40, 400), ("x" * 100_000, 400)],
)
def test_a_wrong_receipt_is_explained(client: FlaskClient, typed: str, status: int) -> None:
    answer = client.post("/report/status", data={"receipt": typed})
    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert parsed(answer).select(".error-summary")


def test_guessing_receipts_is_slowed_down(app: Flask, client: FlaskClient) -> None:
    app.config["RATE_LIMITS"] = {"report": 1, "receipt": 1}
    assert client.post("/report/status", data={"receipt": "0" * 17}).status_code == 404
    answer = client.post("/report/status", data={"receipt": "0" * 17})
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
