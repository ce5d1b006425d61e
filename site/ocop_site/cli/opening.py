"""The register as commands open it: closed again however the command ends."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from catalog import models  # noqa: F401 - fills the metadata
from catalog.db import open_engine
from ocop_site.settings import Settings, load_settings


@contextmanager
def opened_register() -> Iterator[tuple[Settings, Engine]]:
    """The settings of this machine and an engine on their database."""
    settings = load_settings()
    engine = open_engine(settings.database)
    try:
        yield settings, engine
    finally:
        engine.dispose()
