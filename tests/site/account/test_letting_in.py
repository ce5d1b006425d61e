"""Letting people in: invitations, requests, forgotten passwords, with mail and without."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from applications import running
from bs4 import BeautifulSoup
from clocks import SetClock
from flask import Flask
from flask.testing import FlaskClient
from mail_sink import MailSink, mail_sink
from people import PASSWORD, THERE, People, token_on, type_sign_in
from sqlalchemy import Engine
from sqlmodel import select
from werkzeug.test import TestResponse

from catalog.accounts.mandates import Role
from catalog.accounts.records import AccessRequest, Account, RequestState
from catalog.db import reading
from catalog.suspicion import Suspicion
from ocop_site.settings import Settings

pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)

NEW = "một câu hoàn toàn khác"


@pytest.fixture
def sink() -> Iterator[MailSink]:
    """A mail server."""
    with mail_sink() as sink:
        yield sink


@pytest.fixture
def mailing(
    settings: Settings, engine: Engine, clock: SetClock, sink: MailSink
) -> Iterator[People]:
    """A register that sends mail."""
    with running(settings.model_copy(update={"mail_url": sink.url}), clock) as app:
        yield People(app, engine, clock.now)


def take_up(client: FlaskClient, address: str, password: str = NEW) -> TestResponse:
    """Open a link and choose a password."""
    key = address.partition("key=")[2]
    typed = {
        "token": token_on(client, address),
        "key": key,
        "new_password": password,
        "repeated": password,
    }
    return client.post(address.partition("?")[0], data=typed)


def ask(app: Flask, clock: SetClock, province: int, **more: str) -> TestResponse:
    """Fill in the request for access, in a minute."""
    client = app.test_client()
    typed = {
        "token": token_on(client, "/account/request-access"),
        "name": "Lê Thị C",
        "organisation": "HTX Cồn Bần",
        "email": "c@x.example",
        "province": str(province),
        "purpose": "Hội chợ Tết 2027",
        "consent": "1",
    }
    clock.now += timedelta(minutes=1)
    return client.post("/account/request-access", data=typed | more)


def requests_in(engine: Engine) -> list[AccessRequest]:
    """What was asked for."""
    with reading(engine) as session:
        return list(session.exec(select(AccessRequest)))


def test_an_invitation_works_once(people: People) -> None:
    person = people.make("c@x.example")
    link = f"/account/invitation?key={people.invitation_of(person)}"
    first, second = people.app.test_client(), people.app.test_client()
    key, token = link.partition("key=")[2], token_on(second, link)
    assert take_up(first, link).location == "/account"
    assert first.get("/account").status_code == 200
    assert first.get(link).status_code == 404
    typed = {"token": token, "key": key, "new_password": PASSWORD, "repeated": PASSWORD}
    late = second.post("/account/invitation", data=typed)
    assert (late.status_code, "Set-Cookie" in late.headers) == (404, False)
    assert type_sign_in(second, person.email, NEW).status_code == 303


def test_an_invitation_shows_what_is_wrong_with_a_password_beside_it(people: People) -> None:
    link = f"/account/invitation?key={people.invitation_of(people.make('c@x.example'))}"
    client = people.app.test_client()
    for password in ("ngắn", "matkhau123456", "Sổ tra cứu OCOP"):
        page = BeautifulSoup(take_up(client, link, password).data, "html.parser")
        assert page.select_one("#new_password-fault") is not None, password
        field = page.select_one("#new_password")
        assert field is not None
        assert not field.get("value")
    assert take_up(client, link).status_code == 303


def test_who_asks_is_let_in_by_the_office_of_the_province_alone(
    people: People, engine: Engine, clock: SetClock
) -> None:
    assert ask(people.app, clock, people.province_id()).status_code == 200
    (request,) = requests_in(engine)
    here = people.browser_of(people.make("here@x.example", Role.PROVINCE))
    there = people.browser_of(people.make("there@x.example", Role.PROVINCE, THERE))
    assert "Lê Thị C" in here.get("/desk/access").text
    assert "Lê Thị C" not in there.get("/desk/access").text
    grant = f"/desk/access/{request.id}/grant"
    token = token_on(there, "/account/confirm")
    assert there.post(grant, data={"token": token}).status_code == 403
    answer = here.post(grant, data={"token": token_on(here, "/desk/access")})
    (link,) = re.findall(r"http://127.0.0.1:8000(/account/invitation\?key=[\w-]+)", answer.text)
    client = people.app.test_client()
    assert take_up(client, link).location == "/account"
    assert "Lê Thị C" in client.get("/account").text
    again = here.post(grant, data={"token": token_on(here, "/desk/access")})
    assert again.status_code == 409


def test_refusing_asks_for_a_reason_and_keeps_it_in_the_file(
    people: People, engine: Engine, clock: SetClock
) -> None:
    ask(people.app, clock, people.province_id())
    (request,) = requests_in(engine)
    officer = people.browser_of(people.make("here@x.example", Role.CENTRAL))
    address = f"/desk/access/{request.id}/refuse"
    token = token_on(officer, "/desk/access")
    bare = officer.post(address, data={"token": token, "reason": "  "})
    assert bare.status_code == 400
    assert f'id="reason-{request.id}-fault"' in bare.text
    assert officer.post(address, data={"token": token, "reason": "Trùng"}).status_code == 303
    (request,) = requests_in(engine)
    assert (request.state, request.reason) == (RequestState.REFUSED, "Trùng")


def test_a_request_without_consent_or_province_is_shown_again_with_all_it_says(
    people: People, engine: Engine, clock: SetClock
) -> None:
    answer = ask(people.app, clock, 0, consent="", purpose="Hội chợ làng")
    assert answer.status_code == 400
    for said in ("Lê Thị C", "HTX Cồn Bần", "c@x.example", "Hội chợ làng"):
        assert said in answer.text
    assert requests_in(engine) == []


def test_what_looks_like_advertising_waits_apart_and_is_not_lost(
    people: People, engine: Engine, clock: SetClock
) -> None:
    ask(people.app, clock, people.province_id(), leave_empty="x", name="Máy")
    ask(people.app, clock, people.province_id())
    assert [r.suspicion for r in requests_in(engine)] == [Suspicion.HIDDEN_FIELD, None]
    officer = people.browser_of(people.make("here@x.example", Role.PROVINCE))
    page = officer.get("/desk/access").text
    assert page.index("Lê Thị C") < page.index("Máy")


def test_an_office_invites_for_its_own_province_only(people: People, engine: Engine) -> None:
    officer = people.browser_of(people.make("here@x.example", Role.PROVINCE))
    token = token_on(officer, "/desk/access")

    def invited(email: str, code: str) -> int:
        typed = {
            "token": token,
            "email": email,
            "name": "Ba",
            "province": str(people.province_id(code)),
        }
        return officer.post("/desk/access/invite", data=typed).status_code

    assert invited("ba@x.example", "86") == 200
    assert invited("BA@x.example", "86") == 400, "known already"
    assert invited("no address", "86") == 400
    assert invited("tu@x.example", THERE) == 400, "not offered"
    with reading(engine) as session:
        assert "tu@x.example" not in session.exec(select(Account.email)).all()


def test_without_mail_a_forgotten_password_is_the_offices_matter(people: People) -> None:
    page = people.app.test_client().get("/en/account/forgotten").text
    assert "Ask the office" in page
    assert 'type="email"' not in page


def test_by_mail_a_forgotten_password_is_replaced_and_the_second_step_still_asked(
    mailing: People, sink: MailSink
) -> None:
    officer = mailing.make("b@x.example", Role.PROVINCE, factor=True)
    client = mailing.app.test_client()
    pages = []
    for email in ("B@x.example", "nobody@x.example"):
        typed = {"token": token_on(client, "/account/forgotten"), "email": email}
        pages.append(client.post("/account/forgotten", data=typed).text)
    assert re.sub(r'value="[^"]*"', "", pages[0]) == re.sub(r'value="[^"]*"', "", pages[1])
    (letter,) = sink.letters
    assert letter.recipients == [officer.email]
    (link,) = re.findall(r"(/account/new-password\?key=[\w-]+)\n.*?---", letter.text, re.DOTALL)
    answer = take_up(client, link)
    assert answer.location == "/account/second-factor?next=/account"
    assert client.get("/account").status_code == 303
    assert client.get(link).status_code == 404
    assert type_sign_in(mailing.app.test_client(), officer.email).status_code == 400


def test_by_mail_an_invitation_goes_to_who_was_let_in_and_to_nobody_else(
    mailing: People, sink: MailSink, engine: Engine, clock: SetClock
) -> None:
    ask(mailing.app, clock, mailing.province_id())
    (request,) = requests_in(engine)
    officer = mailing.browser_of(mailing.make("here@x.example", Role.PROVINCE))
    token = token_on(officer, "/desk/access")
    page = officer.post(f"/desk/access/{request.id}/grant", data={"token": token}).text
    assert "key=" not in page, "who lets in need not know it"
    (letter,) = sink.letters
    assert letter.recipients == ["c@x.example"]
    (link,) = set(re.findall(r"/account/invitation\?key=[\w-]+", letter.text))
    assert take_up(mailing.app.test_client(), link).location == "/account"


def test_what_must_not_be_done_in_passing_asks_for_the_password(
    people: People, clock: SetClock
) -> None:
    client = people.browser_of(people.make("a@x.example", factor=True))
    clock.now += timedelta(minutes=20)
    token = token_on(client, "/account/recovery-codes")
    asked = client.post("/account/recovery-codes", data={"token": token})
    assert asked.location.startswith("/account/confirm")
    for password, status in (("wrong", 400), (PASSWORD, 303)):
        typed = {"token": token, "password": password, "next": "/account/recovery-codes"}
        assert client.post("/account/confirm", data=typed).status_code == status
    page = client.post("/account/recovery-codes", data={"token": token})
    assert len(re.findall(r"<li>\w{4}-\w{4}-\w{4}</li>", page.text)) == 10


def test_offices_cannot_turn_the_second_step_off(people: People) -> None:
    for role, status in ((Role.PROVINCE, 409), (Role.ORGANISER, 303)):
        client = people.browser_of(people.make(f"{role}@x.example", role, factor=True))
        token = token_on(client, "/account/recovery-codes")
        answer = client.post("/account/second-factor/remove", data={"token": token})
        assert answer.status_code == status
        assert (client.get("/account").status_code == 200) is (role is Role.PROVINCE)
