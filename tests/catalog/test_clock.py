"""Days are those of Vietnam, wherever the machine stands."""

from datetime import UTC, date, datetime

import pytest

from catalog.clock import add_months, utc_now, vietnam_day


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 22, 16, 59, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 17, 0, 0, tzinfo=UTC), date(2026, 11, 23)),
    ],
)
def test_midnight_in_vietnam_is_seventeen_hours_utc(moment: datetime, day: date) -> None:
    assert vietnam_day(moment) == day


def test_a_moment_without_time_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        vietnam_day(datetime(2026, 11, 22, 10, 42))  # noqa: DTZ001 - what is refused


def test_now_is_aware_and_in_utc() -> None:
    assert utc_now().tzinfo is UTC


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later
