"""Is the index what the register is? The products in which they differ."""

from enum import StrEnum

from sqlalchemy import Engine

from catalog.db import reading
from search_index.documents import read_documents
from search_index.engine import SearchIndex


class Difference(StrEnum):
    """How index and register differ in one product."""

    MISSING = "missing"
    STALE = "stale"
    NOT_IN_REGISTER = "not_in_register"


def find_differences(database: Engine, index: SearchIndex) -> dict[int, Difference]:
    """The symmetric difference by product id; empty when the index is right.

    Raises whatever a damaged index raises. Changes that the feeder has not yet carried over
    are differences too: ask again after a second.
    """
    with reading(database) as session:
        register = {d.listed.id: d.digest for d in read_documents(session)}
    indexed = index.digests()
    found: dict[int, Difference] = {}
    for product_id in register.keys() | indexed.keys():
        if product_id not in indexed:
            found[product_id] = Difference.MISSING
        elif product_id not in register:
            found[product_id] = Difference.NOT_IN_REGISTER
        elif register[product_id] != indexed[product_id]:
            found[product_id] = Difference.STALE
    return found
