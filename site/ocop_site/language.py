"""Which language a page is in: Vietnamese, or English under `/en`.

A WSGI layer takes `/en` off the path and puts it into SCRIPT_NAME, so that every `url_for`
of an English page leads to an English page and no route is written twice.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlencode

from flask import Flask, request
from flask_babel import Babel
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from catalog.clock import VIETNAM
from ocop_site.paths import TRANSLATIONS

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LANGUAGES = ("vi", "en")
_KEY = "ocop.language"


class LanguagePrefix:
    """WSGI layer: `/en/…` is the English twin of `/…`.

    The address on a pack (`/q/…`) is the same in every language: `?lang=` decides, else what
    the browser prefers.
    """

    def __init__(self, app: "WSGIApplication") -> None:
        self.app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path.startswith("/en") and (len(path) == 3 or path[3] == "/"):
            environ["PATH_INFO"] = path[3:] or "/"
            _set_english(environ)
        elif is_neutral(path) and _wants_english(environ):
            _set_english(environ)
        return self.app(environ, start_response)


def is_neutral(path: str) -> bool:
    """Whether a path is a code's address, the same in every language."""
    return path[:3] in ("/q/", "/Q/")


def _set_english(environ: "WSGIEnvironment") -> None:
    environ[_KEY] = "en"
    environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + "/en"


def _wants_english(environ: "WSGIEnvironment") -> bool:
    query = environ.get("QUERY_STRING", "")
    if "lang=" in query:
        asked: str = parse_qs(query).get("lang", [""])[0]
        if asked in LANGUAGES:
            return asked == "en"
    header = environ.get("HTTP_ACCEPT_LANGUAGE", "")
    return bool(header) and prefers_english(header)


def init_language(app: Flask) -> None:
    """Set up translations and what templates need to speak of language, days and numbers."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(
        app,
        default_locale="vi",
        default_timezone="Asia/Ho_Chi_Minh",
        locale_selector=current_language,
    )
    app.wsgi_app = LanguagePrefix(app.wsgi_app)  # type: ignore[method-assign]
    app.jinja_env.filters.update(day=day_text, moment=moment_text, number=number_text)
    app.jinja_env.globals["language"] = current_language
    app.jinja_env.globals["other_language_url"] = other_language_url


def current_language() -> str:
    """The language of this request."""
    return str(request.environ.get(_KEY, "vi"))


@lru_cache(maxsize=1024)
def prefers_english(header: str) -> bool:
    """Whether an Accept-Language header wants English rather than Vietnamese."""
    accepted = parse_accept_header(header[:200], LanguageAccept)
    return str(accepted.best_match(LANGUAGES, default="vi")) == "en"


def other_language_url(code: str = "") -> str:
    """This page in the other language, with its query; for a `code`, its neutral address.

    A code's page is kept for others: nothing of who asked first may stand in it.
    """
    other = "vi" if current_language() == "en" else "en"
    root = request.script_root.removesuffix("/en")
    if code or is_neutral(request.path):
        path = f"/q/{code}" if code else request.path
        return f"{root}{quote(path)}?lang={other}"
    root += "/en" if other == "en" else ""
    query = urlencode(request.args.to_dict(flat=False), doseq=True)
    return f"{root}{quote(request.path)}" + (f"?{query}" if query else "")


def day_text(day: date) -> str:
    """A day as Vietnam writes it, in both languages: 30/09/2026."""
    return day.strftime("%d/%m/%Y")


def moment_text(moment: datetime) -> str:
    """A moment on Vietnam's clock: 22/11/2026 10:42."""
    return moment.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")


def number_text(number: int) -> str:
    """A whole number with the separator of the language: 8.340 or 8,340."""
    grouped = f"{number:,}"
    return grouped if current_language() == "en" else grouped.replace(",", ".")


def decimal_text(number: float) -> str:
    """A number with the decimal sign of the language: 84,5 or 84.5."""
    text = f"{number:g}"
    return text if current_language() == "en" else text.replace(".", ",")
