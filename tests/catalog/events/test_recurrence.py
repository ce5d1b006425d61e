"""Repeated events: which rules are allowed, and the days they mean across Tết and a year's end."""

from datetime import date, timedelta

import pytest

from catalog.events.copying import proposed_shift
from catalog.events.recurrence import (
    Repeating,
    Span,
    WrongRule,
    check_rule,
    last_day_of_all,
    without_end,
)
from catalog.events.rule_words import said_rule
from catalog.lunar import tet

SUNDAY = date(2026, 12, 6)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=SA,SU", "FREQ=WEEKLY;INTERVAL=2;COUNT=10",
        "FREQ=MONTHLY;BYDAY=1SU", "FREQ=MONTHLY;BYMONTHDAY=6,21;UNTIL=20271231",
        "FREQ=YEARLY", "LUNAR=10-28", "LUNAR=10-28;UNTIL=20301231", "",
    ],
)  # fmt: skip
def test_rules_of_markets_are_allowed(rule: str) -> None:
    check_rule(rule, SUNDAY, SUNDAY)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY", "FREQ=SECONDLY", "BYDAY=SU", "FREQ=WEEKLY;BYHOUR=8", "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=1SU", "FREQ=WEEKLY;BYMONTHDAY=6", "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20271231", "FREQ=WEEKLY;UNTIL=20271341", "FREQ=WEEKLY\n",
        "FREQ=WEEKLY;FREQ=WEEKLY", "FREQ=MONTHLY;BYMONTHDAY=32", "freq=weekly", "RRULE:FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=7", "LUNAR=13-1", "LUNAR=3-10",
        "FREQ=YEARLY;BYDAY=SU", "FREQ=MONTHLY;BYDAY=SU", "FREQ=MONTHLY;BYDAY=-2SU",
        "FREQ=MONTHLY;BYDAY=SU;BYMONTHDAY=6",
        "FREQ=WEEKLY;EXDATE=20261213", ";", "FREQ=WEEKLY;UNTIL=20261205",
    ],
)  # fmt: skip
def test_other_rules_are_refused(rule: str) -> None:
    with pytest.raises(WrongRule):
        check_rule(rule, SUNDAY, SUNDAY)


def test_a_time_may_not_run_into_the_next() -> None:
    check_rule("FREQ=WEEKLY", SUNDAY, SUNDAY + timedelta(6))
    with pytest.raises(WrongRule):
        check_rule("FREQ=WEEKLY", SUNDAY, SUNDAY + timedelta(7))
    check_rule("FREQ=YEARLY", SUNDAY, SUNDAY + timedelta(30))
    with pytest.raises(WrongRule):
        check_rule("FREQ=YEARLY", SUNDAY, SUNDAY + timedelta(31))


def test_a_weekly_market_goes_on_across_the_years_end_and_rests_at_tet() -> None:
    assert tet(2027) == date(2027, 2, 6)
    rest = [date(2027, 2, 5) + timedelta(n) for n in range(5)]
    market = Repeating(SUNDAY, SUNDAY, "FREQ=WEEKLY;BYDAY=SU", rest)
    days = [span.first for span in market.touching(date(2026, 12, 20), date(2027, 2, 21))]
    assert [f"{day:%d/%m}" for day in days] == [
        "20/12", "27/12", "03/01", "10/01", "17/01", "24/01", "31/01", "14/02", "21/02",
    ]  # fmt: skip
    assert market.skipped_starts() == [date(2027, 2, 7)]
    assert market.on_or_after(date(2027, 2, 1)) == Span(date(2027, 2, 14), date(2027, 2, 14))
    assert market.latest_before(date(2027, 2, 14)) == Span(date(2027, 1, 31), date(2027, 1, 31))


def test_a_time_of_several_days_is_found_by_each_of_them() -> None:
    fair = Repeating(date(2026, 12, 30), date(2027, 1, 2), "FREQ=YEARLY;COUNT=3")
    assert fair.on_or_after(date(2027, 1, 2)) == Span(date(2026, 12, 30), date(2027, 1, 2))
    assert fair.on_or_after(date(2027, 1, 3)) == Span(date(2027, 12, 30), date(2028, 1, 2))
    assert last_day_of_all(fair) == date(2029, 1, 2)
    rested = Repeating(fair.first, fair.last, fair.rule, [date(2028, 1, 1)])
    assert [span.first.year for span in rested.touching(date.min, date.max)] == [2026, 2028]
    assert rested.skipped_starts() == [date(2027, 12, 30)]


