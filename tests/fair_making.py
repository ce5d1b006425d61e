"""Events made through the verbs; a test says only what matters to it."""

from datetime import date
from typing import Any

from factories import World

from catalog.db import reading
from catalog.events.acts import publish
from catalog.events.reading import HeldEvent, load_events
from catalog.events.words import EventKind
from catalog.events.writing import EventEntry, SiteEntry, enter_event

FIRST, LAST = date(2027, 1, 20), date(2027, 1, 25)


def site(world: World, first: date = FIRST, last: date = LAST, **more: Any) -> SiteEntry:
    """A site in Vĩnh Long; `zones`, `sessions`, `skips`, `position` beside columns."""
    parts = {x: more.pop(x) for x in ("zones", "sessions", "skips", "position") if x in more}
    columns = {
        "name": "Công viên Sông Tiền", "province_id": world.province_id(),
        "commune": "phường Long Châu", "first_day": first, "last_day": last,
    }  # fmt: skip
    return SiteEntry(columns | more, **parts)


def make_fair(world: World, *sites: SiteEntry, public: bool = True, **columns: Any) -> int:
    """The id of an event, published unless told otherwise."""
    entry = EventEntry(
        {"name": "Hội chợ OCOP Vĩnh Long", "kind": EventKind.FAIR, "organiser": "Sở Công Thương"}
        | columns,
        sites or (site(world),),
    )
    with world.change() as change:
        (event_id,) = enter_event(change, [entry])
        if public:
            publish(change, event_id)
    return event_id


def held(world: World, event_id: int) -> HeldEvent:
    """The event as it is now."""
    with reading(world.engine) as session:
        (found,) = load_events(session, [event_id])
        session.expunge_all()
    return found
