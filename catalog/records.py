"""A product's whole record as pages show it: maker, place, certificates, history, coverage."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from catalog.certificates import Certificate, CertificateEvent, facts_of_events
from catalog.decisions import Decision, Issuer, answering_issuer
from catalog.producers import Producer
from catalog.products import Product
from catalog.status import EventKind, Status, facts_of_columns, last_day, speaking, status_on
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

    def last(self, kind: EventKind) -> Happening | None:
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


def find_record(session: Session, code: str, day: date) -> ProductRecord | None:
    """The record of the product with this code, also of one taken back; None if never issued."""
    row = session.execute(
        select(Product, Producer, ProductSet, Unit)
        .join(Producer, col(Producer.id) == Product.producer_id)
        .join(ProductSet, col(ProductSet.set_no) == Product.set_no)
        .join(Unit, col(Unit.id) == Product.province_id)
        .where(col(Product.code) == code)
    ).one_or_none()
    if row is None:
        return None
    product, producer, product_set, province = row
    former = session.get(Unit, product.former_province_id) if product.former_province_id else None
    certificates = _certificates(session, product.id, day)
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


def _certificates(session: Session, product_id: int, day: date) -> tuple[CertificateRecord, ...]:
    rows = session.execute(
        select(Certificate, Decision, Issuer)
        .join(Decision, col(Decision.id) == Certificate.decision_id)
        .join(Issuer, col(Issuer.id) == Decision.issuer_id)
        .where(col(Certificate.product_id) == product_id, col(Certificate.voided_at).is_(None))
        .order_by(col(Certificate.issued_on).desc())
    ).all()
    history = _history(session, [certificate.id for certificate, _, _ in rows])
    return tuple(
        CertificateRecord(
            certificate,
            _cited(decision, issuer),
            issuer,
            tuple(history.get(certificate.id, ())),
            status_on(
                facts_of_events(certificate, [h.event for h in history.get(certificate.id, ())]),
                day,
            ),
        )
        for certificate, decision, issuer in rows
    )


def _history(session: Session, certificate_ids: Sequence[int]) -> dict[int, list[Happening]]:
    rows = session.execute(
        select(CertificateEvent, Decision, Issuer)
        .join(Decision, col(Decision.id) == CertificateEvent.decision_id, isouter=True)
        .join(Issuer, col(Issuer.id) == Decision.issuer_id, isouter=True)
        .where(
            col(CertificateEvent.certificate_id).in_(certificate_ids),
            col(CertificateEvent.voided_at).is_(None),
        )
        .order_by(col(CertificateEvent.on_day), col(CertificateEvent.id))
    )
    found: dict[int, list[Happening]] = {}
    for event, decision, issuer in rows:
        cited = _cited(decision, issuer) if decision is not None else None
        found.setdefault(event.certificate_id, []).append(Happening(event, cited))
    return found


def _cited(decision: Decision, issuer: Issuer) -> Cited:
    return Cited(decision.number, decision.decided_on, issuer.name)


def _coverage(session: Session, speaker: CertificateRecord | None) -> Covered | None:
    if speaker is None:
        return None
    answering = answering_issuer(session, speaker.issuer)
    return Covered(answering.name, answering.covered_until)


def _others(session: Session, product: Product, day: date) -> tuple[OtherGoods, ...]:
    rows = session.execute(
        select(Product, Certificate)
        .join(Certificate, col(Certificate.product_id) == Product.id)
        .where(
            col(Product.producer_id) == product.producer_id,
            col(Product.id) != product.id,
            col(Product.voided_at).is_(None),
            col(Certificate.voided_at).is_(None),
        )
        .order_by(col(Product.sort_key))
    )
    return tuple(
        OtherGoods(other.code, other.slug, other.name, certificate.stars, last_day(certificate))
        for other, certificate in rows
        if status_on(facts_of_columns(certificate), day).in_force
    )
