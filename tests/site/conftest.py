"""The site in front of real browsers."""

import os
import shutil
from collections.abc import Iterator

import pytest
from applications import running, serving
from clocks import NOW, SetClock
from databases import SqliteDatabases, opened
from factories import World
from flask import Flask
from flask.testing import FlaskClient
from page_kinds import SmallSite, small_register
from playwright.sync_api import Browser, Page, sync_playwright
from report_forms import OpenForm

from ocop_site.settings import Settings


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


@pytest.fixture
def form(client: FlaskClient, clock: SetClock) -> OpenForm:
    """The report form, opened and read for a minute."""
    return OpenForm(client, clock)


@pytest.fixture(scope="session")
def small_site(
    _sqlite: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SmallSite]:
    """A site whose register fills every kind of page; nobody may change it."""
    home = tmp_path_factory.mktemp("small")
    with _sqlite.fresh() as url, opened(url) as engine:
        named = small_register(World(engine, NOW))
        with running(Settings(home=home, database_url=url), SetClock(NOW)) as app:
            app.config["RATE_LIMITS"] = dict.fromkeys(
                ("report", "receipt", "sign-in", "password", "password-all"), 1000
            )
            with serving(app) as live:
                yield SmallSite(app, live, named)
