"""Recognise and re-rate products, and take a recognition back: the chain of certificates.

A product's certificates form a chain by day of issue. Each but the newest is superseded on
the day the next one was issued, whatever the order in which they were entered.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, update
from sqlmodel import col

from catalog.acts import event_row, insert_events
from catalog.certificates import Certificate, CertificateEvent, Recognition
from catalog.change import Change
from catalog.db import in_chunks, insert_rows, metadata
from catalog.status import ActKind, last_valid_day


class AlreadyRecognised(ValueError):
    """The product has a certificate of the same day already."""


class WithdrawnSince(ValueError):
    """An older certificate of the product was withdrawn on or after the day of the new one.

    The withdrawal took back what then spoke, which would have been the certificate now to be
    entered: the withdrawal has to be taken back first and entered anew after it.
    """


class NoStars(ValueError):
    """Fewer than 3 or more than 5 stars: no certificate exists for them (Art. 4)."""


@dataclass(frozen=True, slots=True)
class Award:
    """What a decision gives a product."""

    product_id: int
    producer_id: int
    decision_id: int
    stars: int
    issued_on: date
    valid_until: date | None = None
    score: float | None = None
    scored_under: str = ""
    recognition: Recognition = Recognition.FIRST


class _Link(NamedTuple):
    """A standing certificate's place in the chain of its product."""

    id: int
    product_id: int
    issued_on: date
    superseded_on: date | None
    withdrawn_on: date | None = None


def recognise(change: Change, awards: Sequence[Award]) -> list[int]:
    """Certify products, one or many; the ids of the certificates in the order given.

    Raises NoStars, AlreadyRecognised and WithdrawnSince. An older certificate entered after a
    newer one is superseded from the start; the newest speaks.
    """
    products = {award.product_id for award in awards}
    links = _standing(change, products - change.uncertified)
    days = _days_by_product(links)
    held: dict[int, list[_Link]] = defaultdict(list)
    for link in links:
        held[link.product_id].append(link)
    for award in awards:
        if not 3 <= award.stars <= 5:
            raise NoStars(award.stars)
        if award.issued_on in days[award.product_id]:
            raise AlreadyRecognised(award.product_id)
        if any(_withdrawn_since(link, award) for link in held[award.product_id]):
            raise WithdrawnSince(award.product_id)
        days[award.product_id].add(award.issued_on)
    moved = _relink(change, links, days)
    rows = [_certificate_row(change, award, days[award.product_id]) for award in awards]
    ids = insert_rows(change.session, Certificate, rows)
    fresh = [
        _Link(i, row["product_id"], row["issued_on"], row["superseded_on"])
        for i, row in zip(ids, rows, strict=True)
    ]
    change.uncertified -= products
    _write_recognitions(change, awards, rows, ids)
    _write_supersessions(change, links + fresh, [*moved, *fresh])
    return ids


re_rate = recognise
"""A re-rating or upgrade is a recognition anew (Art. 7.6); `Award.recognition` says which."""


def take_back(change: Change, certificate_ids: Sequence[int]) -> None:
    """Void certificates that were entered in error; what they had superseded speaks again."""
    certificates, products = metadata.tables["certificate"], metadata.tables["product"]
    touched: set[int] = set()
    for chunk in in_chunks(sorted(certificate_ids)):
        rows = change.session.execute(
            select(certificates.c.id, products.c.id, products.c.producer_id)
            .join_from(certificates, products, products.c.id == certificates.c.product_id)
            .where(certificates.c.id.in_(chunk))
        ).all()
        for certificate_id, product_id, producer_id in rows:
            touched.add(product_id)
            change.touch(product_id, producer_id)
            change.note("take_back", f"certificate:{certificate_id}")
        _void(change, chunk)
    links = _standing(change, touched)
    moved = _relink(change, links, _days_by_product(links))
    _write_supersessions(change, links, moved)


def _standing(change: Change, product_ids: set[int]) -> list[_Link]:
    table = metadata.tables["certificate"].c
    columns = select(
        table.id, table.product_id, table.issued_on, table.superseded_on, table.withdrawn_on
    )
    return [
        _Link(*row)
        for chunk in in_chunks(sorted(product_ids))
        for row in change.session.execute(
            columns.where(table.product_id.in_(chunk), table.voided_at.is_(None))
        )
    ]


