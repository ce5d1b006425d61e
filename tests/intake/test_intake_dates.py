"""Dates as cells, serials of both systems, and text."""

from datetime import date, datetime
from typing import Any

import pytest

from catalog.intake.dates import find_date, read_date
from catalog.intake.problems import BadValue

DAY = date(2025, 11, 28)


@pytest.mark.parametrize(
    "cell",
    [DAY, datetime.fromisoformat("2025-11-28T10:30"), "28/11/2025", "28-11-2025",
     "28.11.2025", " 28/11/2025 ",
     "2025-11-28", "28/11/2025 00:00:00", "ngày 28 tháng 11 năm 2025", "28 tháng 11 năm 2025",
     "Ngày 28 tháng 11, năm 2025", "'28/11/2025"],
)  # fmt: skip
def test_dates_are_read_as_cells_and_as_text(cell: Any) -> None:
    assert read_date(cell, False) == (DAY, False)


def test_single_digits_are_day_before_month() -> None:
    assert read_date("5/6/2024", False) == (date(2024, 6, 5), False)


@pytest.mark.parametrize("cell", [45989, 45989.0, "45989", "45989.0"])
def test_serials_count_from_1900_and_are_pointed_out(cell: Any) -> None:
    assert read_date(cell, False) == (DAY, True)


@pytest.mark.parametrize("cell", [44527, "44527"])
def test_serials_count_from_1904_where_the_workbook_does(cell: Any) -> None:
    assert read_date(cell, True) == (DAY, True)


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("29/02/2025", "date_not_in_calendar"),
        ("31/04/2025", "date_not_in_calendar"),
        ("2025-02-30", "date_not_in_calendar"),
        ("13/13/2025", "date_not_in_calendar"),
        ("11/28/2025", "date_month_first"),
        ("28/11/25", "date_two_digit_year"),
        ("11/2025", "date_unknown"),
        ("năm 2025", "date_unknown"),
        ("28/11/20251", "date_unknown"),
        (True, "date_unknown"),
        (None, "date_unknown"),
        (45989.5, "date_unknown"),
        (-3, "date_unknown"),
        (60, "date_not_in_calendar"),
        (20241128, "date_unknown"),
        (3, "date_implausible"),
        ("28/11/2012", "date_implausible"),
        (date(2100, 1, 1), "date_implausible"),
    ],
)
def test_what_is_no_date_is_refused_and_never_guessed(cell: Any, rule: str) -> None:
    with pytest.raises(BadValue) as bad:
        read_date(cell, False)
    assert bad.value.rule == rule


def test_a_serial_of_an_unknown_system_is_refused() -> None:
    with pytest.raises(BadValue) as bad:
        read_date(45989, None)
    assert bad.value.rule == "date_serial_unknown"


def test_a_month_before_the_day_comes_with_a_guess() -> None:
    with pytest.raises(BadValue) as bad:
        read_date("11/28/2025", False)
    assert bad.value.values == {"guess": "28/11/2025"}


@pytest.mark.parametrize("day", [date(2013, 1, 1), date(2099, 12, 31)])
def test_the_first_and_the_last_plausible_day_are_read(day: date) -> None:
    assert read_date(day, False)[0] == day


@pytest.mark.parametrize("day", [date(2012, 12, 31), date(2100, 1, 1)])
def test_the_days_beyond_them_are_not(day: date) -> None:
    with pytest.raises(BadValue):
        read_date(day, False)


def test_dates_are_found_within_a_sentence() -> None:
    assert find_date("88/QĐ-UBND ngày 12/03/2024 của UBND") == (date(2024, 3, 12), 11, 26)
    assert find_date("không có ngày nào") is None


def test_a_date_within_a_sentence_that_is_none_is_refused() -> None:
    with pytest.raises(BadValue):
        find_date("ngày 31/02/2024 của UBND")
