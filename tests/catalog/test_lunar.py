"""The lunar calendar and the public holidays, against days that are known."""

from datetime import date

from catalog.holidays import holiday_on, holidays
from catalog.lunar import lunar_day, tet

KNOWN = {
    2020: "01-25",
    2021: "02-12",
    2022: "02-01",
    2023: "01-22",
    2024: "02-10",
    2025: "01-29",
    2026: "02-17",
    2027: "02-06",
    2028: "01-26",
    2029: "02-13",
    2030: "02-02",
    2031: "01-23",
    2032: "02-11",
    2033: "01-31",
    2034: "02-19",
    2035: "02-08",
}


def test_tet_falls_on_the_known_days() -> None:
    assert {year: f"{tet(year):%m-%d}" for year in range(2020, 2036)} == KNOWN


def test_tet_2007_was_a_day_before_the_chinese_new_year() -> None:
    assert tet(2007) == date(2007, 2, 17)


def test_lunar_days_are_said_as_people_say_them() -> None:
    assert lunar_day(date(2026, 4, 26)).said.vi == "mùng 10 tháng Ba âm lịch"
    assert lunar_day(date(2027, 2, 5)).said.vi == "29 tháng Chạp âm lịch"
    assert lunar_day(date(2027, 2, 6)).said.en == "day 1 of lunar month 1"
    leap = lunar_day(date(2025, 7, 25))
    assert (leap.day, leap.month, leap.leap) == (1, 6, True)
    assert leap.said.vi == "mùng 1 tháng Sáu nhuận âm lịch"


def test_holidays_are_those_of_the_labour_code() -> None:
    assert [day.isoformat() for day in sorted(holidays(2026))] == [
        "2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20",
        "2026-04-26", "2026-04-30", "2026-05-01", "2026-09-02",
    ]  # fmt: skip
    said = holiday_on(date(2026, 4, 26))
    assert said is not None
    assert said.vi == "Giỗ Tổ Hùng Vương"
    assert holiday_on(date(2026, 4, 27)) is None