def _withdrawn_since(link: _Link, award: Award) -> bool:
    return link.withdrawn_on is not None and link.issued_on < award.issued_on <= link.withdrawn_on


def _days_by_product(links: Iterable[_Link]) -> dict[int, set[date]]:
    days: dict[int, set[date]] = defaultdict(set)
    for link in links:
        days[link.product_id].add(link.issued_on)
    return days


def _next_day(day: date, days: set[date]) -> date | None:
    return min((other for other in days if other > day), default=None)


def _relink(change: Change, links: list[_Link], days: dict[int, set[date]]) -> list[_Link]:
    """Set each certificate's day of supersession anew; those that moved come back."""
    moved = [
        link._replace(superseded_on=later)
        for link in links
        if (later := _next_day(link.issued_on, days[link.product_id])) != link.superseded_on
    ]
    if moved:
        _forget_heirs(change, [link.id for link in moved])
        change.session.connection().execute(
            update(Certificate)
            .where(col(Certificate.id) == bindparam("key"))
            .values(superseded_on=bindparam("later"), version=Certificate.version + 1),
            [{"key": link.id, "later": link.superseded_on} for link in moved],
        )
    return moved


def _forget_heirs(change: Change, certificate_ids: Sequence[int]) -> None:
    """Void what was recorded of their supersession: another heir is written in its place."""
    for chunk in in_chunks(certificate_ids):
        change.session.execute(
            update(CertificateEvent)
            .where(
                col(CertificateEvent.certificate_id).in_(chunk),
                col(CertificateEvent.kind) == ActKind.SUPERSEDED,
                col(CertificateEvent.voided_at).is_(None),
            )
            .values(voided_at=change.at)
            .execution_options(synchronize_session=False)
        )


def _certificate_row(change: Change, award: Award, days: set[date]) -> dict[str, Any]:
    return {
        "product_id": award.product_id,
        "decision_id": award.decision_id,
        "recognition": award.recognition,
        "stars": award.stars,
        "score": award.score,
        "scored_under": award.scored_under,
        "issued_on": award.issued_on,
        "valid_until": award.valid_until or last_valid_day(award.issued_on),
        "superseded_on": _next_day(award.issued_on, days),
        "version": 1,
        "intake_id": change.intake_id,
    }


def _write_recognitions(
    change: Change, awards: Sequence[Award], rows: Sequence[dict[str, Any]], ids: Sequence[int]
) -> None:
    events = []
    for award, row, certificate_id in zip(awards, rows, ids, strict=True):
        change.touch(award.product_id, award.producer_id)
        change.note(
            "recognise",
            f"certificate:{certificate_id}",
            product=award.product_id,
            decision=award.decision_id,
            stars=award.stars,
            score=award.score,
            recognition=award.recognition.value,
            issued_on=award.issued_on.isoformat(),
            valid_until=row["valid_until"].isoformat(),
        )
        events.append(
            event_row(
                change,
                certificate_id,
                ActKind.RECOGNISED,
                award.issued_on,
                decision_id=award.decision_id,
            )
        )
    insert_events(change, events)


def _write_supersessions(change: Change, links: list[_Link], changed: list[_Link]) -> None:
    heirs = {(link.product_id, link.issued_on): link.id for link in links}
    events = []
    for link in changed:
        if link.superseded_on is not None:
            heir = heirs[link.product_id, link.superseded_on]
            events.append(
                event_row(
                    change,
                    link.id,
                    ActKind.SUPERSEDED,
                    link.superseded_on,
                    superseded_by=heir,
                )
            )
            change.note(
                "supersede",
                f"certificate:{link.id}",
                on=link.superseded_on.isoformat(),
                by=heir,
            )
    insert_events(change, events)


def _void(change: Change, certificate_ids: Sequence[int]) -> None:
    for statement in (
        update(Certificate).where(col(Certificate.id).in_(certificate_ids)),
        update(CertificateEvent).where(
            col(CertificateEvent.certificate_id).in_(certificate_ids)
            | col(CertificateEvent.superseded_by).in_(certificate_ids)
        ),
    ):
        change.session.execute(
            statement.values(voided_at=change.at).execution_options(synchronize_session=False)
        )
