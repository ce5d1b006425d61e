"""What may be done to a certificate, and what its rules forbid."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from factories import Goods, World
from sqlmodel import col, select

from catalog import acts
from catalog.audit import AuditEntry
from catalog.certificates import Certificate, CertificateEvent
from catalog.change import OutboxEntry
from catalog.db import reading
from catalog.producers import Producer
from catalog.products import Product
from catalog.replay import differences
from catalog.status import ActKind, Status, facts_of_columns, status_on

ISSUED = date(2023, 11, 22)
LAST = date(2026, 11, 22)
DAY = timedelta(days=1)


@pytest.fixture
def goods(world: World) -> Goods:
    """Goods recognised on 22/11/2023, valid through 22/11/2026."""
    return world.make_product(stars=4, issued_on=ISSUED)


@pytest.fixture
def decision(world: World) -> int:
    """A later decision for acts to rest on."""
    return world.make_decision(date(2026, 6, 1))


def status(world: World, goods: Goods, day: date) -> Status:
    return status_on(facts_of_columns(world.certificate(goods)), day)


def test_an_act_writes_column_history_log_outbox_and_versions_together(
    world: World, goods: Goods, decision: int
) -> None:
    with reading(world.engine) as session:
        before = [session.get_one(Product, goods.id), session.get_one(Producer, goods.producer_id)]
        versions = [row.version for row in before]
    world.act(
        acts.withdraw, goods, decision_id=decision, on=date(2026, 6, 1), reason="đ", note="Thôi làm"
    )
    with reading(world.engine) as session:
        row = session.exec(
            select(CertificateEvent).where(CertificateEvent.kind == ActKind.WITHDRAWN)
        ).one()
        assert (row.on_day, row.decision_id, row.reason, row.note) == (
            date(2026, 6, 1), decision, "đ", "Thôi làm",
        )  # fmt: skip
        assert (row.actor, row.recorded_at) == ("officer:1", world.now)
        logged = session.exec(select(AuditEntry).order_by(col(AuditEntry.seq).desc())).first()
        assert logged is not None
        assert (logged.verb, logged.subject) == ("withdrawn", f"certificate:{goods.certificate_id}")
        assert session.exec(select(OutboxEntry)).all()[-1].product_id == goods.id
        after = [session.get_one(Product, goods.id), session.get_one(Producer, goods.producer_id)]
        assert [row.version for row in after] == [version + 1 for version in versions]
    assert world.certificate(goods).version == 2


def test_an_extension_of_180_days_is_the_longest(world: World, goods: Goods, decision: int) -> None:
    with pytest.raises(acts.ExtensionTooLong):
        world.act(
            acts.extend, goods, decision_id=decision, on=LAST, until=LAST + timedelta(days=181)
        )
    assert world.certificate(goods).version == 1
    world.act(acts.extend, goods, decision_id=decision, on=LAST, until=LAST + timedelta(days=180))
    assert status(world, goods, LAST + timedelta(days=180)) is Status.EXTENDED
    assert status(world, goods, LAST + timedelta(days=181)) is Status.LAPSED


def test_an_extension_reaches_past_what_holds_already(
    world: World, goods: Goods, decision: int
) -> None:
    with pytest.raises(acts.NotLonger):
        world.act(acts.extend, goods, decision_id=decision, on=LAST, until=LAST)
    world.act(acts.extend, goods, decision_id=decision, on=LAST - DAY, until=LAST + 30 * DAY)
    with pytest.raises(acts.NotLonger):
        world.act(acts.extend, goods, decision_id=decision, on=LAST, until=LAST + 30 * DAY)
    world.act(acts.extend, goods, decision_id=decision, on=LAST, until=LAST + 31 * DAY)
    extended = world.certificate(goods)
    assert (extended.extended_from, extended.extended_until) == (LAST - DAY, LAST + 31 * DAY)


def test_after_a_refused_re_rating_nothing_is_left_to_extend(
    world: World, goods: Goods, decision: int
) -> None:
    world.act(acts.extend, goods, decision_id=decision, on=LAST, until=LAST + 90 * DAY)
    world.act(acts.refuse_re_rating, goods, decision_id=decision, on=LAST + 20 * DAY)
    assert status(world, goods, LAST + 19 * DAY) is Status.EXTENDED
    assert status(world, goods, LAST + 20 * DAY) is Status.LAPSED
    refused = LAST + 20 * DAY
    with pytest.raises(acts.ReRatingRefused):
        world.act(acts.extend, goods, decision_id=decision, on=refused, until=LAST + 120 * DAY)
    # Entered late, an extension from before the refusal still tells what held until then.
    world.act(acts.extend, goods, decision_id=decision, on=refused - DAY, until=LAST + 120 * DAY)
    assert status(world, goods, refused) is Status.LAPSED


def test_the_earliest_refusal_counts(world: World, goods: Goods, decision: int) -> None:
    world.act(acts.refuse_re_rating, goods, decision_id=decision, on=date(2026, 10, 1))
    world.act(acts.refuse_re_rating, goods, decision_id=decision, on=date(2026, 11, 1))
    assert world.certificate(goods).refused_on == date(2026, 10, 1)


def test_a_filed_renewal_changes_nothing_but_is_noted(world: World, goods: Goods) -> None:
    world.act(acts.file_renewal, goods, on=date(2026, 6, 10))
    assert world.certificate(goods).renewal_filed_on == date(2026, 6, 10)
    assert status(world, goods, LAST + DAY) is Status.LAPSED


def test_suspended_until_restored(world: World, goods: Goods, decision: int) -> None:
    world.act(acts.suspend, goods, decision_id=decision, on=date(2026, 6, 1))
    assert status(world, goods, date(2026, 6, 1)) is Status.SUSPENDED
    world.act(acts.restore, goods, decision_id=decision, on=date(2026, 7, 1))
    assert status(world, goods, date(2026, 7, 1)) is Status.VALID
    world.act(acts.suspend, goods, decision_id=decision, on=date(2026, 7, 2))
    assert status(world, goods, date(2026, 7, 2)) is Status.SUSPENDED


def test_suspending_needs_a_certificate_that_is_not_suspended(
    world: World, goods: Goods, decision: int
) -> None:
    world.act(acts.suspend, goods, decision_id=decision, on=date(2026, 6, 1))
    with pytest.raises(acts.AlreadySuspended):
        world.act(acts.suspend, goods, decision_id=decision, on=date(2026, 6, 2))
    world.act(acts.restore, goods, decision_id=decision, on=date(2026, 7, 1))
    for day in (date(2026, 6, 30), date(2026, 7, 1)):
        with pytest.raises(acts.AlreadySuspended):
            world.act(acts.suspend, goods, decision_id=decision, on=day)


def test_restoring_needs_a_suspension_before_it(world: World, goods: Goods, decision: int) -> None:
    with pytest.raises(acts.NotSuspended):
        world.act(acts.restore, goods, decision_id=decision, on=date(2026, 6, 1))
    world.act(acts.suspend, goods, decision_id=decision, on=date(2026, 6, 1))
    with pytest.raises(acts.NotSuspended):
        world.act(acts.restore, goods, decision_id=decision, on=date(2026, 5, 31))
    world.act(acts.restore, goods, decision_id=decision, on=date(2026, 6, 1))
    with pytest.raises(acts.NotSuspended):
        world.act(acts.restore, goods, decision_id=decision, on=date(2026, 6, 2))


@pytest.mark.parametrize("reason", ["f", "", "dd", "Đ"])
def test_only_the_reasons_of_article_8_are_known(
    world: World, goods: Goods, decision: int, reason: str
) -> None:
    with pytest.raises(acts.UnknownReason):
        world.act(acts.withdraw, goods, decision_id=decision, on=date(2026, 6, 1), reason=reason)


Verb = tuple[Callable[..., None], dict[str, Any]]
VERBS: list[Verb] = [
    (acts.file_renewal, {}),
    (acts.extend, {"until": LAST + 30 * DAY}),
    (acts.refuse_re_rating, {}),
    (acts.suspend, {}),
    (acts.restore, {}),
    (acts.withdraw, {"reason": "b"}),
]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0].__name__)
def test_nothing_happens_to_a_certificate_that_does_not_stand(
    world: World, goods: Goods, decision: int, verb: Verb
) -> None:
    act, arguments = verb
    if act is not acts.file_renewal:
        arguments = arguments | {"decision_id": decision}
    with pytest.raises(acts.BeforeIssue):
        world.act(act, goods, on=ISSUED - DAY, **arguments)
    world.recognise(goods, stars=5, on=date(2026, 8, 1))
    with pytest.raises(acts.AlreadySuperseded):
        world.act(act, goods, on=date(2026, 8, 1), **arguments)
    world.act(acts.withdraw, goods, decision_id=decision, on=date(2026, 7, 31), reason="a")
    with pytest.raises(acts.AlreadyWithdrawn):
        world.act(act, goods, on=date(2026, 7, 31), **arguments)


def test_many_are_withdrawn_together_as_one_by_one(world: World, decision: int) -> None:
    maker = world.make_producer()
    many = [world.make_product(f"Kẹo {n}", producer=maker, issued_on=ISSUED) for n in range(3)]
    with world.change() as change:
        acts.withdraw_many(
            change,
            [
                acts.WithdrawalAct(
                    change.session.get_one(Certificate, goods.certificate_id),
                    decision,
                    date(2026, 6, 1) + place * DAY,
                    reason,
                    f"Lý do {reason}",
                )
                for place, (goods, reason) in enumerate(zip(many, "abc", strict=True))
            ],
        )
        touched = (change.products, change.producers)
    assert touched == ({goods.id for goods in many}, {maker.id})
    for place, (goods, reason) in enumerate(zip(many, "abc", strict=True)):
        certificate, day = world.certificate(goods), date(2026, 6, 1) + place * DAY
        assert (certificate.withdrawn_on, certificate.withdrawal_reason) == (day, reason)
        assert certificate.version == 2
    with reading(world.engine) as session:
        events = session.exec(
            select(CertificateEvent).where(CertificateEvent.kind == ActKind.WITHDRAWN)
        ).all()
        assert [event.note for event in events] == ["Lý do a", "Lý do b", "Lý do c"]
        logged = select(AuditEntry).where(AuditEntry.verb == "withdrawn")
        assert [entry.data["reason"] for entry in session.exec(logged)] == ["a", "b", "c"]
        assert differences(session, LAST) == []


@pytest.mark.parametrize(
    ("on", "reason", "refused"),
    [
        (ISSUED - DAY, "b", acts.BeforeIssue),
        (LAST, "f", acts.UnknownReason),
        (date(2026, 8, 1), "b", acts.AlreadySuperseded),
    ],
)
def test_one_that_cannot_be_withdrawn_keeps_all_from_it(
    world: World, goods: Goods, decision: int, on: date, reason: str, refused: type[Exception]
) -> None:
    replaced = world.make_product("Kẹo", issued_on=ISSUED)
    world.recognise(replaced, on=date(2026, 8, 1))
    with world.change() as change:
        first, second = (
            change.session.get_one(Certificate, g.certificate_id) for g in (goods, replaced)
        )
        good = acts.WithdrawalAct(first, decision, LAST, "b")
        with pytest.raises(refused):
            acts.withdraw_many(change, [good, acts.WithdrawalAct(second, decision, on, reason)])
    assert world.certificate(goods).withdrawn_on is None
    assert world.certificate(goods).version == 1


def test_a_certificate_is_withdrawn_once_also_within_one_list(
    world: World, goods: Goods, decision: int
) -> None:
    with world.change() as change:
        certificate = change.session.get_one(Certificate, goods.certificate_id)
        act = acts.WithdrawalAct(certificate, decision, LAST, "b")
        with pytest.raises(acts.AlreadyWithdrawn):
            acts.withdraw_many(change, [act, act])


def test_a_withdrawal_entered_in_error_is_taken_back_with_its_row_kept(
    world: World, goods: Goods, decision: int
) -> None:
    world.act(acts.withdraw, goods, decision_id=decision, on=date(2026, 6, 1), reason="c")
    with world.change() as change:
        acts.take_back_withdrawals(change, [goods.certificate_id])
    assert status(world, goods, date(2026, 6, 1)) is Status.VALID
    with reading(world.engine) as session:
        row = session.exec(
            select(CertificateEvent).where(CertificateEvent.kind == ActKind.WITHDRAWN)
        ).one()
        assert row.voided_at == world.now
