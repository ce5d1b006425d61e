"""Producers of recognised goods as lists: narrowed by province and kind, in Vietnamese order."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, func, select
from sqlmodel import Session, col

from catalog.cards import Card, load_cards
from catalog.certificates import Certificate
from catalog.producers import Producer, ProducerKind
from catalog.products import Product
from catalog.units import Unit


@dataclass(frozen=True, slots=True)
class ListedProducer:
    """A producer with its province and all its goods, also those of the past."""

    producer: Producer
    province: Unit
    goods: tuple[Card, ...]


def list_producers(
    session: Session,
    day: date,
    *,
    provinces: Collection[str] = (),
    kinds: Collection[ProducerKind] = (),
    start: int = 0,
    most: int = 24,
) -> tuple[int, list[ListedProducer]]:
    """How many producers there are, and some of them; any of the provinces (codes) and kinds."""
    recognised = (
        exists()
        .where(
            col(Product.producer_id) == col(Producer.id),
            col(Product.voided_at).is_(None),
            col(Certificate.product_id) == col(Product.id),
            col(Certificate.voided_at).is_(None),
            col(Certificate.issued_on) <= day,
        )
        .correlate(Producer.__table__)  # type: ignore[attr-defined]
    )
    asked = (
        select(Producer, Unit)
        .join(Unit, col(Unit.id) == col(Producer.province_id))
        .where(col(Producer.voided_at).is_(None), recognised)
    )
    if provinces:
        asked = asked.where(col(Unit.code).in_(provinces))
    if kinds:
        asked = asked.where(col(Producer.kind).in_(kinds))
    total = session.execute(select(func.count()).select_from(asked.subquery())).scalar_one()
    ordered = asked.order_by(col(Producer.sort_key), col(Producer.id)).limit(most).offset(start)
    rows = [(producer, province) for producer, province in session.execute(ordered)]
    goods = goods_of(session, [producer.id or 0 for producer, _ in rows], day)
    return total, [
        ListedProducer(producer, province, goods.get(producer.id or 0, ()))
        for producer, province in rows
    ]


def goods_of(
    session: Session, producer_ids: Collection[int], day: date
) -> dict[int, tuple[Card, ...]]:
    """All goods of producers that lists may show, in Vietnamese order of their names."""
    asked = (
        select(col(Product.id), col(Product.producer_id))
        .where(col(Product.producer_id).in_(producer_ids), col(Product.voided_at).is_(None))
        .order_by(col(Product.sort_key), col(Product.id))
    )
    makers: dict[int, int] = {row.id: row.producer_id for row in session.execute(asked)}
    found: dict[int, list[Card]] = {}
    for card in load_cards(session, list(makers), day):
        found.setdefault(makers[card.id], []).append(card)
    return {maker: tuple(cards) for maker, cards in found.items()}
