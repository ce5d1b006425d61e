"""Which index a register is searched with: the database itself if it can, else this machine's."""

from pathlib import Path

from sqlalchemy import Engine

from search_index.engine import SearchIndex
from search_index.kept_index import CHECK_SECONDS


def open_index(database: Engine, folder: Path, check_seconds: float = CHECK_SECONDS) -> SearchIndex:
    """The index of a register: in PostgreSQL for all machines, or Whoosh's in a folder of this one.

    Neither is touched before it is asked, and only the module of the one chosen is loaded.
    """
    if database.dialect.name == "postgresql":
        from search_index.postgres_engine import PostgresEngine

        return PostgresEngine(database, check_seconds)
    from search_index.whoosh_engine import WhooshEngine

    return WhooshEngine(folder, check_seconds)
