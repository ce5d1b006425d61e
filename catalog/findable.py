"""What has a public page and when it last changed: every product ever recognised, its maker."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlmodel import Session

from catalog import models  # noqa: F401 - fills the metadata
from catalog.clock import vietnam_day
from catalog.db import metadata

_product = metadata.tables["product"].c
_producer = metadata.tables["producer"].c
_certificate = metadata.tables["certificate"].c
_event = metadata.tables["certificate_event"].c


@dataclass(frozen=True, slots=True)
class FindableProduct:
    """A product with a page of its own."""

    code: str
    slug: str
    changed_on: date


@dataclass(frozen=True, slots=True)
class FindableProducer:
    """A producer with a page of its own."""

    slug: str
    changed_on: date


def _told_of(*columns: Any) -> Select[Any]:
    """Columns of products or producers, with what tells when they last changed."""
    return (
        select(
            *columns,
            func.max(_event.recorded_at).label("recorded_at"),
            func.max(_certificate.valid_until).label("valid_until"),
            func.max(_certificate.extended_until).label("extended_until"),
        )
        .join_from(
            metadata.tables["product"],
            metadata.tables["producer"],
            _producer.id == _product.producer_id,
        )
        .join(metadata.tables["certificate"], _certificate.product_id == _product.id)
        .join(metadata.tables["certificate_event"], _event.certificate_id == _certificate.id)
        .where(
            _product.voided_at.is_(None),
            _certificate.voided_at.is_(None),
            _event.voided_at.is_(None),
        )
    )


_PRODUCTS = _told_of(_product.id, _product.code, _product.slug).group_by(
    _product.id, _product.code, _product.slug
)
_PRODUCERS = _told_of(_producer.id, _producer.slug).group_by(_producer.id, _producer.slug)


def findable_products(
    session: Session, day: date, start: int, most: int
) -> Iterator[FindableProduct]:
    """Products with a page, also of the past, from one place on in steady order."""
    asked = _PRODUCTS.where(_certificate.issued_on <= day).order_by(_product.id)
    for row in session.execute(asked.limit(most).offset(start)):
        yield FindableProduct(row.code, row.slug, _changed_on(row, day))


def findable_producers(
    session: Session, day: date, start: int, most: int
) -> Iterator[FindableProducer]:
    """Producers of such products, from one place on in steady order."""
    asked = _PRODUCERS.where(_certificate.issued_on <= day).order_by(_producer.id)
    for row in session.execute(asked.limit(most).offset(start)):
        yield FindableProducer(row.slug, _changed_on(row, day))


def count_findable(session: Session, day: date) -> tuple[int, int]:
    """How many products and how many producers have a page."""
    counted = (
        select(
            func.count(func.distinct(_product.id)), func.count(func.distinct(_product.producer_id))
        )
        .join_from(
            metadata.tables["product"],
            metadata.tables["certificate"],
            _certificate.product_id == _product.id,
        )
        .where(
            _product.voided_at.is_(None),
            _certificate.voided_at.is_(None),
            _certificate.issued_on <= day,
        )
    )
    products, producers = session.execute(counted).one()
    return products, producers


def _changed_on(row: Row[Any], day: date) -> date:
    """The day of the last act, or the first day after the last certificate ran out."""
    recorded: datetime = row.recorded_at
    ended = max(row.valid_until, row.extended_until or row.valid_until) + timedelta(days=1)
    acted = vietnam_day(recorded)
    return max(acted, ended) if ended <= day else acted
