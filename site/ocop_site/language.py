"""Which language a page is in: Vietnamese, or English under `/en`.

A WSGI layer takes `/en` off the path and puts it into SCRIPT_NAME, so that every `url_for`
of an English page leads to an English page and no route is written twice.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

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
    """WSGI layer: `/en/…` is the English twin of `/…`."""

    def __init__(self, app: "WSGIApplication") -> None:
        self.app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path.startswith("/en") and (len(path) == 3 or path[3] == "/"):
            environ[_KEY] = "en"
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + "/en"
            environ["PATH_INFO"] = path[3:] or "/"
        return self.app(environ, start_response)


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


def speak(language: str) -> None:
    """Answer this request in `language`, whatever its path says."""
    request.environ[_KEY] = language


@lru_cache(maxsize=1024)
def prefers_english(header: str) -> bool:
    """Whether an Accept-Language header wants English rather than Vietnamese."""
    accepted = parse_accept_header(header[:200], LanguageAccept)
    return accepted.best_match(LANGUAGES, default="vi") == "en"


def other_language_url() -> str:
    """This page in the other language, with its query."""
    root = request.script_root
    base = root.removesuffix("/en") if current_language() == "en" and root.endswith("/en") else root
    prefix = base if root.endswith("/en") else f"{base}/en"
    query = request.query_string.decode("ascii", "ignore")
    return f"{prefix}{request.path}" + (f"?{query}" if query else "")


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
