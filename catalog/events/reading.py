"""Reading events: what runs, what is coming, what is over; by kind, province and place."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, SQLModel, col, select

from catalog.clock import start_of_day, vietnam_day
from catalog.db import in_chunks
from catalog.events.held import CANCELLED_STAYS, HeldEvent, HeldSite, Phase
from catalog.events.records import (
    Event,
    EventAct,
    EventResult,
    EventSession,
    EventSite,
    EventSkip,
    EventZone,
    Stall,
    StallLine,
)
from catalog.events.words import EventKind, EventState
from catalog.places.records import Place
from catalog.units import Unit

SHOWN = (EventState.PUBLISHED, EventState.CANCELLED)
"""States that the public sees."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events: empty means all. Within one field any, between fields all."""

    kinds: Collection[EventKind] = ()
    province_ids: Collection[int] = ()
    place_id: int | None = None
    owner_id: int | None = None
    product_id: int | None = None

    def takes(self, site: EventSite) -> bool:
        """Whether one site of an event lies where it is wanted."""
        if self.province_ids and site.province_id not in self.province_ids:
            return False
        return self.place_id in (None, site.place_id)

    def of_sites(self) -> list[ColumnElement[bool]]:
        """The same as conditions on the table of sites."""
        conditions: list[ColumnElement[bool]] = []
        if self.province_ids:
            conditions.append(col(EventSite.province_id).in_(self.province_ids))
        if self.place_id is not None:
            conditions.append(col(EventSite.place_id) == self.place_id)
        return conditions


def find_event(session: Session, slug: str) -> Event | None:
    """The event with this slug, whatever its state."""
    return session.exec(select(Event).where(Event.slug == slug)).one_or_none()


def find_shown(session: Session, slug: str) -> HeldEvent | None:
    """The event with this slug, with all that belongs to it, if the public sees it."""
    row = find_event(session, slug)
    if row is None or row.state not in SHOWN:
        return None
    return load_events(session, [row.id or 0])[0]


def load_events(session: Session, ids: Sequence[int]) -> list[HeldEvent]:
    """Events with their sites and all that belongs to them, in the order asked for."""
    found = {row.id: row for row in _rows(session, Event, col(Event.id), ids)}
    sites = _held_sites(session, ids)
    return [_held(found[i], sites[i]) for i in ids if i in found]


def _held(row: Event, sites: list[HeldSite]) -> HeldEvent:
    dropped = tuple(site for site in sites if site.row.dropped_at is not None)
    return HeldEvent(row, tuple(site for site in sites if site not in dropped), dropped)


def _held_sites(session: Session, event_ids: Sequence[int]) -> dict[int, list[HeldSite]]:
    sites = _rows(session, EventSite, col(EventSite.event_id), event_ids)
    ids = [site.id or 0 for site in sites]
    provinces = {
        unit.id: unit
        for unit in _rows(session, Unit, col(Unit.id), sorted({x.province_id for x in sites}))
    }
    at = sorted({site.place_id for site in sites if site.place_id is not None})
    places = {place.id: place for place in _rows(session, Place, col(Place.id), at)}
    skips = _by_site(_rows(session, EventSkip, col(EventSkip.site_id), ids))
    zones = _by_site(_rows(session, EventZone, col(EventZone.site_id), ids))
    sessions = _by_site(_rows(session, EventSession, col(EventSession.site_id), ids))
    found: dict[int, list[HeldSite]] = defaultdict(list)
    for site in sorted(sites, key=lambda site: site.position):
        i = site.id or 0
        held = HeldSite(
            site,
            provinces[site.province_id],
            tuple(sorted(skip.day for skip in skips[i])),
            tuple(sorted(zones[i], key=lambda zone: zone.position)),
            tuple(sorted(sessions[i], key=lambda x: (x.day, x.starts, x.id or 0))),
            places.get(site.place_id),
        )
        found[site.event_id].append(held)
    return found


Row = TypeVar("Row", bound=SQLModel)


def _rows(session: Session, model: type[Row], column: Any, ids: Sequence[int]) -> list[Row]:
    found: list[Row] = []
    for chunk in in_chunks(ids):
        found += session.exec(select(model).where(column.in_(chunk)))
    return found


def _by_site(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.site_id].append(row)
    return found


def events_ahead(
    session: Session, today: date, wanted: Wanted = Wanted(), states: Collection[EventState] = SHOWN
) -> list[HeldEvent]:
    """What runs today and what is coming, by the day of the next time, then by name."""
    ahead = or_(col(EventSite.ends_on).is_(None), col(EventSite.ends_on) >= today)
    held = _load(session, wanted, states, ahead)
    timed = [(span.first, event) for event in held if (span := event.time_on(today))]
    return [event for _, event in sorted(timed, key=lambda x: (x[0], x[1].row.sort_key))]


def events_past(session: Session, today: date, wanted: Wanted = Wanted()) -> list[HeldEvent]:
    """What is over, the latest first."""
    over = col(EventSite.ends_on) < today
    held = _load(session, wanted, (EventState.PUBLISHED,), over)
    gone = [event for event in held if event.phase(today) is Phase.PAST]
    return sorted(gone, key=lambda event: event.last_day or date.min, reverse=True)


def events_told(session: Session, today: date, wanted: Wanted = Wanted()) -> list[HeldEvent]:
    """What calendars are told: all ahead, and for a while what is cancelled or taken off."""
    off = (EventState.CANCELLED, EventState.UNPUBLISHED)
    ahead = events_ahead(session, today, wanted, (EventState.PUBLISHED,))
    since = today - CANCELLED_STAYS
    lately = or_(col(Event.state_since) >= start_of_day(since), col(EventSite.ends_on) >= since)
    gone = [
        event
        for event in _load(session, wanted, off, lately)
        if (until := event.told_until()) and until >= today
    ]
    return ahead + sorted(gone, key=lambda event: (event.first_day, event.row.sort_key))


def _load(
    session: Session,
    wanted: Wanted,
    states: Collection[EventState],
    when: ColumnElement[bool],
) -> list[HeldEvent]:
    query = (
        select(Event.id)
        .join(EventSite, col(EventSite.event_id) == Event.id)
        .where(when, col(Event.state).in_(states), *_conditions(wanted))
        .distinct()
    )
    return load_events(session, [i or 0 for i in session.exec(query)])


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions = wanted.of_sites()
    if wanted.kinds:
        conditions.append(col(Event.kind).in_(wanted.kinds))
    if wanted.owner_id is not None:
        conditions.append(col(Event.owner_id) == wanted.owner_id)
    if wanted.product_id is not None:
        carries = (
            select(Stall.event_id)
            .join(StallLine, col(StallLine.stall_id) == Stall.id)
            .where(StallLine.product_id == wanted.product_id)
        )
        conditions.append(col(Event.id).in_(carries))
    return conditions


def history_of(session: Session, event_id: int) -> list[EventAct]:
    """What happened to an event, the latest first."""
    query = select(EventAct).where(EventAct.event_id == event_id)
    return list(session.exec(query.order_by(col(EventAct.at).desc(), col(EventAct.id).desc())))


def results_of(session: Session, event_id: int) -> EventResult | None:
    """What its organiser reported afterwards."""
    return session.get(EventResult, event_id)


def shown_events(session: Session) -> list[tuple[str, date]]:
    """The slug of every event that has a page, with the day on which it last changed."""
    query = select(Event.slug, Event.changed_at).where(col(Event.state).in_(SHOWN))
    rows = session.exec(query.order_by(col(Event.changed_at).desc(), col(Event.id)))
    return [(slug, vietnam_day(at)) for slug, at in rows]
