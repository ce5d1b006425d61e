"""The hot path: one look-up, then a page kept in memory as long as nothing behind it changed.

A page is kept per code, language and format for the day it was made on; a change of the
product, of its producer or of what all pages show raises a version and the next request sees
it. Nothing is ever answered without the look-up. The minute of Vietnam's clock that a page
states is put in when the page is asked for, so that no page is made anew for it.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from secrets import token_hex

from flask import Flask, Response, current_app
from sqlmodel import Session

from catalog.clock import vietnam_day
from catalog.codes import Code
from catalog.content import Said, names_of
from catalog.db import reading
from catalog.lookups import find_versions
from catalog.records import ProductRecord, find_record
from catalog.verdicts import Verdict, verdict_of
from ocop_site.content import naming_order
from ocop_site.kept import Body, KeptPages, send
from ocop_site.language import current_language, moment_text
from ocop_site.register import Register
from ocop_site.verify.pages import moment_iso, verdict_json, verdict_page
from ocop_site.verify.scan_writer import ScanWriter

MOST_PAGES = 4096
_MINUTE = 60
# Nothing that anybody wrote can hold it.
_MOMENT = f"moment-{token_hex(12)}"


@dataclass(frozen=True, slots=True)
class Page:
    """An answer: its verdict, its bytes, and where in them the moment of asking stands."""

    verdict: Verdict
    body: Body
    minute: int
    moment: slice

    def at(self, minute: int, moment: str) -> "Page":
        """The same answer, asked for in another minute."""
        text, plain = moment.encode(), self.body.plain
        body = Body(plain[: self.moment.start] + text + plain[self.moment.stop :])
        stop = self.moment.start + len(text)
        return replace(self, body=body, minute=minute, moment=slice(self.moment.start, stop))


class Answers:
    """Answers of one application: the pages it keeps and the scans it counts."""

    def __init__(self, opened: Register) -> None:
        self._register = opened
        self._pages: KeptPages[Page] = KeptPages(MOST_PAGES)
        self.scans = ScanWriter(opened.engine)

    def page(self, code: Code, *, as_json: bool = False) -> Page:
        """The answer to a well-formed code; raises the database's error if it cannot be asked."""
        now = self._register.now()
        day, minute = vietnam_day(now), int(now.timestamp()) // _MINUTE
        versions = self._register.look_up(lambda asked: find_versions(asked, code.value))
        place, key = (code.value, "json" if as_json else current_language()), (versions, day)
        kept = page = self._pages.get(place, key)
        if page is None:
            page = self._make(code, day, known=versions is not None, as_json=as_json)
        if page.minute != minute:
            page = page.at(minute, moment_iso(now) if as_json else moment_text(now))
        if versions is not None and page is not kept:
            # Invented codes must not push real pages out.
            self._pages.keep(place, key, page)
        self.scans.count(day, code.value, page.verdict.value)
        return page

    def _make(self, code: Code, day: date, *, known: bool, as_json: bool) -> Page:
        """An answer that was not yet asked for at any moment."""
        if not known:
            verdict = Verdict.NOT_ISSUED
            body = _body(code, verdict, None, as_json=as_json)
        else:
            # Without a transaction: what changes in between has made the page outdated anyway.
            with reading(self._register.reader) as session:
                record = find_record(session, code.value, day)
                verdict = verdict_of(record.status if record else None)
                name = _given_name(session, record)
                body = _body(code, verdict, record, as_json=as_json, given_name=name)
        before, _ = body.split(_MOMENT)
        start = len(before.encode())
        return Page(verdict, Body(body.encode()), 0, slice(start, start + len(_MOMENT)))


def _given_name(session: Session, record: ProductRecord | None) -> Said | None:
    """The product's name for readers of other languages; the label's own is Vietnamese."""
    product_id = record.product.id or 0 if record else 0
    return names_of(session, [product_id], naming_order()).get(product_id)


def _body(
    code: Code,
    verdict: Verdict,
    record: ProductRecord | None,
    *,
    as_json: bool,
    given_name: Said | None = None,
) -> str:
    if as_json:
        answer = verdict_json(code.value, verdict, code.level, record, _MOMENT)
        return json.dumps(answer, ensure_ascii=False)
    return verdict_page(code.value, verdict, record, _MOMENT, given_name=given_name)


def respond(page: Page, mimetype: str, *more: tuple[str, str]) -> Response:
    """An HTTP answer from a page."""
    status, vary = page.verdict.http_status, "Accept-Language, Accept-Encoding"
    return send(page.body, status, vary, more, mimetype=mimetype)


def init_answers(app: Flask) -> None:
    """Keep one `Answers` for each application."""
    app.extensions["answers"] = Answers(app.extensions["register"])


def answers() -> Answers:
    """The running application's answers."""
    kept: Answers = current_app.extensions["answers"]
    return kept
