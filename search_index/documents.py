"""What is searchable of a product: its texts, its facet keys and its dates, never a status."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import Row, Select, select
from sqlmodel import Session

from catalog import models  # noqa: F401 - fills the metadata
from catalog.codes import display
from catalog.db import in_chunks, metadata
from catalog.offers import Capacity, Invoice, Price, capacity_band, price_band
from catalog.producers import ProducerKind
from catalog.status import last_day

_DATES = (
    "issued_on",
    "valid_until",
    "extended_from",
    "extended_until",
    "refused_on",
    "suspended_on",
    "restored_on",
    "withdrawn_on",
    "superseded_on",
)


@dataclass(frozen=True, slots=True)
class CertificateDates:
    """Of one certificate what `catalog.status.facts_of_columns` asks for, and its stars."""

    stars: int
    issued_on: date
    valid_until: date
    extended_from: date | None = None
    extended_until: date | None = None
    refused_on: date | None = None
    suspended_on: date | None = None
    restored_on: date | None = None
    withdrawn_on: date | None = None
    superseded_on: date | None = None

    @property
    def last_day(self) -> date:
        """The last day on which it holds, extension included."""
        return last_day(self)


@dataclass(frozen=True, slots=True)
class Attested:
    """Another certificate or right of a product and the last day on which it holds, if any."""

    kind: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """What an index keeps of a product beside its words: facet keys, order, dates."""

    id: int
    code: str
    name: str
    sort_key: str
    set_no: int
    sector: str
    province: str
    former_province: str
    certificates: tuple[CertificateDates, ...]
    kind: str = ProducerKind.OTHER.value
    invoice: str = Invoice.UNKNOWN.value
    capacity: str = Capacity.UNKNOWN.value
    price: str = Price.UNKNOWN.value
    season: int = 0
    tags: tuple[str, ...] = ()
    attested: tuple[Attested, ...] = ()
    digest: str = ""

    def to_json(self) -> str:
        """The product as one line of JSON."""
        values: dict[str, Any] = {column: getattr(self, column) for column in _COLUMNS}
        values["certificates"] = [[getattr(c, d) for d in _DATED] for c in self.certificates]
        values["attested"] = [[a.kind, a.until] for a in self.attested]
        return json.dumps(list(values.values()), ensure_ascii=False, default=_iso)

    @classmethod
    def from_json(cls, line: str) -> "ListedProduct":
        """The product from its line of JSON; raises ValueError or TypeError for another text."""
        values = dict(zip(_COLUMNS, json.loads(line), strict=True))
        values["certificates"] = tuple(
            _dates(stars, days) for stars, *days in values["certificates"]
        )
        values["attested"] = tuple(
            Attested(kind, _day(until)) for kind, until in values["attested"]
        )
        values["tags"] = tuple(values["tags"])
        return cls(**values)


_COLUMNS = [column.name for column in fields(ListedProduct)]
_DATED = [column.name for column in fields(CertificateDates)]
_iso = lru_cache(maxsize=4096)(date.isoformat)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _dates(stars: int, days: list[str | None]) -> CertificateDates:
    dates: list[Any] = [_day(day) for day in days]
    return CertificateDates(stars, *dates)


@dataclass(frozen=True)
class ProductDocument:
    """A product as the index reads it. Newest certificate first; which speaks, the day decides."""

    listed: ListedProduct
    english_name: str
    maker: str
    places: tuple[str, ...]
    codes: tuple[str, ...]
    texts: tuple[str, ...]

    @cached_property
    def digest(self) -> str:
        """Changes whenever anything searchable of the product does."""
        parts = (
            self.listed.to_json(),
            self.english_name,
            self.maker,
            *self.places,
            "",
            *self.codes,
            "",
            *self.texts,
        )
        return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()


_product = metadata.tables["product"]
_producer = metadata.tables["producer"].c
_set = metadata.tables["product_set"].c
_province = metadata.tables["unit"].alias("province")
_former = metadata.tables["unit"].alias("former")
_certificate = metadata.tables["certificate"]
_decision = metadata.tables["decision"].c
_text = metadata.tables["product_text"].c
_offer = metadata.tables["offer"].c
_tag = metadata.tables["product_tag"].c
_attestation = metadata.tables["attestation"].c

_PRODUCTS = (
    select(
        *(_product.c[column] for column in ("id", "code", "name", "sort_key", "set_no")),
        *(_product.c[column] for column in ("gtin", "programme_code", "commune")),
        *(_product.c[f"printed_{level}"] for level in ("commune", "district", "province")),
        _producer.name.label("maker"),
        _producer.place.label("maker_place"),
        _producer.kind,
        _set.sector,
        _province.c.code.label("province"),
        _province.c.name.label("province_name"),
        _former.c.slug.label("former_province"),
        _former.c.name.label("former_name"),
        _offer.invoice,
        _offer.capacity_per_month,
        _offer.price_from,
        _offer.season,
    )
    .join_from(_product, metadata.tables["producer"], _producer.id == _product.c.producer_id)
    .join(metadata.tables["product_set"], _set.set_no == _product.c.set_no)
    .join(_province, _province.c.id == _product.c.province_id)
    .join(_former, _former.c.id == _product.c.former_province_id, isouter=True)
    .join(metadata.tables["offer"], _offer.product_id == _product.c.id, isouter=True)
    .where(_product.c.voided_at.is_(None))
)
_CERTIFICATES = (
    select(
        _certificate.c.product_id,
        _decision.number,
        _certificate.c.stars,
        *(_certificate.c[column] for column in _DATES),
    )
    .join_from(
        _certificate, metadata.tables["decision"], _decision.id == _certificate.c.decision_id
    )
    .where(_certificate.c.voided_at.is_(None))
    .order_by(_certificate.c.issued_on.desc())
)
_TAGS = select(_tag.product_id, _tag.tag).order_by(_tag.tag)
_ATTESTATIONS = select(
    _attestation.product_id, _attestation.kind, _attestation.valid_until
).order_by(_attestation.id)
_TEXTS = select(_text.product_id, _text.language, _text.name, _text.summary, _text.story)


def read_documents(
    session: Session, product_ids: Sequence[int] | None = None
) -> Iterator[ProductDocument]:
    """The documents of all products, or of those among `product_ids` that are listed.

    A product without a certificate, or taken back, has no document.
    """
    if product_ids is None:
        product_ids = list(session.execute(select(_product.c.id)).scalars())
    for chunk in in_chunks(sorted(product_ids)):
        yield from _read(session, chunk)


def _read(session: Session, ids: Sequence[int]) -> Iterator[ProductDocument]:
    certificates = _by_product(session, _CERTIFICATES.where(_certificate.c.product_id.in_(ids)))
    texts = _by_product(session, _TEXTS.where(_text.product_id.in_(ids)))
    tags = _by_product(session, _TAGS.where(_tag.product_id.in_(ids)))
    attested = _by_product(session, _ATTESTATIONS.where(_attestation.product_id.in_(ids)))
    for row in session.execute(_PRODUCTS.where(_product.c.id.in_(ids))):
        if row.id in certificates:
            listed = _listed(row, certificates[row.id], tags[row.id], attested[row.id])
            yield _document(row, listed, certificates[row.id], texts[row.id])


def _by_product(session: Session, query: Select[Any]) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in session.execute(query):
        found[row.product_id].append(row)
    return found


def _listed(
    row: Row[Any],
    certificates: Iterable[Row[Any]],
    tags: Iterable[Row[Any]],
    attested: Iterable[Row[Any]],
) -> ListedProduct:
    return ListedProduct(
        row.id,
        row.code,
        row.name,
        row.sort_key,
        row.set_no,
        row.sector,
        row.province,
        row.former_province or "",
        tuple(_certificate_dates(c) for c in certificates),
        kind=row.kind.value,
        invoice=(row.invoice or Invoice.UNKNOWN).value,
        capacity=capacity_band(row.capacity_per_month).value,
        price=price_band(row.price_from).value,
        season=row.season or 0,
        tags=tuple(tagged.tag.value for tagged in tags),
        attested=tuple(Attested(held.kind.value, held.valid_until) for held in attested),
    )


def _document(
    row: Row[Any],
    listed: ListedProduct,
    certificates: Iterable[Row[Any]],
    texts: Sequence[Row[Any]],
) -> ProductDocument:
    numbers = {certificate.number for certificate in certificates}
    gtin = row.gtin or ""
    codes = (row.code, display(row.code), row.programme_code, gtin, gtin.lstrip("0"), *numbers)
    return ProductDocument(
        listed,
        english_name=next((text.name for text in texts if text.language == "en"), ""),
        maker=row.maker,
        places=_places(row),
        codes=tuple(sorted(code for code in set(codes) if code)),
        texts=tuple(
            part for text in texts for part in (text.name, text.summary, text.story) if part
        ),
    )


def _certificate_dates(row: Row[Any]) -> CertificateDates:
    return CertificateDates(**{column: row._mapping[column] for column in ("stars", *_DATES)})


def _places(row: Row[Any]) -> tuple[str, ...]:
    named = (
        row.commune,
        row.province_name,
        row.printed_commune,
        row.printed_district,
        row.printed_province,
        row.former_name,
        row.maker_place,
    )
    return tuple(place for place in named if place)
