"""The command line over a fresh register."""

import pytest
from click.testing import CliRunner
from ocop_runner import Ocop

from ocop_site.cli import group
from ocop_site.settings import Settings


@pytest.fixture
def ocop(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Ocop:
    """Run a command in English on the same database as `world`."""
    monkeypatch.setenv("OCOP_HOME", str(settings.home))
    monkeypatch.setenv("OCOP_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    return lambda *arguments: CliRunner().invoke(group, [str(a) for a in arguments])
