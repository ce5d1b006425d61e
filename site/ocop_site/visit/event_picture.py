"""What goes out into the world of an event: the picture to share, the symbol for posters."""

from datetime import date

from flask import Response, abort, url_for
from flask_babel import gettext as _

from catalog.db import reading
from catalog.events.held import HeldEvent
from catalog.events.reading import find_shown
from catalog.events.stalls import PublicStalls, stalls_of
from catalog.events.words import EventState
from ocop_site.language import without_language
from ocop_site.listing import public_address
from ocop_site.register import register
from ocop_site.sharing.posters import Poster, poster_png
from ocop_site.sharing.views import ON_THE_SITES, digest_of, frame, picture_of, respond
from ocop_site.symbols import page_symbol, symbol_svg
from ocop_site.visit.event_words import event_name, span_text, where_text
from ocop_site.visit.routes import blueprint

_PICTURES = 4


@blueprint.get("/share/fairs/<slug>.png")
def fair_picture(slug: str) -> Response:
    """An event's name, days and place beside some of the certified goods to be found there."""
    today = register().today()
    with reading(register().engine) as session:
        event = find_shown(session, slug) or abort(404)
        poster = _poster(event, stalls_of(session, event.row.id or 0, today), today)
    return respond(poster_png(poster), poster)


@blueprint.get("/fairs/<slug>/symbol.svg")
def fair_symbol(slug: str) -> Response:
    """The symbol for posters: the event's page in Vietnamese, where the language can be changed."""
    opened = register()
    with reading(opened.engine) as session:
        if find_shown(session, slug) is None:
            abort(404)
    path = without_language(url_for("visit.fair", slug=slug))
    symbol = page_symbol(opened.settings.public_url, path, sample=opened.demonstration)
    return Response(symbol_svg(symbol), mimetype="image/svg+xml")


@blueprint.app_template_global("share_of_event")
def share_of_event(event: HeldEvent, stalls: PublicStalls, today: date) -> str:
    """The address of an event's picture; `stalls` are those of the day."""
    version = digest_of(_poster(event, stalls, today))
    return public_address("visit.fair_picture", slug=event.row.slug, v=version)


def _poster(event: HeldEvent, stalls: PublicStalls, today: date) -> Poster:
    """Cancelled, it says so first: pictures go on being passed around."""
    off = _("This event is cancelled.") if event.row.state is EventState.CANCELLED else ""
    lines = (off, span_text(event.shown_on(today)), where_text(event))
    goods = {card.id: card for stall in stalls.stalls for card in stall.certified}
    pictures = tuple(picture_of(card) for card in list(goods.values())[:_PICTURES])
    title = event_name(event.row)
    return Poster(frame(""), title, tuple(x for x in lines if x), pictures or ON_THE_SITES)
