"""What is new in the register, newest first: what was recognised, lapsed, was withdrawn."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Row, Select, func, or_, select
from sqlmodel import Session

from catalog import models  # noqa: F401 - fills the metadata
from catalog.clock import start_of_day
from catalog.db import metadata
from catalog.status import ActKind, last_day

_certificate = metadata.tables["certificate"].c
_event = metadata.tables["certificate_event"].c
_decision = metadata.tables["decision"].c
_issuer = metadata.tables["issuer"].c
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened to a product: the day from which it holds, and since when it is
    known here. `number` and `issuer` cite the decision.
    """

    product_id: int
    on: date
    known_since: datetime
    decided_on: date
    number: str
    issuer: str
    reason: str | None = None


_ACTS = (
    select(
        _certificate.product_id,
        _event.on_day,
        _event.recorded_at,
        _event.reason,
        _decision.decided_on,
        _decision.number,
        _issuer.name.label("issuer"),
    )
    .join_from(
        metadata.tables["certificate_event"],
        metadata.tables["certificate"],
        _certificate.id == _event.certificate_id,
    )
    .join(metadata.tables["decision"], _decision.id == _event.decision_id)
    .join(metadata.tables["issuer"], _issuer.id == _decision.issuer_id)
    .where(_event.voided_at.is_(None), _certificate.voided_at.is_(None))
    .order_by(_event.recorded_at.desc(), _event.on_day.desc(), _event.id.desc())
)
_RECOGNISED = _ACTS.where(
    _event.kind == ActKind.RECOGNISED,
    _certificate.superseded_on.is_(None),
    _certificate.withdrawn_on.is_(None),
)
_WITHDRAWN = _ACTS.where(_event.kind == ActKind.WITHDRAWN)

_LAST = func.coalesce(_certificate.extended_until, _certificate.valid_until)
_RAN_OUT = (
    select(
        metadata.tables["certificate"],
        _decision.decided_on,
        _decision.number,
        _issuer.name.label("issuer"),
    )
    .join(metadata.tables["decision"], _decision.id == _certificate.decision_id)
    .join(metadata.tables["issuer"], _issuer.id == _decision.issuer_id)
    .where(
        _certificate.voided_at.is_(None),
        _certificate.superseded_on.is_(None),
        _certificate.withdrawn_on.is_(None),
    )
    .order_by(_LAST.desc(), _certificate.id.desc())
)


def newly_recognised(session: Session, among: Container[int], day: date, most: int) -> list[News]:
    """The newest recognitions of products among some, as they became known here."""
    return list(islice(_acts(session, _RECOGNISED.where(_event.on_day <= day), among), most))


def newly_withdrawn(session: Session, among: Container[int], day: date, most: int) -> list[News]:
    """The newest withdrawals of products among some, as they became known here."""
    return list(islice(_acts(session, _WITHDRAWN.where(_event.on_day <= day), among), most))


def newly_lapsed(session: Session, among: Container[int], day: date, most: int) -> list[News]:
    """Of products among some, which have lapsed, those that did so last: no act, a day passed."""
    # A refused re-rating ends an extension before the day that it names.
    over = _RAN_OUT.where(or_(day > _LAST, _certificate.refused_on.is_not(None)))
    rows = (row for row in _paged(session, over) if row.product_id in among)
    return sorted((_lapse(row) for row in islice(rows, most)), key=lambda n: n.on, reverse=True)


def _acts(session: Session, query: Select[Any], among: Container[int]) -> Iterator[News]:
    told: set[int] = set()
    for row in _paged(session, query):
        if row.product_id in among and row.product_id not in told:
            told.add(row.product_id)
            yield News(
                row.product_id,
                row.on_day,
                row.recorded_at,
                row.decided_on,
                row.number,
                row.issuer,
                row.reason,
            )


def _lapse(row: Row[Any]) -> News:
    on = last_day(row) + timedelta(days=1)
    return News(row.product_id, on, start_of_day(on), row.decided_on, row.number, row.issuer)


def _paged(session: Session, query: Select[Any]) -> Iterator[Row[Any]]:
    """Rows as they are needed: mostly the first few hundred will do."""
    start = 0
    while rows := session.execute(query.limit(_AT_ONCE).offset(start)).all():
        yield from rows
        start += _AT_ONCE
