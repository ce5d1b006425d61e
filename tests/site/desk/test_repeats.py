"""Plain controls and the rule they stand for say the same, both ways."""

from datetime import date

import pytest

from ocop_site.desk.event_form import MOST_DAYS, read_site
from ocop_site.desk.reading import Reading
from ocop_site.desk.repeats import Repeats, read_rule, typed_rule

SATURDAY = date(2027, 1, 2)
RULES = (
    "",
    "FREQ=WEEKLY;BYDAY=SA",
    "FREQ=WEEKLY;BYDAY=SA,SU;UNTIL=20271226",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA",
    "LUNAR=11-25",
    "LUNAR=11-25;UNTIL=20301231",
    "FREQ=MONTHLY;BYDAY=1SA",
    "FREQ=WEEKLY;BYDAY=SA;COUNT=8",
    "FREQ=MONTHLY;BYDAY=1SA;UNTIL=20271226",
)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_shown_as_controls_is_read_back_the_same(rule: str) -> None:
    form = Reading(typed_rule(rule))
    assert read_rule(form, SATURDAY, SATURDAY) == rule
    assert form.problems == []


def test_what_controls_cannot_say_is_left_alone() -> None:
    typed = typed_rule("FREQ=MONTHLY;BYDAY=1SA")
    assert typed == {"repeats": Repeats.OTHER.value, "rule": "FREQ=MONTHLY;BYDAY=1SA"}


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"repeats": "weekly"}, "on_MO"),
        ({"repeats": "weekly", "on_SU": "1"}, "repeats"),
        ({"repeats": "weekly", "on_SA": "1", "until": "2027-01-01"}, "until"),
        ({"repeats": "yearly"}, "repeats"),
        ({"repeats": "other", "rule": "FREQ=SECONDLY"}, "repeats"),
        ({"repeats": "other", "rule": "FREQ=WEEKLY;COUNT=8;UNTIL=20270101"}, "repeats"),
    ],
)
def test_controls_at_odds_are_refused_beside_their_field(typed: dict[str, str], field: str) -> None:
    form = Reading(typed)
    read_rule(form, SATURDAY, SATURDAY)
    assert field in {problem.field for problem in form.problems}


def test_the_last_time_may_be_the_first() -> None:
    form = Reading({"repeats": "weekly", "on_SA": "1", "until": "2027-01-02"})
    assert read_rule(form, SATURDAY, SATURDAY) == "FREQ=WEEKLY;BYDAY=SA;UNTIL=20270102"
    assert form.problems == []


def test_an_event_lasts_a_year_at_most() -> None:
    first = date(2027, 1, 1).toordinal()
    for days, faulty in ((MOST_DAYS, False), (MOST_DAYS + 1, True), (-1, True), (0, False)):
        last = date.fromordinal(first + days).isoformat()
        typed = {"first_day": "2027-01-01", "last_day": last, "province": "1"}
        _, problems = read_site(typed, provinces=frozenset({1}), places=frozenset(), position=None)
        assert (["last_day"] if faulty else []) == [problem.field for problem in problems], days
