"""The status of a certificate on a day, on both sides of every bound."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.certificates import Certificate, CertificateEvent, facts_of_events
from catalog.status import (
    Act,
    ActKind,
    Facts,
    Status,
    facts_of_columns,
    last_day,
    last_valid_day,
    speaking,
    status_on,
)

ISSUED = date(2023, 11, 22)
LAST = date(2026, 11, 22)
DAY = timedelta(days=1)


def acted(*acts: Act) -> Facts:
    """A certificate of 22/11/2023 to which these things happened."""
    return Facts(ISSUED, LAST, acts)


EXTENDED = Act(ActKind.EXTENDED, date(2026, 11, 1), date(2027, 3, 1))
LATE_EXTENDED = Act(ActKind.EXTENDED, date(2026, 12, 10), date(2027, 3, 1))
REFUSED = Act(ActKind.RE_RATING_REFUSED, date(2027, 1, 15))
SUSPENDED = Act(ActKind.SUSPENDED, date(2025, 3, 10))
RESTORED = Act(ActKind.RESTORED, date(2025, 4, 20))
WITHDRAWN = Act(ActKind.WITHDRAWN, date(2025, 6, 5))
SUPERSEDED = Act(ActKind.SUPERSEDED, date(2026, 8, 1))


@pytest.mark.parametrize(
    ("facts", "day", "status"),
    [
        (acted(), ISSUED - DAY, Status.NOT_YET),
        (acted(), ISSUED, Status.VALID),
        (acted(), LAST, Status.VALID),
        (acted(), LAST + DAY, Status.LAPSED),
        (acted(EXTENDED), LAST, Status.VALID),
        (acted(EXTENDED), LAST + DAY, Status.EXTENDED),
        (acted(EXTENDED), date(2027, 3, 1), Status.EXTENDED),
        (acted(EXTENDED), date(2027, 3, 2), Status.LAPSED),
        (acted(LATE_EXTENDED), date(2026, 12, 9), Status.LAPSED),
        (acted(LATE_EXTENDED), date(2026, 12, 10), Status.EXTENDED),
        (acted(EXTENDED, REFUSED), date(2027, 1, 14), Status.EXTENDED),
        (acted(EXTENDED, REFUSED), date(2027, 1, 15), Status.LAPSED),
        (acted(Act(ActKind.RE_RATING_REFUSED, date(2026, 9, 1))), LAST, Status.VALID),
        (acted(SUSPENDED), date(2025, 3, 9), Status.VALID),
        (acted(SUSPENDED), date(2025, 3, 10), Status.SUSPENDED),
        (acted(SUSPENDED), LAST + DAY, Status.SUSPENDED),
        (acted(SUSPENDED, RESTORED), date(2025, 4, 19), Status.SUSPENDED),
        (acted(SUSPENDED, RESTORED), date(2025, 4, 20), Status.VALID),
        (acted(SUSPENDED, RESTORED), LAST + DAY, Status.LAPSED),
        (
            acted(Act(ActKind.RESTORED, SUSPENDED.on), SUSPENDED),
            SUSPENDED.on,
            Status.VALID,
        ),
        (
            acted(RESTORED, SUSPENDED, Act(ActKind.SUSPENDED, date(2025, 9, 1))),
            date(2025, 9, 1),
            Status.SUSPENDED,
        ),
        (acted(WITHDRAWN), date(2025, 6, 4), Status.VALID),
        (acted(WITHDRAWN), date(2025, 6, 5), Status.WITHDRAWN),
        (acted(WITHDRAWN), LAST + DAY, Status.WITHDRAWN),
        (acted(SUSPENDED, WITHDRAWN), date(2025, 6, 4), Status.SUSPENDED),
        (acted(SUSPENDED, WITHDRAWN), date(2025, 6, 5), Status.WITHDRAWN),
        (acted(WITHDRAWN, SUPERSEDED), SUPERSEDED.on, Status.WITHDRAWN),
        (acted(SUPERSEDED), date(2026, 7, 31), Status.VALID),
        (acted(SUPERSEDED), date(2026, 8, 1), Status.SUPERSEDED),
        (acted(SUSPENDED, SUPERSEDED), date(2026, 8, 1), Status.SUPERSEDED),
        (acted(Act(ActKind.RENEWAL_FILED, date(2026, 7, 1))), LAST + DAY, Status.LAPSED),
    ],
)
def test_the_status_turns_on_the_very_day(facts: Facts, day: date, status: Status) -> None:
    assert status_on(facts, day) is status


@pytest.mark.parametrize(
    ("issued_on", "last"),
    [
        (date(2023, 11, 22), date(2026, 11, 22)),
        (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2023, 2, 28), date(2026, 2, 28)),
        (date(2025, 2, 28), date(2028, 2, 28)),
        (date(2024, 12, 31), date(2027, 12, 31)),
    ],
)
def test_thirty_six_calendar_months_clamped_to_the_end_of_the_month(
    issued_on: date, last: date
) -> None:
    assert last_valid_day(issued_on) == last


@given(st.dates(date(2018, 5, 7), date(2090, 1, 1)))
def test_a_certificate_holds_through_the_whole_of_its_last_day(issued_on: date) -> None:
    facts = Facts(issued_on, last_valid_day(issued_on))
    assert status_on(facts, facts.valid_until) is Status.VALID
    assert status_on(facts, facts.valid_until + DAY) is Status.LAPSED


def test_only_valid_and_extended_are_in_force() -> None:
    assert {s for s in Status if s.in_force} == {Status.VALID, Status.EXTENDED}


@pytest.mark.parametrize("status", Status)
def test_every_status_is_named_in_both_languages(status: Status) -> None:
    assert status.label.vi
    assert status.label.en


COLUMNS = (
    "extended_from",
    "refused_on",
    "suspended_on",
    "restored_on",
    "withdrawn_on",
    "superseded_on",
)


def columns(**changed: Any) -> Any:
    """A certificate's row with nothing happened but what is given."""
    names = [
        "extended_from",
        "extended_until",
        "refused_on",
        "suspended_on",
        "restored_on",
        "withdrawn_on",
        "superseded_on",
    ]
    row = dict.fromkeys(names) | {"issued_on": ISSUED, "valid_until": LAST} | changed
    return SimpleNamespace(**row)


