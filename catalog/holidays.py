"""Public holidays of Vietnam, as Art. 112 of the Labour Code (2019) fixes them.

Of Tết the days are its eve and the first four of the new year, as the government has mostly
set them. The second day of National Day is set each year (1/9 or 3/9) and is not among them.
"""

from datetime import date, timedelta
from functools import lru_cache

from catalog.lunar import solar_day, tet
from catalog.text import Text

_TET = Text("Tết Nguyên đán", "Tết, the lunar new year")
_FIXED = {
    (1, 1): Text("Tết Dương lịch", "New Year's Day"),
    (4, 30): Text("Ngày Chiến thắng 30/4", "Victory Day"),
    (5, 1): Text("Ngày Quốc tế Lao động 1/5", "Labour Day"),
    (9, 2): Text("Quốc khánh 2/9", "National Day"),
}
_HUNG_KINGS = Text("Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration Day")
_EVE, _LAST_OF_TET = -1, 3


@lru_cache(maxsize=64)
def holidays(year: int) -> dict[date, Text]:
    """The public holidays of a calendar year with their names."""
    found = {date(year, month, day): name for (month, day), name in _FIXED.items()}
    found[solar_day(10, 3, year)] = _HUNG_KINGS
    first = tet(year)
    for after in range(_EVE, _LAST_OF_TET + 1):
        found[first + timedelta(days=after)] = _TET
    return found


def holiday_on(day: date) -> Text | None:
    """The name of the public holiday on a day, if it is one."""
    return holidays(day.year).get(day)
