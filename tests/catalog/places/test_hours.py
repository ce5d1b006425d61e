"""Open now, until when, and when again."""

from datetime import date, datetime

import pytest

from catalog.clock import VIETNAM
from catalog.places.hours import Closing, Span, Timetable, faults_of, open_at
from catalog.places.words import ClosingKind, HolidayRule

WORKDAYS = tuple(Span(day, "07:30", "21:00") for day in range(5))
SATURDAY = (Span(5, "07:30", "11:30"), Span(5, "13:30", "17:00"))
SHOP = Timetable((*WORKDAYS, *SATURDAY), (), HolidayRule.CLOSED)


def at(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("day", "clock", "is_open", "said"),
    [
        ("2026-11-26", "07:29:59", False, "Mở cửa lúc 07:30 hôm nay"),
        ("2026-11-26", "07:30", True, "Đang mở cửa đến 21:00"),
        ("2026-11-26", "20:59:59", True, "Đang mở cửa đến 21:00"),
        ("2026-11-26", "21:00", False, "Mở cửa lại thứ Sáu 07:30"),
        ("2026-11-28", "11:30", False, "Mở cửa lúc 13:30 hôm nay"),
        ("2026-11-28", "17:00", False, "Mở cửa lại thứ Hai 07:30"),
        ("2026-11-29", "09:00", False, "Mở cửa lại thứ Hai 07:30"),
        ("2026-09-02", "09:00", False, "Mở cửa lại thứ Năm 07:30"),
        # Tết 2027: closed from Friday 5 to Tuesday 9 February.
        ("2027-02-04", "22:00", False, "Mở cửa lại thứ Tư 07:30"),
        ("2027-02-09", "09:00", False, "Mở cửa lại thứ Tư 07:30"),
    ],
)
def test_says_until_when_or_from_when(day: str, clock: str, is_open: bool, said: str) -> None:
    opening = open_at(SHOP, at(day, clock))
    assert (opening.is_open, opening.text.vi) == (is_open, said)


def test_the_hour_counts_in_vietnam_wherever_the_moment_was_told() -> None:
    utc = datetime.fromisoformat("2026-11-26T00:30:00+00:00")
    assert open_at(SHOP, utc).text.en == "Open now until 21:00"


def test_a_closing_holds_through_its_last_day_and_reopening_is_dated() -> None:
    works = Closing(date(2026, 11, 20), date(2026, 12, 31), ClosingKind.WORKS)
    shop = Timetable(SHOP.hours, (works,), HolidayRule.CLOSED)
    assert open_at(shop, at("2026-11-19", "09:00")).is_open
    shut = open_at(shop, at("2026-11-20", "09:00"))
    assert shut.text.vi == "Mở cửa lại ngày 02/01/2027 lúc 07:30"  # 1 January is a holiday
    assert not open_at(shop, at("2026-12-31", "09:00")).is_open
    assert open_at(shop, at("2027-01-02", "09:00")).is_open


def test_what_is_not_known_is_not_claimed() -> None:
    assert open_at(Timetable(), at("2026-11-26", "09:00")).is_open is None
    unsure = Timetable(SHOP.hours)
    assert open_at(unsure, at("2026-09-02", "09:00")).is_open is None
    assert "Quốc khánh" in open_at(unsure, at("2026-09-02", "09:00")).text.vi
    assert open_at(Timetable(SHOP.hours, (), HolidayRule.OPEN), at("2026-09-02", "09:00")).is_open


def test_midnight_is_no_closing_where_the_next_day_goes_on() -> None:
    night = Timetable((Span(4, "18:00", "24:00"), Span(5, "00:00", "02:00")))
    assert open_at(night, at("2026-11-27", "23:00")).text.vi == "Đang mở cửa đến 02:00"
    always = Timetable(tuple(Span(day, "00:00", "24:00") for day in range(7)), (), HolidayRule.OPEN)
    assert open_at(always, at("2026-11-27", "23:00")).text.vi == "Mở cửa cả ngày đêm"
    late = Timetable((Span(4, "18:00", "24:00"),))
    assert open_at(late, at("2026-11-27", "23:59")).text.vi == "Đang mở cửa đến 24:00"


def test_closed_for_longer_than_a_year_says_so_only() -> None:
    long = Closing(date(2026, 1, 1), date(2028, 12, 31), ClosingKind.WORKS)
    shut = open_at(Timetable(SHOP.hours, (long,)), at("2026-11-26", "09:00"))
    assert (shut.is_open, shut.text.vi) == (False, "Đang đóng cửa")


def test_faulty_hours_are_named() -> None:
    assert faults_of(SHOP.hours) == []
    assert faults_of([Span(0, "00:00", "12:00"), Span(0, "12:00", "24:00")]) == []
    assert "25:00" in faults_of([Span(0, "25:00", "26:00")])[0].vi
    assert len(faults_of([Span(0, "7:30", "24:01")])) == 2
    assert "thứ Ba" in faults_of([Span(1, "09:00", "09:00")])[0].vi
    assert "overlap" in faults_of([Span(1, "09:00", "12:00"), Span(1, "11:59", "15:00")])[0].en
