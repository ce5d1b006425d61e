"""Sessions: what a copied, planted or old cookie can do is nothing."""

from datetime import timedelta

import pytest
from applications import running
from clocks import SetClock
from flask import Flask
from flask.testing import FlaskClient
from people import CHEAP, PASSWORD, People, token_on, type_sign_in
from sqlalchemy import Engine
from sqlmodel import select

from catalog.accounts.admitting import disable, give_role, revoke_sessions
from catalog.accounts.mandates import Role
from catalog.accounts.records import Account, AccountSession
from catalog.accounts.sessions import LONGEST, LONGEST_IDLE
from catalog.change import changing
from catalog.db import reading
from ocop_site.settings import Settings

# What holds a session is the same code on both databases; tests/catalog/accounts asks both.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)

NEW = "một câu hoàn toàn khác"
COOKIE = "ocop"


def cookie_of(client: FlaskClient) -> str:
    """The session's token in a browser, empty if there is none."""
    found = client.get_cookie(COOKIE)
    return found.value if found else ""


def is_in(client: FlaskClient) -> bool:
    """Whether the browser is let into the account."""
    return client.get("/account").status_code == 200


def replayed(app: Flask, token: str) -> bool:
    """Whether another browser gets in with that token."""
    thief = app.test_client()
    thief.set_cookie(COOKIE, token)
    return is_in(thief)


def test_a_planted_cookie_is_worth_nothing_after_signing_in(app: Flask, people: People) -> None:
    people.make("a@x.example")
    client = app.test_client()
    client.set_cookie(COOKIE, "planted-by-somebody")
    type_sign_in(client, "a@x.example")
    assert cookie_of(client) not in ("", "planted-by-somebody")
    assert is_in(client)
    assert not replayed(app, "planted-by-somebody")


def test_somebody_elses_session_planted_beforehand_ends_at_signing_in(
    app: Flask, people: People
) -> None:
    people.make("victim@x.example")
    attacker = people.browser_of(people.make("attacker@x.example"))
    planted = cookie_of(attacker)
    client = app.test_client()
    client.set_cookie(COOKIE, planted)
    # The sign-in page leads on for a session that holds, so the form is sent blind.
    token = token_on(app.test_client(), "/account/sign-in")
    typed = {"token": token, "email": "victim@x.example", "password": PASSWORD}
    client.post("/account/sign-in", data=typed)
    assert "victim@x.example" in client.get("/account").text
    assert cookie_of(client) != planted
    assert not replayed(app, planted)


def test_the_token_is_another_after_the_second_factor(app: Flask, people: People) -> None:
    officer = people.make("b@x.example", Role.PROVINCE, factor=True)
    client = app.test_client()
    type_sign_in(client, officer.email)
    before = cookie_of(client)
    assert not is_in(client)
    token = token_on(client, "/account/second-factor")
    client.post("/account/second-factor", data={"token": token, "code": people.code_of(officer)})
    assert is_in(client)
    assert cookie_of(client) != before
    assert not replayed(app, before)


def test_a_cookie_replayed_after_signing_out_is_refused(app: Flask, people: People) -> None:
    client = people.browser_of(people.make("a@x.example"))
    token, copied = token_on(client, "/account"), cookie_of(client)
    assert replayed(app, copied)
    answer = client.post("/account/sign-out", data={"token": token})
    assert answer.location == "/account/signed-out"
    assert "cache" in answer.headers["Clear-Site-Data"]
    assert cookie_of(client) == ""
    assert not replayed(app, copied)


def test_signing_out_by_another_sites_form_does_nothing(people: People) -> None:
    client = people.browser_of(people.make("a@x.example"))
    client.post("/account/sign-out", data={"token": "guessed"})
    assert client.get("/account/sign-out").status_code == 405
    assert is_in(client)


def test_another_role_ends_every_session(people: People, engine: Engine) -> None:
    person = people.make("a@x.example")
    clients = [people.browser_of(person) for _ in range(2)]
    with changing(engine, actor="test", at=people.now) as change:
        account = change.session.get_one(Account, person.id)
        give_role(change, account, Role.PROVINCE, people.province_id())
    assert not any(map(is_in, clients))


