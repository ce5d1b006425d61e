"""Rate limits that hold across workers: tries counted by hour in the database.

A network is known by a keyed digest that changes every day, and rows older than a day are
removed as new ones come: who came is not to be found out from here.
"""

import hashlib
import hmac
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Engine, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, SQLModel, col

from catalog.db import metadata, writing

WINDOW: Final = timedelta(hours=1)
_KEPT: Final = timedelta(days=1)


class RateCount(SQLModel, table=True):
    """How often a network tried something within an hour."""

    __tablename__ = "rate_count"

    bucket: str = Field(primary_key=True, max_length=16)
    network: str = Field(primary_key=True, max_length=32, description="network_digest")
    hour: datetime = Field(primary_key=True, index=True)
    count: int


def network_digest(key: bytes, network: str, day: date) -> str:
    """What stands for a network on one day."""
    message = f"{day.isoformat()} {network}".encode()
    return hmac.new(key, message, hashlib.sha256).hexdigest()[:32]


def count_try(engine: Engine, bucket: str, network: str, now: datetime) -> int:
    """Count one try of a network (its digest) and return its tries within this hour."""
    table = metadata.tables["rate_count"]
    insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
    row = {"bucket": bucket, "network": network, "hour": _hour(now), "count": 1}
    statement = (
        insert(table)
        .values(row)
        .on_conflict_do_update(
            index_elements=[table.c.bucket, table.c.network, table.c.hour],
            set_={"count": table.c.count + 1},
        )
        .returning(table.c.count)
    )
    with writing(engine) as session:
        count: int = session.execute(statement).scalar_one()
        session.exec(delete(RateCount).where(col(RateCount.hour) < _hour(now) - _KEPT))
    return count


def forget_tries(engine: Engine, bucket: str, network: str, now: datetime) -> None:
    """Count anew from here: what was tried succeeded."""
    with writing(engine) as session:
        session.exec(
            delete(RateCount).where(
                col(RateCount.bucket) == bucket,
                col(RateCount.network) == network,
                col(RateCount.hour) == _hour(now),
            )
        )


def seconds_to_next_hour(now: datetime) -> int:
    """Whole seconds until counting starts afresh, at least 1."""
    return max(1, int((_hour(now) + WINDOW - now).total_seconds()))


def _hour(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0)
