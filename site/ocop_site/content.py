"""What was given in one language and is read in another: marked, and said once on a page."""

from flask import Flask, g
from markupsafe import Markup, escape

from catalog.content import Said
from catalog.text import Text
from catalog.units import Unit
from ocop_site.language import current_language
from ocop_site.languages import SOURCES


def init_content(app: Flask) -> None:
    """Offer templates what marks a text with its language."""
    app.jinja_env.filters.update(
        given=given, named=named, vietnamese=vietnamese, unit_name=unit_name
    )
    app.jinja_env.globals["notice_is_due"] = notice_is_due


def reading_order() -> tuple[str, ...]:
    """The languages in which a reader is given a text: the one asked, English, Vietnamese."""
    return tuple(dict.fromkeys((current_language(), *reversed(SOURCES))))


def naming_order() -> tuple[str, ...]:
    """The languages in which a product's name is looked for before its Vietnamese one."""
    order = reading_order()
    return order[: order.index("vi")]


def given(said: Said | Text) -> Markup:
    """A text in the language in which it is given; where that is not the page's, it is said.

    A `Text` of a producer may have no English; it is never translated by a catalogue.
    """
    said = _said(said)
    if said.text and said.language != current_language():
        g.given_otherwise = True
    return named(said)


def named(said: Said | Text) -> Markup:
    """A name in its language. What stands on a label is no missing translation."""
    said = _said(said)
    if not said.text or said.language == current_language():
        return escape(said.text)
    return Markup('<span lang="{}">{}</span>').format(said.language, said.text)


def _said(said: Said | Text) -> Said:
    if isinstance(said, Said):
        return said
    wanted = current_language() == "vi" or said.en in ("", said.vi)
    return Said(said.vi, "vi") if wanted else Said(said.en, "en")


def unit_name(unit: Unit) -> str:
    """A unit as it is called in a sentence: "tỉnh Vĩnh Long", elsewhere "Vĩnh Long"."""
    return f"{unit.kind} {unit.name}" if current_language() == "vi" else unit.name


def vietnamese(text: str) -> Markup:
    """What is Vietnamese whoever reads it: names of goods, of makers, of places."""
    return named(Said(text, "vi"))


def notice_is_due() -> bool:
    """Whether the page holds what is not in its language and has not said so yet."""
    due = bool(g.get("given_otherwise")) and not g.get("notice_given")
    g.notice_given = g.get("notice_given") or due
    return due
