"""The site in front of real browsers."""

import os
import shutil
from collections.abc import Iterator

import pytest
from applications import serving
from clocks import SetClock
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, sync_playwright
from report_forms import OpenForm


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
