"""The jobs that make printed catalogues and look after them."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import cast
from urllib.parse import parse_qs, urlsplit

from flask import Flask, current_app

from catalog import printed
from catalog.printed import MOST_PRODUCTS, PrintedCatalogue, Wish
from ocop_site.book import Arrangement, lay_out, read_book, write_pdf
from ocop_site.browse.filters import address
from ocop_site.jobs import job
from ocop_site.language import current_language, speaking
from ocop_site.languages import SOURCES
from ocop_site.register import Register, register
from ocop_site.search import listed_ids, vocabulary
from ocop_site.trade.exporting import export_etag
from search_index.query import SearchRequest, read_request

_TELL_EVERY = 1.0
"""Seconds between two notes of how far a catalogue is."""


def book_language() -> str:
    """The language of a book asked for on this page: its font has Vietnamese and English."""
    return current_language() if current_language() in SOURCES else "en"


def wish_for(wanted: SearchRequest, ids: tuple[int, ...], arrangement: Arrangement) -> Wish:
    """What a page asks for; the key is the same as long as the same book would come out."""
    settings = register().settings
    made_from = ("pdf", arrangement.value, settings.site_name, settings.public_url)
    return Wish(
        query=urlsplit(address(wanted)).query,
        arrangement=arrangement.value,
        language=book_language(),
        total=len(ids),
        key=export_etag("|".join(made_from), wanted, sorted(ids)),
    )


def catalogue_file(opened: Register, catalogue_id: str) -> Path:
    """Where the file of a catalogue lies."""
    return opened.settings.media_folder / "catalogues" / f"{catalogue_id}.pdf"


@job(retries=printed.MOST_TRIES - 1, retry_after=timedelta(seconds=10))
def make_catalogue(catalogue_id: str) -> None:
    """Make one catalogue; does nothing if another worker has it or it is no longer wanted."""
    opened = register()
    row = printed.take(opened.engine, catalogue_id, opened.now())
    if row is None:
        return
    path = catalogue_file(opened, catalogue_id)
    try:
        pages = _make(opened, row, path)
    except BaseException:
        printed.give_up(opened.engine, catalogue_id, opened.now())
        raise
    printed.finish(opened.engine, catalogue_id, pages, path.stat().st_size, opened.now())


def _make(opened: Register, row: PrintedCatalogue, path: Path) -> int:
    """Write the file; the number of its pages."""
    app = cast(Flask, current_app._get_current_object())  # type: ignore[attr-defined]
    path.parent.mkdir(parents=True, exist_ok=True)
    under_way = path.with_suffix(".part")
    try:
        with speaking(app, row.language):
            wanted, _wrong = read_request(parse_qs(row.query), vocabulary())
            ids = listed_ids(wanted)[:MOST_PRODUCTS]
            plan = lay_out(read_book(wanted, ids, Arrangement(row.arrangement)))
            printed.note_progress(opened.engine, row.id, 0, opened.now())
            with under_way.open("wb") as out:
                write_pdf(plan, out, _teller(opened, row))
        under_way.replace(path)
    finally:
        under_way.unlink(missing_ok=True)
    return plan.pages


def _teller(opened: Register, row: PrintedCatalogue) -> Callable[[int], None]:
    told = time.monotonic()

    def tell(done: int) -> None:
        nonlocal told
        if time.monotonic() - told >= _TELL_EVERY:
            printed.note_progress(opened.engine, row.id, min(done, row.total), opened.now())
            told = time.monotonic()

    return tell


@job(every=timedelta(minutes=1))
def look_after_catalogues() -> None:
    """Queue again what was left behind, and remove what is older than a week."""
    opened = register()
    for catalogue_id in printed.left_behind(opened.engine, opened.now()):
        make_catalogue.later(catalogue_id)
    old = printed.old(opened.engine, opened.now())
    for catalogue_id in old:
        catalogue_file(opened, catalogue_id).unlink(missing_ok=True)
    if old:
        printed.forget(opened.engine, old)
