"""What is told of goods side by side and in tables: one flat row for each product and day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from catalog import models  # noqa: F401 - fills the metadata
from catalog.attestations import Attestation
from catalog.cards import Card, load_cards
from catalog.db import in_chunks, metadata
from catalog.offers import Offer
from catalog.producers import ProducerKind
from catalog.records import Cited
from catalog.text import Text
from catalog.units import written_place

CHUNK = 500
"""Products that are read at once: however long a table, memory holds no more of it."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """A product with the certificate that speaks on the day, its maker, place and contents."""

    card: Card
    producer_id: int
    producer_kind: ProducerKind
    product_set: Text
    sector: Text
    net_content: str
    gtin: str | None
    programme_code: str | None
    printed_place: str
    """As labels have it; empty where it reads as today's."""
    present_place: str
    decision: Cited
    issued_on: date
    offer: Offer | None
    attestations: tuple[Attestation, ...]


_product = metadata.tables["product"].c
_producer = metadata.tables["producer"].c
_set = metadata.tables["product_set"].c
_unit = metadata.tables["unit"].c
_certificate = metadata.tables["certificate"].c
_decision = metadata.tables["decision"].c
_issuer = metadata.tables["issuer"].c

_ROWS = (
    select(
        _product.id,
        _product.producer_id,
        _product.net_content,
        _product.gtin,
        _product.programme_code,
        *(_product[f"printed_{level}"] for level in ("commune", "district", "province")),
        _product.commune,
        _producer.kind.label("producer_kind"),
        _unit.kind.label("province_kind"),
        _unit.name.label("province_name"),
        *(_set[column] for column in ("name_vi", "name_en", "sector_vi", "sector_en")),
    )
    .join_from(
        metadata.tables["product"],
        metadata.tables["producer"],
        _producer.id == _product.producer_id,
    )
    .join(metadata.tables["product_set"], _set.set_no == _product.set_no)
    .join(metadata.tables["unit"], _unit.id == _product.province_id)
)
_DECISIONS = (
    select(
        _certificate.id,
        _certificate.issued_on,
        _decision.number,
        _decision.decided_on,
        _issuer.name.label("issuer"),
    )
    .join_from(
        metadata.tables["certificate"],
        metadata.tables["decision"],
        _decision.id == _certificate.decision_id,
    )
    .join(metadata.tables["issuer"], _issuer.id == _decision.issuer_id)
)


def read_particulars(
    session: Session, product_ids: Sequence[int], day: date
) -> Iterator[Particulars]:
    """The rows of these products in the order given; what shows nothing that day is left out."""
    for chunk in in_chunks(product_ids, CHUNK):
        cards = load_cards(session, chunk, day)
        rows = {row.id: row for row in session.execute(_ROWS.where(_product.id.in_(chunk)))}
        cited = {
            row.id: row
            for row in session.execute(
                _DECISIONS.where(_certificate.id.in_([card.certificate_id for card in cards]))
            )
        }
        offers, attested = _told(session, chunk)
        for card in cards:
            yield _particulars(
                card,
                rows[card.id],
                cited[card.certificate_id],
                offers.get(card.id),
                tuple(attested[card.id]),
            )


def _told(
    session: Session, ids: Sequence[int]
) -> tuple[dict[int, Offer], dict[int, list[Attestation]]]:
    """What producers tell buyers of these products, each by the product's id."""
    offers = session.exec(select_rows(Offer).where(col(Offer.product_id).in_(ids)))
    held = session.exec(
        select_rows(Attestation)
        .where(col(Attestation.product_id).in_(ids))
        .order_by(col(Attestation.id))
    )
    attested: dict[int, list[Attestation]] = defaultdict(list)
    for attestation in held:
        attested[attestation.product_id].append(attestation)
    return {offer.product_id: offer for offer in offers}, attested


def _particulars(
    card: Card,
    row: Row[Any],
    certificate: Row[Any],
    offer: Offer | None,
    attestations: tuple[Attestation, ...],
) -> Particulars:
    printed, present = written_place(
        row.printed_commune,
        row.printed_district,
        row.printed_province,
        row.commune,
        f"{row.province_kind} {row.province_name}",
    )
    return Particulars(
        card=card,
        producer_id=row.producer_id,
        producer_kind=ProducerKind(row.producer_kind),
        product_set=Text(row.name_vi, row.name_en),
        sector=Text(row.sector_vi, row.sector_en),
        net_content=row.net_content,
        gtin=row.gtin,
        programme_code=row.programme_code,
        printed_place=printed,
        present_place=present,
        decision=Cited(certificate.number, certificate.decided_on, certificate.issuer),
        issued_on=certificate.issued_on,
        offer=offer,
        attestations=attestations,
    )
