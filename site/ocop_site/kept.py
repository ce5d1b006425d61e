"""Pages kept in memory for as long as nothing behind them changed.

A page is kept under a place, such as its address, together with a key: what it was made from.
Whoever asks works out the key anew each time, so that a change shows at the next request, and
nothing is answered because it is merely recent.
"""

import gzip
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial, wraps
from hashlib import blake2b
from http import HTTPStatus
from threading import Lock
from typing import Any, Generic, TypeVar

from flask import Flask, Response, current_app, request, url_for

from catalog.lookups import last_change
from ocop_site.language import of_language
from ocop_site.packing import understands_gzip
from ocop_site.register import register
from ocop_site.search import search

MOST_BYTES = 48 * 1024 * 1024
"""Of lists in one process; their packed copies add about a sixth."""
MOST_BYTES_OF_DRAWINGS = 8 * 1024 * 1024


@dataclass(frozen=True)
class Body:
    """What is sent, with its tag."""

    plain: bytes

    @cached_property
    def tag(self) -> str:
        """The ETag."""
        return f'"{blake2b(self.plain, digest_size=12).hexdigest()}"'

    @cached_property
    def packed(self) -> bytes:
        """The same as gzip, made when a browser first asks for it."""
        return gzip.compress(self.plain, 6, mtime=0)


Kept = TypeVar("Kept")


class KeptPages(Generic[Kept]):
    """What was made last for each place; those not asked for the longest go first."""

    def __init__(self, most: int, size: Callable[[Kept], int] = lambda _: 1) -> None:
        """`most` bounds the sum of what `size` gives for each."""
        self._most, self._size = most, size
        self._held = 0
        self._pages: OrderedDict[Hashable, tuple[Hashable, Kept]] = OrderedDict()
        self._lock = Lock()

    def get(self, place: Hashable, key: Hashable) -> Kept | None:
        """What is kept for a place, if it was made from this key."""
        with self._lock:
            found = self._pages.get(place)
            if found is None or found[0] != key:
                return None
            self._pages.move_to_end(place)
            return found[1]

    def keep(self, place: Hashable, key: Hashable, page: Kept) -> None:
        """Keep a page instead of the one before it."""
        with self._lock:
            before = self._pages.pop(place, None)
            self._held += self._size(page) - (self._size(before[1]) if before else 0)
            self._pages[place] = key, page
            while self._held > self._most:
                _, (_, gone) = self._pages.popitem(last=False)
                self._held -= self._size(gone)


def init_kept(app: Flask) -> None:
    """Keep the lists and the drawings of one application."""
    app.extensions["kept"] = KeptPages[Body](MOST_BYTES, _size)
    app.extensions["drawings"] = KeptPages[Body](MOST_BYTES_OF_DRAWINGS, _size)


def _size(body: Body) -> int:
    return len(body.plain)


def kept_drawings() -> KeptPages[Body]:
    """The drawings kept, each under its product's code and its version."""
    pages: KeptPages[Body] = current_app.extensions["drawings"]
    return pages


def without_parameters() -> str:
    """The address of the page asked for, whatever parameters were added to it."""
    return url_for(request.endpoint or "", **(request.view_args or {}))


def whole_register() -> Hashable:
    """What lists of goods are made from: the register as it is, and its index."""
    return register().look_up(last_change), search().state()


def kept(
    address: Callable[[], str | None] = without_parameters,
    mimetype: str = "text/html",
    behind: Callable[[], Hashable] = whole_register,
) -> Callable[[Callable[..., str]], Callable[..., Response | str]]:
    """A view whose pages are kept until what is `behind` them, or the day, is another.

    `address` gives the one address of what is asked for, of whatever parameters; the view is
    then called as if somebody unknown had asked for exactly that: what it makes is for all.
    None stands for a page that is one person's own, and is not kept.
    """

    def decorate(view: Callable[..., str]) -> Callable[..., Response | str]:
        @wraps(view)
        def answer(**values: Any) -> Response | str:
            place = address()
            if not place:
                return str(view(**values))
            return _kept_page(place, partial(view, **values), mimetype, behind())

        return answer

    return decorate


def _kept_page(address: str, make: Callable[[], str], mimetype: str, behind: Hashable) -> Response:
    pages: KeptPages[Body] = current_app.extensions["kept"]
    key = behind, register().today()
    body = pages.get(address, key)
    if body is None:
        with _asked_by_nobody(address):
            body = Body(make().encode())
        pages.keep(address, key, body)
    return send(body, mimetype=mimetype)


@contextmanager
def _asked_by_nobody(address: str) -> Iterator[None]:
    """A request for the address with nothing of the one who asks."""
    path, _, query = address.removeprefix(request.script_root).partition("?")
    with current_app.test_request_context(
        path or "/",
        base_url=register().settings.public_url,
        query_string=query,
        environ_overrides=of_language(request.environ),
    ):
        yield


def send(
    body: Body,
    status: int = HTTPStatus.OK,
    vary: str = "Accept-Encoding",
    headers: tuple[tuple[str, str], ...] = (),
    *,
    mimetype: str,
) -> Response:
    """An HTTP answer: validated by its tag, never kept by a proxy without asking."""
    sent = [("Cache-Control", "no-cache"), ("ETag", body.tag), ("Vary", vary), *headers]
    if status == HTTPStatus.OK and _was_seen(body.tag):
        return Response(status=HTTPStatus.NOT_MODIFIED, headers=sent)
    content = body.plain
    packs = understands_gzip(request.headers.get("Accept-Encoding", ""))
    if packs and request.method != "HEAD":  # there is nothing to pack, as packing.py has it
        content = body.packed
        sent.append(("Content-Encoding", "gzip"))
    return Response(content, status, sent, mimetype=mimetype)


def _was_seen(tag: str) -> bool:
    """Whether the browser says it has this; a proxy that packs pages makes the tag a weak one."""
    sent = request.headers.get("If-None-Match")
    return sent is not None and (sent == tag or request.if_none_match.contains_weak(tag.strip('"')))
