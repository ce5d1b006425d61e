"""Eight writers at once: nobody is turned away and every change is in the log."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from acknowledged import log_faults
from sqlalchemy import Engine, func, select
from sqlmodel import Session
from writing_at_once import EIGHT, write

from catalog.db import metadata, reading

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
        assert log_faults(session) == []


def rows(session: Session, table: str) -> int:
    """How many rows a table has."""
    return session.execute(select(func.count()).select_from(metadata.tables[table])).scalar_one()
