"""A fair's stall list against the register: which of the goods shown are certified that day."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlmodel import Session, col, select

from catalog.certificates import Certificate, CertificateEvent, facts_of_events
from catalog.db import in_chunks
from catalog.intake.cells import Workbook, displayed
from catalog.intake.layout import ProductRow, find_tables
from catalog.intake.values import kind_of
from catalog.producers import Producer, ProducerKind, producer_key
from catalog.products import Product
from catalog.status import Status, speaking, status_on
from catalog.text import clean, same_spelling
from catalog.units import CURRENT_LIST, FORMER_LIST, UnitLevel, UnitsIndex, bare_name, load_units

_SEPARATORS = re.compile(r"\s*[;\n•]\s*")
_NEAR_ENOUGH = 0.34


@dataclass(frozen=True, slots=True)
class Stall:
    """One stall as the organiser lists it; telephones are not read."""

    row: int
    number: str
    producer: str
    place: str
    shown: tuple[str, ...]


class StallVerdict(StrEnum):
    """What the register says of one product at a stall."""

    CERTIFIED = "certified"
    LAPSED = "lapsed"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Shown:
    """One product at a stall: the certificate that speaks for it, or goods of a like name."""

    name: str
    verdict: StallVerdict
    product: Product | None = None
    certificate: Certificate | None = None
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatchedStall:
    """A stall with what was found; `producer` is None if the register does not know it."""

    stall: Stall
    producer: Producer | None
    shown: tuple[Shown, ...]


def read_stalls(workbook: Workbook) -> list[Stall]:
    """The stalls of a list with columns for producer and goods shown."""
    stalls = []
    for sheet in workbook.sheets:
        if sheet.hidden:
            continue
        for table in find_tables(sheet):
            roles = table.columns.roles
            for row in (row.row for row in table.rows if isinstance(row, ProductRow)):
                cells = {
                    role: clean(displayed(sheet.carried(row, column)).replace("\n", ";"))
                    for role, column in roles.items()
                }
                shown = cells.get("shown") or cells.get("name") or ""
                place = cells.get("province") or cells.get("address") or ""
                names = tuple(name for name in _SEPARATORS.split(shown) if name)
                number = cells.get("stall") or cells.get("number") or ""
                stalls.append(Stall(row + 1, number, cells["producer"], place, names))
    return stalls


def match_stalls(session: Session, stalls: Sequence[Stall], day: date) -> list[MatchedStall]:
    """Look up every product of every stall for one day.

    A producer is found under other spellings of its kind ("Cty", "Công ty") and by the former
    or the present name of its province; a product also where the list leaves out the place that
    belongs to its name. A name alone, at another producer, is only offered as near.
    """
    return _Matcher(session, stalls, day).match(stalls)


class _Matcher:
    def __init__(self, session: Session, stalls: Sequence[Stall], day: date) -> None:
        self.day = day
        self.provinces = load_units(session, UnitLevel.PROVINCE)
        self.producers = _producers(session, {producer_key(stall.producer) for stall in stalls})
        ids = [p.id or 0 for named in self.producers.values() for p in named]
        self.products = _products(session, ids)
        self.certificates, self.events = _certificates(
            session, [p.id or 0 for goods in self.products.values() for p in goods]
        )
        self.names = _all_names(session)

    def match(self, stalls: Iterable[Stall]) -> list[MatchedStall]:
        matched = []
        for stall in stalls:
            producer = self._producer(stall)
            goods = self.products.get(producer.id or 0, []) if producer else []
            shown = tuple(self._shown(name, goods) for name in stall.shown)
            matched.append(MatchedStall(stall, producer, shown))
        return matched

    def _producer(self, stall: Stall) -> Producer | None:
        """The one producer of that name in the stall's province."""
        found = self.producers.get(producer_key(stall.producer), [])
        if stall.place:
            here = _present_provinces(stall.place, self.provinces)
            found = [p for p in found if p.province_id in here] if here else found
        kind = kind_of(stall.producer)
        found = [p for p in found if kind in (None, p.kind) or p.kind is ProducerKind.OTHER]
        if len(found) > 1:
            spelling = same_spelling(stall.producer)
            found = [p for p in found if same_spelling(p.name) == spelling]
        return found[0] if len(found) == 1 else None

    def _shown(self, name: str, goods: list[Product]) -> Shown:
        key = same_spelling(name)
        found = [p for p in goods if p.name_key == key] or [
            p for p in goods if self._bare(p.name_key, p) == self._bare(key, p)
        ]
        if len(found) != 1:
            return Shown(name, StallVerdict.NOT_FOUND, near=self._near(key))
        product = found[0]
        certificate = speaking(self.certificates[product.id or 0], self.day)
        if certificate is None:
            return Shown(name, StallVerdict.NOT_FOUND, product)
        facts = facts_of_events(certificate, self.events[certificate.id or 0])
        return Shown(name, _verdict(status_on(facts, self.day)), product, certificate)

    def _bare(self, key: str, product: Product) -> str:
        """A name without the places that belong to it."""
        bare = f" {key} "
        for place in self._places(product):
            bare = bare.replace(f" {place} ", " ")
        return bare.strip() or key

    def _places(self, product: Product) -> list[str]:
        ids = (product.province_id, product.former_province_id)
        units = [self.provinces.by_id[i].name for i in ids if i is not None]
        printed = (product.printed_district, product.printed_commune, product.commune)
        return [same_spelling(bare_name(name)) for name in (*units, *printed) if name]

    def _near(self, key: str) -> tuple[str, ...]:
        words = set(key.split())
        ranked = sorted(
            ((len(words & other) / len(words | other), name) for other, name in self.names),
            reverse=True,
        )
        return tuple(name for likeness, name in ranked[:3] if likeness >= _NEAR_ENOUGH)


