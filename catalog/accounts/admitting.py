"""The verbs of accounts: invite, let in, give a role, disable. Notes name accounts by number."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import update
from sqlmodel import Session, col, delete, select

from catalog.accounts.mandates import Mandate, Role
from catalog.accounts.records import (
    Account,
    AccountLink,
    AccountMandate,
    AccountSession,
    LinkKind,
)
from catalog.accounts.tokens import new_token, token_digest
from catalog.change import Change

LIFE: Final = {LinkKind.INVITATION: timedelta(days=7), LinkKind.RESET: timedelta(hours=2)}
FACTOR_REQUIRED: Final = frozenset({Role.CENTRAL, Role.PROVINCE})
"""Roles that may not work without a second factor."""


class AlreadyThere(ValueError):
    """This address has an account already."""


class DeadLink(LookupError):
    """The link was used, is too old, or was never given out."""


def subject(account_id: int | None) -> str:
    """An account as the audit log has it, as subject and as actor: opaque."""
    return f"account:{account_id}"


def plain_email(email: str) -> str:
    """An address as accounts are found by: nobody has two that differ in case."""
    return email.strip().lower()


def find_account(session: Session, email: str) -> Account | None:
    """The account of an address."""
    return session.exec(select(Account).where(Account.email == plain_email(email))).first()


def mandates_of(session: Session, account_ids: Iterable[int]) -> dict[int, list[Mandate]]:
    """The mandates in force, by account."""
    query = (
        select(AccountMandate)
        .where(col(AccountMandate.account_id).in_(list(account_ids)))
        .where(col(AccountMandate.ended_at).is_(None))
        .order_by(col(AccountMandate.id))
    )
    found: dict[int, list[Mandate]] = {}
    for row in session.exec(query):
        mandate = Mandate(row.account_id, row.role, row.province_id)
        found.setdefault(row.account_id, []).append(mandate)
    return found


def needs_factor(mandates: Iterable[Mandate]) -> bool:
    """Whether somebody with these mandates must have a second factor."""
    return any(mandate.role in FACTOR_REQUIRED for mandate in mandates)


def invite(
    change: Change,
    email: str,
    role: Role,
    province_id: int | None,
    *,
    name: str = "",
    organisation: str = "",
) -> Account:
    """Enter an account that waits for its owner; raises AlreadyThere."""
    if find_account(change.session, email) is not None:
        raise AlreadyThere
    account = Account(
        email=plain_email(email), name=name, organisation=organisation, created_at=change.at
    )
    change.session.add(account)
    change.session.flush()
    change.note("invite_account", subject(account.id))
    give_role(change, account, role, province_id)
    return account


def give_role(change: Change, account: Account, role: Role, province_id: int | None) -> None:
    """Give an account this one role instead of those before; its sessions end."""
    session, account_id = change.session, id_of(account)
    session.exec(
        update(AccountMandate)
        .where(col(AccountMandate.account_id) == account_id)
        .where(col(AccountMandate.ended_at).is_(None))
        .values(ended_at=change.at)
    )
    mandate = AccountMandate(
        account_id=account_id,
        role=role,
        province_id=province_id,
        given_at=change.at,
        given_by=change.actor,
    )
    session.add(mandate)
    session.flush()
    end_sessions(session, account_id)
    change.note("give_role", subject(account_id), role=role.value, province=province_id)


def make_link(change: Change, account: Account, kind: LinkKind) -> str:
    """The token of a new link; links of the same kind given out before are void."""
    change.session.exec(
        delete(AccountLink).where(
            col(AccountLink.account_id) == account.id,
            col(AccountLink.kind) == kind,
            col(AccountLink.used_at).is_(None),
        )
    )
    token = new_token()
    link = AccountLink(
        account_id=id_of(account),
        kind=kind,
        token_digest=token_digest(token),
        made_at=change.at,
        ends_at=change.at + LIFE[kind],
    )
    change.session.add(link)
    change.note("make_account_link", subject(account.id), kind=kind.value)
    return token


def read_link(session: Session, token: str, kind: LinkKind, now: datetime) -> AccountLink:
    """A link that still works; raises DeadLink."""
    query = (
        select(AccountLink)
        .join(Account, col(Account.id) == AccountLink.account_id)
        .where(AccountLink.token_digest == token_digest(token), AccountLink.kind == kind)
        .where(col(AccountLink.used_at).is_(None), col(AccountLink.ends_at) > now)
        .where(col(Account.disabled_at).is_(None))
    )
    found = session.exec(query).first()
    if found is None:
        raise DeadLink
    return found


def use_link(change: Change, token: str, kind: LinkKind) -> Account:
    """Use a link up and say whose it is; raises DeadLink. Changes come one after another."""
    link = read_link(change.session, token, kind, change.at)
    link.used_at = change.at
    change.session.add(link)
    change.session.flush()  # what voids the others must not see this one unused
    return change.session.get_one(Account, link.account_id)


def set_password(change: Change, account: Account, password_hash: str) -> None:
    """Store a new password's hash; every session of the account ends, open links are void."""
    account.password_hash = password_hash
    account.password_at = change.at
    change.session.add(account)
    end_sessions(change.session, id_of(account))
    change.session.exec(
        delete(AccountLink).where(
            col(AccountLink.account_id) == account.id, col(AccountLink.used_at).is_(None)
        )
    )
    change.note("set_password", subject(account.id))


def disable(change: Change, account: Account) -> None:
    """Let an account in no more; what it did stays, its sessions end."""
    account.disabled_at = account.disabled_at or change.at
    change.session.add(account)
    end_sessions(change.session, id_of(account))
    change.note("disable_account", subject(account.id))


def enable(change: Change, account: Account) -> None:
    """Let a disabled account in again, with the mandates it has."""
    account.disabled_at = None
    change.session.add(account)
    change.note("enable_account", subject(account.id))


def revoke_sessions(change: Change, account: Account) -> int:
    """End every session of an account; how many there were."""
    count = end_sessions(change.session, id_of(account))
    change.note("revoke_sessions", subject(account.id), sessions=count)
    return count


def end_sessions(session: Session, account_id: int) -> int:
    """Take the rows away that are an account's sessions."""
    ended = session.execute(
        delete(AccountSession)
        .where(col(AccountSession.account_id) == account_id)
        .returning(col(AccountSession.id))
    )
    return len(ended.all())


def id_of(account: Account) -> int:
    """The number of an account that was entered."""
    assert account.id is not None  # noqa: S101 - it was flushed
    return account.id
