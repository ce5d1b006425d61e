"""The application under test, with everything it holds open closed afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from werkzeug.serving import make_server

from catalog.clock import Clock
from ocop_site import create_app
from ocop_site.settings import Settings


class _Compiled(BytecodeCache):
    """Templates compiled once for all applications of this process."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if (kept := self._kept.get(bucket.key)) is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


@contextmanager
def running(settings: Settings, clock: Clock) -> Iterator[Flask]:
    """An application over the settings' database."""
    app = create_app(settings, clock)
    app.extensions["jobs"].immediate = True
    app.jinja_env.bytecode_cache = _compiled
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
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:  # else a test that fails would leave a thread for which Python waits at its end
        server.shutdown()
        thread.join()
        server.server_close()
