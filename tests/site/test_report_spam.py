"""The ladder against spam: nothing is lost, little gets through."""

from datetime import timedelta

import pytest
from clocks import SetClock
from flask import Flask
from flask.testing import FlaskClient
from report_forms import OpenForm, answers, fault_texts, parsed, receipt_of
from sqlalchemy import Engine

from catalog.db import reading
from catalog.reports.queries import list_reports
from ocop_site.limits import PER_HOUR, subscriber


def suspicions(engine: Engine) -> list[str | None]:
    """Why each report on file is set apart, newest first."""
    with reading(engine) as session:
        return [r.suspicion.value if r.suspicion else None for r in list_reports(session)]


def token_of(client: FlaskClient) -> str:
    return str(parsed(client.get("/report")).select_one("input[name=token]")["value"])


def test_posted_at_once_it_is_set_apart_but_gets_its_receipt(
    client: FlaskClient, clock: SetClock, engine: Engine
) -> None:
    token = token_of(client)
    clock.now += timedelta(seconds=2)
    receipt_of(client.post("/report", data=answers(token)))
    assert suspicions(engine) == ["too_fast"]
    clock.now += timedelta(seconds=1)
    receipt_of(client.post("/report", data=answers(token, what="Lần hai")))
    assert suspicions(engine) == [None, "too_fast"]


def test_the_hidden_field_sets_apart_but_gets_its_receipt(form: OpenForm, engine: Engine) -> None:
    receipt_of(form.send(leave_empty="https://a.example"))
    assert suspicions(engine) == ["hidden_field"]


def test_advertising_is_set_apart_but_gets_its_receipt(form: OpenForm, engine: Engine) -> None:
    receipt_of(form.send(what="Vay tiền nhanh tại nhà cái"))
    assert suspicions(engine) == ["words"]


def test_a_form_open_for_a_day_is_taken_and_after_that_shown_again(
    form: OpenForm, clock: SetClock, engine: Engine
) -> None:
    opened = clock.now - timedelta(minutes=1)
    clock.now = opened + timedelta(hours=24)
    receipt_of(form.send())
    clock.now = opened + timedelta(hours=24, seconds=1)
    answer = form.send(what="Viết rất lâu")
    assert answer.status_code == 400
    soup = parsed(answer)
    assert "quá 24 giờ" in fault_texts(answer)[0]
    assert soup.select_one("#what").get_text() == "Viết rất lâu"
    assert len(suspicions(engine)) == 1
    form.token = soup.select_one("input[name=token]")["value"]
    receipt_of(form.send(what="Viết rất lâu"))
    assert suspicions(engine) == [None, None]


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "\x00", "é" * 50])
def test_a_form_that_this_site_never_showed_is_shown_again(
    client: FlaskClient, engine: Engine, token: str
) -> None:
    answer = client.post("/report", data=answers(token))
    assert answer.status_code == 400
    assert parsed(answer).select_one("#what").get_text() == "Nhãn ghi 5 sao"
    assert suspicions(engine) == []


def test_too_many_from_one_network_wait_and_keep_their_text(
    app: Flask, form: OpenForm, engine: Engine
) -> None:
    app.config["RATE_LIMITS"] = {"report": 2, "receipt": 2}
    for number in range(2):
        receipt_of(form.send(what=f"Lần {number}"))
    answer = form.send(what="Lần nữa")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    assert parsed(answer).select_one("#what").get_text() == "Lần nữa"
    assert len(suspicions(engine)) == 2


def test_the_limit_ends_with_the_hour(app: Flask, form: OpenForm, clock: SetClock) -> None:
    app.config["RATE_LIMITS"] = {"report": 1, "receipt": 1}
    form.send()
    assert form.send(what="Lần hai").status_code == 429
    clock.now += timedelta(hours=1)
    assert form.send(what="Lần hai").status_code == 200


def test_a_wrong_form_does_not_use_up_the_limit(app: Flask, form: OpenForm) -> None:
    app.config["RATE_LIMITS"] = {"report": 1, "receipt": 1}
    for _ in range(3):
        assert form.send(kind="").status_code == 400
    assert form.send().status_code == 200


def test_a_market_behind_one_address_may_report() -> None:
    assert PER_HOUR["report"] >= 30


def test_a_subscriber_is_an_ipv4_address_or_half_an_ipv6_one() -> None:
    assert subscriber("203.0.113.7") == "203.0.113.7"
    assert subscriber("2001:db8:1:2:3:4:5:6") == subscriber("2001:db8:1:2::9")
    assert subscriber("2001:db8:1:2::9") != subscriber("2001:db8:1:3::9")
    assert subscriber(None) == subscriber("unix") == ""
