"""`GET /api/v1/places`: where certified goods are on sale."""

from flask import Response, abort, redirect, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from catalog.cards import load_cards
from catalog.db import reading
from catalog.places.lists import PlaceLine, line_of, list_places
from catalog.places.queries import find_place, stock_of, timetable_of
from catalog.places.records import Place
from catalog.places.rules import point_of
from catalog.places.words import PlaceState
from ocop_site.api.routes import answer, blanks, blueprint, last_updated, number
from ocop_site.errors import refused
from ocop_site.listing import LICENCE, iso, list_item, public_address
from ocop_site.register import register
from ocop_site.schemas.places import PlaceDetails, PlaceGoods, PlaceItem, PlaceList
from ocop_site.visit.asked import PARAMETERS, read_asked
from search_index.query import MOST_PER_PAGE, PER_PAGE, BadParameter


@blueprint.get("/places")
def places() -> Response:
    """Public places under the same filters as the page."""
    now = register().now()
    with reading(register().engine) as session:
        asked, wrong = read_asked(session, request.args.to_dict(flat=False))
        per_page = number("per_page", PER_PAGE, MOST_PER_PAGE, wrong)
        wrong += blanks()
        known = {*PARAMETERS, "per_page"}
        wrong += [BadParameter(x, request.args[x]) for x in request.args if x not in known]
        if wrong:
            return refused(wrong)
        start = (asked.page - 1) * per_page
        total, lines = list_places(session, asked.wish(now), now, start=start, most=per_page)
        listed: PlaceList = {
            "total": total,
            "page": asked.page,
            "per_page": per_page,
            "items": [place_item(line) for line in lines],
            "last_updated": last_updated(session),
            "licence": LICENCE,
        }
    return answer(listed)


@blueprint.get("/places/<slug>")
def place(slug: str) -> AnyResponse:
    """One place with its goods; a merged one leads to what it became."""
    with reading(register().engine) as session:
        found = find_place(session, slug)
        if found is not None and found.merged_into is not None:
            into = session.get_one(Place, found.merged_into)
            return redirect(url_for("api.place", slug=into.slug), 301)
        if found is None or found.state not in (PlaceState.PUBLISHED, PlaceState.CLOSED):
            abort(404)
        return answer(_details(session, found))


def place_item(line: PlaceLine) -> PlaceItem:
    """A place in short."""
    place, point = line.place, point_of(line.place)
    return {
        "slug": place.slug,
        "name": place.name,
        "kind": place.kind,
        "operator": place.operator or None,
        "address": place.address or None,
        "commune": place.commune or None,
        "province": {"code": line.province.code, "name": line.province.name},
        "coordinates": (
            {"latitude": point.latitude, "longitude": point.longitude} if point else None
        ),
        "opening": {
            "open": line.opening.is_open,
            "text": {"vi": line.opening.text.vi, "en": line.opening.text.en},
        },
        "products": line.certified,
        "confirmed_on": iso(place.confirmed_on),
        "stale_since": iso(line.stale_since),
        "url": public_address("visit.place", slug=place.slug),
    }


def _details(session: Session, found: Place) -> PlaceDetails:
    table = timetable_of(session, found)
    note = found.hours_note
    return {
        **place_item(line_of(session, found, register().now())),
        "state": found.state.value,
        "closed_on": iso(found.closed_on),
        "former_place": found.former_place or None,
        "hours": [
            {"weekday": span.weekday + 1, "opens": span.opens, "closes": span.closes}
            for span in table.hours
        ],
        "hours_note": {"vi": note, "en": found.hours_note_en or note} if note else None,
        "holidays": found.holidays,
        "closings": [
            {
                "first_day": shut.first_day.isoformat(),
                "last_day": shut.last_day.isoformat(),
                "kind": shut.kind,
            }
            for shut in table.closings
        ],
        "phone": found.phone or None,
        "email": found.email or None,
        "website": found.website or None,
        "decision": found.decision or None,
        "confirmed_by": found.confirmed_by or None,
        "goods": _goods(session, found),
        "last_updated": last_updated(session),
        "licence": LICENCE,
    }


def _goods(session: Session, found: Place) -> list[PlaceGoods]:
    seen = stock_of(session, found.id or 0)
    return [
        {**list_item(card), "seen_on": seen[card.id].isoformat()}
        for card in load_cards(session, list(seen), register().today())
    ]
