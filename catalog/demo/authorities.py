"""Who decided on a day, on which days they decide, and how their decisions are numbered.

Sources: Quyết định 1048/QĐ-TTg (2019), 148/QĐ-TTg (2023), 1489/QĐ-TTg (2025) and 26/2026/QĐ-TTg;
districts ended on 2025-07-01, the ministry was renamed on 2025-03-01.
"""

from datetime import date, timedelta
from random import Random

from catalog.decisions import DISTRICTS_AWARD_FROM, PROVINCES_AWARD_ALONE_FROM
from catalog.demo.places import Place, shared_district_names
from catalog.text import fold
from catalog.units import CURRENT_SINCE

MINISTRY_RENAMED = date(2025, 3, 1)
HUE_A_CITY = date(2025, 1, 1)
_TURNS = (
    DISTRICTS_AWARD_FROM,
    HUE_A_CITY,
    MINISTRY_RENAMED,
    CURRENT_SINCE,
    PROVINCES_AWARD_ALONE_FROM,
)

_HOLIDAYS = frozenset({(1, 1), (4, 30), (5, 1), (9, 1), (9, 2)})

# Month, first day, last day, and how often of ten years a body decides then.
_ROUNDS = {
    "ministry": ((3, 11, 28, 10), (7, 8, 22, 10), (9, 12, 29, 8), (12, 8, 26, 5)),
    "province": ((3, 5, 28, 4), (6, 10, 30, 10), (9, 8, 28, 6), (12, 4, 30, 10)),
    "district": ((5, 10, 31, 4), (7, 8, 31, 7), (10, 5, 31, 6), (12, 1, 29, 9)),
}


def authority(place: Place, stars: int, day: date) -> str:
    """The body that had the power to recognise a product of a place with these stars on a day."""
    if stars == 5:
        return ministry(day)
    if stars == 4 or not DISTRICTS_AWARD_FROM <= day < CURRENT_SINCE:
        return province_committee(place, day)
    return district_committee(place)


def ministry(day: date) -> str:
    """The ministry under its name of that day."""
    if day < MINISTRY_RENAMED:
        return "Bộ Nông nghiệp và Phát triển nông thôn"
    return "Bộ Nông nghiệp và Môi trường"


def province_on(place: Place, day: date) -> str:
    """The province that a place lay in on a day, with its kind."""
    if day >= CURRENT_SINCE or (place.former_province == "Thừa Thiên Huế" and day >= HUE_A_CITY):
        return place.province.full
    return place.former_full


def province_committee(place: Place, day: date) -> str:
    """The committee of the province that a place lay in on a day."""
    return f"UBND {province_on(place, day)}"


def district_committee(place: Place) -> str:
    """The committee of the former district, with its province where the name alone is unclear."""
    shared = fold(place.district) in shared_district_names()
    return f"UBND {place.district}" + (f", {place.former_full}" if shared else "")


def same_power(day: date, first: date, last: date) -> tuple[date, date]:
    """The part of a span around a day in which the same bodies held the same power."""
    for turn in _TURNS:
        if turn <= day:
            first = max(first, turn)
        else:
            last = min(last, turn - timedelta(days=1))
    return first, last


def no_district_left(day: date) -> bool:
    """Districts were gone, and nobody had their power yet."""
    return CURRENT_SINCE <= day < PROVINCES_AWARD_ALONE_FROM


class Calendars:
    """The days on which each body decides; the same body always has the same days."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._days: dict[str, list[date]] = {}
        self._paces: dict[str, float] = {}

    def near(self, issuer: str, wanted: date, first: date, last: date) -> date:
        """A day of decision near the wanted one, from `first` to `last`; else a working day."""
        if issuer not in self._days:
            self._days[issuer] = self._round_days(issuer)
        days = self._days[issuer]
        possible = [day for day in days if first <= day <= last]
        if possible:
            return min(possible, key=lambda day: abs(day - wanted))
        days.append(_office_day_near(wanted, first, last))
        return days[-1]

    def number(self, issuer: str, day: date, kind: int) -> str:
        """A number that rises through the year; `kind` keeps decisions of one day apart."""
        if issuer not in self._paces:
            # A province signs some 3,000 decisions a year, each body at its own pace.
            self._paces[issuer] = _chance(self._seed, issuer).uniform(6.5, 13.5)
        number = int((day.timetuple().tm_yday - 1) * self._paces[issuer]) + 1 + kind
        if not issuer.startswith("Bộ"):
            return f"{number}/QĐ-UBND"
        return f"{number}/QĐ-{'BNN' if day < MINISTRY_RENAMED else 'BNNMT'}-VPĐP"

    def _round_days(self, issuer: str) -> list[date]:
        level = "ministry" if issuer.startswith("Bộ") else "district"
        if issuer.startswith("UBND tỉnh") or (level == "district" and _is_city(issuer)):
            level = "province"
        chance = _chance(self._seed, issuer)
        found = []
        for year in range(2018, 2041):
            for month, first, last, often in _ROUNDS[level]:
                day = working_day(date(year, month, chance.randint(first, last)))
                if chance.randint(1, 10) <= often and not no_district_left(day):
                    found.append(day)
        return found


def _is_city(issuer: str) -> bool:
    name = issuer.removeprefix("UBND thành phố ")
    return name in {"Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh", "Huế"}


def _chance(seed: int, issuer: str) -> Random:
    return Random(f"{seed} {issuer}")  # noqa: S311 - invented data, the same from the same seed


def _office_day_near(wanted: date, first: date, last: date) -> date:
    for distance in range(60):
        for day in (wanted - timedelta(days=distance), wanted + timedelta(days=distance)):
            if first <= day <= last and day == working_day(day) and not _festive(day):
                return day
    return wanted


def _festive(day: date) -> bool:
    """New year by either calendar, the holidays of spring and of September."""
    return (day.month, day.day) in _HOLIDAYS or (1, 18) <= (day.month, day.day) <= (2, 20)


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
