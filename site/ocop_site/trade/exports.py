"""`/products.csv`, `.xlsx`, `.json`: exactly what the catalogue shows under its filters."""

from collections.abc import Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import IO

import structlog
from flask import Response, request
from sqlalchemy.exc import DBAPIError

from ocop_site.errors import error_page, refused
from ocop_site.limits import seconds_to_wait
from ocop_site.register import register
from ocop_site.search import listed_ids, read_strictly
from ocop_site.trade.exporting import FORMS, export_etag, write_export
from ocop_site.trade.routes import blueprint
from search_index.query import SearchRequest

_IN_MEMORY = 1_000_000
"""Bytes of a file under way beyond which it lies on disk."""

_AT_ONCE = 65_536

_log = structlog.get_logger("ocop.export")


@blueprint.get("/products.<any(csv, xlsx, json):form>")
def export(form: str) -> Response:
    """The list as a file. A parameter that means nothing is refused: it would widen the list."""
    wanted, wrong = read_strictly(request.args.to_dict(flat=False))
    if wrong:
        return refused(wrong)
    ids = listed_ids(wanted)
    etag = export_etag(form, wanted, ids)
    if request.if_none_match.contains_weak(etag):
        return _kept(Response(status=304), etag)
    if seconds := _seconds_to_wait():
        return error_page(429, retry_after=seconds)
    return _kept(_file(form, wanted, ids), etag)


def _file(form: str, wanted: SearchRequest, ids: Sequence[int]) -> Response:
    """The whole file, written before it is sent: one cut off by a fault would look complete."""
    out = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by the answer
    try:
        write_export(out, form, wanted, ids, register().now())
    except BaseException:
        out.close()
        raise
    response = Response(_read_out(out), content_type=FORMS[form])
    response.call_on_close(out.close)
    response.content_length = out.tell()
    out.seek(0)
    if form != "json":
        name = f"ocop-{register().today():%Y-%m-%d}.{form}"
        response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _read_out(out: IO[bytes]) -> Iterator[bytes]:
    with out:
        while chunk := out.read(_AT_ONCE):
            yield chunk


def _seconds_to_wait() -> int:
    """A database that takes no writes still gives away what it holds."""
    try:
        return seconds_to_wait("export", register().now())
    except DBAPIError as trouble:
        _log.warning("export not counted", trouble=str(trouble)[:200])
        return 0


def _kept(response: Response, etag: str) -> Response:
    response.set_etag(etag, weak=True)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
