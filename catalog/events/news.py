"""What became of events, as it became known here: public, changed, cancelled."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, or_
from sqlmodel import Session, col, func, select

from catalog.events.held import HeldEvent
from catalog.events.reading import SHOWN, Wanted, load_events
from catalog.events.records import Event, EventAct, EventSite
from catalog.events.words import EventActKind
from catalog.places.records import PlaceAct

_LAST_ACTS = select(func.max(EventAct.id), select(func.max(PlaceAct.id)).scalar_subquery())


def last_acts(connection: Connection) -> Row[Any]:
    """What calendars and lists of events are made from: the last acts of events and places."""
    return connection.execute(_LAST_ACTS).one()


@dataclass(frozen=True, slots=True)
class EventNews:
    """One thing that happened to an event that the public sees."""

    act: EventAct
    event: HeldEvent
    again: bool
    """Published once more, after it was cancelled or taken off."""


def event_news(session: Session, wanted: Wanted, most: int) -> list[EventNews]:
    """The latest of what happened, the newest first; what was changed in a draft is no news."""
    first = (
        select(EventAct.event_id, func.min(EventAct.id).label("first"))
        .where(EventAct.kind == EventActKind.PUBLISHED)
        .group_by(col(EventAct.event_id))
        .subquery()
    )
    told = (EventActKind.PUBLISHED, EventActKind.CANCELLED)
    said = or_(col(EventAct.note) != "", col(EventAct.changed) != "")
    changed = (col(EventAct.kind) == EventActKind.CHANGED) & said
    here = select(EventSite.event_id).where(*wanted.of_sites())
    query = (
        select(EventAct, first.c.first)
        .join(Event, col(Event.id) == EventAct.event_id)
        .join(first, first.c.event_id == EventAct.event_id)
        .where(col(Event.state).in_(SHOWN), col(EventAct.id) >= first.c.first)
        .where(or_(col(EventAct.kind).in_(told), changed), col(Event.id).in_(here))
        .order_by(col(EventAct.at).desc(), col(EventAct.id).desc())
        .limit(most)
    )
    if wanted.kinds:
        query = query.where(col(Event.kind).in_(wanted.kinds))
    acts = session.exec(query).all()
    ids = list(dict.fromkeys(act.event_id for act, _ in acts))
    events = {event.row.id: event for event in load_events(session, ids)}
    return [
        EventNews(act, events[act.event_id], act.kind is EventActKind.PUBLISHED and act.id != i)
        for act, i in acts
    ]
