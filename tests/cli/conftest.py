"""The command line over a fresh register."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from ocop_site.cli import group
from ocop_site.settings import Settings

Ocop = Callable[..., Result]


@pytest.fixture
def ocop(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Ocop:
    """Run a command in English on the same database as `world`."""
    monkeypatch.setenv("OCOP_HOME", str(settings.home))
    monkeypatch.setenv("OCOP_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    return lambda *arguments: CliRunner().invoke(group, [str(a) for a in arguments])
