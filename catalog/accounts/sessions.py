"""Sessions: rows that can be taken away. A cookie carries a random token and nothing else.

They are no changes of the register and stand in no audit log; who signed in when is logged.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, delete, select, update
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from catalog.accounts.mandates import Mandate
from catalog.accounts.records import Account, AccountMandate, AccountSession
from catalog.accounts.tokens import new_token, token_digest
from catalog.db import metadata

LONGEST: Final = timedelta(hours=8)
LONGEST_IDLE: Final = timedelta(minutes=30)
HALF_WAY: Final = timedelta(minutes=15)
"""For how long a password may wait for its second factor."""
FRESH: Final = timedelta(minutes=15)
_TOUCHED_EVERY: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who a session belongs to, as one request needs it.

    Until it is `complete` the second factor is missing, and nothing but that may be done.
    """

    session_id: int
    account_id: int
    email: str
    name: str
    organisation: str
    complete: bool
    has_factor: bool
    started_at: datetime
    seen_at: datetime
    proved_at: datetime
    mandates: tuple[Mandate, ...]

    def fresh(self, now: datetime) -> bool:
        """Whether a password or second factor was given lately."""
        return now - self.proved_at <= FRESH

    def worth_touching(self, now: datetime) -> bool:
        """Whether it is time to note that the session is in use."""
        return now - self.seen_at >= _TOUCHED_EVERY


def start(
    session: Session, account: Account, now: datetime, *, complete: bool, browser: str = ""
) -> str:
    """The token of a new session, which nobody can have known before.

    Sessions of anybody that are over go from the table.
    """
    session.execute(delete(AccountSession).where(_over(now)))
    token = new_token()
    session.add(
        AccountSession(
            token_digest=token_digest(token),
            account_id=account.id or 0,
            complete=complete,
            started_at=now,
            seen_at=now,
            proved_at=now,
            ends_at=now + (LONGEST if complete else HALF_WAY),
            browser=browser[:80],
        )
    )
    return token


def complete(session: Session, half: SignedIn, now: datetime) -> str:
    """The second factor was proved: the session goes on under a new token, given back."""
    token = new_token()
    session.execute(
        update(AccountSession)
        .where(col(AccountSession.id) == half.session_id)
        .values(
            token_digest=token_digest(token),
            complete=True,
            seen_at=now,
            proved_at=now,
            ends_at=half.started_at + LONGEST,
        )
    )
    return token


def find(connection: Connection, token: str, now: datetime) -> SignedIn | None:
    """Whose session a cookie's token is; None if it is over, ended or never was."""
    sessions, accounts = metadata.tables["account_session"], metadata.tables["account"]
    query = (
        select(
            sessions.c.id.label("session_id"),
            sessions.c.account_id,
            accounts.c.email,
            accounts.c.name,
            accounts.c.organisation,
            sessions.c.complete,
            accounts.c.totp_since.is_not(None).label("has_factor"),
            sessions.c.started_at,
            sessions.c.seen_at,
            sessions.c.proved_at,
        )
        .join(accounts, accounts.c.id == sessions.c.account_id)
        .where(sessions.c.token_digest == token_digest(token))
        .where(accounts.c.disabled_at.is_(None), ~_over(now))
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    return SignedIn(**row, mandates=_mandates(connection, row["account_id"]))


def _mandates(connection: Connection, account_id: int) -> tuple[Mandate, ...]:
    table = metadata.tables[str(AccountMandate.__tablename__)]
    query = (
        select(table.c.account_id, table.c.role, table.c.province_id)
        .where(table.c.account_id == account_id, table.c.ended_at.is_(None))
        .order_by(table.c.id)
    )
    return tuple(Mandate(*row) for row in connection.execute(query))


def _over(now: datetime) -> ColumnElement[bool]:
    table = metadata.tables["account_session"]
    return (table.c.ends_at <= now) | (table.c.seen_at <= now - LONGEST_IDLE)


def touch(session: Session, session_id: int, now: datetime) -> None:
    """Note that a session is in use."""
    mine = col(AccountSession.id) == session_id
    session.execute(update(AccountSession).where(mine).values(seen_at=now))


def prove(session: Session, session_id: int, now: datetime) -> None:
    """Note that the password was given again."""
    mine = col(AccountSession.id) == session_id
    session.execute(update(AccountSession).where(mine).values(seen_at=now, proved_at=now))


def end(session: Session, account_id: int, session_id: int) -> bool:
    """End one session of an account; False if there is none such."""
    ended = session.execute(
        delete(AccountSession)
        .where(col(AccountSession.id) == session_id, col(AccountSession.account_id) == account_id)
        .returning(col(AccountSession.id))
    )
    return ended.first() is not None


def end_by_token(session: Session, token: str) -> None:
    """End the session of a cookie, whatever it is."""
    digest = token_digest(token)
    session.execute(delete(AccountSession).where(col(AccountSession.token_digest) == digest))


def sessions_of(session: Session, account_id: int, now: datetime) -> Sequence[AccountSession]:
    """The sessions of an account that still hold, the last used first."""
    query = select_rows(AccountSession).where(AccountSession.account_id == account_id, ~_over(now))
    return session.exec(query.order_by(col(AccountSession.seen_at).desc())).all()
