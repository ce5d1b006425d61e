"""The application with a queue that a worker empties."""

from collections.abc import Iterator

import pytest
from applications import running
from clocks import SetClock
from flask import Flask

from ocop_site.jobs.running import Jobs
from ocop_site.settings import Settings


@pytest.fixture
def queued(settings: Settings, database_url: str, clock: SetClock) -> Iterator[Flask]:
    """The application; its queue is of the same kind as its database."""
    bare = database_url.replace("+psycopg", "")
    elsewhere = settings.model_copy(update={"jobs_url": "" if bare.startswith("sqlite") else bare})
    with running(elsewhere, clock) as app:
        app.extensions["jobs"].immediate = False
        yield app
        app.extensions["jobs"].queue.storage.close()


@pytest.fixture
def jobs(queued: Flask) -> Jobs:
    """The jobs of that application."""
    found: Jobs = queued.extensions["jobs"]
    return found
