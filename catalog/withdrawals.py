"""Withdrawals as the public register lists them: day, reason, decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from catalog import models  # noqa: F401 - fills the metadata
from catalog.db import in_chunks, metadata
from catalog.status import ActKind

_certificate = metadata.tables["certificate"].c
_event = metadata.tables["certificate_event"].c
_decision = metadata.tables["decision"].c
_issuer = metadata.tables["issuer"].c

_WITHDRAWN = (
    select(_certificate.product_id, _event.on_day, _event.reason, _decision.number, _issuer.name)
    .select_from(metadata.tables["certificate_event"])
    .join(metadata.tables["certificate"], _certificate.id == _event.certificate_id)
    .join(metadata.tables["decision"], _decision.id == _event.decision_id)
    .join(metadata.tables["issuer"], _issuer.id == _decision.issuer_id)
    .where(_event.kind == ActKind.WITHDRAWN, _event.voided_at.is_(None))
    .order_by(_event.on_day)
)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The newest withdrawal of a product."""

    on: date
    reason: str
    number: str
    issuer: str


def find_withdrawals(session: Session, product_ids: Sequence[int]) -> dict[int, Withdrawal]:
    """The newest withdrawal of each of these products that has one."""
    found: dict[int, Withdrawal] = {}
    for chunk in in_chunks(list(product_ids)):
        query = _WITHDRAWN.where(_certificate.product_id.in_(chunk))
        for product_id, on, reason, number, issuer in session.execute(query):
            found[product_id] = Withdrawal(on, reason, number, issuer)
    return found
