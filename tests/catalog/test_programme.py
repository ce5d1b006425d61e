"""The rules that the public page tells are those that the register holds."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from catalog.certificates import WITHDRAWAL_REASONS
from catalog.db import reading
from catalog.decisions import IssuerLevel, may_award
from catalog.legal import LegalBasis
from catalog.programme import (
    bands,
    criteria_parts,
    cycle,
    deciding_bodies,
    in_order,
    mark_rules,
    periods,
    rounds,
    term_of,
)
from catalog.status import LONGEST_EXTENSION, VALIDITY_MONTHS, last_valid_day
from catalog.verdicts import WITHDRAWAL_REASON_TEXTS


@pytest.mark.parametrize(
    ("points", "stars", "certificate"),
    [
        (0, 1, False),
        (29.9, 1, False),
        (30, 2, False),
        (49.99, 2, False),
        (50, 3, True),
        (69.9, 3, True),
        (70, 4, True),
        (89.5, 4, True),
        (89.99, 4, True),
        (90, 5, True),
        (100, 5, True),
    ],
)
def test_a_score_lies_in_one_half_open_band(points: float, stars: int, certificate: bool) -> None:
    held = [(band.stars, band.certificate) for band in bands() if band.holds(points)]
    assert held == [(stars, certificate)]


def test_the_points_of_every_version_add_up_to_a_hundred() -> None:
    for act, parts in criteria_parts().items():
        assert [part.letter for part in parts] == ["A", "B", "C"], act
        assert sum(part.points for part in parts) == 100, act
    by_act = {act: [p.points for p in parts] for act, parts in criteria_parts().items()}
    assert by_act["1048/QĐ-TTg"] == [35, 25, 40]
    assert by_act["26/2026/QĐ-TTg"] == [40, 25, 35]


def test_the_spans_told_are_those_enforced() -> None:
    told = periods()
    assert (told["validity"].amount, told["validity"].unit) == (VALIDITY_MONTHS, "months")
    assert timedelta(days=told["longest_extension"].amount) == LONGEST_EXTENSION
    assert set(WITHDRAWAL_REASON_TEXTS) == set(WITHDRAWAL_REASONS)


@pytest.mark.parametrize(
    ("issued", "opens", "closes", "last"),
    [
        (date(2026, 8, 5), date(2029, 2, 6), date(2029, 4, 7), date(2029, 8, 5)),
        (date(2024, 2, 29), date(2026, 9, 1), date(2026, 10, 31), date(2027, 2, 28)),
    ],
)
def test_a_term_has_its_last_day_and_its_window(
    issued: date, opens: date, closes: date, last: date
) -> None:
    term = term_of(issued)
    assert (term.renewal_opens, term.renewal_closes, term.last_day) == (opens, closes, last)
    assert term.last_day == last_valid_day(issued)
    assert ((last - opens).days, (last - closes).days) == (180, 120)


LEVELS = {
    "Province": IssuerLevel.PROVINCE,
    "District": IssuerLevel.DISTRICT,
    "Ministry": IssuerLevel.MINISTRY,
}


def test_who_decided_when_is_what_an_intake_asks_for() -> None:
    told = deciding_bodies()
    assert [d.from_day for d in told] == sorted(d.from_day for d in told)
    ends = [d.from_day - timedelta(days=1) for d in told[1:]] + [date(2026, 11, 22)]
    for body, end in zip(told, ends, strict=True):
        for day in (body.from_day, end):
            for stars, said in ((3, body.three), (4, body.four), (5, body.five)):
                held = {level for level in LEVELS.values() if may_award(level, stars, day)}
                assert held == {LEVELS[said.en]}, (day, stars)


def test_cycle_rounds_and_mark_are_complete_in_both_languages() -> None:
    assert [step.number for step in cycle()] == [1, 2, 3, 4, 5, 6]
    assert [one.level for one in rounds()] == ["province"] * 2 + ["ministry"] * 2
    for day, month in (bound for one in rounds() for bound in (one.dossier_by, one.result_by)):
        assert date(2026, month, day)
    assert {rule.allowed for rule in mark_rules()} == {True, False}
    texts = [t for step in cycle() for t in (step.name, step.what)] + [r.text for r in mark_rules()]
    assert all(text.vi and text.en and text.vi != text.en for text in texts)


def test_the_data_cite_acts_that_the_register_knows(engine: Engine) -> None:
    with reading(engine) as session:
        acts = in_order(session.exec(select(LegalBasis)))
        known = {act.number for act in acts}
        criteria = {act.number for act in acts if act.criteria}
    assert acts[0].number == "26/2026/QĐ-TTg"
    cited = {band.act for band in bands()} | {d.act for d in deciding_bodies()}
    assert cited <= known
    assert set(criteria_parts()) == criteria
