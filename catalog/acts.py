"""What can be done to a certificate: one verb for each, each writing row, history and log.

Every verb takes an open `Change` and one certificate; a rule that forbids the act is an
exception named for it, and nothing is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert, select, update
from sqlmodel import col

from catalog.certificates import WITHDRAWAL_REASONS, Certificate, CertificateEvent
from catalog.change import Change
from catalog.db import in_chunks, metadata
from catalog.products import Product
from catalog.status import LONGEST_EXTENSION, ActKind


class ActRefused(ValueError):
    """A rule forbids this act on this certificate."""


class AlreadyWithdrawn(ActRefused):
    """A withdrawn certificate stays withdrawn; only a new recognition follows it."""


class AlreadySuperseded(ActRefused):
    """By that day a newer certificate had taken this one's place."""


class BeforeIssue(ActRefused):
    """Nothing can happen to a certificate before it was issued."""


class NotLonger(ActRefused):
    """An extension must reach past what already holds."""


class ExtensionTooLong(ActRefused):
    """At most 180 days after the last day of validity (Art. 12.3)."""


class ReRatingRefused(ActRefused):
    """After a refused re-rating there is nothing left to extend (Art. 12.3)."""


class NotSuspended(ActRefused):
    """Only a suspended certificate can be restored."""


class AlreadySuspended(ActRefused):
    """The certificate is suspended already, or was restored on that day or later."""


class UnknownReason(ActRefused):
    """Art. 8.1 knows the reasons a, b, c, d, đ and e."""


def file_renewal(change: Change, certificate: Certificate, on: date) -> None:
    """Note that the dossier for re-rating came in (Art. 7.6.a)."""
    _must_stand(certificate, on)
    certificate.renewal_filed_on = max(certificate.renewal_filed_on or on, on)
    _write(change, certificate, ActKind.RENEWAL_FILED, on)


def extend(
    change: Change, certificate: Certificate, *, decision_id: int, until: date, on: date
) -> None:
    """Extend past the last valid day, by decision, from `on` (Art. 12.3, transitional)."""
    _must_stand(certificate, on)
    if certificate.refused_on is not None and on >= certificate.refused_on:
        raise ReRatingRefused(certificate.id)
    if until <= (certificate.extended_until or certificate.valid_until):
        raise NotLonger(until)
    if until > certificate.valid_until + LONGEST_EXTENSION:
        raise ExtensionTooLong(until)
    certificate.extended_from = min(certificate.extended_from or on, on)
    certificate.extended_until = until
    _write(change, certificate, ActKind.EXTENDED, on, decision_id=decision_id, until_day=until)


def refuse_re_rating(
    change: Change, certificate: Certificate, *, decision_id: int, on: date
) -> None:
    """Record that a re-rating was refused: an extension ends, validity runs to its own end."""
    _must_stand(certificate, on)
    certificate.refused_on = min(certificate.refused_on or on, on)
    _write(change, certificate, ActKind.RE_RATING_REFUSED, on, decision_id=decision_id)


def suspend(change: Change, certificate: Certificate, *, decision_id: int, on: date) -> None:
    """Suspend a certificate until it is restored or withdrawn."""
    _must_stand(certificate, on)
    if certificate.suspended_on is not None and certificate.restored_on is None:
        raise AlreadySuspended(certificate.id)
    if certificate.restored_on is not None and on <= certificate.restored_on:
        raise AlreadySuspended(certificate.id)
    certificate.suspended_on, certificate.restored_on = on, None
    _write(change, certificate, ActKind.SUSPENDED, on, decision_id=decision_id)


def restore(change: Change, certificate: Certificate, *, decision_id: int, on: date) -> None:
    """End a suspension from `on`."""
    _must_stand(certificate, on)
    if (
        certificate.suspended_on is None
        or certificate.restored_on is not None
        or on < certificate.suspended_on
    ):
        raise NotSuspended(certificate.id)
    certificate.restored_on = on
    _write(change, certificate, ActKind.RESTORED, on, decision_id=decision_id)


@dataclass(frozen=True, slots=True)
class WithdrawalAct:
    """What a decision withdraws, from which day, and its reason of Art. 8.1."""

    certificate: Certificate
    decision_id: int
    on: date
    reason: str
    note: str = ""


def withdraw(
    change: Change,
    certificate: Certificate,
    *,
    decision_id: int,
    on: date,
    reason: str,
    note: str = "",
) -> None:
    """Withdraw a certificate by decision for a reason of Art. 8.1 (`WITHDRAWAL_REASONS`)."""
    withdraw_many(change, [WithdrawalAct(certificate, decision_id, on, reason, note)])


