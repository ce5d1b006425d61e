"""`ocop user`: the first account, and what is done for those who lost everything."""

import json

import pytest
from factories import World
from ocop_runner import Ocop
from sqlmodel import select

from catalog.accounts import sessions
from catalog.accounts.admitting import set_password, subject
from catalog.accounts.factors import set_factor
from catalog.accounts.records import Account
from catalog.audit import AuditEntry
from catalog.db import reading, writing

# Commands only call what is tested on both databases.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)

EMAIL = "lan@vpdp.example"
LINK = "http://127.0.0.1:8000/account/invitation?key="


def listed(ocop: Ocop) -> dict[str, object]:
    """The first account as `ocop user list --json` has it."""
    found: dict[str, object] = json.loads(ocop("user", "list", "--json").stdout)["users"][0]
    return found


def has_started(world: World) -> None:
    """The account has a password, a second factor and a session."""
    with world.change() as change:
        account = change.session.exec(select(Account)).one()
        set_password(change, account, "$argon2id$")
        set_factor(change, account, "sealed", 1)
    with writing(world.engine) as session:
        sessions.start(session, session.exec(select(Account)).one(), world.now, complete=True)


def test_an_account_is_made_and_its_link_printed_alone(ocop: Ocop, world: World) -> None:
    made = ocop("user", "add", EMAIL, "--role", "province", "--province", "vinh-long")
    assert made.exit_code == 0
    assert made.stdout.startswith(LINK)
    assert made.stdout.count("\n") == 1
    assert "168 hours" in made.stderr
    assert listed(ocop) == {
        "id": 1,
        "email": EMAIL,
        "name": "",
        "mandates": [{"role": "province", "province": "86"}],
        "state": "invited",
        "second_factor": False,
    }
    assert f"{EMAIL}  province 86  invited" in ocop("user", "list").stdout
    with reading(world.engine) as session:
        entries = session.exec(select(AuditEntry)).all()
    assert entries[-1].subject == subject(1)
    assert not [entry for entry in entries if "@" in f"{entry.data} {entry.subject}"]


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        ((EMAIL,), 2),
        ((EMAIL, "--role", "king"), 2),
        ((EMAIL, "--role", "province"), 2),
        ((EMAIL, "--role", "province", "--province", "nowhere"), 2),
        ((EMAIL, "--role", "central", "--province", "86"), 2),
        (("lan", "--role", "central"), 2),
    ],
)
def test_what_is_no_account_is_refused_and_nothing_is_made(
    ocop: Ocop, arguments: tuple[str, ...], exit_code: int
) -> None:
    assert ocop("user", "add", *arguments).exit_code == exit_code
    assert json.loads(ocop("user", "list", "--json").stdout) == {"users": []}


def test_an_address_is_taken_once(ocop: Ocop) -> None:
    assert ocop("user", "add", EMAIL, "--role", "central").exit_code == 0
    again = ocop("user", "add", EMAIL.upper(), "--role", "central")
    assert (again.exit_code, again.stdout) == (1, "")


def test_a_new_link_invites_until_there_is_a_password_and_replaces_it_then(
    ocop: Ocop, world: World
) -> None:
    ocop("user", "add", EMAIL, "--role", "central")
    assert ocop("user", "reset", EMAIL).stdout.startswith(LINK)
    has_started(world)
    assert "/account/new-password?key=" in ocop("user", "reset", EMAIL).stdout
    assert listed(ocop)["second_factor"] is True
    ocop("user", "reset", EMAIL, "--second-factor")
    assert listed(ocop)["second_factor"] is False


def test_roles_change_and_accounts_are_disabled_enabled_revoked(ocop: Ocop, world: World) -> None:
    ocop("user", "add", EMAIL, "--role", "central")
    has_started(world)
    assert "Ended 1 session" in ocop("user", "revoke", EMAIL).stderr
    assert "Ended 0 session" in ocop("user", "revoke", EMAIL).stderr
    ocop("user", "role", EMAIL, "--role", "organiser", "--province", "86")
    assert listed(ocop)["mandates"] == [{"role": "organiser", "province": "86"}]
    assert ocop("user", "disable", EMAIL).exit_code == 0
    assert listed(ocop)["state"] == "disabled"
    ocop("user", "enable", EMAIL)
    assert listed(ocop)["state"] == "active"


@pytest.mark.parametrize("verb", ["reset", "disable", "enable", "revoke"])
def test_nobody_cannot_be_acted_on(ocop: Ocop, verb: str) -> None:
    answer = ocop("user", verb, EMAIL)
    assert answer.exit_code == 1
    assert f"There is no account {EMAIL}" in answer.stderr
