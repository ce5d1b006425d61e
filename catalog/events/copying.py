"""Copying last year's event: it keeps texts, zones and stalls, not dates nor results."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, select

from catalog.change import Change
from catalog.clock import vietnam_day
from catalog.db import insert_rows
from catalog.events.acts import NoSuchEvent
from catalog.events.records import Event, EventSession, EventSite, EventZone, Stall, StallLine
from catalog.events.recurrence import is_lunar, without_end
from catalog.events.writing import EventEntry, SiteEntry, enter_event
from catalog.lunar import lunar_day, tet

_KEPT = (
    "kind", "name", "name_en", "organiser", "text_vi", "text_en", "only_certified",
    "register_how", "fee", "support", "phone", "email", "website",
)  # fmt: skip
_SITE_KEPT = (
    "name", "place_id", "province_id", "commune", "address", "latitude", "longitude", "opens",
    "closes", "stalls",
)  # fmt: skip
_TET_SEASON = (1, 12)
_YEAR = timedelta(weeks=52)


def copy_event(change: Change, event_id: int, owner_id: int | None = None) -> int:
    """A new draft out of an event, with days proposed that nobody has confirmed yet; its id.

    Edition, decision, deadline, results and history stay behind; stalls come with what was
    announced for them. Raises NoSuchEvent.
    """
    session = change.session
    event = session.get(Event, event_id)
    if event is None:
        raise NoSuchEvent(event_id)
    sites = session.exec(
        select(EventSite)
        .where(EventSite.event_id == event_id, col(EventSite.dropped_at).is_(None))
        .order_by(col(EventSite.position))
    ).all()
    later = proposed_shift([site.first_day for site in sites], vietnam_day(change.at))
    columns = {name: getattr(event, name) for name in _KEPT}
    columns |= {"copied_from": event_id, "owner_id": owner_id, "unconfirmed": True}
    entries = [_site_entry(session, site, later) for site in sites]
    (copied_id,) = enter_event(change, [EventEntry(columns, entries)])
    _copy_stalls(session, event_id, copied_id)
    return copied_id


def proposed_shift(first_days: Sequence[date], today: date) -> timedelta:
    """By how many whole weeks to shift an event so that it lies ahead: the same weekday.

    What was held around Tết keeps its distance from Tết, to the nearest week.
    """
    if not first_days:
        return timedelta(0)
    first = min(first_days)
    if lunar_day(first).month not in _TET_SEASON:
        years = 1
        while first + years * _YEAR <= today:
            years += 1
        return years * _YEAR
    its_tet = min((tet(first.year + n) for n in (0, 1)), key=lambda day: abs(day - first))
    year = its_tet.year + 1
    while first + _whole_weeks(tet(year) - its_tet) <= today:
        year += 1
    return _whole_weeks(tet(year) - its_tet)


def _whole_weeks(distance: timedelta) -> timedelta:
    return timedelta(weeks=round(distance / timedelta(weeks=1)))


def _site_entry(session: Session, site: EventSite, later: timedelta) -> SiteEntry:
    zones = select(EventZone).where(EventZone.site_id == site.id).order_by(col(EventZone.position))
    lines = select(EventSession).where(EventSession.site_id == site.id)
    columns: dict[str, Any] = {name: getattr(site, name) for name in _SITE_KEPT}
    columns |= {"first_day": site.first_day + later, "last_day": site.last_day + later}
    if not is_lunar(site.rule):
        columns["rule"] = without_end(site.rule)
    return SiteEntry(
        columns,
        zones=[
            zone.model_dump(include={"name", "name_en", "stalls"}) for zone in session.exec(zones)
        ],
        sessions=[
            line.model_dump(include={"starts", "ends", "title", "title_en"})
            | {"day": line.day + later}
            for line in session.exec(lines.order_by(col(EventSession.id)))
        ],
    )


def _copy_stalls(session: Session, event_id: int, copied_id: int) -> None:
    stalls = session.exec(select(Stall).where(Stall.event_id == event_id)).all()
    sites = _same_sites(session, event_id, copied_id)
    rows = [
        stall.model_dump(exclude={"id"})
        | {"event_id": copied_id, "site_id": sites.get(stall.site_id or 0)}
        for stall in stalls
    ]
    ids = dict(zip((stall.id for stall in stalls), insert_rows(session, Stall, rows), strict=True))
    lines = session.exec(
        select(StallLine)
        .join(Stall, col(Stall.id) == StallLine.stall_id)
        .where(Stall.event_id == event_id)
    ).all()
    insert_rows(
        session,
        StallLine,
        [line.model_dump(exclude={"id"}) | {"stall_id": ids[line.stall_id]} for line in lines],
    )


def _same_sites(session: Session, event_id: int, copied_id: int) -> dict[int, int]:
    """The copy's site for each site of the event: they come in the same order."""
    both = []
    for one in (event_id, copied_id):
        used = select(EventSite.id).where(
            EventSite.event_id == one, col(EventSite.dropped_at).is_(None)
        )
        both.append([i or 0 for i in session.exec(used.order_by(col(EventSite.position)))])
    return dict(zip(*both, strict=True))
