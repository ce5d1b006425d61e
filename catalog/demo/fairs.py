"""Events of the demonstration: held, being held, to come, repeated, cancelled; all invented."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from catalog.demo.destinations import Town, load_towns
from catalog.events.words import EventKind
from catalog.events.writing import EventEntry, SiteEntry
from catalog.lunar import solar_day, tet

_SATURDAY = 5
_FIRSTS = ("Hoàn Kiếm", "Hồng Gai", "Ninh Kiều")
_ZONES = (
    ("Gian hàng của tỉnh", "Stalls of the province"),
    ("Gian hàng tỉnh bạn", "Stalls of other provinces"),
    ("Ẩm thực", "Food"),
)


@dataclass(frozen=True, slots=True)
class PlannedEvent:
    """One event, how many stalls its list has, and what became of it."""

    entry: EventEntry
    province_codes: tuple[str, ...]
    stalls: int
    fate: str = "public"
    """public, draft, cancelled"""
    results: dict[str, Any] | None = None


def plan_events(seed: int, today: date) -> list[PlannedEvent]:
    """The events of the demonstration; the same from the same seed and day."""
    chance = Random(f"{seed} events")  # noqa: S311 - the same events each time
    towns = load_towns()
    planned = [
        *_spring_fairs(chance, today, towns[2::4]),
        *_held(chance, today, towns[1::4]),
        *_meetings(today, towns[3::7]),
        *_markets(today, towns[5::8]),
        _many_sites(today, towns),
        _running(chance, today, towns[-2]),
        _festival(today, towns[11 % len(towns)]),
    ]
    planned[1] = replace(planned[1], fate="cancelled")
    planned[2] = replace(planned[2], fate="draft", stalls=0)
    return planned


def _spring_fairs(chance: Random, today: date, towns: tuple[Town, ...]) -> Iterator[PlannedEvent]:
    """Before the Tết to come."""
    new_year = _next_tet(today)
    for number, town in enumerate(towns):
        last = new_year - timedelta(days=5 + 2 * number)
        year = new_year.year
        name = f"Hội chợ OCOP {town.province.name} – Xuân {year}"
        columns = {
            **_fair(town, name, f"{town.province.name} OCOP Spring Fair {year}"),
            "edition": f"Xuân {year}",
            "register_by": last - timedelta(days=30),
            "register_how": "Gửi đơn đăng ký đến Ban tổ chức theo thư điện tử.",
            "fee": "Miễn phí thuê gian",
            "support": "Hỗ trợ gian tiêu chuẩn, điện chiếu sáng và bảng tên.",
            "only_certified": number % 2 == 0,
        }
        site = _site(town, last - timedelta(days=5), last, stalls=chance.randint(60, 220))
        yield PlannedEvent(EventEntry(columns, [site]), (town.province.code,), 24)


def _held(chance: Random, today: date, towns: tuple[Town, ...]) -> Iterator[PlannedEvent]:
    """Over the last year, with what came of them."""
    for number, town in enumerate(towns):
        first = today - timedelta(days=24 + 38 * number)
        name = f"Hội chợ nông sản và sản phẩm OCOP {town.province.name} {first.year}"
        english = f"{town.province.name} Farm and OCOP Fair {first.year}"
        stalls = chance.randint(40, 160)
        site = _site(town, first, first + timedelta(days=5), stalls=stalls)
        results = {
            "visitors": chance.randint(4, 60) * 1_000,
            "exhibitors": int(stalls * 0.7),
            "stalls": stalls,
            "sales_vnd": chance.randint(8, 95) * 100_000_000,
            "contracts": chance.randint(3, 40),
        }
        columns = _fair(town, name, english)
        yield PlannedEvent(
            EventEntry(columns, [site]), (town.province.code,), 30, results=results
        )  # fmt: skip


def _meetings(today: date, towns: tuple[Town, ...]) -> Iterator[PlannedEvent]:
    told = (
        (EventKind.CONFERENCE, "Hội nghị kết nối cung cầu sản phẩm OCOP", "OCOP buyers' meeting"),
        (EventKind.FORUM, "Diễn đàn chuyển đổi số sản phẩm OCOP", "Forum on OCOP goods online"),
        (EventKind.CONTEST, "Cuộc thi bao bì sản phẩm OCOP", "OCOP packaging contest"),
    )
    for number, town in enumerate(towns):
        kind, name, english = told[number % len(told)]
        day = today + timedelta(days=12 + 17 * number)
        columns = {
            **_fair(town, f"{name} {town.province.name} {day.year}", english),
            "kind": kind,
        }
        site = _site(town, day, day, opens="08:00", closes="16:30")
        morning = {
            "day": day, "starts": "08:30", "ends": "11:30", "title": "Phiên toàn thể",
            "title_en": "Plenary",
        }  # fmt: skip
        yield PlannedEvent(
            EventEntry(columns, [replace(site, sessions=[morning])]), (town.province.code,), 0
        )


def _markets(today: date, towns: tuple[Town, ...]) -> Iterator[PlannedEvent]:
    """Every weekend, but not in Tết."""
    new_year = _next_tet(today)
    for town in towns:
        first = _saturday_after(today - timedelta(days=120))
        until = _saturday_after(date(today.year + 1, 12, 1))
        rule = f"FREQ=WEEKLY;BYDAY=SA;UNTIL={until:%Y%m%d}"
        name = f"Phiên chợ OCOP cuối tuần {town.province.name}"
        columns = {
            **_fair(town, name, f"Weekend OCOP market of {town.province.name}"),
            "kind": EventKind.MARKET,
        }
        site = _site(town, first, first, opens="07:00", closes="11:00", stalls=18)
        site = replace(
            site,
            columns={**site.columns, "rule": rule},
            skips=[_saturday_after(new_year - timedelta(days=4))],
        )
        yield PlannedEvent(EventEntry(columns, [site]), (town.province.code,), 14)


def _many_sites(today: date, towns: tuple[Town, ...]) -> PlannedEvent:
    chosen = [next(t for t in towns if t.commune.endswith(name)) for name in _FIRSTS]
    first = today + timedelta(days=20)
    sites = [
        _site(town, first + timedelta(days=7 * n), first + timedelta(days=7 * n + 3), stalls=100)
        for n, town in enumerate(chosen)
    ]
    columns = {
        **_fair(chosen[0], f"Tuần lễ sản phẩm OCOP ba miền {first.year}", "OCOP Week in 3 regions"),
        "organiser": "Ban tổ chức Tuần lễ OCOP ba miền (minh họa)",
    }
    codes = tuple(town.province.code for town in chosen)
    return PlannedEvent(EventEntry(columns, sites), codes, 40)


def _running(chance: Random, today: date, town: Town) -> PlannedEvent:
    name = f"Ngày hội sản phẩm OCOP {town.province.name} {today.year}"
    site = _site(
        town, today - timedelta(days=1), today + timedelta(days=4), stalls=chance.randint(50, 90)
    )
    english = f"{town.province.name} OCOP Days {today.year}"
    columns = _fair(town, name, english)
    return PlannedEvent(EventEntry(columns, [site]), (town.province.code,), 36)


def _festival(today: date, town: Town) -> PlannedEvent:
    """On the tenth of the third lunar month, the kings' day."""
    year = today.year
    day = next(d for y in (year, year + 1) if (d := solar_day(10, 3, y)) > today)
    name = f"Lễ hội ẩm thực OCOP {town.province.name} {day.year}"
    columns = {
        **_fair(town, name, f"{town.province.name} OCOP Food Festival {day.year}"),
        "kind": EventKind.FESTIVAL,
    }
    site = _site(town, day - timedelta(days=1), day + timedelta(days=1), stalls=45)
    return PlannedEvent(EventEntry(columns, [site]), (town.province.code,), 20)


