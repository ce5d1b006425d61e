"""What goes wrong beside the database: the verdict stays, search goes on, nothing half-written."""

import gc
import os
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from applications import running
from bs4 import BeautifulSoup
from clocks import SetClock
from databases import migrate
from factories import Goods, World
from flask import Flask
from flask.testing import FlaskClient
from full_disk import Disk, small_disk
from killing import wait_until
from PIL import Image
from sqlalchemy import Engine, func, select, text
from werkzeug.test import TestResponse

from catalog.db import metadata, reading
from catalog.reports.retention import sweep_pictures
from ocop_site.settings import Settings
from search_index.choice import open_index
from search_index.feeder import Feeder
from search_index.whoosh_engine import WhooshEngine

on_sqlite = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


@pytest.fixture
def goods(world: World) -> Goods:
    """Something to scan and to find."""
    return world.make_product("Kẹo dừa sáp")


@pytest.fixture
def feeder(settings: Settings, engine: Engine, goods: Goods) -> Feeder:
    """The feeder of an index that holds the goods."""
    feeder = Feeder(engine, WhooshEngine(settings.index_folder))
    feeder.rebuild()
    return feeder


def every_file(folder: Path) -> list[Path]:
    """The files of the index."""
    return [path for path in folder.rglob("*") if path.is_file()]


def truncate(folder: Path) -> None:
    """Cut every file in half."""
    for path in every_file(folder):
        os.truncate(path, path.stat().st_size // 2)


def zero(folder: Path) -> None:
    """Keep the sizes and nothing else."""
    for path in every_file(folder):
        path.write_bytes(bytes(path.stat().st_size))


def scramble(folder: Path) -> None:
    """Write what a stranger would."""
    for path in every_file(folder):
        path.write_bytes(random.Random(1).randbytes(path.stat().st_size))


def lock_away(folder: Path) -> None:
    """Let nobody read it; root reads everything, so it finds folders where files were."""
    for path in every_file(folder):
        if path.parent != folder:
            path.unlink()
            path.mkdir(mode=0)


def replace_by_a_file(folder: Path) -> None:
    """A file where the folder was."""
    shutil.rmtree(folder)
    folder.write_text("")


DAMAGES = [shutil.rmtree, truncate, zero, scramble, lock_away, replace_by_a_file]


def finds(client: FlaskClient, goods: Goods) -> bool:
    """Whether all ways to search find the goods."""
    return (
        goods.code in client.get("/products?q=keo+dua").text
        and client.get("/api/v1/products?q=keo").json["total"] == 1
        and client.get("/api/v1/suggest?q=keo").json["items"][0]["code"] == goods.code
    )


@on_sqlite
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_index_is_missed_by_nobody_and_mended_without_restart(
    client: FlaskClient,
    settings: Settings,
    goods: Goods,
    feeder: Feeder,
    world: World,
    damage: Callable[[Path], None],
) -> None:
    assert finds(client, goods)
    damage(settings.index_folder)
    more = world.make_product("Trà sen")
    assert client.get(f"/q/{goods.code}").status_code == 200
    assert finds(client, goods)
    if settings.index_folder.is_file():  # the one damage that only a person can mend
        settings.index_folder.unlink()
    assert feeder.feed().rebuilt
    wait_until(lambda: more.code in client.get("/products?q=tra+sen").text, 3)
    assert client.application.extensions["search"].health().ready


@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    "damage", ["DROP SCHEMA search_index CASCADE", "DELETE FROM search_index.state"]
)
def test_an_index_in_the_database_is_missed_by_nobody_and_mended_without_restart(
    client: FlaskClient, settings: Settings, engine: Engine, world: World, goods: Goods, damage: str
) -> None:
    feeder = Feeder(engine, open_index(engine, settings.index_folder))
    feeder.feed()
    assert finds(client, goods)
    with engine.begin() as connection:
        connection.execute(text(damage))
    more = world.make_product("Trà sen")
    assert client.get(f"/q/{goods.code}").status_code == 200
    assert finds(client, goods)
    assert feeder.feed().rebuilt
    wait_until(lambda: more.code in client.get("/products?q=tra+sen").text, 3)
    assert client.application.extensions["search"].health().ready


@on_sqlite
def test_a_register_that_never_had_an_index_is_searched_all_the_same(
    client: FlaskClient, goods: Goods
) -> None:
    assert finds(client, goods)
    assert client.get("/").status_code == 200


def photograph() -> BytesIO:
    """A picture as a telephone takes it."""
    file = BytesIO()
    Image.effect_noise((300, 300), 90).save(file, "JPEG")
    file.seek(0)
    return file


class Reporter:
    """Somebody who opened the form and sends it as often as it takes."""

    def __init__(self, client: FlaskClient, path: str = "/report") -> None:
        self.client, self.path = client, path
        field = BeautifulSoup(client.get(path).data, "html.parser").find(attrs={"name": "token"})
        self.form = {"token": field["value"], "kind": "other", "where": "Chợ Cồn Bần"}

    def send(self, what: str = "Nhãn ghi 5 sao", photo: BytesIO | None = None) -> TestResponse:
        """Send the form."""
        more = {"photos": (photo, "a.jpg")} if photo else {}
        return self.client.post(self.path, data=self.form | {"what": what} | more)


