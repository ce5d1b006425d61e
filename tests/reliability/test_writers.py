"""Eight writers at once: nobody is turned away and every change is in the log."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import sqlmodel
from sqlalchemy import Engine, func, select
from sqlmodel import Session
from writing_at_once import EIGHT, TODAY, write

from catalog.audit import AuditEntry, first_break
from catalog.db import metadata, reading
from catalog.replay import differences

SECONDS = 3


def test_eight_writers_at_once_all_get_through(database_url: str, engine: Engine) -> None:
    with ThreadPoolExecutor(len(EIGHT)) as pool:
        finished = list(pool.map(partial(write, database_url, seconds=SECONDS), range(len(EIGHT))))
    done: Counter[str] = Counter()
    for name, count in finished:
        assert count > 0, name
        done[name] += count
    with reading(engine) as session:
        assert rows(session, "report") == done["report"]
        assert rows(session, "certificate") == done["recognise"] + 20 * done["import_annexes"]
        counted = select(func.sum(metadata.tables["scan_count"].c["count"]))
        assert session.execute(counted).scalar() == done["scan"]
        assert first_break(session.exec(sqlmodel.select(AuditEntry).order_by("seq"))) is None
        assert differences(session, TODAY) == []


def rows(session: Session, table: str) -> int:
    """How many rows a table has."""
    return session.execute(select(func.count()).select_from(metadata.tables[table])).scalar_one()
