"""Every error page in one place, in the reader's language; problem+json for the API."""

import errno
from collections.abc import Sequence
from http import HTTPStatus

import structlog
from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_babel import gettext as _
from sqlalchemy.exc import DataError, DBAPIError, TimeoutError
from werkzeug.exceptions import HTTPException, SecurityError

from ocop_site.listing import marked
from search_index.query import BadParameter

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}

_log = structlog.get_logger("ocop.error")


def init_errors(app: Flask) -> None:
    """Answer every failure with a page that says what happened and what to do."""
    app.register_error_handler(SecurityError, _foreign_host)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(DataError, _impossible_value)
    app.register_error_handler(DBAPIError, _database_error)
    app.register_error_handler(TimeoutError, _database_error)
    app.register_error_handler(OSError, _storage_error)
    app.register_error_handler(Exception, _unexpected)


def explain(status: int) -> tuple[str, str]:
    """A title and what to do about it."""
    texts = {
        400: (
            _("The request could not be understood"),
            _("Please check the address or what was typed, and try again."),
        ),
        404: (
            _("There is no page at this address"),
            _("The address may be mistyped. Search for a product or enter the code on the pack."),
        ),
        405: (
            _("This page cannot be used that way"),
            _("Go back and use the form on the page."),
        ),
        413: (
            _("What was sent is too large"),
            _("Send fewer or smaller photographs."),
        ),
        429: (
            _("Too many attempts"),
            _("Wait a few minutes, then try again."),
        ),
        507: (
            _("There is no room left to store what was sent"),
            _("Nothing was stored. Please send it again later."),
        ),
        503: (
            _("The register cannot be consulted right now"),
            _("This says nothing about the product. Please try again in a minute."),
        ),
    }
    unexpected = (
        _("Something went wrong on our side"),
        _("The fault has been recorded. Please try again in a minute."),
    )
    return texts.get(status, texts[400] if 400 <= status < 500 else unexpected)


def error_page(status: int, retry_after: int | None = None) -> Response:
    """The answer for an error status: a page, or problem+json under `/api/`."""
    title, remedy = explain(status)
    if request.path.startswith("/api/"):
        response = problem(status, title, remedy)
    else:
        page = render_template("errors/error.html", status=status, title=title, remedy=remedy)
        response = make_response(page, status)
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    response.headers["Cache-Control"] = "no-store"
    return response


def problem(status: int, title: str, detail: str) -> Response:
    """An RFC 9457 answer."""
    answer = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    response = jsonify(marked(answer))
    response.status_code = status
    response.mimetype = "application/problem+json"
    return response


def refused(wrong: Sequence[BadParameter]) -> Response:
    """The answer of an interface for machines to parameters that mean nothing: it names them."""
    named = "; ".join(f"{bad.name}={bad.value[:60]}" for bad in wrong)
    return problem(400, _("A parameter was not understood"), named)


def _foreign_host(_error: SecurityError) -> Response:
    """A host that is not ours: no page, for nothing could be linked from it."""
    text = _("This server does not answer under the name in your address.")
    headers = {"Cache-Control": "no-store"}
    return Response(f"{text}\n", HTTPStatus.BAD_REQUEST, headers, mimetype="text/plain")


def _http_error(error: HTTPException) -> Response:
    if error.response is not None or error.code is None or error.code < 400:
        return make_response(error.get_response())
    response = error_page(error.code)
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def _impossible_value(error: DataError) -> Response:
    """A value that the database cannot even compare, such as NUL: the sender's fault, not ours."""
    _log.warning("impossible value", detail=str(error.orig)[:300])
    return error_page(HTTPStatus.BAD_REQUEST)


def _database_error(error: Exception) -> Response:
    _log.error("database", error=type(error).__name__, detail=str(error)[:300])
    return error_page(HTTPStatus.SERVICE_UNAVAILABLE, retry_after=30)


def _storage_error(error: OSError) -> Response:
    """A full disk is not a fault of the program, and passes."""
    if error.errno not in _NO_ROOM:
        return _unexpected(error)
    _log.error("no room", path=request.path, error=str(error)[:300])
    return error_page(HTTPStatus.INSUFFICIENT_STORAGE, retry_after=120)


def _unexpected(error: Exception) -> Response:
    _log.error("unexpected", path=request.path, exc_info=error)
    return error_page(HTTPStatus.INTERNAL_SERVER_ERROR)
