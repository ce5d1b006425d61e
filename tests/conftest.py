"""What every test may ask for: both databases, a small world, the site, and no network."""

import os
import socket
from collections.abc import Iterator
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from applications import running
from clocks import NOW, SetClock
from databases import PostgresDatabases, SqliteDatabases, opened, postgres, quick_folder
from factories import World
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from ocop_site.settings import Settings

Databases = SqliteDatabases | PostgresDatabases

if (folder := quick_folder()) is not None:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", folder)


@pytest.fixture(autouse=True)
def _only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that runs in a test may reach beyond the loopback addresses."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        inet = self.family in (socket.AF_INET, socket.AF_INET6)
        if inet and not ip_address(address[0]).is_loopback:
            raise PermissionError(f"a test reached for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def now() -> datetime:
    """The fixed moment of the tests: 22/11/2026 10:42 in Vietnam."""
    return NOW


@pytest.fixture(scope="session")
def _sqlite(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    return SqliteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def _postgresql() -> Iterator[PostgresDatabases]:
    with postgres() as databases:
        yield databases


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Where fresh databases come from; a test that asks for it runs once on each kind."""
    found: Databases = request.getfixturevalue(f"_{request.param}")
    return found


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """The address of a migrated database with the reference data and nothing else."""
    with databases.fresh() as url:
        yield url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on that database."""
    with opened(database_url) as engine:
        yield engine


@pytest.fixture
def empty_url(databases: Databases) -> Iterator[str]:
    """The address of a database without a single table."""
    with databases.fresh(migrated=False) as url:
        yield url


@pytest.fixture
def world(engine: Engine, now: datetime) -> World:
    """Factories for producers, products and decisions in that database."""
    return World(engine, now)


@pytest.fixture
def clock(now: datetime) -> SetClock:
    """The clock of the site under test."""
    return SetClock(now)


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Settings of a trial on this machine, in a folder of its own."""
    return Settings(home=tmp_path, database_url=database_url)


@pytest.fixture
def app(settings: Settings, engine: Engine, clock: SetClock) -> Iterator[Flask]:
    """The application; its scans are written and its connections closed afterwards."""
    with running(settings, clock) as app:
        yield app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without memory of anything."""
    return app.test_client()
