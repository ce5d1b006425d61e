"""What people type on a telephone becomes hours, days, coordinates and numbers, or a clear no."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.desk.values import (
    Misread,
    clock,
    count,
    day,
    hours,
    hours_text,
    phone,
    point,
    web,
)

HOURS = {
    "7:30-11:30, 13:30-21:00": [("07:30", "11:30"), ("13:30", "21:00")],
    "7h30 - 11h30; 13h30–21h": [("07:30", "11:30"), ("13:30", "21:00")],
    "7h-21h": [("07:00", "21:00")],
    "8 đến 17 giờ": [("08:00", "17:00")],
    "8.00 to 17.30": [("08:00", "17:30")],
    "7-11 và 13-24": [("07:00", "11:00"), ("13:00", "24:00")],
    "Nghỉ": [],
    "closed": [],
    "Cả ngày": [("00:00", "24:00")],
    "24/24": [("00:00", "24:00")],
}
NO_HOURS = (
    "sáng", "7", "7-", "21-7", "7:60-8", "25-26", "8-8", "7-11, 10-12", "7-8, 9-10, 11-12", ",",
    "7-8-9", "٧-٨", "24:01-24:02",
)  # fmt: skip


def test_hours_are_read_as_people_write_them() -> None:
    assert {typed: hours(typed) for typed in HOURS} == HOURS


def test_hours_that_are_none_are_refused_with_what_to_write() -> None:
    for typed in NO_HOURS:
        with pytest.raises(Misread) as refused:
            hours(typed)
        assert refused.value.text.vi and refused.value.text.en, typed


@given(st.lists(st.integers(0, 1440), min_size=2, max_size=4, unique=True))
def test_hours_shown_in_a_form_are_read_back_the_same(minutes: list[int]) -> None:
    ends = [f"{minute // 60:02}:{minute % 60:02}" for minute in sorted(minutes)]
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    assert hours(hours_text(spans)) == spans


POINTS = (
    "21.0285, 105.8542",
    "(21.0285,105.8542)",
    "21.0285 105.8542",
    "21,0285; 105,8542",
    "21,0285, 105,8542",
    "105.8542, 21.0285",
    "geo:21.0285,105.8542?z=17",
    "https://www.google.com/maps?q=21.0285,105.8542",
    "https://www.google.com/maps/search/?api=1&query=21.0285%2C105.8542",
    "https://www.google.com/maps/@21.0285,105.8542,17z",
    "https://www.google.com/maps/place/Ch%E1%BB%A3/@21.9,105.9,17z/data=!3d21.0285!4d105.8542",
    "https://maps.apple.com/?ll=21.0285,105.8542&q=Ch%E1%BB%A3",
    "https://www.openstreetmap.org/?mlat=21.0285&mlon=105.8542#map=17/21.9/105.9",
    "https://www.openstreetmap.org/#map=17/21.0285/105.8542",
    "21°01'42.6\"N 105°51'15.12\"E",
)


def test_coordinates_come_from_numbers_degrees_and_links() -> None:
    assert {typed: point(typed) for typed in POINTS} == dict.fromkeys(POINTS, (21.0285, 105.8542))


def test_bounds_of_vietnam_hold_on_both_sides() -> None:
    assert point("6, 101") == (6.0, 101.0)
    assert point("24, 118") == (24.0, 118.0)
    for typed in ("5.999, 110", "24.001, 110", "10, 100.999", "10, 118.001", "0, 0", "48.8, 2.3"):
        with pytest.raises(Misread, match="outside Vietnam"):
            point(typed)


def test_a_shortened_link_is_told_apart_from_nonsense() -> None:
    with pytest.raises(Misread, match="shortened link"):
        point("https://maps.app.goo.gl/aBcDeF123")
    for typed in ("chợ Bến Tre", "nan, nan", "1e1, 1e2", "21.0285", "21.0285, ", "٢١, ١٠٥"):
        with pytest.raises(Misread, match="Write coordinates"):
            point(typed)


def test_days_are_read_day_first_or_as_browsers_send_them() -> None:
    for typed in ("6/2/2027", "06.02.2027", "06-02-2027", "6 2 2027", "2027-02-06"):
        assert day(typed) == date(2027, 2, 6)
    for typed in ("31/2/2027", "2/2027", "6/2/27", "1/1/1989", "1/1/2101", "hôm qua", "٦/٢/٢٠٢٧"):
        with pytest.raises(Misread):
            day(typed)


def test_times_end_with_the_day() -> None:
    assert [clock(typed) for typed in ("0:00", "7h", "7g05", "23.59", "24:00")] == [
        "00:00", "07:00", "07:05", "23:59", "24:00",
    ]  # fmt: skip
    for typed in ("24:01", "7:60", "-1", "7:5", "bảy", "²:00"):
        with pytest.raises(Misread):
            clock(typed)


def test_counts_take_signs_between_thousands_and_stop_at_their_bound() -> None:
    written = ("0", "2.000", "1,200", "1 200")
    assert [count(typed, 2000) for typed in written] == [0, 2000, 1200, 1200]
    for typed in ("2001", "-1", "1.5", "12.34", "mười", "9" * 30, "١٢"):
        with pytest.raises(Misread):
            count(typed, 2000)


def test_links_lead_to_the_web_and_nowhere_else() -> None:
    assert web("ocop.vinhlong.gov.vn/hội-chợ") == "https://ocop.vinhlong.gov.vn/hội-chợ"
    assert web("http://a.vn:8080?x=1") == "http://a.vn:8080?x=1"
    for typed in ("javascript://a.vn/%0aalert(1)", "javascript:alert(1)", "ftp://a.vn", "a b.vn",
                  "https://a.vn/\"><script>", "localhost", "https://u@a.vn", "//a.vn"):  # fmt: skip
        with pytest.raises(Misread):
            web(typed)


def test_telephones_stay_as_they_are_written() -> None:
    assert phone("+84 (0) 901.234-567") == "+84 (0) 901.234-567"
    for typed in ("gọi Lan", "12", "0901 234 567; 0902 345 678", "9" * 16):
        with pytest.raises(Misread):
            phone(typed)