def _verdict(status: Status) -> StallVerdict:
    if status.in_force:
        return StallVerdict.CERTIFIED
    if status in (Status.SUSPENDED, Status.WITHDRAWN):
        return StallVerdict(status.value)
    return StallVerdict.LAPSED


def _present_provinces(place: str, provinces: UnitsIndex) -> set[int]:
    """Ids of today's provinces that a place names, by its last part."""
    name = re.split(r"[,;]|\s[-–]\s", place)[-1]
    units = provinces.named(name, CURRENT_LIST) + provinces.named(name, FORMER_LIST)
    return {present.id or 0 for unit in units for present in provinces.successors(unit)}


def _producers(session: Session, keys: set[str]) -> dict[str, list[Producer]]:
    found: dict[str, list[Producer]] = defaultdict(list)
    for chunk in in_chunks(sorted(keys)):
        named = select(Producer).where(
            col(Producer.name_key).in_(chunk), col(Producer.voided_at).is_(None)
        )
        for producer in session.exec(named):
            found[producer.name_key].append(producer)
    return found


def _products(session: Session, producer_ids: Sequence[int]) -> dict[int, list[Product]]:
    found: dict[int, list[Product]] = defaultdict(list)
    for chunk in in_chunks(sorted(producer_ids)):
        theirs = select(Product).where(
            col(Product.producer_id).in_(chunk), col(Product.voided_at).is_(None)
        )
        for product in session.exec(theirs):
            found[product.producer_id].append(product)
    return found


def _certificates(
    session: Session, product_ids: Sequence[int]
) -> tuple[dict[int, list[Certificate]], dict[int, list[CertificateEvent]]]:
    certificates: dict[int, list[Certificate]] = defaultdict(list)
    events: dict[int, list[CertificateEvent]] = defaultdict(list)
    for chunk in in_chunks(sorted(product_ids)):
        rows = session.exec(
            select(Certificate, CertificateEvent)
            .join(CertificateEvent, col(CertificateEvent.certificate_id) == Certificate.id)
            .where(col(Certificate.product_id).in_(chunk), col(Certificate.voided_at).is_(None))
        )
        for certificate, event in rows:
            if certificate not in certificates[certificate.product_id]:
                certificates[certificate.product_id].append(certificate)
            events[certificate.id or 0].append(event)
    return certificates, events


def _all_names(session: Session) -> list[tuple[set[str], str]]:
    names = session.exec(
        select(Product.name_key, Product.name).where(col(Product.voided_at).is_(None))
    )
    return [(set(key.split()), name) for key, name in names]