def withdraw_many(change: Change, acts: Sequence[WithdrawalAct]) -> None:
    """Withdraw certificates, one or many; refused as a whole where one of them cannot be."""
    seen: set[int | None] = set()
    for act in acts:
        if act.reason not in WITHDRAWAL_REASONS:
            raise UnknownReason(act.reason)
        _must_stand(act.certificate, act.on)
        if act.certificate.id in seen:
            raise AlreadyWithdrawn(act.certificate.id)
        seen.add(act.certificate.id)
    for act in acts:
        act.certificate.withdrawn_on, act.certificate.withdrawal_reason = act.on, act.reason
    _write_many(
        change,
        ActKind.WITHDRAWN,
        [
            (
                act.certificate,
                act.on,
                {"decision_id": act.decision_id, "reason": act.reason, "note": act.note},
            )
            for act in acts
        ],
    )


def take_back_withdrawals(change: Change, certificate_ids: Sequence[int]) -> None:
    """Undo withdrawals that were entered in error: their rows are voided, not removed."""
    for chunk in in_chunks(sorted(certificate_ids)):
        rows = change.session.execute(
            select(col(Certificate.id), col(Certificate.product_id), col(Product.producer_id))
            .join(Product, col(Product.id) == Certificate.product_id)
            .where(col(Certificate.id).in_(chunk))
        ).all()
        for certificate_id, product_id, producer_id in rows:
            change.touch(product_id, producer_id)
            change.note("take_back_withdrawal", f"certificate:{certificate_id}")
        for statement in (
            update(Certificate)
            .where(col(Certificate.id).in_(chunk))
            .values(withdrawn_on=None, withdrawal_reason=None, version=Certificate.version + 1),
            update(CertificateEvent)
            .where(
                col(CertificateEvent.certificate_id).in_(chunk),
                col(CertificateEvent.kind) == ActKind.WITHDRAWN,
                col(CertificateEvent.voided_at).is_(None),
            )
            .values(voided_at=change.at),
        ):
            change.session.execute(statement.execution_options(synchronize_session=False))


def _must_stand(certificate: Certificate, on: date) -> None:
    if certificate.withdrawn_on is not None:
        raise AlreadyWithdrawn(certificate.id)
    if certificate.superseded_on is not None and on >= certificate.superseded_on:
        raise AlreadySuperseded(certificate.id)
    if on < certificate.issued_on:
        raise BeforeIssue(on)


def _write(change: Change, certificate: Certificate, kind: ActKind, on: date, **event: Any) -> None:
    _write_many(change, kind, [(certificate, on, event)])


def _write_many(
    change: Change, kind: ActKind, acts: Sequence[tuple[Certificate, date, dict[str, Any]]]
) -> None:
    """Write acts of one kind: (certificate, day, what its event says beside)."""
    for certificate, _, _ in acts:
        certificate.version += 1
    change.session.add_all(certificate for certificate, _, _ in acts)
    # All at once, so that the rows go to the database together.
    change.session.flush()
    insert_events(
        change, [event_row(change, c.id or 0, kind, on, **event) for c, on, event in acts]
    )
    _touch_goods(change, [certificate.product_id for certificate, _, _ in acts])
    for certificate, on, event in acts:
        until = event.get("until_day")
        change.note(
            kind.value,
            f"certificate:{certificate.id}",
            on=on.isoformat(),
            until=until.isoformat() if until else None,
            decision=event.get("decision_id"),
            reason=event.get("reason"),
        )


def _touch_goods(change: Change, product_ids: Sequence[int]) -> None:
    for chunk in in_chunks(sorted(set(product_ids))):
        pairs = select(col(Product.id), col(Product.producer_id)).where(col(Product.id).in_(chunk))
        for product_id, producer_id in change.session.execute(pairs):
            change.touch(product_id, producer_id)


def event_row(
    change: Change, certificate_id: int, kind: ActKind, on: date, **values: Any
) -> dict[str, Any]:
    """A row of history, ready for `insert_events`."""
    row: dict[str, Any] = {
        "certificate_id": certificate_id,
        "kind": kind,
        "on_day": on,
        "until_day": None,
        "decision_id": None,
        "reason": None,
        "note": "",
        "superseded_by": None,
        "recorded_at": change.at,
        "actor": change.actor,
        "intake_id": change.intake_id,
    }
    return row | values


def insert_events(change: Change, rows: Sequence[dict[str, Any]]) -> None:
    """Add rows of history in bulk."""
    if rows:
        change.session.execute(insert(metadata.tables["certificate_event"]), list(rows))
