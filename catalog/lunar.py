"""The Vietnamese lunar calendar (âm lịch): the one place that asks the library for it.

Months begin by the new moon at Hà Nội, so that now and then, as in 2007 and 2030, Tết is a day
before the Chinese new year.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lunar_vn import convert_lunar_to_solar, convert_solar_to_lunar

from catalog.text import Text

_MONTHS = (
    "Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Chạp",
)  # fmt: skip
_SAID = Text("{day} tháng {month} âm lịch", "day {day} of lunar month {month}")
_SAID_LEAP = Text("{day} tháng {month} nhuận âm lịch", "day {day} of leap lunar month {month}")
_FIRST_TEN = 10


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar; `leap` for a month that is counted twice."""

    day: int
    month: int
    year: int
    leap: bool = False

    @property
    def said(self) -> Text:
        """The day in words: mùng 10 tháng Ba âm lịch."""
        day, month = str(self.day), str(self.month)
        return (_SAID_LEAP if self.leap else _SAID).format(
            day=Text(f"mùng {day}" if self.day <= _FIRST_TEN else day, day),
            month=Text(_MONTHS[self.month - 1], month),
        )


@lru_cache(maxsize=4096)
def lunar_day(day: date) -> LunarDay:
    """The lunar day of a calendar day."""
    found = convert_solar_to_lunar(day.day, day.month, day.year)
    return LunarDay(found.day, found.month, found.year, bool(found.leap))


@lru_cache(maxsize=512)
def solar_day(day: int, month: int, year: int) -> date:
    """The calendar day of a lunar day of a month that is no leap month; ValueError if none."""
    return convert_lunar_to_solar(day, month, year)


def tet(year: int) -> date:
    """The first day of the lunar year that begins in this calendar year."""
    return solar_day(1, 1, year)
