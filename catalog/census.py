"""Every product of the register as statistics count it, read once and then kept up to date.

Unlike lists, which read a certificate's own columns, counts of days gone by need its history
rows: an earlier suspension or extension is told by them alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlmodel import Session

from catalog import models  # noqa: F401 - fills the metadata
from catalog.certificates import Recognition
from catalog.db import in_chunks, metadata
from catalog.producers import ProducerKind
from catalog.spells import Held, Spell, spell_on, spells_of
from catalog.statistics import Counted, Group
from catalog.status import Act, ActKind, Facts

_product = metadata.tables["product"].c
_producer = metadata.tables["producer"].c
_set = metadata.tables["product_set"].c
_province = metadata.tables["unit"].c
_certificate = metadata.tables["certificate"].c
_event = metadata.tables["certificate_event"].c
_outbox = metadata.tables["outbox"].c

_PRODUCTS = (
    select(
        _product.id,
        _province.code.label("province"),
        _product.set_no,
        _set.sector,
        _producer.kind,
        _producer.id.label("producer"),
    )
    .select_from(metadata.tables["product"])
    .join(metadata.tables["producer"], _producer.id == _product.producer_id)
    .join(metadata.tables["product_set"], _set.set_no == _product.set_no)
    .join(metadata.tables["unit"], _province.id == _product.province_id)
    .where(_product.voided_at.is_(None))
)
_CERTIFICATES = select(
    _certificate.id,
    _certificate.product_id,
    _certificate.stars,
    _certificate.recognition,
    _certificate.issued_on,
    _certificate.valid_until,
).where(_certificate.voided_at.is_(None))
_EVENTS = (
    select(_event.certificate_id, _event.kind, _event.on_day, _event.until_day)
    .select_from(metadata.tables["certificate_event"])
    .join(metadata.tables["certificate"], _certificate.id == _event.certificate_id)
    .where(_event.voided_at.is_(None), _event.kind != ActKind.RECOGNISED)
)


def read_counted(session: Session, product_ids: Sequence[int] | None = None) -> dict[int, Counted]:
    """All products, or those among `product_ids`, that have a certificate, by id."""
    if product_ids is None:
        return _read(session, _PRODUCTS, _CERTIFICATES, _EVENTS)
    found: dict[int, Counted] = {}
    for chunk in in_chunks(sorted(product_ids)):
        within = _certificate.product_id.in_(chunk)
        found |= _read(
            session,
            _PRODUCTS.where(_product.id.in_(chunk)),
            _CERTIFICATES.where(within),
            _EVENTS.where(within),
        )
    return found


def _read(
    session: Session, products: Select[Any], certificates: Select[Any], events: Select[Any]
) -> dict[int, Counted]:
    acts: dict[int, list[Act]] = defaultdict(list)
    for certificate_id, kind, on, until in session.execute(events):
        acts[certificate_id].append(Act(kind, _kept(on), _kept(until) if until else None))
    held: dict[int, list[Held]] = defaultdict(list)
    for row in session.execute(certificates):
        facts = Facts(_kept(row.issued_on), row.valid_until, tuple(acts.get(row.id, ())))
        held[row.product_id].append(Held(row.stars, row.recognition is Recognition.FIRST, facts))
    return {
        row.id: _counted(row, held[row.id]) for row in session.execute(products) if row.id in held
    }


@lru_cache(maxsize=16384)
def _kept(day: date) -> date:
    """One object for each day: a register of 100,000 products has few thousand days."""
    return day


_group = lru_cache(maxsize=16384)(Group)


def _counted(row: Row[Any], held: Iterable[Held]) -> Counted:
    group = _group(row.province, row.sector, row.set_no, ProducerKind(row.kind))
    return Counted(group, row.producer, *_life(tuple(held)))


@lru_cache(maxsize=65536)
def _life(held: tuple[Held, ...]) -> tuple[tuple[tuple[date, bool], ...], tuple[Spell, ...]]:
    """Days of issue and spells: goods of one decision mostly share them, and are kept once."""
    return tuple((one.facts.issued_on, one.first) for one in held), spells_of(held)


class Census:
    """The products of one register, kept up to date through the outbox."""

    def __init__(self) -> None:
        self.position = -1
        self._products: dict[int, Counted] = {}

    def spell(self, product_id: int, day: date) -> Spell | None:
        """What a product was on a day; None for one that is not listed on it."""
        product = self._products.get(product_id)
        return spell_on(product.spells, day) if product else None

    @property
    def products(self) -> Iterable[Counted]:
        """Every product, in no order."""
        return self._products.values()

    def refresh(self, session: Session) -> int:
        """Read what has changed since the last time; the register's position now.

        Reads everything the first time, and when the outbox no longer reaches back so far.
        """
        first, last = session.execute(select(func.min(_outbox.id), func.max(_outbox.id))).one()
        last = last or 0
        if self.position < 0 or last < self.position or (first or 0) > self.position + 1:
            self._products = read_counted(session)
        elif last > self.position:
            query = select(_outbox.product_id).where(_outbox.id > self.position).distinct()
            changed = list(session.execute(query).scalars())
            for product_id in changed:
                self._products.pop(product_id, None)
            self._products |= read_counted(session, changed)
        self.position = last
        return self.position
