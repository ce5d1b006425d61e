"""How long the list of events and their calendars take with a country's year of events.

    OCOP_HOME=… python bench/fairs.py

copies that home's register (SQLite) into a temporary folder and enters 340 events ahead, ten for
each province, one in five of them a weekly market. Asked in process, packed with gzip: once made,
then kept, the quickest of five.
"""

import argparse
import os
import shutil
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from flask.testing import FlaskClient

from catalog.change import changing
from catalog.clock import utc_now, vietnam_day
from catalog.db import open_engine, reading
from catalog.events.acts import publish
from catalog.events.words import EventKind
from catalog.events.writing import EventEntry, SiteEntry, enter_event
from catalog.units import Unit, present_provinces
from ocop_site import create_app
from ocop_site.settings import Settings

PACKED = {"Accept-Encoding": "gzip"}
ADDRESSES = (
    "/fairs",
    "/fairs.ics",
    "/fairs.atom",
    "/api/v1/fairs?per_page=100",
    "/provinces/ha-noi",
)


def fill(url: str, each: int) -> int:
    """Enter public events of every province; how many."""
    engine, now = open_engine(url), utc_now()
    with reading(engine) as session:
        provinces = present_provinces(session)
        entries = [
            _entry(unit, number, vietnam_day(now)) for unit in provinces for number in range(each)
        ]
    with changing(engine, actor="bench", at=now) as change:
        for event_id in enter_event(change, entries):
            publish(change, event_id)
    return len(entries)


def _entry(unit: Unit, number: int, today: date) -> EventEntry:
    market = number % 5 == 0
    first = today + timedelta(days=7 + 31 * number)
    site = {
        "province_id": unit.id,
        "name": f"Quảng trường {unit.name}",
        "commune": "phường Trung tâm",
        "first_day": first,
        "last_day": first if market else first + timedelta(days=5),
        "opens": "08:00",
        "closes": "21:00",
        "rule": "FREQ=WEEKLY" if market else "",
    }
    kind = EventKind.MARKET if market else EventKind.FAIR
    name = f"{kind.label.vi} OCOP {unit.name} {number + 1}"
    columns = {"name": name, "kind": kind, "organiser": f"Sở Công Thương {unit.name}"}
    return EventEntry(columns, [SiteEntry(site)])


def measure(client: FlaskClient, address: str) -> str:
    """Milliseconds when it is made and when it is kept, and what travels."""
    made, size = _timed(client, address)
    again = min(_timed(client, address)[0] for _ in range(5))
    return f"{address}: {made:.0f} ms made, {again:.1f} ms again, {size / 1024:.1f} KB"


def _timed(client: FlaskClient, address: str) -> tuple[float, int]:
    start = time.perf_counter()
    answer = client.get(address, headers=PACKED)
    took = (time.perf_counter() - start) * 1000
    assert answer.status_code == 200, address
    return took, len(answer.data)


def main() -> None:
    """Copy, fill, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=10, help="events of a province")
    each: int = parser.parse_args().each
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        shutil.copytree(os.environ["OCOP_HOME"], home, ignore=shutil.ignore_patterns("media"))
        settings = Settings(home=home)
        print(f"{fill(settings.database, each)} events entered")
        client = create_app(settings).test_client()
        client.get("/healthz")
        for address in ADDRESSES:
            print(measure(client, address))


if __name__ == "__main__":
    main()
