"""Help for a mistyped code: codes one slip away that were really issued."""

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from catalog.codes import near_misses
from catalog.db import metadata, reading


def issued_near(engine: Engine, typed: str) -> list[tuple[str, str]]:
    """Code and product name of issued codes one slip away from what was typed.

    A register that cannot be asked gives no suggestions; the help to type stays.
    """
    candidates = near_misses(typed)
    if not candidates:
        return []
    product = metadata.tables["product"].c
    query = select(product.code, product.name).where(
        product.code.in_(candidates), product.voided_at.is_(None)
    )
    try:
        with reading(engine) as session:
            return [(code, name) for code, name in session.execute(query)]
    except SQLAlchemyError:
        return []
