"""Accounts for tests: made by the register's own verbs, signed in without a form or through it."""

import re
from dataclasses import dataclass
from datetime import datetime

from flask import Flask
from flask.testing import FlaskClient
from passlib.totp import TOTP
from sqlalchemy import Engine
from sqlmodel import select
from werkzeug.test import TestResponse

from catalog.accounts import sessions
from catalog.accounts.admitting import invite, make_link, set_password, subject
from catalog.accounts.factors import set_factor
from catalog.accounts.mandates import Role
from catalog.accounts.passwords import Passwords
from catalog.accounts.records import Account, LinkKind
from catalog.change import changing
from catalog.db import reading, writing
from catalog.units import CURRENT_LIST, Unit, UnitLevel
from ocop_site.account.signed_in import form_token
from ocop_site.account.totp import TimedCodes

PASSWORD = "ruộng bậc thang mùa lúa chín"  # noqa: S105 - of nobody
HERE, THERE = "86", "01"
"""Vĩnh Long, where everybody's province is unless told otherwise, and Hà Nội."""

CHEAP = Passwords(memory_kib=8, passes=1)
"""Real argon2 at the least cost: what it costs in production is no matter of most tests."""
_HASH = CHEAP.hash(PASSWORD)
_TOKEN = re.compile(r'name="token" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account."""

    id: int
    email: str
    province_id: int | None
    secret: str = ""

    @property
    def actor(self) -> str:
        """As the audit log names them."""
        return subject(self.id)


class People:
    """The accounts of one register; the site in front of it hashes cheaply from now on."""

    def __init__(self, app: Flask, engine: Engine, now: datetime) -> None:
        app.extensions["passwords"] = CHEAP
        self.app, self.engine, self.now = app, engine, now
        self.codes: TimedCodes = app.extensions["timed_codes"]

    def province_id(self, code: str = HERE) -> int:
        """The id of a present province."""
        with reading(self.engine) as session:
            found = session.exec(
                select(Unit.id).where(
                    Unit.list_version == CURRENT_LIST,
                    Unit.level == UnitLevel.PROVINCE,
                    Unit.code == code,
                )
            ).one()
        assert found is not None
        return found

    def make(
        self, email: str, role: Role = Role.ORGANISER, province: str = HERE, *, factor: bool = False
    ) -> Person:
        """An account with a password and, if asked for, a second factor."""
        where = None if role is Role.CENTRAL else self.province_id(province)
        secret = self.codes.new_secret() if factor else ""
        with changing(self.engine, actor="test", at=self.now) as change:
            account = invite(change, email, role, where, name=email.partition("@")[0])
            set_password(change, account, _HASH)
            if factor:
                set_factor(change, account, secret, 0)
            assert account.id is not None
            return Person(account.id, email, where, secret)

    def browser_of(self, person: Person | None, *, complete: bool = True) -> FlaskClient:
        """A browser that is signed in as somebody, or as nobody."""
        client = self.app.test_client()
        if person is not None:
            with writing(self.engine) as session:
                account = session.get_one(Account, person.id)
                token = sessions.start(session, account, self.now, complete=complete)
            client.set_cookie(self.app.config["SESSION_COOKIE_NAME"], token)
        return client

    def token_in(self, browser: FlaskClient) -> str:
        """The token that every form of a browser's session carries."""
        name = self.app.config["SESSION_COOKIE_NAME"]
        cookie = browser.get_cookie(name)
        assert cookie is not None
        with self.app.test_request_context(headers={"Cookie": f"{name}={cookie.value}"}):
            return form_token()

    def invitation_of(self, person: Person) -> str:
        """The key of a link by which the person chooses a password."""
        with changing(self.engine, actor="test", at=self.now) as change:
            account = change.session.get_one(Account, person.id)
            return make_link(change, account, LinkKind.INVITATION)

    def code_for_typed(self, secret: str) -> str:
        """What an app shows now into which this secret was typed."""
        return str(TOTP(secret.replace("-", "")).generate(self.now).token)

    def code_of(self, person: Person) -> str:
        """What the person's app shows now."""
        totp = self.codes._totp
        return str(totp.generate_totp_password(person.secret))


def token_on(client: FlaskClient, address: str) -> str:
    """The token of the form on a page."""
    found = _TOKEN.search(client.get(address).text)
    assert found is not None, address
    return found[1]


def type_sign_in(
    client: FlaskClient, email: str, password: str = PASSWORD, **more: str
) -> TestResponse:
    """Fill the sign-in form in and send it."""
    token = token_on(client, "/account/sign-in")
    typed = {"token": token, "email": email, "password": password, **more}
    return client.post("/account/sign-in", data=typed)
