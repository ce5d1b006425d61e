"""The one look-up behind every scan: which page, in which version, is the answer to a code.

It reads one product by its unique code and joins two versions, so that its cost does not grow
with the register and a page kept in memory is never served after a change.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from catalog import models  # noqa: F401 - fills the metadata
from catalog.db import metadata

_product = metadata.tables["product"].c
_producer = metadata.tables["producer"].c
_state = metadata.tables["register_state"].c

_LAST_CHANGE = select(func.max(metadata.tables["audit_entry"].c.seq))

_BY_CODE = (
    select(
        _product.version,
        _producer.version,
        select(_state.generation).scalar_subquery(),
        _product.voided_at,
    )
    .select_from(metadata.tables["product"])
    .join(metadata.tables["producer"], _producer.id == _product.producer_id)
    .where(_product.code == bindparam("code"))
)


class Versions(NamedTuple):
    """What must be unchanged for a page about a product to be still right."""

    product: int
    producer: int
    generation: int
    taken_back_at: datetime | None


def find_versions(connection: Connection, code: str) -> Versions | None:
    """The versions behind a code, or None if no product ever had it."""
    row = connection.execute(_BY_CODE, {"code": code}).first()
    return Versions._make(row) if row is not None else None


def last_change(connection: Connection) -> int:
    """The number of the last change of the register; all that lists show is changed by one."""
    return connection.execute(_LAST_CHANGE).scalar() or 0