def test_the_columns_tell_every_kind_of_act() -> None:
    row = columns(
        extended_from=EXTENDED.on,
        extended_until=EXTENDED.until,
        refused_on=REFUSED.on,
        suspended_on=SUSPENDED.on,
        restored_on=RESTORED.on,
        withdrawn_on=WITHDRAWN.on,
        superseded_on=SUPERSEDED.on,
    )
    assert set(facts_of_columns(row).acts) == {
        EXTENDED, REFUSED, SUSPENDED, RESTORED, WITHDRAWN, SUPERSEDED,
    }  # fmt: skip
    assert facts_of_columns(columns()) == acted()


def test_voided_rows_and_the_recognition_itself_are_no_acts() -> None:
    certificate = Certificate(
        product_id=1, decision_id=1, stars=4, issued_on=ISSUED, valid_until=LAST
    )
    at = datetime(2026, 11, 22, 3, 42, tzinfo=UTC)

    def event(kind: ActKind, day: date, **more: Any) -> CertificateEvent:
        return CertificateEvent(
            certificate_id=1, kind=kind, on_day=day, recorded_at=at, actor="officer:1", **more
        )

    events = [
        event(ActKind.RECOGNISED, ISSUED),
        event(ActKind.EXTENDED, EXTENDED.on, until_day=EXTENDED.until),
        event(ActKind.WITHDRAWN, WITHDRAWN.on, voided_at=at),
    ]
    assert facts_of_events(certificate, events) == acted(EXTENDED)


def issued(day: date, *, voided: bool = False) -> Certificate:
    """A certificate of a day, taken back or not."""
    return Certificate(
        product_id=1,
        decision_id=1,
        stars=3,
        issued_on=day,
        valid_until=last_valid_day(day),
        voided_at=datetime(2026, 1, 1, tzinfo=UTC) if voided else None,
    )


def test_the_newest_certificate_issued_by_the_day_speaks() -> None:
    old, new = issued(date(2022, 5, 1)), issued(date(2025, 5, 1))
    taken_back = issued(date(2026, 5, 1), voided=True)
    for order in ([old, new, taken_back], [taken_back, new, old]):
        assert speaking(order, date(2022, 4, 30)) is None
        assert speaking(order, date(2022, 5, 1)) is old
        assert speaking(order, date(2025, 4, 30)) is old
        assert speaking(order, date(2025, 5, 1)) is new
        assert speaking(order, date(2026, 11, 22)) is new


@pytest.mark.parametrize(
    ("extended", "refused", "last"),
    [
        (None, None, date(2026, 12, 1)),
        (date(2027, 4, 1), None, date(2027, 4, 1)),
        (date(2027, 4, 1), date(2027, 4, 2), date(2027, 4, 1)),
        (date(2027, 4, 1), date(2027, 4, 1), date(2027, 3, 31)),
        (date(2027, 4, 1), date(2026, 12, 2), date(2026, 12, 1)),
        (date(2027, 4, 1), date(2026, 11, 10), date(2026, 12, 1)),
    ],
)
def test_the_last_day_minds_extension_and_refusal(
    extended: date | None, refused: date | None, last: date
) -> None:
    row = Certificate(
        product_id=1,
        decision_id=1,
        stars=3,
        issued_on=date(2023, 12, 1),
        valid_until=date(2026, 12, 1),
        extended_from=extended and date(2026, 11, 1),
        extended_until=extended,
        refused_on=refused,
    )
    assert last_day(row) == last
    facts = facts_of_columns(row)
    assert status_on(facts, last).in_force
    assert not status_on(facts, last + timedelta(days=1)).in_force
