"""When periodic jobs last ran: one row for each, so that they run once however many machines."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, SQLModel

from catalog.db import metadata, writing

HEARTBEAT: Final = "heartbeat"
"""The name under which the job worker says every minute that it is alive."""

_JITTER: Final = timedelta(seconds=20)
"""Workers look once a minute, a little sooner or later; that must not skip a turn."""


class JobRun(SQLModel, table=True):
    """The last run of a periodic job."""

    __tablename__ = "job_run"

    name: str = Field(primary_key=True, max_length=64)
    at: datetime


def claim_run(engine: Engine, name: str, now: datetime, every: timedelta) -> bool:
    """Whether a job that runs once in `every` is due now; if so, this caller is to run it."""
    table = metadata.tables["job_run"]
    insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).values(name=name, at=now)
    claim = statement.on_conflict_do_update(
        index_elements=[table.c.name],
        set_={"at": statement.excluded.at},
        where=table.c.at <= now - every + _JITTER,
    ).returning(table.c.name)
    with writing(engine) as session:
        return session.execute(claim).first() is not None


def last_run(session: Session, name: str) -> datetime | None:
    """When a periodic job last ran; None if it never did."""
    run = session.get(JobRun, name)
    return run.at if run else None
