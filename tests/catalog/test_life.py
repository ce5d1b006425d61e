"""The life of certificates, in any order of events: what must hold holds after every step."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from databases import PostgresDatabases, SqliteDatabases, opened
from factories import Goods, World
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import Session, col, select
from thoroughness import sized

from catalog import acts
from catalog.audit import AuditEntry, first_break
from catalog.certificates import Certificate, CertificateEvent, facts_of_events
from catalog.clock import vietnam_day
from catalog.recognising import AlreadyRecognised, WithdrawnSince, take_back
from catalog.replay import differences
from catalog.status import Status, facts_of_columns, speaking, status_on

DAYS = st.dates(date(2020, 1, 1), date(2025, 12, 20))
# Few days, so that acts often fall on the same one.
ACT_DAYS = st.sampled_from([date(2025, 12, 20), date(2025, 12, 21), date(2026, 11, 22)]) | DAYS
WHICH = st.integers(0, 63)

Databases = SqliteDatabases | PostgresDatabases


class Life(RuleBasedStateMachine):
    """Two products whose certificates are entered, acted upon and taken back at random."""

    def __init__(self, databases: Databases, now: datetime) -> None:
        super().__init__()
        self._database = databases.fresh()
        self._opened = opened(self._database.__enter__())
        self.engine = self._opened.__enter__()
        self.world = World(self.engine, now)
        self.today = vietnam_day(now)
        self.ids: list[int] = []

    def teardown(self) -> None:
        """Drop the example's database."""
        self._opened.__exit__(None, None, None)
        self._database.__exit__(None, None, None)

    @initialize()
    def two_products(self) -> None:
        """Two products of one producer and a decision for everything to rest on."""
        maker = self.world.make_producer()
        self.goods = [self.world.make_product(stars=None, producer=maker) for _ in range(2)]
        self.decision = self.world.make_decision()

    @rule(which=WHICH, stars=st.integers(3, 5), on=DAYS)
    def recognised_or_re_rated(self, which: int, stars: int, on: date) -> None:
        """A recognition of any day: the next one, or an older one entered late."""
        goods = self.goods[which % 2]
        try:
            made = self.world.recognise(goods, stars, on, decision_id=self.decision)
        except (AlreadyRecognised, WithdrawnSince):
            return
        self.ids.append(made.certificate_id)

    @precondition(lambda self: self.ids)
    @rule(which=WHICH, on=ACT_DAYS)
    def renewal_filed(self, which: int, on: date) -> None:
        """The dossier for a re-rating comes in."""
        self._try(acts.file_renewal, which, on=on)

    @precondition(lambda self: self.ids)
    @rule(which=WHICH, on=ACT_DAYS, days=st.integers(0, 182))
    def extended(self, which: int, on: date, days: int) -> None:
        """An extension, sometimes too short or too long."""
        until = self._certificate(which).valid_until + timedelta(days=days)
        self._try(acts.extend, which, decision_id=self.decision, on=on, until=until)

    @precondition(lambda self: self.ids)
    @rule(
        which=WHICH,
        on=ACT_DAYS,
        verb=st.sampled_from([acts.refuse_re_rating, acts.suspend, acts.restore]),
    )
    def refused_suspended_or_restored(
        self, which: int, on: date, verb: Callable[..., None]
    ) -> None:
        """One of the acts that need a decision and a day only."""
        self._try(verb, which, decision_id=self.decision, on=on)

    @precondition(lambda self: self.ids)
    @rule(which=WHICH, on=ACT_DAYS, reason=st.sampled_from("abcdđe"))
    def withdrawn(self, which: int, on: date, reason: str) -> None:
        """A withdrawal for any of the reasons."""
        self._try(acts.withdraw, which, decision_id=self.decision, on=on, reason=reason)

    @precondition(lambda self: self.ids)
    @rule(which=WHICH)
    def withdrawal_taken_back(self, which: int) -> None:
        """A withdrawal turns out to have been entered in error."""
        certificate = self._certificate(which)
        if certificate.withdrawn_on is not None:
            with self.world.change() as change:
                acts.take_back_withdrawals(change, [certificate.id or 0])

    @precondition(lambda self: self.ids)
    @rule(which=WHICH)
    def taken_back(self, which: int) -> None:
        """A recognition turns out to have been entered in error."""
        with self.world.change() as change:
            take_back(change, [self.ids.pop(which % len(self.ids))])

    def _try(self, verb: Callable[..., None], which: int, **arguments: Any) -> None:
        """Do what the rules allow; what they forbid must leave the certificate untouched."""
        before = self._certificate(which)
        goods = Goods(before.product_id, "", "", 0, before.id or 0, 0)
        try:
            self.world.act(verb, goods, **arguments)
        except acts.ActRefused:
            assert self._certificate(which) == before

    def _certificate(self, which: int) -> Certificate:
        with Session(self.engine) as session:
            return session.get_one(Certificate, self.ids[which % len(self.ids)])

    @invariant()
    def what_must_hold(self) -> None:
        """One in force at most, withdrawn stays withdrawn, columns, rows and log agree."""
        with Session(self.engine) as session:
            for goods in getattr(self, "goods", ()):
                query = select(Certificate).where(Certificate.product_id == goods.id)
                self._one_speaks(session, list(session.exec(query)))
            entries = session.exec(select(AuditEntry).order_by(col(AuditEntry.seq)))
            assert first_break(entries) is None
            assert differences(session, self.today) == []

    def _one_speaks(self, session: Session, certificates: list[Certificate]) -> None:
        standing = [c for c in certificates if c.voided_at is None]
        assert len([c for c in standing if not c.withdrawn_on and not c.superseded_on]) <= 1
        spoken = speaking(certificates, self.today)
        for certificate in standing:
            query = select(CertificateEvent).where(
                CertificateEvent.certificate_id == certificate.id
            )
            told = facts_of_events(certificate, session.exec(query))
            status = status_on(told, self.today)
            assert status is status_on(facts_of_columns(certificate), self.today)
            if status.in_force:
                assert certificate is spoken
            if certificate.withdrawn_on is not None:
                assert status is Status.WITHDRAWN
                for day in (certificate.withdrawn_on, certificate.valid_until, date.max):
                    late = max(day, certificate.withdrawn_on)
                    assert status_on(told, late) is Status.WITHDRAWN


@pytest.mark.slow
def test_certificates_live_by_the_rules(databases: Databases, now: datetime) -> None:
    sqlite = databases.name == "sqlite"
    examples = sized(thorough=60, usual=20) if sqlite else sized(thorough=15, usual=8)
    run_state_machine_as_test(
        lambda: Life(databases, now),
        settings=settings(
            max_examples=examples,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
