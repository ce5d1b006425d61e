"""Statistics: reading the register, counting days, the page, after a change. JSON on standard out.

Build a register first: `OCOP_HOME=… ocop demo --no-serve --products N`; it is taken from the
same settings and measured in a copy, on SQLite. `--counts-only` leaves the pages aside, which need
the search index.
"""

import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from catalog.acts import suspend
from catalog.census import Census
from catalog.certificates import Certificate
from catalog.change import changing
from catalog.clock import utc_now, vietnam_day
from catalog.db import metadata, open_engine, reading
from catalog.statistics import Timeline, count_on
from ocop_site import create_app
from ocop_site.settings import Settings, load_settings

DAYS = 20


def milliseconds(act: Callable[[], Any], times: int = 1) -> dict[str, float]:
    """Median time and processor time of an act."""
    took, worked = [], []
    for _ in range(times):
        began, before = time.perf_counter(), time.process_time()
        act()
        took.append(time.perf_counter() - began)
        worked.append(time.process_time() - before)
    middle = times // 2
    return {
        "median": round(sorted(took)[middle] * 1000, 1),
        "processor": round(sorted(worked)[middle] * 1000, 1),
    }


def counting(database: Engine, day: date) -> dict[str, Any]:
    """Reading, counting, the whole timeline, without the site."""
    census = Census()

    def read() -> None:
        with reading(database) as session:
            census.refresh(session)

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures: dict[str, Any] = {"read": milliseconds(read)}
    figures["memory_mb"] = round(
        (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    )
    figures["products"] = len(list(census.products))
    days = iter(day - timedelta(days=30 * n) for n in range(DAYS))
    figures["count_a_day"] = milliseconds(lambda: count_on(census.products, next(days)), DAYS)
    figures["timeline"] = milliseconds(lambda: Timeline(census.products), 5)
    _change(database, day)
    figures["read_after_a_change"] = milliseconds(read)
    return figures


def pages(settings: Settings, day: date) -> dict[str, Any]:
    """The page: of a new day, again, and after a change of the register."""
    app = create_app(settings)
    client = app.test_client()

    def ask(query: str = "") -> None:
        assert client.get(f"/statistics{query}").status_code == 200

    days = iter(day - timedelta(days=30 * n + 1) for n in range(DAYS))
    figures = {
        "first_page_of_a_process": milliseconds(ask),
        "page_of_a_new_day": milliseconds(lambda: ask(f"?on={next(days)}"), DAYS),
        "page_again": milliseconds(ask, 50),
    }
    _change(app.extensions["register"].engine, day)
    figures["page_after_a_change"] = milliseconds(ask)
    return figures


def _change(engine: Engine, day: date) -> None:
    table = metadata.tables["certificate"].c
    query = select(table.id).where(
        table.suspended_on.is_(None), table.withdrawn_on.is_(None),
        table.superseded_on.is_(None), table.valid_until > day,
    )  # fmt: skip
    with changing(engine, actor="bench", at=utc_now()) as change:
        held = change.session.get_one(
            Certificate, change.session.execute(query.limit(1)).scalar_one()
        )
        suspend(change, held, decision_id=held.decision_id, on=day)


def main() -> None:
    """Measure in a copy, so that the register stays as it is."""
    settings, day = load_settings(), vietnam_day(utc_now())
    with tempfile.TemporaryDirectory() as name:
        source = settings.database.removeprefix("sqlite:///")
        copy = Path(name) / "register.sqlite3"
        shutil.copyfile(source, copy)
        database = open_engine(f"sqlite:///{copy}")
        figures = counting(database, day)
        database.dispose()
        if "--counts-only" not in sys.argv:
            shutil.copytree(settings.index_folder, Path(name) / settings.index_folder.name)
            here = Settings(home=Path(name), database_url=f"sqlite:///{copy}")
            figures |= pages(here, day)
        print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    sys.exit(main() if os.environ.get("OCOP_HOME") else "set OCOP_HOME to a register first")
