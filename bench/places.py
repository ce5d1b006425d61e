"""How long the nearest places and lists of places take in a register of 5,000 places.

    OCOP_HOME=… python bench/places.py

copies that home's register (SQLite) into a temporary folder, enters 5,000 public places with ten
products each and asks from 200 points, each question once, by the clock. Weights are those of
answers packed with gzip, with styles, scripts and pictures.
"""

import argparse
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from sqlmodel import select

from catalog.change import changing
from catalog.clock import utc_now, vietnam_day
from catalog.db import open_engine, reading
from catalog.places.geography import Point
from catalog.places.hours import Span, Timetable
from catalog.places.keeping import confirm, enter_places, stock
from catalog.places.lists import PlaceWish, list_places, nearest
from catalog.places.publishing import publish
from catalog.places.records import Place
from catalog.places.words import PlaceKind
from catalog.products import Product
from catalog.units import present_provinces
from ocop_site import create_app
from ocop_site.settings import Settings

CHANCE = random.Random(950)
CITIES = [(21.03, 105.85), (10.78, 106.70), (16.06, 108.21), (10.03, 105.78), (20.86, 106.68)]
WEEK = Timetable(tuple(Span(day, "07:30", "21:00") for day in range(7)))


def fill(url: str, count: int) -> None:
    """Enter public places, half of them around five cities."""
    engine, now = open_engine(url), utc_now()
    today = vietnam_day(now)
    with reading(engine) as session:
        provinces = [unit.id for unit in present_provinces(session)]
        goods = list(session.exec(select(Product.id)))
    rows = [(_row(number, CHANCE.choice(provinces)), WEEK) for number in range(count)]
    with changing(engine, actor="bench", at=now) as change:
        for place_id in enter_places(change, rows):
            place = change.session.get_one(Place, place_id)
            seen = {i: today - timedelta(days=30) for i in CHANCE.sample(goods, 10) if i}
            stock(change, place, seen)
            confirm(change, [place], by="UBND xã Tiểu Cần", on=today)
            publish(change, place)
    engine.dispose()


def _row(number: int, province_id: int | None) -> dict[str, Any]:
    point = Point(CHANCE.uniform(8.6, 23.3), CHANCE.uniform(102.2, 109.4))
    if number % 2:
        north, east = CHANCE.choice(CITIES)
        point = Point(CHANCE.gauss(north, 0.08), CHANCE.gauss(east, 0.08))
    return {
        "kind": CHANCE.choice(list(PlaceKind)),
        "name": f"Điểm OCOP {number}",
        "province_id": province_id,
        "commune": f"xã Số {number % 90}",
        "address": f"{number % 400} đường Hùng Vương",
        "latitude": round(point.latitude, 5),
        "longitude": round(point.longitude, 5),
    }


def clocked(asked: Iterable[Callable[[], object]]) -> str:
    """How long questions took by the clock and by the processor: p50 and p95 in ms."""
    clock, processor = [], []
    for ask in asked:
        began, worked = time.perf_counter(), time.process_time()
        ask()
        clock.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - worked) * 1000)
    return f"by the clock {_spread(clock)}, processor {_spread(processor)}"


def _spread(took: list[float]) -> str:
    return f"{statistics.median(took):.1f} / {sorted(took)[int(len(took) * 0.95)]:.1f} ms"


def weigh(client: FlaskClient, address: str) -> float:
    """A page with all it fetches, packed, in KB, fonts apart."""

    def weight(path: str) -> int:
        with client.get(path, headers={"Accept-Encoding": "gzip"}) as answer:
            return len(answer.data)

    soup = BeautifulSoup(client.get(address).data, "html.parser")
    parts = {str(tag["src"]) for tag in soup.select("script[src], img[src]")}
    parts |= {str(tag["href"]) for tag in soup.select("link[rel=stylesheet], link[rel=icon]")}
    return (weight(address) + sum(weight(urljoin(address, part)) for part in parts)) / 1024


def main() -> None:
    """Fill, ask, tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--places", type=int, default=5_000)
    count = parser.parse_args().places
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        shutil.copy(Path(os.environ["OCOP_HOME"]) / "register.sqlite3", home)
        settings = Settings(home=home)
        fill(settings.database, count)
        engine, now = open_engine(settings.database), utc_now()
        points = [Point(*CHANCE.choice(CITIES)) for _ in range(100)]
        points += [
            Point(CHANCE.uniform(8.6, 23.3), CHANCE.uniform(102.2, 109.4)) for _ in range(100)
        ]
        with reading(engine) as session:
            nearest(session, points[0], now)

            def near(point: Point) -> None:
                session.expire_all()
                nearest(session, point, now)

            print("nearest 20:", clocked(lambda p=p: near(p) for p in points))
            wish = PlaceWish(open_at=now)
            print("open now, first 24:", clocked(
                (lambda: list_places(session, wish, now, most=24)) for _ in range(30)
            ))  # fmt: skip
        client = create_app(settings).test_client()
        addresses = [f"/places/near?at={p.latitude:.2f},{p.longitude:.2f}" for p in points]
        print("page near me:", clocked((lambda a=a: client.get(a)) for a in addresses))
        print("page of the list:", clocked((lambda: client.get("/places")) for _ in range(30)))
        print("GeoJSON of all:", clocked((lambda: client.get("/places.geojson")) for _ in range(3)))
        for address in ("/places", "/en/places", addresses[0]):
            print(f"{address}: {weigh(client, address):.1f} KB")


if __name__ == "__main__":
    main()
