"""Scans (lượt quét), counted by day, code and verdict: no person, no place, no address."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Engine
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, SQLModel

from catalog.db import metadata, writing


class ScanCount(SQLModel, table=True):
    """How often a code was looked up on a day of Vietnam's calendar and with which verdict."""

    __tablename__ = "scan_count"

    day: date = Field(primary_key=True)
    code: str = Field(primary_key=True, max_length=16)
    verdict: str = Field(primary_key=True, max_length=16)
    count: int


def add_counts(engine: Engine, counts: Mapping[tuple[date, str, str], int]) -> None:
    """Add counts by day, code and verdict in one transaction."""
    if not counts:
        return
    table = metadata.tables["scan_count"]
    insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table)
    statement = statement.on_conflict_do_update(
        index_elements=[table.c.day, table.c.code, table.c.verdict],
        set_={"count": table.c.count + statement.excluded.count},
    )
    rows = [
        {"day": day, "code": code, "verdict": verdict, "count": count}
        for (day, code, verdict), count in sorted(counts.items())
    ]
    with writing(engine) as session:
        session.execute(statement, rows)
