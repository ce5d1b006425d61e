"""Entering events and changing them: the verbs for what an organiser writes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from catalog.audit import text_digest
from catalog.change import Change
from catalog.db import insert_rows, metadata
from catalog.events.acts import NoSuchEvent, record_act, touch_event
from catalog.events.records import Event, EventSession, EventSite, EventSkip, EventZone
from catalog.events.recurrence import Repeating, check_rule, last_day_of_all
from catalog.events.words import EventActKind, EventState
from catalog.text import free_slugs, slugify, sort_key

_EVENT_BLANK: dict[str, Any] = {
    "name_en": "", "edition": "", "organiser": "", "decision": "", "text_vi": "", "text_en": "",
    "only_certified": False, "register_by": None, "register_how": "", "fee": "", "support": "",
    "phone": "", "email": "", "website": "", "owner_id": None, "copied_from": None,
    "unconfirmed": False,
}  # fmt: skip
_SITE_BLANK: dict[str, Any] = {
    "name": "", "place_id": None, "commune": "", "address": "", "latitude": None,
    "longitude": None, "opens": "", "closes": "", "rule": "", "stalls": None,
}  # fmt: skip
_TEXTS = (
    "name", "name_en", "edition", "organiser", "decision", "text_vi", "text_en", "register_how",
    "fee", "support", "phone", "email", "website",
)  # fmt: skip
_WHERE = ("name", "place_id", "province_id", "commune", "address")
_WHEN = ("first_day", "last_day", "rule")


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """One site as its organiser tells it.

    `columns` are those of `EventSite` but id, event_id, position, ends_on and dropped_at;
    `zones` and `sessions` hold columns of `EventZone` and `EventSession` but id, site_id and
    position. `position` says which present site of the event this is; None for a new one.
    """

    columns: Mapping[str, Any]
    zones: Sequence[Mapping[str, Any]] = ()
    sessions: Sequence[Mapping[str, Any]] = ()
    skips: Sequence[date] = ()
    position: int | None = None


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One event as its organiser tells it: columns of `Event` that a person writes, and sites."""

    columns: Mapping[str, Any]
    sites: Sequence[SiteEntry] = field(default=())


def enter_event(change: Change, entries: Sequence[EventEntry]) -> list[int]:
    """Enter events as drafts; their ids in the order given.

    `columns` needs `name` and `kind`. Raises WrongRule for a rule that is not allowed.
    """
    stems = [_stem(entry) for entry in entries]
    slugs = free_slugs(stems, change.session.exec(select(Event.slug)))
    rows = [
        {
            "uid": uuid4().hex,
            **_EVENT_BLANK,
            **entry.columns,
            "slug": slug,
            "sort_key": sort_key(entry.columns["name"]),
            "state": EventState.DRAFT,
            "state_since": change.at,
            "reason": "",
            "kept_off": False,
            "sequence": 0,
            "changed_at": change.at,
            "version": 1,
        }
        for entry, slug in zip(entries, slugs, strict=True)
    ]
    ids = insert_rows(change.session, Event, rows)
    for event_id, entry, row in zip(ids, entries, rows, strict=True):
        places = list(zip(range(1, len(entry.sites) + 1), entry.sites, strict=True))
        _insert_sites(change.session, event_id, places)
        copied = row["copied_from"] is not None
        kind = EventActKind.COPIED if copied else EventActKind.ENTERED
        record_act(change, event_id, kind)
        change.note("enter_event", f"event:{event_id}", **_told(row, entry.sites))
    return ids


def _told(columns: Mapping[str, Any], sites: Sequence[SiteEntry]) -> dict[str, Any]:
    """What the audit log keeps: facts in clear, texts as a digest."""
    days = [(site.columns["first_day"], site.columns["last_day"]) for site in sites]
    return {
        "kind": columns.get("kind"),
        "provinces": sorted({site.columns["province_id"] for site in sites}),
        "days": [[first.isoformat(), last.isoformat()] for first, last in days],
        "texts": text_digest(*(columns.get(name, "") for name in _TEXTS)),
    }


def change_event(
    change: Change,
    event_id: int,
    columns: Mapping[str, Any],
    sites: Sequence[SiteEntry] | None = None,
    note: str = "",
) -> None:
    """Change what an organiser wrote; columns that are not given stay, so do sites if None.

    Sites are given all at once. One that is no longer among them is gone from a draft; of an
    event that was public it stays as given up, and its number is never used again. `note` says
    in words what is new, for the public. Raises NoSuchEvent, and WrongRule.
    """
    event = change.session.get(Event, event_id)
    if event is None:
        raise NoSuchEvent(event_id)
    for name, value in columns.items():
        setattr(event, name, value)
    event.sort_key = sort_key(event.name)
    touched = _change_sites(change, event, sites) if sites is not None else ()
    record_act(change, event_id, EventActKind.CHANGED, note, " ".join(touched))
    touch_event(change, event)
    told = _told(event.model_dump(), sites or ())
    change.note("change_event", f"event:{event_id}", sequence=event.sequence, **told)
    change.session.flush()


