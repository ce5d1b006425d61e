"""`/data` for people, `/openapi.json` for programs: what the register gives away and how."""

import json

from flask import Blueprint, Response, jsonify, render_template, request

from catalog.audit import last_change
from catalog.cards import Card, load_cards
from catalog.db import reading
from catalog.events.reading import shown_events
from catalog.places.finding import public_slugs
from ocop_site.api.document import openapi
from ocop_site.api.limits import PER_MINUTE
from ocop_site.assets import VERSION
from ocop_site.data.offered import feeds, files, first_in_force, questions
from ocop_site.listing import LICENCE, list_item
from ocop_site.register import register
from ocop_site.search import vocabulary
from search_index.query import LISTED

blueprint = Blueprint("data", __name__)


@blueprint.get("/data")
def page() -> str:
    """Files, feeds and the interface, with examples that work, licence and limits."""
    opened = register()
    today = opened.today()
    with reading(opened.engine) as session:
        shown = _example(load_cards(session, [first_in_force() or 0], today))
        updated = last_change(session)
        fairs = shown_events(session)
        places = public_slugs(session)
    known = {
        "code": shown.code if shown else "",
        "slug": shown.producer_slug if shown else "",
        "day": today.isoformat(),
        "fair": fairs[0][0] if fairs else "",
        "place": places[0] if places else "",
    }
    return render_template(
        "data/page.html",
        files=files(),
        feeds=feeds(),
        questions=questions(known),
        item=json.dumps(list_item(shown), ensure_ascii=False, indent=2) if shown else None,
        updated=updated,
        today=today,
        now=opened.now(),
        statuses=LISTED,
        licence=LICENCE,
        per_minute=PER_MINUTE,
        base=opened.settings.public_url,
    )


def _example(cards: list[Card]) -> Card | None:
    return cards[0] if cards else None


@blueprint.get("/openapi.json")
def description() -> Response:
    """The interface as OpenAPI 3.1; its addresses are those of the public site."""
    settings = register().settings
    described = openapi(settings.site_name, settings.public_url, VERSION, vocabulary())
    response = jsonify(described)
    response.headers["Cache-Control"] = "public, max-age=3600"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.add_etag()
    response.make_conditional(request)
    return response
