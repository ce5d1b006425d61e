"""What a further language does not say yet stands in English on a page, and says that it does.

Whether a message ends up in a text, in an attribute or in a title is only seen in the finished
page. So a message that is not translated carries two marks until then: in a text they become
a `<span lang="en">`, everywhere else they go.
"""

import re
from typing import Any

from flask import Flask, g, request
from flask_babel import get_translations
from jinja2 import Template

from catalog.text import Text
from ocop_site.language import current_language, text_of
from ocop_site.languages import SOURCES

_OPEN, _CLOSE = "\ue000", "\ue001"  # two characters of Unicode's private use
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_NO_SPAN_INSIDE = re.compile(
    r"<(title|textarea|option|script|style|svg)\b.*?</\1>|<[^<>]*>", re.DOTALL
)


def init_fallback(app: Flask) -> None:
    """Mark what templates say in English for want of a translation."""
    app.jinja_env.template_class = _Page
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=_gettext, ngettext=_ngettext, newstyle=True
    )
    app.jinja_env.filters.update(text=page_text, capitalize_first=capitalize_first)


def page_text(text: Text) -> str:
    """A text of the rules on a page, marked where it is not translated."""
    return _marked(text_of(text), text.en)


def capitalize_first(text: str) -> str:
    """A text with a capital at its start, its marks aside."""
    start = 1 if text[:1] == _OPEN else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def settle(page: str, *, html: bool) -> str:
    """A finished page whose marks have become spans, or gone where there can be none."""
    if _OPEN not in page:
        return page
    if not html:
        return _MARKS.sub("", page)
    plain = _NO_SPAN_INSIDE.sub(lambda found: _MARKS.sub("", found[0]), page)
    return plain.replace(_OPEN, '<span lang="en">').replace(_CLOSE, "</span>")


class _Page(Template):
    """A template whose page is settled when it is rendered as a whole."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        html = (self.name or "").endswith(".html")
        return settle(super().render(*args, **kwargs), html=html)


def _gettext(english: str) -> str:
    return _marked(get_translations().ugettext(english), english)


def _ngettext(one: str, many: str, number: int) -> str:
    said = get_translations().ungettext(one, many, number)
    # A catalogue with one form for all numbers gives back the singular of what it lacks.
    english = one if number == 1 else many
    return _marked(english if said == one else said, english)


def _marked(said: str, english: str) -> str:
    if not said or said != english or not request or current_language() in SOURCES:
        return said
    g.given_otherwise = True
    return f"{_OPEN}{said}{_CLOSE}"
