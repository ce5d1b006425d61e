"""How Alembic reaches the database: on the connection that `catalog.schema` hands it.

Called from Alembic's own command line (to draft a new migration) there is no such connection;
then the database of `OCOP_DATABASE_URL` is compared with the models.
"""

import os
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, DateTime, Enum, String
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from catalog import models  # noqa: F401 - fills the metadata
from catalog.db import metadata, open_engine


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write types as plain SQLAlchemy, so that a migration stands by itself."""
    if kind == "type":
        if isinstance(item, UTCDateTime):
            return f"sa.{DateTime(timezone=True)!r}"
        if isinstance(item, AutoString | Enum):
            return f"sa.{String(item.length)!r}"
    return False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        render_item=render_item,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    engine = open_engine(os.environ["OCOP_DATABASE_URL"])
    with engine.connect() as opened:
        _run(opened)
    engine.dispose()
