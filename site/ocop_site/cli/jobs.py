"""`ocop jobs`: whatever is done beside requests, in one process."""

import os
import signal
from threading import Event

import click

from search_index.choice import open_index
from search_index.feeder import Feeder, run_feeder


@click.command()
def jobs() -> None:
    """Feed the search index and run jobs until told to stop or the starting process ends."""
    from ocop_site import create_app
    from ocop_site.jobs.worker import JobWorker

    parent, told = os.getppid(), Event()
    app = create_app()
    register = app.extensions["register"]
    worker = JobWorker(app.extensions["jobs"])

    def goes_on() -> bool:
        if told.is_set() or os.getppid() != parent:
            return False
        worker.keep_up()
        return True

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # Windows has no SIGHUP
            signal.signal(getattr(signal, name), lambda *_: told.set())
    try:
        index = open_index(register.engine, register.settings.index_folder)
        run_feeder(Feeder(register.engine, index), goes_on)
    finally:
        worker.stop()
        register.engine.dispose()
