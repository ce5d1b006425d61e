"""Entering places and keeping what is told of them.

Every verb takes an open `Change`; what a rule forbids raises `PlaceRefused`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import insert
from sqlmodel import select

from catalog.audit import text_digest
from catalog.change import Change
from catalog.clock import vietnam_day
from catalog.db import insert_rows, metadata
from catalog.places.hours import Timetable
from catalog.places.queries import stock_of
from catalog.places.records import Place, PlaceClosing, PlaceHours
from catalog.places.words import HolidayRule, PlaceActKind, PlaceState
from catalog.places.writing import id_of, must_stand, set_stock, write_act, write_acts
from catalog.text import free_slugs, slugify, sort_key

TEXTS = (
    "name_en", "operator", "commune", "address", "former_place", "hours_note", "hours_note_en",
    "phone", "email", "website", "text_vi", "text_en", "decision",
)  # fmt: skip
"""The columns of a place that hold words and may be empty."""

_BLANK: dict[str, Any] = {
    **dict.fromkeys(TEXTS, ""),
    "state": PlaceState.DRAFT, "reason": "", "kept_off": False, "owner_id": None, "latitude": None,
    "longitude": None, "holidays": HolidayRule.UNKNOWN, "opened_on": None, "closed_on": None,
    "confirmed_on": None,
    "confirmed_by": "", "reminded_on": None, "version": 1,
}  # fmt: skip
_CHANGEABLE = {
    *TEXTS, "kind", "name", "owner_id", "province_id", "latitude", "longitude", "opened_on",
}  # fmt: skip

RESERVED_SLUGS = frozenset({"near", "map"})
"""Addresses under /places that are pages of their own."""


def enter_places(change: Change, rows: Sequence[tuple[Mapping[str, Any], Timetable]]) -> list[int]:
    """Enter places as drafts; their ids in the order given.

    Each row: columns of `Place` (kind, name and province_id at least), and when it is open.
    """
    taken = change.session.exec(select(Place.slug))
    stems = [slugify(row["name"]) or "diem" for row, _ in rows]
    slugs = free_slugs(stems, {*taken, *RESERVED_SLUGS})
    given = [
        {**_BLANK, **row, "holidays": table.holidays, "slug": slug,
         "sort_key": sort_key(row["name"])}
        for (row, table), slug in zip(rows, slugs, strict=True)
    ]  # fmt: skip
    ids = insert_rows(change.session, Place, given)
    _write_timetables(change, dict(zip(ids, (table for _, table in rows), strict=True)))
    for place_id, row in zip(ids, given, strict=True):
        change.note("enter_place", f"place:{place_id}", **_told(row))
    write_acts(change, ids, PlaceActKind.ENTERED)
    return ids


def change_place(
    change: Change,
    place: Place,
    columns: Mapping[str, Any],
    timetable: Timetable | None = None,
) -> None:
    """Change columns of a place and, where given, when it is open; its address stays."""
    unknown = set(columns) - _CHANGEABLE
    if unknown:
        raise KeyError(*unknown)
    must_stand(place)
    for name, value in columns.items():
        setattr(place, name, value)
    place.sort_key = sort_key(place.name)
    place_id = id_of(place)
    if timetable is not None:
        place.holidays = timetable.holidays
        change.replace(PlaceHours, [place_id], by="place_id")
        change.replace(PlaceClosing, [place_id], by="place_id")
        _write_timetables(change, {place_id: timetable})
    write_act(change, place, PlaceActKind.CHANGED, "change_place", **_told(place.model_dump()))


def stock(change: Change, place: Place, seen: Mapping[int, date]) -> None:
    """Set what is on sale: product's id → the day on which it was last seen there.

    The list replaces the one before; nothing but what is new, gone or seen anew is noted.
    """
    must_stand(place)
    before = stock_of(change.session, id_of(place))
    altered = {i for i in {*before, *seen} if before.get(i) != seen.get(i)}
    if not altered:
        return
    set_stock(change, place, seen)
    write_act(
        change, place, PlaceActKind.STOCKED, "stock_place", note=_counted(before, seen),
        seen={str(i): day.isoformat() for i, day in sorted(seen.items()) if i in altered},
        gone=sorted(set(before) - set(seen)),
    )  # fmt: skip


def confirm(change: Change, places: Sequence[Place], *, by: str, on: date) -> None:
    """Note that a body (never a person) says that all told of these places still holds."""
    for place in places:
        must_stand(place)
    for place in places:
        place.confirmed_on, place.confirmed_by, place.reminded_on = on, by, None
        write_act(
            change, place, PlaceActKind.CONFIRMED, "confirm_place", note=by,
            on=on.isoformat(), by=text_digest(by),
        )  # fmt: skip


def remind(change: Change, places: Sequence[Place]) -> None:
    """Note that the keepers of these places were asked to confirm what is told of them."""
    day = vietnam_day(change.at)
    for place in places:
        place.reminded_on = day
        write_act(change, place, PlaceActKind.REMINDED, "remind_place", on=day.isoformat())


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    """What the log says of a place: its facts, and digests of its words."""
    return {
        "kind": row["kind"],
        "province": row["province_id"],
        "at": [row["latitude"], row["longitude"]],
        "texts": text_digest(*(row[name] for name in ("name", *TEXTS))),
    }


def _write_timetables(change: Change, tables: Mapping[int, Timetable]) -> None:
    spans = [
        {"place_id": i, "weekday": span.weekday, "opens": span.opens, "closes": span.closes}
        for i, table in tables.items()
        for span in table.hours
    ]
    closings = [
        {"place_id": i, "first_day": shut.first_day, "last_day": shut.last_day,
         "kind": shut.kind, "note": shut.note}
        for i, table in tables.items()
        for shut in table.closings
    ]  # fmt: skip
    for name, rows in (("place_hours", spans), ("place_closing", closings)):
        if rows:
            change.session.execute(insert(metadata.tables[name]), rows)


def _counted(before: Mapping[int, date], seen: Mapping[int, date]) -> str:
    return f"+{len(set(seen) - set(before))} -{len(set(before) - set(seen))} ={len(seen)}"
