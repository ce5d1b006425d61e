"""The hot path: one look-up, then a page kept in memory as long as nothing behind it changed.

A page is kept per code, language and format, and only for the minute of Vietnam's clock that
it states; a change of the product, of its producer or of what all pages show raises a version
and the next request sees it. Nothing is ever answered without the look-up.
"""

import gzip
import json
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import blake2b
from http import HTTPStatus

from flask import Flask, Response, current_app, request
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from catalog.clock import vietnam_day
from catalog.codes import Code
from catalog.content import Said, names_of
from catalog.db import reading
from catalog.lookups import Versions, find_versions
from catalog.records import ProductRecord, find_record
from catalog.verdicts import Verdict, verdict_of
from ocop_site.content import naming_order
from ocop_site.language import current_language
from ocop_site.packing import understands_gzip
from ocop_site.register import Register
from ocop_site.verify.pages import verdict_json, verdict_page
from ocop_site.verify.scan_writer import ScanWriter

MOST_PAGES = 4096
_MINUTE = 60

Key = tuple[Versions | None, int]


@dataclass(frozen=True)
class Page:
    """A rendered answer and what it was rendered from."""

    key: Key
    verdict: Verdict
    body: bytes
    etag: str

    @cached_property
    def packed(self) -> bytes:
        """The body as gzip, made when a browser first asks for it."""
        return gzip.compress(self.body, 6, mtime=0)


class Answers:
    """Answers of one application: the pages it keeps and the scans it counts."""

    def __init__(self, opened: Register) -> None:
        self._register = opened
        self._pages: OrderedDict[tuple[str, str], Page] = OrderedDict()
        self.scans = ScanWriter(opened.engine)

    def page(self, code: Code, *, as_json: bool = False) -> Page:
        """The answer to a well-formed code; raises the database's error if it cannot be asked."""
        now = self._register.now()
        versions = self._versions(code.value)
        key = (versions, int(now.timestamp()) // _MINUTE)
        place = (code.value, "json" if as_json else current_language())
        page = self._pages.get(place)
        if page is None or page.key != key:
            page = self._render(code, key, now, as_json=as_json)
            if versions is not None:  # invented codes must not push real pages out
                self._keep(place, page)
        self.scans.count(vietnam_day(now), code.value, page.verdict.value)
        return page

    def _versions(self, code: str) -> Versions | None:
        try:
            with self._register.reader.connect() as connection:
                return find_versions(connection, code)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
        # The database was restarted since the last look-up; the pool is empty now, ask again.
        with self._register.reader.connect() as connection:
            return find_versions(connection, code)

    def _render(self, code: Code, key: Key, now: datetime, *, as_json: bool) -> Page:
        record: ProductRecord | None = None
        if key[0] is not None:
            with reading(self._register.engine) as session:
                record = find_record(session, code.value, vietnam_day(now))
                verdict = verdict_of(record.status if record else None)
                name = _given_name(session, record)
                body = _body(code, verdict, record, now, as_json=as_json, given_name=name)
        else:
            verdict = Verdict.NOT_ISSUED
            body = _body(code, verdict, None, now, as_json=as_json)
        digest = blake2b(body, digest_size=12).hexdigest()
        return Page(key, verdict, body, f'"{digest}"')

    def _keep(self, place: tuple[str, str], page: Page) -> None:
        self._pages[place] = page
        self._pages.move_to_end(place)
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)


def _given_name(session: Session, record: ProductRecord | None) -> Said | None:
    """The product's name for readers of other languages; the label's own is Vietnamese."""
    product_id = record.product.id or 0 if record else 0
    return names_of(session, [product_id], naming_order()).get(product_id)


def _body(
    code: Code,
    verdict: Verdict,
    record: ProductRecord | None,
    now: datetime,
    *,
    as_json: bool,
    given_name: Said | None = None,
) -> bytes:
    if as_json:
        answer = verdict_json(code.value, verdict, code.level, record, now)
        return json.dumps(answer, ensure_ascii=False).encode()
    return verdict_page(code.value, verdict, record, now, given_name=given_name).encode()


def respond(page: Page, mimetype: str, *more: tuple[str, str]) -> Response:
    """An HTTP answer from a page: validated by ETag, never kept by a proxy without asking."""
    headers = [
        ("Cache-Control", "no-cache"),
        ("ETag", page.etag),
        ("Vary", "Accept-Language, Accept-Encoding"),
        *more,
    ]
    if page.verdict.http_status == HTTPStatus.OK and _was_seen(page.etag):
        return Response(status=304, headers=headers)
    body = page.body
    if understands_gzip(request.headers.get("Accept-Encoding", "")):
        body = page.packed
        headers.append(("Content-Encoding", "gzip"))
    return Response(body, page.verdict.http_status, headers, mimetype=mimetype)


def _was_seen(etag: str) -> bool:
    """Whether the browser says it has this; a proxy that packs pages makes the tag a weak one."""
    sent = request.headers.get("If-None-Match")
    return sent is not None and (
        sent == etag or request.if_none_match.contains_weak(etag.strip('"'))
    )


def init_answers(app: Flask) -> None:
    """Keep one `Answers` for each application."""
    app.extensions["answers"] = Answers(app.extensions["register"])


def answers() -> Answers:
    """The running application's answers."""
    kept: Answers = current_app.extensions["answers"]
    return kept
