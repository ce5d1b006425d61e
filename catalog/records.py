"""A product's whole record as pages show it: maker, place, certificates, history, coverage."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from catalog.certificates import Certificate, CertificateEvent, facts_of_events
from catalog.decisions import Decision, Issuer, answering_issuer
from catalog.producers import Producer
from catalog.products import Product
from catalog.status import ActKind, Status, facts_of_columns, last_day, speaking, status_on
from catalog.taxonomy import ProductSet
from catalog.units import Unit, written_place


@dataclass(frozen=True, slots=True)
class Cited:
    """A decision as it is cited."""

    number: str
    on: date
    issuer: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One row of a certificate's history with the decision it rests on."""

    event: CertificateEvent
    decision: Cited | None


@dataclass(frozen=True, slots=True)
class CertificateRecord:
    """A certificate with its decision, its history and its status on the day asked."""

    certificate: Certificate
    decision: Cited
    issuer: Issuer
    history: tuple[Happening, ...]
    status: Status

    def last(self, kind: ActKind) -> Happening | None:
        """The newest happening of a kind."""
        return next((h for h in reversed(self.history) if h.event.kind is kind), None)


@dataclass(frozen=True, slots=True)
class OtherGoods:
    """Another product of the same producer that is in force on the day asked."""

    code: str
    slug: str
    name: str
    stars: int
    valid_until: date


@dataclass(frozen=True, slots=True)
class Covered:
    """The body that answers today and the day up to which its decisions are entered."""

    issuer: str
    until: date | None


@dataclass(frozen=True, slots=True)
class ProductRecord:
    """All that the register says of a product on a day."""

    product: Product
    producer: Producer
    product_set: ProductSet
    province: Unit
    former_province: Unit | None
    certificates: tuple[CertificateRecord, ...]
    speaking: CertificateRecord | None
    coverage: Covered | None
    others: tuple[OtherGoods, ...] = field(default=())

    @property
    def status(self) -> Status | None:
        """The status of the certificate that speaks."""
        return self.speaking.status if self.speaking else None

    @property
    def place(self) -> tuple[str, str]:
        """The place as printed, if it reads differently, and as it is now."""
        return written_place(
            self.product.printed_commune,
            self.product.printed_district,
            self.product.printed_province,
            self.product.commune,
            f"{self.province.kind} {self.province.name}",
        )


_former = aliased(Unit)
_acting_decision, _acting_issuer = aliased(Decision), aliased(Issuer)

# One question: behind a scan, each more is a journey to the database and back.
_WHOLE = (
    select(
        Product,
        Producer,
        ProductSet,
        Unit,
        _former,
        Certificate,
        Decision,
        Issuer,
        CertificateEvent,
        _acting_decision,
        _acting_issuer,
    )
    .join(Producer, col(Producer.id) == Product.producer_id)
    .join(ProductSet, col(ProductSet.set_no) == Product.set_no)
    .join(Unit, col(Unit.id) == Product.province_id)
    .outerjoin(_former, col(_former.id) == Product.former_province_id)
    .outerjoin(
        Certificate,
        (col(Certificate.product_id) == Product.id) & col(Certificate.voided_at).is_(None),
    )
    .outerjoin(Decision, col(Decision.id) == Certificate.decision_id)
    .outerjoin(Issuer, col(Issuer.id) == Decision.issuer_id)
    .outerjoin(
        CertificateEvent,
        (col(CertificateEvent.certificate_id) == Certificate.id)
        & col(CertificateEvent.voided_at).is_(None),
    )
    .outerjoin(_acting_decision, col(_acting_decision.id) == CertificateEvent.decision_id)
    .outerjoin(_acting_issuer, col(_acting_issuer.id) == _acting_decision.issuer_id)
    .where(col(Product.code) == bindparam("code"))
    .order_by(
        col(Certificate.issued_on).desc(), col(CertificateEvent.on_day), col(CertificateEvent.id)
    )
)


def find_record(session: Session, code: str, day: date) -> ProductRecord | None:
    """The record of the product with this code, also of one taken back; None if never issued."""
    rows = session.execute(_WHOLE, {"code": code}).all()
    if not rows:
        return None
    product, producer, product_set, province, former = rows[0][:5]
    certificates = _certificates([row[5:] for row in rows if row[5] is not None], day)
    spoken = speaking((c.certificate for c in certificates), day)
    speaker = next((c for c in certificates if c.certificate is spoken), None)
    return ProductRecord(
        product=product,
        producer=producer,
        product_set=product_set,
        province=province,
        former_province=former,
        certificates=certificates,
        speaking=speaker,
        coverage=_coverage(session, speaker),
        others=_others(session, product, day),
    )


def _certificates(rows: Sequence[Sequence[Any]], day: date) -> tuple[CertificateRecord, ...]:
    """The certificates in these rows, of which each has one for every thing that happened."""
    found: dict[int, CertificateRecord] = {}
    for _, grouped in groupby(rows, key=lambda row: row[0].id):
        happenings = list(grouped)
        certificate, decision, issuer = happenings[0][:3]
        history = tuple(
            Happening(event, _cited(acting, by) if acting is not None else None)
            for _, _, _, event, acting, by in happenings
            if event is not None
        )
        status = status_on(facts_of_events(certificate, [h.event for h in history]), day)
        found[certificate.id] = CertificateRecord(
            certificate, _cited(decision, issuer), issuer, history, status
        )
    return tuple(found.values())


def _cited(decision: Decision, issuer: Issuer) -> Cited:
    return Cited(decision.number, decision.decided_on, issuer.name)


def _coverage(session: Session, speaker: CertificateRecord | None) -> Covered | None:
    if speaker is None:
        return None
    answering = answering_issuer(session, speaker.issuer)
    return Covered(answering.name, answering.covered_until)


_OTHERS = (
    select(col(Product.code), col(Product.slug), col(Product.name), Certificate)
    .join(Certificate, col(Certificate.product_id) == Product.id)
    .where(
        col(Product.producer_id) == bindparam("producer_id"),
        col(Product.id) != bindparam("but"),
        col(Product.voided_at).is_(None),
        col(Certificate.voided_at).is_(None),
    )
    .order_by(col(Product.sort_key))
)


def _others(session: Session, product: Product, day: date) -> tuple[OtherGoods, ...]:
    rows = session.execute(_OTHERS, {"producer_id": product.producer_id, "but": product.id})
    return tuple(
        OtherGoods(code, slug, name, certificate.stars, last_day(certificate))
        for code, slug, name, certificate in rows
        if status_on(facts_of_columns(certificate), day).in_force
    )
