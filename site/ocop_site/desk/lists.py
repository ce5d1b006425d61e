"""Which places and events are whose: one's own, and what lies in one's area."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, exists, false, or_, true
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from catalog.accounts.mandates import Area, Deed, Mandate, Role, may
from catalog.accounts.sessions import SignedIn
from catalog.events.held import HeldEvent
from catalog.events.reading import load_events
from catalog.events.records import Event, EventSite
from catalog.places.records import Place
from catalog.text import same_spelling
from ocop_site.desk.areas import area_of

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Shelf:
    """The places and the events of one list, whole; pages take their part of it."""

    places: list[Place]
    events: list[HeldEvent]


def own(session: Session, account: SignedIn) -> Shelf:
    """What who is signed in keeps: their own, and for an office what nobody owns in its area."""
    ownerless = _office_area(account.mandates)
    places = _places(
        session,
        or_(
            col(Place.owner_id) == account.account_id,
            and_(col(Place.owner_id).is_(None), _in_provinces(col(Place.province_id), ownerless)),
        ),
    )
    events = _events(
        session,
        or_(
            col(Event.owner_id) == account.account_id,
            and_(col(Event.owner_id).is_(None), _held_in(ownerless)),
        ),
    )
    return Shelf(
        [place for place in places if may(account.mandates, Deed.WRITE_PLACE, area_of(place))],
        [e for e in events if may(account.mandates, Deed.WRITE_EVENT, area_of_held(e))],
    )


def in_area(session: Session, account: SignedIn) -> Shelf:
    """What others keep in the area of an office."""
    area = _office_area(account.mandates)
    places = _places(session, _in_provinces(col(Place.province_id), area))
    events = _events(session, _held_in(area))
    return Shelf(
        [
            place
            for place in places
            if may(account.mandates, Deed.SEE_PLACE, area_of(place))
            and not may(account.mandates, Deed.WRITE_PLACE, area_of(place))
        ],
        [
            e
            for e in events
            if may(account.mandates, Deed.SEE_EVENT, area_of_held(e))
            and not may(account.mandates, Deed.WRITE_EVENT, area_of_held(e))
        ],
    )


def area_of_held(held: HeldEvent) -> Area:
    """Where an event lies and whose it is."""
    return Area(frozenset(site.row.province_id for site in held.sites), held.row.owner_id)


Row = TypeVar("Row", Place, HeldEvent)


def named(rows: Sequence[Row], wanted: str) -> list[Row]:
    """Those whose name holds the words, marks aside."""
    key = same_spelling(wanted)
    return [row for row in rows if key in same_spelling(_name(row))]


def _name(row: Place | HeldEvent) -> str:
    return row.name if isinstance(row, Place) else row.row.name


def _office_area(mandates: Sequence[Mandate]) -> frozenset[int] | None:
    """The provinces of an office; None for all of them."""
    if any(mandate.role is Role.CENTRAL for mandate in mandates):
        return None
    offices = (mandate for mandate in mandates if mandate.role is Role.PROVINCE)
    return frozenset(mandate.province_id or 0 for mandate in offices)


def _in_provinces(column: Mapped[int], area: frozenset[int] | None) -> ColumnElement[bool]:
    if area is None:
        return true()
    return column.in_(area) if area else false()


def _held_in(area: frozenset[int] | None) -> ColumnElement[bool]:
    if area is None:
        return true()
    return exists().where(
        col(EventSite.event_id) == Event.id, _in_provinces(col(EventSite.province_id), area)
    )


def _places(session: Session, condition: ColumnElement[bool]) -> list[Place]:
    return list(session.exec(select(Place).where(condition).order_by(col(Place.sort_key))))


def _events(session: Session, condition: ColumnElement[bool]) -> list[HeldEvent]:
    query = select(Event.id).where(condition).order_by(col(Event.changed_at).desc())
    return load_events(session, [event_id or 0 for event_id in session.exec(query)])
