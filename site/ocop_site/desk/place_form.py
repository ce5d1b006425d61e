"""The form of a place: what its fields mean, and what a place looks like in them. Pure."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from catalog.places.hours import Closing, Span, Timetable
from catalog.places.records import Place
from catalog.places.words import ClosingKind, HolidayRule, PlaceKind
from catalog.text import Text
from catalog.typed import Problem
from ocop_site.desk.contact import read_contact
from ocop_site.desk.reading import Reading
from ocop_site.desk.values import hours, hours_text, point, point_text

WEEKDAYS: Final = range(7)
CLOSED: Final = "nghỉ"
"""How a day of rest is shown in the form; `hours` reads it back."""

MOST_CLOSINGS: Final = 12

_LINES: Final = {
    "name_en": 200,
    "operator": 200,
    "commune": 100,
    "address": 300,
    "former_place": 300,
    "hours_note": 300,
    "hours_note_en": 300,
    "decision": 300,
}
_NO_NAME = Text("Ghi tên điểm như trên biển hiệu.", "Give the name as it stands on the sign.")
_NO_PROVINCE = Text("Chọn tỉnh, thành phố.", "Choose the province.")
_AHEAD = Text("Ngày này quá xa trong tương lai.", "This day is too far in the future.")
_CLOSING_DAY = Text("Ghi ngày đầu của đợt nghỉ.", "Give the first day of the closing.")
_CLOSING_TURNED = Text("Ngày cuối phải từ ngày đầu trở đi.", "The last day is before the first.")
_CLOSING_TWICE = Text("Hai đợt nghỉ cùng ngày đầu.", "Two closings begin on the same day.")
_YEARS_AHEAD = 5


def read_place(
    typed: Mapping[str, str], *, provinces: frozenset[int], agreed_before: str, today: date
) -> tuple[dict[str, Any], Timetable, list[Problem]]:
    """The columns of `Place` that were typed, when it is open, and what is wrong with it.

    `agreed_before` is the contact (`contact_of`) that its holder let be public already.
    """
    form = Reading(typed)
    columns: dict[str, Any] = {"kind": form.word("kind", PlaceKind)}
    columns["name"] = form.needed("name", _NO_NAME)
    columns |= {field: form.line(field, most) for field, most in _LINES.items()}
    columns["province_id"] = _province(form, provinces)
    where = form.value("point", point)
    columns["latitude"], columns["longitude"] = where or (None, None)
    spans, closings = _week(form), _closings(form)
    holidays = form.word("holidays", HolidayRule) or HolidayRule.UNKNOWN
    columns |= read_contact(form, agreed_before)
    columns["text_vi"], columns["text_en"] = form.lines("text_vi"), form.lines("text_en")
    columns["opened_on"] = opened = form.day("opened_on")
    if opened and opened.year > today.year + _YEARS_AHEAD:
        form.object_to("opened_on", _AHEAD)
    return columns, Timetable(spans, closings, holidays), form.problems


def _province(form: Reading, provinces: frozenset[int]) -> int | None:
    chosen = form.number_of("province")
    if chosen in provinces:
        return chosen
    form.object_to("province", _NO_PROVINCE)
    return None


def _week(form: Reading) -> tuple[Span, ...]:
    """Hours by day: a day's own field, else what holds every day; nothing told is closed."""
    every = form.value("every_day", hours)
    found = []
    for weekday in WEEKDAYS:
        own = form.value(f"day_{weekday}", hours)
        found += [Span(weekday, *span) for span in (every or [] if own is None else own)]
    return tuple(found)


def _closings(form: Reading) -> tuple[Closing, ...]:
    found: dict[date, Closing] = {}
    for row in range(MOST_CLOSINGS):
        first, last = form.day(f"closed_from_{row}"), form.day(f"closed_to_{row}")
        note = form.line(f"closed_note_{row}", 200)
        told = any(form.typed.get(f"closed_{part}_{row}") for part in ("from", "to", "note"))
        if not told or any(p.field.endswith(f"_{row}") for p in form.problems):
            continue
        kind = form.word(f"closed_kind_{row}", ClosingKind)
        if first is None:
            form.object_to(f"closed_from_{row}", _CLOSING_DAY)
        elif (last or first) < first:
            form.object_to(f"closed_to_{row}", _CLOSING_TURNED)
        elif first in found:
            form.object_to(f"closed_from_{row}", _CLOSING_TWICE)
        elif kind is not None:
            found[first] = Closing(first, last or first, kind, note)
    return tuple(found.values())


def typed_place(place: Place, timetable: Timetable) -> dict[str, str]:
    """A place as its form shows it; read again it is the same place."""
    typed = {field: getattr(place, field) for field in (*_LINES, "name", "text_vi", "text_en")}
    typed |= {"phone": place.phone, "email": place.email, "website": place.website}
    typed |= {"kind": place.kind.value, "holidays": timetable.holidays.value}
    typed["province"] = str(place.province_id)
    typed["point"] = point_text(place.latitude, place.longitude)
    typed["opened_on"] = place.opened_on.isoformat() if place.opened_on else ""
    return typed | _typed_week(timetable.hours) | _typed_closings(timetable.closings)


def _typed_week(spans: Sequence[Span]) -> dict[str, str]:
    if not spans:
        return {}
    days = [
        hours_text([(s.opens, s.closes) for s in sorted(spans) if s.weekday == weekday])
        for weekday in WEEKDAYS
    ]
    if len(set(days)) == 1:
        return {"every_day": days[0]}
    return {f"day_{weekday}": text or CLOSED for weekday, text in enumerate(days)}


def _typed_closings(closings: Sequence[Closing]) -> dict[str, str]:
    typed: dict[str, str] = {}
    for row, closing in enumerate(closings):
        typed[f"closed_from_{row}"] = closing.first_day.isoformat()
        typed[f"closed_to_{row}"] = closing.last_day.isoformat()
        typed[f"closed_kind_{row}"] = closing.kind.value
        typed[f"closed_note_{row}"] = closing.note
    return typed


def codes_in(typed: str) -> list[str]:
    """Pieces of a pasted list that may be codes: one a line, or parted by commas."""
    pieces = (piece.strip() for piece in re.split(r"[\n\r,;]", typed))
    return [piece for piece in pieces if piece]