def test_a_lunar_festival_wanders_through_the_calendar() -> None:
    kings = Repeating(date(2026, 4, 26), date(2026, 4, 26), "LUNAR=3-10")
    days = [span.first for span in kings.touching(date(2026, 1, 1), date(2028, 12, 31))]
    assert days == [date(2026, 4, 26), date(2027, 4, 16), date(2028, 4, 4)]
    assert last_day_of_all(kings) is None
    ended = Repeating(kings.first, kings.last, "LUNAR=3-10;UNTIL=20271231")
    assert last_day_of_all(ended) == date(2027, 4, 16)
    # The twelfth month has 30 days in 2024 (to 9/2/2024) and 29 in 2025 and 2026.
    eves = Repeating(date(2024, 2, 9), date(2024, 2, 9), "LUNAR=12-30")
    assert [s.first for s in eves.touching(date(2024, 1, 1), date(2026, 12, 31))] == [
        tet(year) - timedelta(1) for year in (2024, 2025, 2026)
    ]


def test_the_last_day_of_all_is_none_only_without_end() -> None:
    for rule, last in (
        ("", SUNDAY), ("FREQ=WEEKLY", None), ("FREQ=WEEKLY;COUNT=2", date(2026, 12, 13)),
        ("FREQ=WEEKLY;UNTIL=20261212", SUNDAY), ("FREQ=WEEKLY;UNTIL=20261213", date(2026, 12, 13)),
    ):  # fmt: skip
        assert last_day_of_all(Repeating(SUNDAY, SUNDAY, rule)) == last, rule
    assert without_end("FREQ=WEEKLY;BYDAY=SU;UNTIL=20261213") == "FREQ=WEEKLY;BYDAY=SU"


def test_copies_are_shifted_by_whole_weeks_and_keep_their_distance_from_tet() -> None:
    for first, today, weeks in (
        (date(2026, 6, 6), date(2026, 11, 22), 52),
        (date(2024, 6, 6), date(2026, 11, 22), 156),
        (date(2026, 2, 6), date(2026, 11, 22), 51),  # 11 days before Tết of 17/2; Tết 2027: 6/2
        (date(2026, 3, 1), date(2026, 11, 22), 51),
    ):  # fmt: skip
        shift = proposed_shift([first, first + timedelta(9)], today)
        assert shift == timedelta(weeks=weeks), first
    assert proposed_shift([], SUNDAY) == timedelta(0)


@pytest.mark.parametrize(
    ("rule", "vi", "en"),
    [
        ("FREQ=WEEKLY", "Chủ nhật hằng tuần", "every Sunday"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR,SU;COUNT=10",
            "thứ Ba, thứ Sáu và Chủ nhật, 2 tuần một lần, 10 kỳ",
            "Tuesday, Friday and Sunday, every 2 weeks, 10 times",
        ),
        ("FREQ=MONTHLY", "ngày 6 hằng tháng", "day 6 of every month"),
        (
            "FREQ=MONTHLY;BYDAY=1SU,-1SU",
            "Chủ nhật đầu tiên và Chủ nhật cuối cùng hằng tháng",
            "the first Sunday and the last Sunday of every month",
        ),
        (
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1,-2;UNTIL=20271231",
            "ngày cuối cùng và ngày thứ 2 tính từ cuối tháng, 3 tháng một lần, đến 31/12/2027",
            "the last day and day 2 from the end, every 3 months, until 31/12/2027",
        ),
        ("FREQ=YEARLY", "hằng năm", "every year"),
        ("FREQ=YEARLY;INTERVAL=2", "2 năm một lần", "every 2 years"),
        (
            "LUNAR=3-10", "mùng 10 tháng Ba âm lịch hằng năm",
            "day 10 of lunar month 3, every year",
        ),
    ],
)  # fmt: skip
def test_a_rule_is_said_in_words(rule: str, vi: str, en: str) -> None:
    said = said_rule(rule, SUNDAY)
    assert (said.vi, said.en) == (vi, en)
