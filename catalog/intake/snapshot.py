"""What the register already holds of the goods in an intake, read in bulk."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import Session, col

from catalog.certificates import Certificate, CertificateEvent
from catalog.db import in_chunks
from catalog.decisions import Decision, Issuer
from catalog.intake.lines import Line, LineAct
from catalog.producers import Producer, ProducerKind, producer_key
from catalog.products import Product
from catalog.status import ActKind
from catalog.text import same_spelling


class KnownProducer(NamedTuple):
    """A producer of the register."""

    id: int
    name: str
    name_key: str
    kind: ProducerKind
    province_id: int


class KnownProduct(NamedTuple):
    """A product of the register."""

    id: int
    code: str
    name: str
    name_key: str
    producer_id: int
    set_no: int
    gtin: str | None
    programme_code: str | None
    printed_commune: str
    commune: str


class KnownCertificate(NamedTuple):
    """A standing certificate of the register."""

    id: int
    product_id: int
    decision_id: int
    stars: int
    score: float | None
    issued_on: date
    withdrawn_on: date | None


class KnownDecision(NamedTuple):
    """A standing decision of the register with its issuer."""

    id: int
    number: str
    number_key: str
    decided_on: date
    issuer: str
    issuer_key: str

    @property
    def key(self) -> tuple[str, str, date]:
        """Issuer, number and date: what makes a decision one."""
        return self.issuer_key, self.number_key, self.decided_on


class Snapshot:
    """Rows of the register by the keys that lines are matched on."""

    def __init__(self) -> None:
        self.producers: dict[int, KnownProducer] = {}
        self.products: dict[int, KnownProduct] = {}
        self.certificates: dict[int, list[KnownCertificate]] = defaultdict(list)
        self.decisions: dict[int, KnownDecision] = {}
        self.withdrawn_by: dict[int, int] = {}
        self.by_gtin: dict[str, KnownProduct] = {}
        self.by_name: dict[str, list[KnownProduct]] = defaultdict(list)

    def add_product(self, product: KnownProduct) -> None:
        """File a product under its keys."""
        if product.id not in self.products:
            self.products[product.id] = product
            self.by_name[product.name_key].append(product)
            if product.gtin:
                self.by_gtin[product.gtin] = product


def load_snapshot(session: Session, lines: Sequence[Line]) -> Snapshot:
    """Read what the lines can touch: a fixed number of queries for every 500 keys."""
    snapshot = Snapshot()
    keys = {producer_key(line.producer) for line in lines}
    _load_producers(session, snapshot, col(Producer.name_key), keys)
    _load_products(session, snapshot, col(Product.producer_id), snapshot.producers)
    gtins = {line.gtin for line in lines if line.gtin}
    _load_products(session, snapshot, col(Product.gtin), gtins)
    # Names alone match nothing; they are read to say what a withdrawal may have meant.
    named = {same_spelling(line.name) for line in lines if line.act is LineAct.WITHDRAWAL}
    _load_products(session, snapshot, col(Product.name_key), named)
    owners = {p.producer_id for p in snapshot.products.values()} - set(snapshot.producers)
    _load_producers(session, snapshot, col(Producer.id), owners)
    _load_certificates(session, snapshot)
    return snapshot


def _load_producers(session: Session, snapshot: Snapshot, column: Any, keys: Iterable[Any]) -> None:
    columns = (Producer.id, Producer.name, Producer.name_key, Producer.kind, Producer.province_id)
    query = select(*(col(c) for c in columns)).where(col(Producer.voided_at).is_(None))
    for row in _rows(session, query, column, keys):
        known = KnownProducer._make(row)
        snapshot.producers[known.id] = known


def _load_products(session: Session, snapshot: Snapshot, column: Any, keys: Iterable[Any]) -> None:
    columns = tuple(col(getattr(Product, name)) for name in KnownProduct._fields)
    query = select(*columns).where(col(Product.voided_at).is_(None))
    for row in _rows(session, query, column, keys):
        snapshot.add_product(KnownProduct._make(row))


def _load_certificates(session: Session, snapshot: Snapshot) -> None:
    columns = tuple(col(getattr(Certificate, name)) for name in KnownCertificate._fields)
    query = select(*columns).where(col(Certificate.voided_at).is_(None))
    for row in _rows(session, query, col(Certificate.product_id), snapshot.products):
        known = KnownCertificate._make(row)
        snapshot.certificates[known.product_id].append(known)
    withdrawn = [c.id for held in snapshot.certificates.values() for c in held if c.withdrawn_on]
    events = select(col(CertificateEvent.certificate_id), col(CertificateEvent.decision_id)).where(
        col(CertificateEvent.kind) == ActKind.WITHDRAWN, col(CertificateEvent.voided_at).is_(None)
    )
    for certificate_id, decision_id in _rows(
        session, events, col(CertificateEvent.certificate_id), withdrawn
    ):
        snapshot.withdrawn_by[certificate_id] = decision_id
    ids = {c.decision_id for held in snapshot.certificates.values() for c in held}
    _load_decisions(session, snapshot, ids | set(snapshot.withdrawn_by.values()))


def _load_decisions(session: Session, snapshot: Snapshot, ids: Iterable[int]) -> None:
    query = select(
        col(Decision.id),
        col(Decision.number),
        col(Decision.number_key),
        col(Decision.decided_on),
        col(Issuer.name),
        col(Issuer.key),
    ).join(Issuer, col(Issuer.id) == Decision.issuer_id)
    for row in _rows(session, query, col(Decision.id), ids):
        known = KnownDecision._make(row)
        snapshot.decisions[known.id] = known


def _rows(session: Session, query: Any, column: Any, keys: Iterable[Any]) -> Iterable[Any]:
    for chunk in in_chunks(sorted(keys)):
        yield from session.execute(query.where(column.in_(chunk)))
