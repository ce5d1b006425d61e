"""Accounts in the hands of the central office."""

import re
from datetime import timedelta

import pytest
from clocks import SetClock
from flask.testing import FlaskClient
from people import PASSWORD, People, Person, type_sign_in
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from catalog.accounts.admitting import mandates_of
from catalog.accounts.mandates import Role
from catalog.accounts.records import Account
from catalog.db import reading

pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


@pytest.fixture
def officer(people: People) -> FlaskClient:
    """The browser of the central office."""
    return people.browser_of(people.make("tw@x.example", Role.CENTRAL, factor=True))


def post(people: People, browser: FlaskClient, address: str, **typed: str) -> TestResponse:
    """Send a form of the session."""
    return browser.post(address, data={"token": people.token_in(browser), **typed})


def held_by(engine: Engine, person: Person) -> list[tuple[str, int | None]]:
    """The roles of an account."""
    with reading(engine) as session:
        found = mandates_of(session, [person.id]).get(person.id, [])
        return [(mandate.role.value, mandate.province_id) for mandate in found]


def test_accounts_are_found_by_what_is_known_of_them(people: People, officer: FlaskClient) -> None:
    people.make("lan@mot.example")
    people.make("ba@hai.example", province="01")
    for asked, found in (("", 3), ("LAN", 1), ("ha noi", 1), ("vĩnh long", 1), ("nobody", 0)):
        page = officer.get("/en/desk/accounts", query_string={"q": asked}).text
        assert re.search(rf"\b{found} accounts?\b", page), asked


def test_the_centre_gives_roles_and_they_hold_at_once(
    people: People, engine: Engine, officer: FlaskClient
) -> None:
    person = people.make("lan@mot.example")
    browser, here = people.browser_of(person), people.province_id()
    address = f"/desk/accounts/{person.id}/role"
    for typed in (
        {},
        {"role": "king"},
        {"role": "province"},
        {"role": "province", "province": "0"},
    ):
        assert post(people, officer, address, **typed).status_code == 400
    assert held_by(engine, person) == [("organiser", here)]
    changed = post(people, officer, address, role="province", province=str(here))
    assert changed.status_code == 303
    assert held_by(engine, person) == [("province", here)]
    assert browser.get("/account").status_code == 303, "its sessions ended"
    post(people, officer, address, role="central", province=str(here))
    assert held_by(engine, person) == [("central", None)]


def test_who_is_locked_stays_out_until_let_in_again(people: People, officer: FlaskClient) -> None:
    person = people.make("lan@mot.example")
    browser = people.browser_of(person)
    post(people, officer, f"/desk/accounts/{person.id}/disable")
    assert browser.get("/account").status_code == 303
    assert type_sign_in(people.app.test_client(), person.email).status_code == 400
    post(people, officer, f"/desk/accounts/{person.id}/enable")
    assert type_sign_in(people.app.test_client(), person.email).status_code == 303


def test_a_new_link_is_shown_once_and_the_second_step_goes_only_when_asked(
    people: People, engine: Engine, officer: FlaskClient
) -> None:
    person = people.make("lan@mot.example", Role.PROVINCE, factor=True)
    address = f"/desk/accounts/{person.id}/reset"
    for typed, has_factor in (({}, True), ({"second_factor": "1"}, False)):
        page = post(people, officer, address, **typed).text
        assert page.count("/account/new-password?key=") == 1
        with reading(engine) as session:
            account = session.get_one(Account, person.id)
        assert (account.totp_since is not None) is has_factor


def test_anybody_is_invited_to_any_role_once(people: People, officer: FlaskClient) -> None:
    def invited(**typed: str) -> int:
        sent = {"email": "moi@x.example", "name": "Mới"} | typed
        return post(people, officer, "/desk/accounts/invite", **sent).status_code

    assert invited(role="province") == 400
    assert invited(role="central", email="no address") == 400
    assert invited(role="province", province=str(people.province_id())) == 200
    assert invited(role="central") == 400


def test_nobody_locks_himself_out(people: People, engine: Engine) -> None:
    me = people.make("me@x.example", Role.CENTRAL)
    browser = people.browser_of(me)
    for verb in ("disable", "role", "revoke"):
        answer = post(people, browser, f"/desk/accounts/{me.id}/{verb}", role="central")
        assert answer.status_code == 409, verb
    assert held_by(engine, me) == [("central", None)]
    assert browser.get("/account").status_code == 200


def test_what_was_typed_is_kept_while_the_password_is_asked_for_again(
    people: People, officer: FlaskClient, clock: SetClock
) -> None:
    clock.now += timedelta(minutes=16)
    typed = {"email": "moi@x.example", "name": "Phạm Thị Mới", "role": "central"}
    answer = post(people, officer, "/desk/accounts/invite", **typed)
    assert answer.status_code == 401
    assert 'value="Phạm Thị Mới"' in answer.text
    assert "/account/confirm" in answer.text
    post(people, officer, "/account/confirm", password=PASSWORD)
    assert post(people, officer, "/desk/accounts/invite", **typed).status_code == 200
