"""Dates as annexes have them: date cells, day numbers, and text in Vietnamese order."""

import re
from datetime import date, datetime, timedelta

from catalog.intake.cells import CellValue
from catalog.intake.problems import BadValue

EARLIEST = date(2013, 1, 1)
"""Quảng Ninh's pilot of 2013 gave the first stars; nothing of OCOP is older."""
LATEST = date(2099, 12, 31)

_TEXT = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*(?:[/.\-]|\s+tháng\s+)\s*(\d{1,2})\s*(?:[/.\-]|\s*,?\s*năm\s+)"
    r"\s*(\d{4}|\d{2})(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_MIDNIGHT = re.compile(r"[\sT]+0{1,2}:00(:00(\.0+)?)?$")
_SERIAL = re.compile(r"\d{5}(?:[.,]0+)?")
_DAY_ZERO_1900 = date(1899, 12, 30)
_DAY_ZERO_1904 = date(1904, 1, 1)
_LEAP_DAY_OF_1900 = 60


def read_date(value: CellValue, date_1904: bool | None) -> tuple[date, bool]:
    """The day a cell holds, and whether it came as a bare day number (to be pointed out).

    `date_1904` is the workbook's date system, None where it cannot be told. Raises BadValue;
    what may be read in two ways is refused, never guessed.
    """
    if isinstance(value, datetime):
        return _plausible(value.date()), False
    if isinstance(value, date):
        return _plausible(value), False
    if isinstance(value, str):
        text = _MIDNIGHT.sub("", value.strip().strip("'"))
        if not _SERIAL.fullmatch(text):
            return _plausible(_date_of_text(text)), False
        value = int(re.split(r"[.,]", text)[0])
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadValue("date_unknown")
    return _date_of_serial(value, date_1904), True


def _date_of_serial(serial: float, date_1904: bool | None) -> date:
    if serial != int(serial) or not 0 < serial < 10**5:
        raise BadValue("date_unknown")
    if date_1904 is None:
        raise BadValue("date_serial_unknown")
    if not date_1904 and serial == _LEAP_DAY_OF_1900:
        # Excel counts a 29/02/1900 that never was.
        raise BadValue("date_not_in_calendar")
    zero = _DAY_ZERO_1904 if date_1904 else _DAY_ZERO_1900
    return _plausible(zero + timedelta(days=int(serial)))


def _date_of_text(text: str) -> date:
    if iso := _ISO.fullmatch(text):
        return _calendar_day(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _TEXT.fullmatch(text)
    if not found:
        raise BadValue("date_unknown")
    return _day_found(found)


def _day_found(found: re.Match[str]) -> date:
    day, month, year = int(found[1]), int(found[2]), found[3]
    if len(year) == 2:
        raise BadValue("date_two_digit_year")
    if month > 12 >= day:
        raise BadValue("date_month_first", guess=f"{month:02}/{day:02}/{year}")
    return _calendar_day(int(year), month, day)


def _calendar_day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise BadValue("date_not_in_calendar") from error


def _plausible(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise BadValue("date_implausible", date=day.strftime("%d/%m/%Y"))
    return day


def find_date(text: str) -> tuple[date, int, int] | None:
    """The first date within a sentence, with where it starts and ends; None if there is none.

    Raises BadValue for something that stands like a date and is none.
    """
    found = _TEXT.search(text)
    if not found:
        return None
    return _plausible(_day_found(found)), found.start(), found.end()
