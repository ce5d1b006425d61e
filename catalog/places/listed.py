"""Places from a list that an office keeps as CSV: entered as drafts, or not at all.

Hours are written as people write them: "7:30-21:00", or day by day, semicolons between them:
"T2-T6 7:30-11:30, 13:30-17:00; T7 8:00-12:00".
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import col, select

from catalog.change import Change
from catalog.clock import vietnam_day
from catalog.place_lists import Goods, Provinces, web_address
from catalog.places.geography import Point, read_point
from catalog.places.hours import Span, Timetable, faults_of
from catalog.places.keeping import confirm, enter_places, stock
from catalog.places.records import Place
from catalog.places.words import HolidayRule, PlaceKind
from catalog.sheets import BadList, Cells, NotUnderstood, SheetLine
from catalog.text import Text, fold

REQUIRED = ("name", "kind", "province_code")
_TEXTS = (
    "name_en", "operator", "commune", "address", "former_place", "hours_note", "phone", "email",
    "website", "text_vi", "text_en", "decision",
)  # fmt: skip
COLUMNS = (
    *REQUIRED, "operator", "commune", "address", "former_place", "coordinates", "hours",
    "hours_note", "holidays", "phone", "email", "website", "name_en", "text_vi", "text_en",
    "decision", "confirmed_by", "products",
)  # fmt: skip

_KIND = Text("cần một trong: {names}", "one of: {names}")
_POINT = Text(
    "cần vĩ độ, kinh độ trong Việt Nam, ví dụ 9.81234, 106.19421",
    "latitude and longitude within Vietnam, such as 9.81234, 106.19421",
)
_HOURS = Text(
    "cần giờ dạng 7:30-21:00, hoặc T2-T6 7:30-11:30, 13:30-17:00; T7 8:00-12:00",
    "hours such as 7:30-21:00, or T2-T6 7:30-11:30, 13:30-17:00; T7 8:00-12:00",
)
_HOLIDAYS = Text("cần “mở” hoặc “nghỉ”", "“open” or “closed”")
_KNOWN = Text("“{value}” đã có ở xã, phường này", "“{value}” is known in this commune already")
_DAYS = {"t2": 0, "t3": 1, "t4": 2, "t5": 3, "t6": 4, "t7": 5, "cn": 6}
_PART = re.compile(r"(?:(t[2-7]|cn)(?:\s*-\s*(t[2-7]|cn))?\s+)?(\d.*)")
_SPAN = re.compile(r"(\d{1,2})[:h](\d{2})?\s*-\s*(\d{1,2})[:h](\d{2})?")


def enter_place_list(change: Change, lines: Sequence[SheetLine]) -> int:
    """Enter places as drafts with what they sell; how many. Raises BadList; then none is entered.

    Where a body is named that confirms them, they are confirmed as of the day of entering.
    """
    problems: list[tuple[int, Text]] = []
    provinces, goods = Provinces(change.session), Goods(change.session)
    known = {
        (place.province_id, fold(place.commune), fold(place.name))
        for place in change.session.exec(select(Place).where(col(Place.merged_into).is_(None)))
    }
    rows, sold, bodies = [], [], []
    for line in lines:
        cells = Cells(line, problems)
        row = _row(cells, provinces)
        key = (row["province_id"], fold(row["commune"]), fold(row["name"]))
        if key in known:
            cells.wrong(_KNOWN.format(value=row["name"]))
        known.add(key)
        rows.append((row, _timetable(cells)))
        sold.append([product_id for product_id, _ in cells.read("products", goods.named, [])])
        bodies.append(cells.text("confirmed_by"))
    if problems:
        raise BadList(problems)
    today = vietnam_day(change.at)
    for place_id, product_ids, body in zip(enter_places(change, rows), sold, bodies, strict=True):
        place = change.session.get_one(Place, place_id)
        stock(change, place, dict.fromkeys(product_ids, today))
        if body:
            confirm(change, [place], by=body, on=today)
    return len(rows)


def _row(cells: Cells, provinces: Provinces) -> dict[str, Any]:
    point: Point | None = cells.read("coordinates", _point)
    return {
        "kind": cells.read("kind", _kind),
        "name": cells.text("name"),
        "province_id": cells.read("province_code", provinces.id_of),
        "latitude": point.latitude if point else None,
        "longitude": point.longitude if point else None,
        **{column: cells.text(column) for column in _TEXTS},
        "website": cells.read("website", web_address, ""),
    }


def _timetable(cells: Cells) -> Timetable:
    return Timetable(
        tuple(cells.read("hours", hours, ())),
        (),
        cells.read("holidays", _holidays, HolidayRule.UNKNOWN),
    )


def _kind(typed: str) -> PlaceKind:
    kinds = {fold(name): kind for kind in PlaceKind for name in (kind.value, kind.label.vi)}
    found = kinds.get(fold(typed))
    if found is None:
        raise NotUnderstood(_KIND.format(names="; ".join(kind.label.vi for kind in PlaceKind)))
    return found


def _point(typed: str) -> Point:
    point = read_point(typed)
    if point is None or not point.in_vietnam:
        raise NotUnderstood(_POINT)
    return point


def _holidays(typed: str) -> HolidayRule:
    answers = {"mo": HolidayRule.OPEN, "open": HolidayRule.OPEN, "nghi": HolidayRule.CLOSED,
               "closed": HolidayRule.CLOSED}  # fmt: skip
    answer = answers.get(fold(typed))
    if answer is None:
        raise NotUnderstood(_HOLIDAYS)
    return answer


def hours(typed: str) -> list[Span]:
    """Hours as they are written, semicolons between days; without a day, of all seven."""
    spans = [span for part in fold(typed).split(";") if part.strip() for span in _spans(part)]
    if not spans or faults_of(spans):
        raise NotUnderstood(_HOURS)
    return spans


def _spans(part: str) -> Iterator[Span]:
    found = _PART.fullmatch(part.strip().replace("–", "-"))
    if found is None:
        raise NotUnderstood(_HOURS)
    first = _DAYS[found[1]] if found[1] else 0
    last = _DAYS[found[2]] if found[2] else (first if found[1] else 6)
    for times in found[3].split(","):
        span = _SPAN.fullmatch(times.strip())
        if span is None:
            raise NotUnderstood(_HOURS)
        opens, closes = (
            f"{int(hour):02}:{minute or '00'}"
            for hour, minute in (span.groups()[:2], span.groups()[2:])
        )
        for weekday in range(first, last + 1):
            yield Span(weekday, opens, closes)
