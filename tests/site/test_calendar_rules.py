"""Any rule that is allowed: our own days are those that a subscriber's program shows."""

from datetime import date, timedelta

import recurring_ical_events
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from catalog.events.held import HeldSite
from catalog.events.records import EventSite
from catalog.events.recurrence import Repeating, Span, WrongRule, check_rule, last_day_of_all
from catalog.units import Unit
from ocop_site.visit.calendar_file import add_days

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
firsts = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@st.composite
def rules(draw: st.DrawFn, first: date) -> str:
    """A rule whose first day is this one."""
    kind = draw(st.sampled_from(["WEEKLY", "MONTHLY", "BYDAY", "YEARLY", "LAST"]))
    own = WEEKDAYS[first.weekday()]
    parts = {
        "WEEKLY": ["FREQ=WEEKLY"],
        "MONTHLY": ["FREQ=MONTHLY", f"BYMONTHDAY={first.day}"],
        "BYDAY": ["FREQ=MONTHLY", f"BYDAY={(first.day - 1) // 7 + 1}{own}"],
        "LAST": ["FREQ=MONTHLY", "BYMONTHDAY=-1"],
        "YEARLY": ["FREQ=YEARLY"],
    }[kind]
    if kind == "WEEKLY":
        more = draw(st.sets(st.sampled_from(WEEKDAYS))) | {own}
        parts.append(f"BYDAY={','.join(day for day in WEEKDAYS if day in more)}")
    if interval := draw(st.sampled_from([0, 2, 3])):
        parts.append(f"INTERVAL={interval}")
    if end := draw(st.integers(0, 60)):
        until = first + timedelta(days=7 * end)
        parts.append(draw(st.sampled_from([f"COUNT={end}", f"UNTIL={until:%Y%m%d}"])))
    return ";".join(parts)


@settings(max_examples=120, derandomize=True, database=None, deadline=None,
          suppress_health_check=[HealthCheck.filter_too_much])  # fmt: skip
@given(data=st.data(), first=firsts, length=st.integers(0, 3), timed=st.booleans())
def test_a_program_shows_the_days_that_we_do(
    data: st.DataObject, first: date, length: int, timed: bool
) -> None:
    rule = data.draw(rules(first))
    last = first + timedelta(length)
    try:
        check_rule(rule, first, last)
    except WrongRule:
        assume(False)
    skips = data.draw(st.sets(st.dates(first, first + timedelta(90)), max_size=3))
    hours = {"opens": "06:00", "closes": "11:00"} if timed else {}
    row = EventSite(
        event_id=1, position=1, province_id=1, first_day=first, last_day=last, rule=rule, **hours
    )
    site = HeldSite(row, Unit(), tuple(skips))
    since = first + timedelta(data.draw(st.integers(-30, 700)))
    until = since + timedelta(200)
    ours = list(site.days.touching(since, until))
    assert shown(site, since, until) == ours
    end = last_day_of_all(Repeating(first, last, rule))
    assert end is None or all(span.last <= end for span in ours)


def shown(site: HeldSite, since: date, until: date) -> list[Span]:
    """What a subscriber's program shows between two days."""
    entry = Event()
    entry.add("uid", "1")
    add_days(entry, site, since)
    calendar = Calendar()
    calendar.add_component(entry)
    read = Calendar.from_ical(calendar.to_ical())
    found = []
    for one in recurring_ical_events.of(read).between(since, until + timedelta(1)):
        start, end = one.decoded("DTSTART"), one.decoded("DTEND")
        if hasattr(start, "date"):
            start, end = start.date(), end.date() + timedelta(1)
        found.append(Span(start, end - timedelta(1)))
    return sorted(found, key=lambda span: span.first)
