"""The door sign of a place: an A4 sheet and the bare symbol, both leading to its page.

A sign claims nothing of any goods: it says where to see what is certified there today.
"""

from io import BytesIO

from flask import Response, abort, url_for
from flask_babel import gettext as _
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from catalog.db import reading
from catalog.places.queries import find_place
from catalog.places.records import Place
from catalog.places.words import PlaceState
from ocop_site.book import paper
from ocop_site.book.paper import Style, wrap
from ocop_site.book.sheet import Sheet
from ocop_site.drawings import emblem
from ocop_site.language import without_language
from ocop_site.register import register
from ocop_site.symbols import Symbol, page_symbol, symbol_svg
from ocop_site.symbols.layout import SAMPLE_WORDS
from ocop_site.symbols.pdf import pdf_font
from ocop_site.visit.routes import blueprint

_MIDDLE = paper.WIDTH / 2
_ROOM = 170.0
_SYMBOL = 112.0
_NAME = Style(30, 38, bold=True)
_WHERE = Style(15, 22, colour=paper.INK_SOFT)
_CALL = Style(19, 27, bold=True)
_ADDRESS = Style(13, 18, bold=True)
_NOTE = Style(12, 17)


@blueprint.get("/places/<slug>/sign.pdf")
def sign(slug: str) -> Response:
    """The sheet for the door, in the language of the page that it is asked from."""
    place = _public_place(slug)
    out = BytesIO()
    _draw(out, place, _symbol(place))
    name = f"{place.slug}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-cache"}
    return Response(out.getvalue(), mimetype="application/pdf", headers=headers)


@blueprint.get("/places/<slug>/symbol.svg")
def sign_symbol(slug: str) -> Response:
    """The symbol alone, for a sign of one's own."""
    return Response(symbol_svg(_symbol(_public_place(slug))), mimetype="image/svg+xml")


def _public_place(slug: str) -> Place:
    with reading(register().engine) as session:
        found = find_place(session, slug)
    if found is None or found.state is not PlaceState.PUBLISHED:
        abort(404)
    return found


def _symbol(place: Place) -> Symbol:
    """Its public address, the Vietnamese one: whoever scans it can change the language."""
    opened = register()
    path = without_language(url_for("visit.place", slug=place.slug))
    return page_symbol(opened.settings.public_url, path, sample=opened.demonstration)


def _draw(out: BytesIO, place: Place, symbol: Symbol) -> None:
    size = (paper.WIDTH * mm, paper.HEIGHT * mm)
    canvas = Canvas(out, pagesize=size, pageCompression=1, initialFontName=pdf_font(bold=False))
    canvas.setTitle(place.name)
    canvas.setAuthor(register().settings.site_name)
    sheet = Sheet(canvas)
    sheet.flood(paper.PAPER)
    if symbol.sample:
        sheet.flood(paper.SON, 0, 12)
        sheet.centred(SAMPLE_WORDS, Style(15, 20, bold=True, colour=paper.WHITE), _MIDDLE, 2.4)
    sheet.picture(emblem(), _MIDDLE - 10, 20, 20)
    top = _centred(sheet, place.name, _NAME, 46)
    where = ", ".join(filter(None, (place.address, place.commune)))
    top = _centred(sheet, where, _WHERE, top + 1)
    top += 7
    sheet.block(
        _MIDDLE - _SYMBOL / 2 - 6, top, _SYMBOL + 12, _SYMBOL + 12, paper.WHITE, shadow=True
    )
    sheet.symbol(symbol, _MIDDLE - _SYMBOL / 2, top + 6, _SYMBOL)
    top = _centred(sheet, _("Scan to see what is certified here today"), _CALL, top + _SYMBOL + 19)
    top = _centred(sheet, symbol.readable_address, _ADDRESS, top + 1)
    _centred(
        sheet,
        _(
            "The page lists the OCOP goods sold here one by one, with stars and last valid day. "
            "Other goods sold here do not carry the mark."
        ),
        _NOTE,
        top + 4,
    )
    sheet.centred(register().settings.site_name, paper.RUNNING, _MIDDLE, paper.FOOT + 6)
    canvas.save()


def _centred(sheet: Sheet, text: str, style: Style, top: float) -> float:
    """A text around the middle in as many lines as it needs; the top of what follows."""
    for line in wrap(text, style, _ROOM):
        sheet.centred(line, style, _MIDDLE, top)
        top += style.line
    return top
