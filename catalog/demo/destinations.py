"""Places of the demonstration: two in each province, in every state that a place can be in.

Towns and their coordinates are real, as far as a town's middle goes; shops and streets in them
are invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from catalog.demo.places import Province, bare, load_places
from catalog.demo.sources import read_rows
from catalog.lunar import tet
from catalog.places.hours import Closing, Span, Timetable
from catalog.places.words import ClosingKind, HolidayRule, PlaceKind

_TOWN_KINDS = (
    PlaceKind.OCOP_POINT, PlaceKind.OCOP_CAFE, PlaceKind.OCOP_STREET, PlaceKind.SUPERMARKET,
    PlaceKind.OCOP_PARK, PlaceKind.SHOP, PlaceKind.STATION,
)  # fmt: skip
_RURAL_KINDS = (
    PlaceKind.OCOP_POINT, PlaceKind.REST_STOP, PlaceKind.MARKET, PlaceKind.POST_OFFICE,
    PlaceKind.TOURISM, PlaceKind.CRAFT_VILLAGE, PlaceKind.SHOP,
)  # fmt: skip
_OPERATORS = {
    PlaceKind.OCOP_STREET: "Ban quản lý tuyến phố {where} (minh họa)",
    PlaceKind.OCOP_PARK: "Ban quản lý công viên {where} (minh họa)",
    PlaceKind.MARKET: "Ban quản lý chợ {where} (minh họa)",
    PlaceKind.POST_OFFICE: "Bưu điện {where} (minh họa)",
}
_SOME_OPERATOR = "Hợp tác xã dịch vụ thương mại {where} (minh họa)"
_EVERY_DAY, _SIX_DAYS = range(7), range(6)
_HOURS = {
    PlaceKind.OCOP_CAFE: (_EVERY_DAY, (("06:30", "22:00"),)),
    PlaceKind.OCOP_STREET: (range(4, 7), (("17:00", "23:00"),)),
    PlaceKind.MARKET: (_EVERY_DAY, (("05:00", "11:30"),)),
    PlaceKind.POST_OFFICE: (_SIX_DAYS, (("07:30", "11:30"), ("13:30", "17:00"))),
    PlaceKind.REST_STOP: (_EVERY_DAY, (("00:00", "24:00"),)),
}
_SHOP_HOURS = (_EVERY_DAY, (("08:00", "11:30"), ("13:30", "20:30")))
_TET_DAYS = 5


@dataclass(frozen=True, slots=True)
class Town:
    """The middle of a provincial town."""

    province: Province
    commune: str
    latitude: float
    longitude: float
    street: str


@dataclass(frozen=True, slots=True)
class PlannedDestination:
    """One place: where, how much it sells, when it was last confirmed, and what became of it."""

    province_code: str
    columns: dict[str, Any]
    timetable: Timetable
    goods: int
    confirmed_on: date | None
    fate: str = "public"
    """public, draft, unpublished, closed or merged"""


@cache
def load_towns() -> tuple[Town, ...]:
    """The town of each province."""
    provinces = {place.province.code: place.province for place in load_places()}
    return tuple(
        Town(
            provinces[row["code"]], row["commune"], float(row["latitude"]),
            float(row["longitude"]), row["street"],
        )
        for row in read_rows("capitals.csv")
        if row["code"] in provinces
    )  # fmt: skip


def plan_destinations(seed: int, today: date) -> list[PlannedDestination]:
    """The places of the demonstration; the same from the same seed and day."""
    chance = Random(f"{seed} destinations")  # noqa: S311 - the same places each time
    return list(_planned(chance, today))


def _planned(chance: Random, today: date) -> Iterator[PlannedDestination]:
    rural = {place.province.code: place for place in load_places() if place.present_commune}
    for number, town in enumerate(load_towns()):
        kind = _TOWN_KINDS[number % len(_TOWN_KINDS)]
        yield _destination(chance, today, kind, town, town.commune, spot=True)
        place = rural.get(town.province.code)
        if place is not None:
            kind = _RURAL_KINDS[number % len(_RURAL_KINDS)]
            yield _destination(chance, today, kind, town, place.present_commune, spot=False)
    town = load_towns()[0]
    for fate in ("draft", "unpublished", "closed", "merged"):
        where = town.commune
        yield _destination(
            chance, today, PlaceKind.OCOP_POINT, town, where, spot=True, fate=fate
        )  # fmt: skip


def _destination(
    chance: Random, today: date, kind: PlaceKind, town: Town, commune: str, *, spot: bool,
    fate: str = "public",
) -> PlannedDestination:  # fmt: skip
    where = bare(commune)
    columns: dict[str, Any] = {
        "kind": kind,
        "name": f"{_stem(kind)} {where}",
        "name_en": f"{kind.label.en}, {where}",
        "operator": _OPERATORS.get(kind, _SOME_OPERATOR).format(where=where),
        "commune": commune,
        "address": f"Số {chance.randint(2, 198)}, {town.street}" if spot else "Trung tâm xã",
        "phone": f"0000 {chance.randint(100, 999)} {chance.randint(100, 999)}",
        "text_vi": f"Nơi giới thiệu và bán sản phẩm OCOP của {town.province.full}.",
        "text_en": f"Shows and sells OCOP goods of {town.province.name}.",
        "opened_on": today - timedelta(days=chance.randint(200, 1500)),
    }
    if spot:
        columns["latitude"] = round(town.latitude + chance.uniform(-0.004, 0.004), 5)
        columns["longitude"] = round(town.longitude + chance.uniform(-0.004, 0.004), 5)
    stale = chance.random() < 1 / 7
    days = chance.randint(200, 330) if stale else chance.randint(3, 150)
    return PlannedDestination(
        town.province.code,
        columns,
        _timetable(chance, kind, today),
        chance.randint(6, 28),
        None if fate == "draft" else today - timedelta(days=days),
        fate,
    )


def _stem(kind: PlaceKind) -> str:
    return {
        PlaceKind.SUPERMARKET: "Siêu thị đặc sản",
        PlaceKind.STATION: "Quầy OCOP nhà ga, bến xe",
        PlaceKind.SHOP: "Cửa hàng đặc sản",
        PlaceKind.POST_OFFICE: "Bưu điện văn hóa xã",
        PlaceKind.TOURISM: "Khu du lịch cộng đồng",
    }.get(kind, kind.label.vi)


def _timetable(chance: Random, kind: PlaceKind, today: date) -> Timetable:
    days, spans = _HOURS.get(kind, _SHOP_HOURS)
    hours = tuple(Span(day, opens, closes) for day in days for opens, closes in spans)
    new_year = next(first for year in (0, 1) if (first := tet(today.year + year)) > today)
    eve = new_year - timedelta(days=1)
    closing = Closing(eve, eve + timedelta(days=_TET_DAYS), ClosingKind.TET)
    open_on_holidays = chance.random() < 1 / 2
    rule = HolidayRule.OPEN if open_on_holidays else HolidayRule.UNKNOWN
    return Timetable(hours, () if kind is PlaceKind.REST_STOP else (closing,), rule)