def test_a_new_password_ends_every_session_but_the_one_begun_by_it(
    app: Flask, people: People
) -> None:
    person = people.make("a@x.example")
    client, elsewhere = people.browser_of(person), people.browser_of(person)
    before = cookie_of(client)
    token = token_on(client, "/account/password")
    typed = {
        "token": token,
        "current_password": PASSWORD,
        "new_password": NEW,
        "repeated": NEW,
    }
    assert client.post("/account/password", data=typed).status_code == 303
    assert is_in(client)
    assert not is_in(elsewhere)
    assert not replayed(app, before)
    assert type_sign_in(app.test_client(), person.email).status_code == 400
    assert type_sign_in(app.test_client(), person.email, NEW).status_code == 303


@pytest.mark.parametrize("verb", [disable, revoke_sessions], ids=lambda verb: verb.__name__)
def test_disabling_and_revoking_end_sessions_at_once(
    people: People, engine: Engine, verb: object
) -> None:
    person = people.make("a@x.example")
    client = people.browser_of(person)
    assert is_in(client)
    with changing(engine, actor="test", at=people.now) as change:
        verb(change, change.session.get_one(Account, person.id))  # type: ignore[operator]
    assert not is_in(client)
    signs_in = type_sign_in(people.app.test_client(), person.email).status_code == 303
    assert signs_in is (verb is revoke_sessions)


def test_a_session_ends_by_time_and_by_idleness(people: People, clock: SetClock) -> None:
    client = people.browser_of(people.make("a@x.example"))
    started = clock.now
    clock.now = started + LONGEST_IDLE - timedelta(seconds=1)
    assert is_in(client)
    clock.now += LONGEST_IDLE
    assert not is_in(client)
    clock.now = started
    client = people.browser_of(people.make("b@x.example"))
    while clock.now < started + LONGEST - timedelta(minutes=20):
        clock.now += timedelta(minutes=20)
        assert is_in(client), clock.now
    clock.now = started + LONGEST
    assert not is_in(client)


def test_one_ends_ones_own_sessions_and_nobody_elses(people: People, engine: Engine) -> None:
    person, other = people.make("a@x.example"), people.make("b@x.example")
    client, second, third = (people.browser_of(person) for _ in range(3))
    strangers = people.browser_of(other)
    with reading(engine) as session:
        ids = {row.id: row.account_id for row in session.exec(select(AccountSession))}
    token = token_on(client, "/account/sessions")
    theirs = next(i for i, account in ids.items() if account == other.id)
    ends = "/account/sessions/{}/end"
    assert client.post(ends.format(theirs), data={"token": token}).status_code == 404
    assert is_in(strangers)
    mine = sorted(i for i, account in ids.items() if account == person.id)
    assert client.post(ends.format(mine[1]), data={"token": token}).status_code == 303
    assert (is_in(client), is_in(second), is_in(third)) == (True, False, True)
    client.post("/account/sessions/end-others", data={"token": token})
    assert (is_in(client), is_in(third)) == (True, False)


def test_the_cookie_says_nothing_and_goes_only_home(people: People, settings: Settings) -> None:
    people.make("a@x.example")
    client = people.app.test_client()
    sent = type_sign_in(client, "a@x.example").headers["Set-Cookie"]
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= set(sent.split("; "))
    assert "Expires" not in sent
    assert "Max-Age" not in sent
    safe = Settings(
        home=settings.home, database_url=settings.database_url, public_url="https://localhost"
    )
    with running(safe, people.app.extensions["register"].clock) as app:
        app.extensions["passwords"] = CHEAP
        client, base = app.test_client(), "https://localhost"
        token = token_on(client, f"{base}/account/sign-in")
        typed = {"token": token, "email": "a@x.example", "password": PASSWORD}
        sent = client.post(f"{base}/account/sign-in", data=typed).headers["Set-Cookie"]
    assert sent.startswith("__Host-ocop=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(sent.split("; "))
    assert "Domain" not in sent


def test_public_pages_know_nobody(people: People, app: Flask) -> None:
    client = people.browser_of(people.make("a@x.example"))
    for address in ("/", "/products", "/q/00000000", "/statistics"):
        mine, anybodys = client.get(address), app.test_client().get(address)
        assert mine.data == anybodys.data, address
        assert mine.headers.get("Vary") == anybodys.headers.get("Vary"), address
        assert "Cookie" not in mine.headers.get("Vary", "")
        assert "Set-Cookie" not in mine.headers


def test_only_digests_are_stored(people: People, engine: Engine) -> None:
    client = people.browser_of(people.make("a@x.example"))
    with reading(engine) as session:
        (row,) = session.exec(select(AccountSession)).all()
        assert cookie_of(client) not in (row.token_digest, row.browser)
        account = session.get_one(Account, row.account_id)
    assert PASSWORD not in account.password_hash
    assert account.password_hash.startswith("$argon2id$")
