"""The site in front of a fresh register, with a clock that tests can set."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from clocks import SetClock
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from ocop_site import create_app
from ocop_site.settings import Settings


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
    app = create_app(settings, clock)
    yield app
    app.extensions["answers"].scans.flush()
    register = app.extensions["register"]
    register.engine.dispose()
    register.reader.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without memory of anything."""
    return app.test_client()
