"""Structured logs: one JSON object a line on standard error, networks instead of addresses."""

import logging
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Any, TextIO, cast
from urllib.parse import quote

import structlog

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LONGEST_PATH = 200

_log = structlog.get_logger("ocop.request")


class Forgiving:
    """A stream that drops what it cannot write: a full disk must not take the site down."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """Write, or not."""
        with suppress(OSError):
            self._stream.write(text)

    def flush(self) -> None:
        """Flush, or not."""
        with suppress(OSError):
            self._stream.flush()


def configure_logs(level: int = logging.INFO) -> None:
    """Write JSON lines to standard error."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),  # ASCII: no text can end or hide a line
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.WriteLogger(cast(TextIO, Forgiving(sys.stderr))),
        cache_logger_on_first_use=True,
    )


@lru_cache(maxsize=4096)
def network_of(address: str) -> str:
    """The network of an address, /24 or /48: enough to see a flood, not who came."""
    try:
        version = ip_address(address).version
    except ValueError:
        return ""
    return str(ip_network(f"{address}/{24 if version == 4 else 48}", strict=False))


class RequestLog:
    """WSGI layer: one line for each request, with its path but not its query."""

    def __init__(self, app: "WSGIApplication") -> None:
        self.app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        started = time.perf_counter()
        path = quote(environ.get("PATH_INFO", "").encode("latin-1"))[:LONGEST_PATH]

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            _log.info(
                "request",
                method=environ.get("REQUEST_METHOD"),
                path=path,
                status=int(status[:3]),
                ms=round((time.perf_counter() - started) * 1000, 1),
                network=network_of(environ.get("REMOTE_ADDR", "")),
            )
            return start_response(status, headers, *rest)

        return self.app(environ, start)