def reports(engine: Engine) -> int:
    """How many reports are on file."""
    with reading(engine) as session:
        return session.execute(
            select(func.count()).select_from(metadata.tables["report"])
        ).scalar_one()


def test_without_a_place_for_photographs_a_report_is_refused_whole_and_kept_on_the_page(
    app: Flask, client: FlaskClient, settings: Settings, engine: Engine, goods: Goods
) -> None:
    settings.media_folder.mkdir(parents=True)
    settings.reports_folder.write_text("a file where the folder belongs")
    for path, apology in (("/report", "chưa lưu được"), ("/en/report", "could not be stored")):
        reporter = Reporter(client, path)
        answer = reporter.send(photo=photograph())
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert apology in answer.text
        assert "Nhãn ghi 5 sao" in answer.text
        assert reports(engine) == 0
    assert client.get(f"/q/{goods.code}").status_code == 200
    settings.reports_folder.unlink()
    shutil.rmtree(settings.media_folder)
    assert reporter.send(photo=photograph()).status_code == 200
    assert reports(engine) == 1


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of its own that may be filled."""
    folder = tmp_path / "disk"
    folder.mkdir()
    with small_disk(folder) as disk:
        yield disk


@pytest.fixture
def crowded(disk: Disk, clock: SetClock) -> Iterator[Flask]:
    """A register whose database, index and media lie on that disk."""
    settings = Settings(home=disk.home)
    migrate(settings.database)
    with running(settings, clock) as app:
        app.config["RATE_LIMITS"] = {"report": 1000, "receipt": 1000}
        yield app


def test_a_full_disk_stops_writing_but_no_verdict(crowded: Flask, disk: Disk) -> None:
    client, opened_register = crowded.test_client(), crowded.extensions["register"]
    engine, clock = opened_register.engine, opened_register.clock
    goods = World(engine, clock.now).make_product("Kẹo dừa sáp")
    reporter = Reporter(client)
    assert reporter.send("Lần đầu").status_code == 200
    disk.fill()
    try:
        taken = take_until_refused(reporter)
        for _ in range(3):
            assert client.get(f"/q/{goods.code}").status_code == 200
            clock.now += timedelta(minutes=1)
        assert finds(client, goods)
        assert reports(engine) == 1 + taken
        crowded.extensions["answers"].scans.flush()
    finally:
        disk.free()
    assert reporter.send("Lần sau").status_code == 200
    assert reports(engine) == 2 + taken
    crowded.extensions["answers"].scans.flush()
    with reading(engine) as session:
        counted = select(func.sum(metadata.tables["scan_count"].c["count"]))
        assert session.execute(counted).scalar() == 3


def take_until_refused(reporter: Reporter) -> int:
    """Reports that still found room in the write-ahead log; the first one that did not is said."""
    for taken in range(200):
        answer = reporter.send(f"{taken} " + "x" * 4000)
        if answer.status_code != 200:
            assert answer.status_code == 503
            assert "chưa lưu được" in answer.text
            assert f"{taken} xxx" in answer.text
            return taken
    pytest.fail("a full disk takes everything")


def test_a_photograph_that_finds_no_room_leaves_nothing_behind(crowded: Flask, disk: Disk) -> None:
    client, engine = crowded.test_client(), crowded.extensions["register"].engine
    reporter = Reporter(client)
    disk.fill()
    try:
        assert reporter.send(photo=photograph()).status_code == 503
    finally:
        disk.free()
    assert reports(engine) == 0
    assert every_file(disk.home / "media") == []


# Whoosh leaves the files of a failed commit to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@on_sqlite
def test_an_index_that_cannot_be_written_is_still_searched_and_catches_up(
    database_url: str, engine: Engine, world: World, disk: Disk, clock: SetClock
) -> None:
    goods = world.make_product("Kẹo dừa sáp")
    settings = Settings(home=disk.home, database_url=database_url)
    feeder = Feeder(engine, WhooshEngine(settings.index_folder))
    feeder.rebuild()
    with running(settings, clock) as app:
        client = app.test_client()
        assert finds(client, goods)
        more = world.make_product("Trà sen")
        disk.fill()
        try:
            with pytest.raises(OSError, match=r"space|large"):
                feeder.feed()
            gc.collect()
            assert finds(client, goods)
        finally:
            disk.free()
        feeder.feed()
        wait_until(lambda: more.code in client.get("/products?q=tra+sen").text, 3)


@on_sqlite
def test_files_that_belong_to_no_report_are_swept_after_a_day(
    client: FlaskClient, settings: Settings, engine: Engine, clock: SetClock
) -> None:
    reporter = Reporter(client)
    assert reporter.send(photo=photograph()).status_code == 200
    (kept,) = every_file(settings.reports_folder)
    left = kept.with_name("0" * 64 + ".jpg")
    partial = kept.with_name("tmpabc")
    fresh = kept.with_name("tmpdef")
    for path in (left, partial, fresh):
        path.write_bytes(b"x")
    for path in (kept, left, partial):
        os.utime(path, (0, 0))
    before = clock.now - timedelta(days=1)
    with reading(engine) as session:
        assert sweep_pictures(session, settings.reports_folder, before) == 2
    assert set(every_file(settings.reports_folder)) == {kept, fresh}