def _change_sites(change: Change, event: Event, entries: Sequence[SiteEntry]) -> tuple[str, ...]:
    """Bring the sites to what is told; what of days and places that touched."""
    session = change.session
    known = session.exec(select(EventSite).where(EventSite.event_id == event.id)).all()
    present = {site.position: site for site in known if site.dropped_at is None}
    kept = {entry.position: entry for entry in entries if entry.position in present}
    touched: set[str] = set()
    for position, site in present.items():
        if position in kept:
            touched |= _change_site(session, site, kept[position])
        else:
            touched.add("place")
            _give_up(change, event, site)
    fresh = [entry for entry in entries if entry.position not in present]
    first = max((site.position for site in known), default=0) + 1
    _insert_sites(session, event.id or 0, list(enumerate(fresh, start=first)))
    if fresh:
        touched.add("place")
    return tuple(sorted(touched))


def _change_site(session: Session, site: EventSite, entry: SiteEntry) -> set[str]:
    row = _site_row(entry)
    before = {name: getattr(site, name) for name in row}
    for name, value in row.items():
        setattr(site, name, value)
    assert site.id is not None  # noqa: S101 - it was read
    skips = set(session.exec(select(col(EventSkip.day)).where(EventSkip.site_id == site.id)))
    _delete_parts(session, site.id)
    session.flush()
    _insert_parts(session, [(site.id, entry)])
    touched = set()
    if any(before[name] != row[name] for name in _WHERE):
        touched.add("place")
    if any(before[name] != row[name] for name in _WHEN) or skips != set(entry.skips):
        touched.add("days")
    if (before["opens"], before["closes"]) != (row["opens"], row["closes"]):
        touched.add("hours")
    return touched


def _give_up(change: Change, event: Event, site: EventSite) -> None:
    if event.state is not EventState.DRAFT:
        site.dropped_at = change.at
        return
    assert site.id is not None  # noqa: S101 - it was read
    _delete_parts(change.session, site.id)
    stalls = metadata.tables["stall"]
    here = stalls.c.site_id == site.id
    change.session.execute(update(stalls).where(here).values(site_id=None))
    change.session.delete(site)
    change.session.flush()


def _delete_parts(session: Session, site_id: int) -> None:
    for model in (EventZone, EventSession, EventSkip):
        session.execute(delete(model).where(col(model.site_id) == site_id))


def _site_row(entry: SiteEntry) -> dict[str, Any]:
    row = {**_SITE_BLANK, **entry.columns}
    check_rule(row["rule"], row["first_day"], row["last_day"])
    days = Repeating(row["first_day"], row["last_day"], row["rule"])
    return row | {"ends_on": last_day_of_all(days)}


def _insert_sites(
    session: Session, event_id: int, entries: Sequence[tuple[int, SiteEntry]]
) -> None:
    rows = [
        _site_row(entry) | {"event_id": event_id, "position": position, "dropped_at": None}
        for position, entry in entries
    ]
    ids = insert_rows(session, EventSite, rows)
    _insert_parts(session, list(zip(ids, (entry for _, entry in entries), strict=True)))


def _insert_parts(session: Session, sites: Sequence[tuple[int, SiteEntry]]) -> None:
    """Zones, programme and skipped days of sites."""
    insert_rows(session, EventZone, list(_zones(sites)))
    insert_rows(session, EventSession, list(_sessions(sites)))
    session.add_all(
        EventSkip(site_id=site_id, day=day) for site_id, entry in sites for day in set(entry.skips)
    )
    session.flush()


def _zones(sites: Sequence[tuple[int, SiteEntry]]) -> Iterator[dict[str, Any]]:
    blank = {"name_en": "", "stalls": None}
    for site_id, entry in sites:
        for position, zone in enumerate(entry.zones, start=1):
            yield {**blank, **zone, "site_id": site_id, "position": position}


def _sessions(sites: Sequence[tuple[int, SiteEntry]]) -> Iterator[dict[str, Any]]:
    blank = {"starts": "", "ends": "", "title_en": ""}
    for site_id, entry in sites:
        for line in entry.sessions:
            yield {**blank, **line, "site_id": site_id}


def _stem(entry: EventEntry) -> str:
    """A slug has its event's year, as editions repeat names."""
    stem = slugify(entry.columns["name"]) or "su-kien"
    once = [site.columns["first_day"] for site in entry.sites if not site.columns.get("rule")]
    year = str(min(once).year) if once else ""
    return stem if not year or year in stem.split("-") else f"{stem}-{year}"
