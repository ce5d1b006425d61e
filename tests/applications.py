"""The application under test, with everything it holds open closed afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from flask import Flask
from werkzeug.serving import make_server

from catalog.clock import Clock
from ocop_site import create_app
from ocop_site.settings import Settings


@contextmanager
def running(settings: Settings, clock: Clock) -> Iterator[Flask]:
    """An application over the settings' database."""
    app = create_app(settings, clock)
    app.extensions["jobs"].immediate = True
    yield app
    app.extensions["answers"].scans.close()
    for engine in (app.extensions["register"].engine, app.extensions["register"].reader):
        engine.dispose()


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The address at which the application answers over HTTP."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()