def _fair(town: Town, name: str, english: str) -> dict[str, Any]:
    return {
        "kind": EventKind.FAIR,
        "name": name,
        "name_en": english,
        "organiser": f"Trung tâm Xúc tiến thương mại {town.province.name} (minh họa)",
        "text_vi": "Trưng bày, bán và kết nối tiêu thụ sản phẩm OCOP của các địa phương.",
        "text_en": "Shows and sells OCOP goods and brings makers and buyers together.",
        "phone": f"0000 {town.province.code} 2026",
        "email": f"hoi-cho-{town.province.code}@xuc-tien.example",
    }


def _site(
    town: Town, first: date, last: date, *, opens: str = "08:00", closes: str = "21:00",
    stalls: int | None = None,
) -> SiteEntry:  # fmt: skip
    zones: list[dict[str, Any]] = []
    if stalls is not None and stalls >= 40:
        shares = (stalls // 2, stalls // 3, stalls - stalls // 2 - stalls // 3)
        zones = [
            {"name": vi, "name_en": en, "stalls": share}
            for (vi, en), share in zip(_ZONES, shares, strict=True)
        ]
    columns = {
        "name": f"Quảng trường {town.commune.partition(' ')[2]}",
        "commune": town.commune,
        "address": town.street,
        "latitude": town.latitude,
        "longitude": town.longitude,
        "first_day": first,
        "last_day": last,
        "opens": opens,
        "closes": closes,
        "stalls": stalls,
    }
    return SiteEntry(columns, zones)


def _next_tet(today: date) -> date:
    return next(day for year in (0, 1) if (day := tet(today.year + year)) > today)


def _saturday_after(day: date) -> date:
    return day + timedelta(days=(_SATURDAY - day.weekday()) % 7)
