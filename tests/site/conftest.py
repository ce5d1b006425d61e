"""The site in front of a fresh register, with a clock that tests can set."""

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from applications import running, serving
from clocks import SetClock
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import Engine

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
    with running(settings, clock) as app:
        yield app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without memory of anything."""
    return app.test_client()


@pytest.fixture
def live_url(app: Flask) -> Iterator[str]:
    """The address under which the application answers real browsers."""
    with serving(app) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window; where it is missing, tests that need it are skipped by name."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        missing = "Chromium is not installed"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab of a visitor whose browser speaks Vietnamese; goes with the mark `browser`."""
    context = browser.new_context(locale="vi-VN")
    yield context.new_page()
    context.close()
