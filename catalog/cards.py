"""Products in short, as lists show them: one name, maker, place, stars, last day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlmodel import Session

from catalog import models  # noqa: F401 - fills the metadata
from catalog.content import Said, names_of
from catalog.db import in_chunks, metadata
from catalog.records import ProductRecord
from catalog.status import Status, facts_of_columns, last_day, speaking, status_on


@dataclass(frozen=True, slots=True)
class Card:
    """A product as one item of a list, on a given day."""

    id: int
    code: str
    slug: str
    name: str
    set_no: int
    stars: int
    status: Status
    last_day: date
    producer_slug: str
    producer_name: str
    province_code: str
    province_name: str
    province_slug: str
    former_province: str | None
    certificate_id: int
    commune: str = ""
    given_name: Said | None = None

    @property
    def shown_name(self) -> Said:
        """The name in a language that was asked for, else the Vietnamese one of the register."""
        return self.given_name or Said(self.name, "vi")


_product = metadata.tables["product"].c
_producer = metadata.tables["producer"].c
_certificate = metadata.tables["certificate"]
_province = metadata.tables["unit"].alias("province")
_former = metadata.tables["unit"].alias("former")

_PRODUCTS = (
    select(
        _product.id,
        _product.code,
        _product.slug,
        _product.name,
        _product.set_no,
        _product.commune,
        _producer.slug.label("producer_slug"),
        _producer.name.label("producer_name"),
        _province.c.code.label("province_code"),
        _province.c.name.label("province_name"),
        _province.c.slug.label("province_slug"),
        _former.c.name.label("former_province"),
    )
    .select_from(metadata.tables["product"])
    .join(metadata.tables["producer"], _producer.id == _product.producer_id)
    .join(_province, _province.c.id == _product.province_id)
    .join(_former, _former.c.id == _product.former_province_id, isouter=True)
    .where(_product.voided_at.is_(None))
)


def load_cards(
    session: Session, product_ids: Sequence[int], day: date, languages: Sequence[str] = ()
) -> list[Card]:
    """The cards of these products in the order given; those that show nothing are left out.

    With `languages`, the names in the first of them that has one.
    """
    found: dict[int, Card] = {}
    for chunk in in_chunks(list(product_ids)):
        certificates = _certificates(session, chunk)
        for row in session.execute(_PRODUCTS.where(_product.id.in_(chunk))):
            spoken = speaking(certificates.get(row.id, ()), day)
            if spoken is not None:
                found[row.id] = _card(row, spoken, day)
    for product_id, said in names_of(session, list(found), languages).items():
        found[product_id] = replace(found[product_id], given_name=said)
    return [found[i] for i in product_ids if i in found]


def producer_product_ids(session: Session, producer_id: int) -> list[int]:
    """The products of a producer in Vietnamese order of their names."""
    query = (
        select(_product.id)
        .where(_product.producer_id == producer_id, _product.voided_at.is_(None))
        .order_by(_product.sort_key, _product.id)
    )
    return list(session.execute(query).scalars())


def _certificates(session: Session, ids: Sequence[int]) -> dict[int, list[Row[Any]]]:
    query = select(_certificate).where(
        _certificate.c.product_id.in_(ids), _certificate.c.voided_at.is_(None)
    )
    grouped: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in session.execute(query):
        grouped[row.product_id].append(row)
    return grouped


def _card(row: Row[Any], certificate: Row[Any], day: date) -> Card:
    return Card(
        stars=certificate.stars,
        status=status_on(facts_of_columns(certificate), day),
        last_day=last_day(certificate),
        certificate_id=certificate.id,
        **row._mapping,
    )


def card_of(record: ProductRecord) -> Card:
    """The short form of a whole record; the product must have a certificate that speaks."""
    if record.speaking is None:
        raise ValueError(f"nothing was issued for {record.product.code}")
    product, certificate = record.product, record.speaking.certificate
    former = record.former_province
    return Card(
        product.id or 0,
        product.code,
        product.slug,
        product.name,
        product.set_no,
        certificate.stars,
        record.speaking.status,
        last_day(certificate),
        record.producer.slug,
        record.producer.name,
        record.province.code,
        record.province.name,
        record.province.slug,
        former.name if former else None,
        certificate.id or 0,
        product.commune,
    )
