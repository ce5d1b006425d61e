"""The chain of a product's certificates: the same in whatever order it was entered."""

from datetime import date
from itertools import permutations

import pytest
from factories import Goods, World
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from catalog.acts import withdraw
from catalog.certificates import Certificate, CertificateEvent, Recognition, facts_of_events
from catalog.db import reading
from catalog.recognising import (
    AlreadyRecognised,
    Award,
    NoStars,
    WithdrawnSince,
    recognise,
    take_back,
)
from catalog.status import ActKind, Status, facts_of_columns, speaking, status_on

DAYS = (date(2020, 3, 1), date(2023, 2, 15), date(2025, 12, 30))
STARS = dict(zip(DAYS, (3, 4, 5), strict=True))
TODAY = date(2026, 11, 22)


def chain(world: World, goods: Goods) -> list[Certificate]:
    """The goods' certificates that were not taken back, oldest first."""
    with reading(world.engine) as session:
        return list(
            session.exec(
                select(Certificate)
                .where(Certificate.product_id == goods.id, col(Certificate.voided_at).is_(None))
                .order_by(col(Certificate.issued_on))
            )
        )


def agrees(world: World, certificate: Certificate, day: date) -> bool:
    """Whether columns and history rows tell the same status."""
    with reading(world.engine) as session:
        events = session.exec(
            select(CertificateEvent).where(CertificateEvent.certificate_id == certificate.id)
        ).all()
    by_rows = status_on(facts_of_events(certificate, events), day)
    return by_rows is status_on(facts_of_columns(certificate), day)


@pytest.mark.parametrize("order", list(permutations(DAYS)), ids=str)
def test_any_order_of_import_gives_the_same_chain(world: World, order: tuple[date, ...]) -> None:
    goods = world.make_product(stars=None)
    for day in order:
        world.recognise(goods, STARS[day], day)
    found = chain(world, goods)
    assert [(c.stars, c.issued_on, c.superseded_on) for c in found] == [
        (3, DAYS[0], DAYS[1]),
        (4, DAYS[1], DAYS[2]),
        (5, DAYS[2], None),
    ]
    spoken = speaking(found, TODAY)
    assert spoken is not None
    assert spoken.stars == 5
    assert all(agrees(world, certificate, TODAY) for certificate in found)


def test_several_in_one_call_form_the_same_chain(world: World) -> None:
    goods = world.make_product(stars=None)
    decision = world.make_decision()
    with world.change() as change:
        ids = recognise(
            change,
            [Award(goods.id, goods.producer_id, decision, STARS[day], day) for day in DAYS[::-1]],
        )
    found = chain(world, goods)
    assert [c.superseded_on for c in found] == [DAYS[1], DAYS[2], None]
    assert [c.id for c in found] == ids[::-1]


def test_taking_back_the_middle_one_joins_its_neighbours(world: World) -> None:
    goods = world.make_product(stars=None)
    made = {day: world.recognise(goods, STARS[day], day) for day in DAYS}
    with world.change() as change:
        take_back(change, [made[DAYS[1]].certificate_id])
    found = chain(world, goods)
    assert [c.superseded_on for c in found] == [DAYS[2], None]
    assert status_on(facts_of_columns(found[0]), DAYS[1]) is Status.VALID
    for day in (DAYS[1], DAYS[2], TODAY):
        assert all(agrees(world, certificate, day) for certificate in found)


def test_taking_back_the_newest_one_lets_the_older_speak_again(world: World) -> None:
    goods = world.make_product(stars=3, issued_on=date(2024, 1, 1))
    newer = world.recognise(goods, 5, date(2026, 1, 1))
    with world.change() as change:
        take_back(change, [newer.certificate_id])
    (older,) = chain(world, goods)
    assert older.superseded_on is None
    assert status_on(facts_of_columns(older), TODAY) is Status.VALID
    assert world.recognise(goods, 4, date(2026, 1, 1)).certificate_id


def test_a_product_has_one_certificate_a_day(world: World) -> None:
    goods = world.make_product(stars=3, issued_on=DAYS[0])
    with pytest.raises(AlreadyRecognised):
        world.recognise(goods, 4, DAYS[0])
    fresh = world.make_product(stars=None)
    award = Award(fresh.id, fresh.producer_id, goods.decision_id, 3, DAYS[0])
    with pytest.raises(AlreadyRecognised), world.change() as change:
        recognise(change, [award, award])
    assert chain(world, fresh) == []


@pytest.mark.parametrize(("stars", "allowed"), [(2, False), (3, True), (5, True), (6, False)])
def test_there_is_no_certificate_below_three_or_above_five_stars(
    world: World, stars: int, allowed: bool
) -> None:
    goods = world.make_product(stars=None)
    if allowed:
        assert world.recognise(goods, stars).certificate_id
    else:
        with pytest.raises(NoStars):
            world.recognise(goods, stars)


@pytest.mark.parametrize(("score", "allowed"), [(89.9, False), (90.0, True)])
def test_the_score_must_reach_the_stars(world: World, score: float, allowed: bool) -> None:
    goods = world.make_product(stars=None)
    if allowed:
        world.recognise(goods, 5, score=score, scored_under="26/2026/QĐ-TTg")
    else:
        with pytest.raises(IntegrityError):
            world.recognise(goods, 5, score=score, scored_under="26/2026/QĐ-TTg")


def test_the_validity_printed_on_a_certificate_wins_over_36_months(world: World) -> None:
    goods = world.make_product(stars=None)
    made = world.recognise(
        goods, 4, DAYS[1], valid_until=date(2025, 2, 14), recognition=Recognition.RE_RATING
    )
    held = world.certificate(made)
    assert (held.valid_until, held.recognition) == (date(2025, 2, 14), Recognition.RE_RATING)
    assert world.certificate(world.recognise(goods, 4, DAYS[2])).valid_until == date(2028, 12, 30)


def test_a_supersession_names_its_heir(world: World) -> None:
    goods = world.make_product(stars=3, issued_on=DAYS[0])
    heir = world.recognise(goods, 4, DAYS[1])
    with reading(world.engine) as session:
        row = session.exec(
            select(CertificateEvent).where(CertificateEvent.kind == ActKind.SUPERSEDED)
        ).one()
    assert (row.certificate_id, row.superseded_by) == (goods.certificate_id, heir.certificate_id)


WITHDRAWN = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("day", "fine"),
    [
        (date(2025, 6, 1), True),
        (date(2026, 3, 1), False),
        (WITHDRAWN, False),
        (date(2026, 6, 2), True),
    ],
)
def test_what_was_decided_before_a_withdrawal_cannot_be_entered_after_it(
    world: World, day: date, fine: bool
) -> None:
    goods = world.make_product(stars=4, issued_on=date(2025, 8, 1))
    decision = world.make_decision(WITHDRAWN)
    world.act(withdraw, goods, decision_id=decision, on=WITHDRAWN, reason="b")
    if fine:
        world.recognise(goods, 4, day)
        assert len(chain(world, goods)) == 2
    else:
        with pytest.raises(WithdrawnSince):
            world.recognise(goods, 4, day)
        assert len(chain(world, goods)) == 1
