"""Which language a page is in, and the same page in the others.

A WSGI layer takes `/en` and its like off the path and puts it into SCRIPT_NAME, so that every
`url_for` of an English page leads to an English page and no route is written twice.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from gettext import NullTranslations
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlencode

from babel.dates import format_skeleton
from babel.numbers import format_decimal
from flask import Flask, current_app, request
from flask_babel import Babel, get_translations

from catalog.clock import VIETNAM
from catalog.text import Text
from ocop_site.languages import DEFAULT, SOURCES, Language, Languages
from ocop_site.paths import TRANSLATIONS
from ocop_site.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_KEY = "ocop.language"
_ROOT = "ocop.root"


class LanguagePrefix:
    """WSGI layer: `/en/…` is the English twin of `/…`, and so for each language.

    The address on a pack (`/q/…`) is the same in every language: `?lang=` decides, else what
    the browser prefers.
    """

    def __init__(self, app: "WSGIApplication", spoken: Languages) -> None:
        self.app = app
        self.spoken = spoken

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if is_neutral(path):
            tag = self._wanted(environ)
            if tag != DEFAULT:
                _speak(environ, self.spoken.by_tag[tag])
        else:
            language = self.spoken.of_path(path)
            if language.prefix:
                environ["PATH_INFO"] = path[len(language.prefix) :] or "/"
                _speak(environ, language)
        return self.app(environ, start_response)

    def _wanted(self, environ: "WSGIEnvironment") -> str:
        query = environ.get("QUERY_STRING", "")
        if "lang=" in query:
            asked: str = parse_qs(query).get("lang", [""])[0]
            if asked in self.spoken.by_tag:
                return asked
        header = environ.get("HTTP_ACCEPT_LANGUAGE", "")
        return self.spoken.preferred(header) if header else DEFAULT


def is_neutral(path: str) -> bool:
    """Whether a path is a code's address, the same in every language."""
    return path[:3] in ("/q/", "/Q/")


def _speak(environ: "WSGIEnvironment", language: Language) -> None:
    root = environ.get("SCRIPT_NAME", "")
    environ[_KEY] = language.tag
    environ[_ROOT] = root
    environ["SCRIPT_NAME"] = root + language.prefix


def init_language(app: Flask, settings: Settings) -> None:
    """Set up translations and what templates need to speak of language, days and numbers."""
    folder = (settings.translations or TRANSLATIONS).resolve()
    spoken = app.extensions["languages"] = Languages(folder)
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(folder)
    Babel(
        app,
        default_locale=DEFAULT,
        default_timezone="Asia/Ho_Chi_Minh",
        locale_selector=lambda: reading_language().locale,
    )
    # Flask-Babel works out the locale anew for each text: a fifth of the time of a page.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: _translations().gettext(text),
        lambda one, many, count: _translations().ngettext(one, many, count),
        newstyle=True,
    )
    app.wsgi_app = LanguagePrefix(app.wsgi_app, spoken)  # type: ignore[method-assign]
    app.jinja_env.filters.update(
        day=day_text, moment=moment_text, number=number_text, decimal=decimal_text
    )
    app.jinja_env.globals.update(
        language=current_language,
        reading_language=reading_language,
        languages=languages,
        address_in=address_in,
    )


def _translations() -> NullTranslations:
    """The texts of this request's language, worked out once."""
    known: dict[str, NullTranslations] = current_app.extensions.setdefault("translations", {})
    tag = current_language()
    if tag not in known:
        known[tag] = get_translations()
    return known[tag]


def languages() -> Languages:
    """The languages of the running application."""
    spoken: Languages = current_app.extensions["languages"]
    return spoken


def current_language() -> str:
    """The tag of this request's language."""
    return str(request.environ.get(_KEY, DEFAULT))


def reading_language() -> Language:
    """The language of this request."""
    return languages().by_tag[current_language()]


def text_of(text: Text) -> str:
    """A text of the rules in the reader's language, in English where it is not translated."""
    language = current_language()
    if language in SOURCES:
        return text.in_language(language)
    return text.translated(get_translations().gettext)


def of_language(environ: "WSGIEnvironment") -> dict[str, Any]:
    """What a request's environment says of its language and nothing else of who asks."""
    return {name: environ[name] for name in (_KEY, _ROOT, "SCRIPT_NAME") if name in environ}


@contextmanager
def speaking(app: Flask, tag: str) -> Iterator[None]:
    """Outside a request: texts, days and addresses as a page in this language has them."""
    environ: dict[str, Any] = {"SCRIPT_NAME": ""}
    spoken: Languages = app.extensions["languages"]
    _speak(environ, spoken.by_tag[tag])
    with app.test_request_context(environ_overrides=environ):
        yield


def root_of_site() -> str:
    """The path under which the site lies, without a language; mostly empty."""
    root: str = request.environ.get(_ROOT, request.script_root)
    return root


def without_language(address: str) -> str:
    """An address of this site without its language: what is the same for all is kept once."""
    return root_of_site() + address.removeprefix(request.script_root)


def address_in(language: Language, code: str = "", query: dict[str, Any] | None = None) -> str:
    """This page in another language, with its query or the one given instead.

    For a `code`, its neutral address: a code's page is kept for others, and nothing of who
    asked first may stand in it.
    """
    root = root_of_site()
    if code or is_neutral(request.path):
        path = f"/q/{code}" if code else request.path
        return f"{root}{quote(path)}?lang={language.tag}"
    kept = request.args.to_dict(flat=False) if query is None else query
    asked = f"?{urlencode(kept, doseq=True)}" if kept else ""
    return f"{root}{language.prefix}{quote(request.path)}{asked}"


def day_text(day: date) -> str:
    """A day: 30/09/2026 in Vietnamese and English, elsewhere as the language writes it."""
    if current_language() in SOURCES:
        return day.strftime("%d/%m/%Y")
    return format_skeleton("yMMdd", day, locale=reading_language().locale)


def moment_text(moment: datetime) -> str:
    """A moment on Vietnam's clock: 22/11/2026 10:42."""
    local = moment.astimezone(VIETNAM)
    return f"{day_text(local.date())} {local:%H:%M}"


def number_text(number: int) -> str:
    """A whole number with the separator of the language: 8.340 or 8,340."""
    language = current_language()
    if language in SOURCES:
        grouped = f"{number:,}"
        return grouped if language == "en" else grouped.replace(",", ".")
    return format_decimal(number, locale=reading_language().locale)


def decimal_text(number: float) -> str:
    """A number with the decimal sign of the language: 84,5 or 84.5."""
    language = current_language()
    if language in SOURCES:
        text = f"{number:g}"
        return text if language == "en" else text.replace(".", ",")
    return format_decimal(number, locale=reading_language().locale)
