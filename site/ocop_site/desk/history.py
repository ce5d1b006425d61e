"""What happened to a place or an event, for those who may see it: what, when, by whom, why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from catalog.accounts.admitting import subject
from catalog.accounts.records import Account
from catalog.events.records import EventAct
from catalog.places.records import PlaceAct
from catalog.places.words import PlaceActKind
from catalog.text import Text
from ocop_site.account.signed_in import actor
from ocop_site.desk.words import ACTS

_YOU = Text("bạn", "you")
_OFFICE = Text("cơ quan quản lý sổ", "those who run the register")
_SOMEBODY = Text("tài khoản khác", "another account")
# Counts and addresses that history notes for itself say nothing to people.
_NO_REASON = frozenset({PlaceActKind.STOCKED, PlaceActKind.MERGED})


@dataclass(frozen=True, slots=True)
class Told:
    """One line of history."""

    what: Text
    at: datetime
    by: Text
    note: str


def told(session: Session, acts: Sequence[PlaceAct] | Sequence[EventAct]) -> list[Told]:
    """History in words. Of an account its organisation is named, never a person."""
    names = _organisations(session, {act.actor for act in acts})
    return [
        Told(ACTS[act.kind], act.at, names.get(act.actor, _OFFICE),
             "" if act.kind in _NO_REASON else act.note)
        for act in acts
    ]  # fmt: skip


def _organisations(session: Session, actors: set[str]) -> dict[str, Text]:
    ids = [int(name.removeprefix("account:")) for name in actors if name.startswith("account:")]
    accounts = session.exec(select(Account).where(col(Account.id).in_(ids))).all()
    found = {
        subject(account.id): Text(account.organisation, account.organisation)
        if account.organisation
        else _SOMEBODY
        for account in accounts
    }
    return found | {actor(): _YOU}
