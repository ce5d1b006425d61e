"""Answers packed with gzip for browsers that understand it, with or without a proxy in front.

A WSGI layer: it packs pages, JSON, styles and drawings alike, as they are sent, so that an
export of any length never lies in memory as a whole.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.wsgi import ClosingIterator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_SMALLEST = 400
"""Bytes below which packing gains nothing."""

_LEVEL = 5
_GZIP = 31  # zlib's name for: a gzip header, the largest window

_PACKED = (
    "text/",
    "application/json",
    "application/problem+json",
    "application/ld+json",
    "application/geo+json",
    "application/linkset+json",
    "application/xml",
    "application/atom+xml",
    "application/javascript",
    "image/svg+xml",
)


def understands_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header takes gzip."""
    for part in accepted.lower().split(","):
        coding, _, weight = part.partition(";")
        if coding.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


class Packing:
    """WSGI layer that packs what is text and large enough, and says so in `Vary`.

    An answer that may not be stored is left as it is: it may hold a secret next to what
    somebody typed, and the size of the two packed together would tell of the secret (BREACH).
    """

    def __init__(self, app: "WSGIApplication") -> None:
        self.app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        wanted = environ["REQUEST_METHOD"] != "HEAD" and understands_gzip(
            environ.get("HTTP_ACCEPT_ENCODING", "")
        )
        packed = False

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            nonlocal packed
            given = Headers(headers)
            if _may_be_packed(status, given):
                _vary(given)
                if wanted and _is_worth_it(given):
                    packed = True
                    _announce(given)
            return start_response(status, given.to_wsgi_list(), *rest)

        answer = self.app(environ, start)
        if not packed:  # Flask calls `start` before it gives its answer back
            return answer
        return ClosingIterator(_packed(answer), getattr(answer, "close", None))


def _may_be_packed(status: str, headers: Headers) -> bool:
    return (
        status[:3] not in ("204", "206", "304")
        and "Content-Encoding" not in headers
        and headers.get("Content-Type", "").startswith(_PACKED)
        and "no-store" not in headers.get("Cache-Control", "")
    )


def _is_worth_it(headers: Headers) -> bool:
    return int(headers.get("Content-Length", _SMALLEST)) >= _SMALLEST


def _vary(headers: Headers) -> None:
    given = headers.get("Vary", "")
    if "accept-encoding" not in given.lower():
        headers["Vary"] = f"{given}, Accept-Encoding" if given else "Accept-Encoding"


def _announce(headers: Headers) -> None:
    headers["Content-Encoding"] = "gzip"
    headers.pop("Content-Length", None)
    tag = headers.get("ETag")
    if tag and not tag.startswith("W/"):  # other bytes, the same content
        headers["ETag"] = f"W/{tag}"


def _packed(answer: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    for part in answer:
        if ready := packer.compress(part):
            yield ready
    yield packer.flush()


def init_packing(app: Flask) -> None:
    """Pack the answers of an application."""
    app.wsgi_app = Packing(app.wsgi_app)  # type: ignore[method-assign]
