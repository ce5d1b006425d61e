"""Addresses of the interface for machines; bad parameters are 400, errors problem+json."""

from datetime import date

from flask import Response, abort, request
from sqlalchemy import select
from sqlmodel import Session

from catalog.cards import load_cards
from catalog.codes import MistypedCode, parse_code
from catalog.db import metadata, reading
from catalog.details import load_details
from catalog.events.held import HeldEvent
from catalog.events.reading import Wanted, events_ahead
from catalog.events.recurrence import Span
from catalog.events.words import EventState
from catalog.places.finding import places_with
from catalog.products import ProductText
from catalog.records import ProductRecord, find_record
from ocop_site.api.routes import answer, blanks, blueprint, last_updated
from ocop_site.api.shapes import product_details
from ocop_site.errors import refused
from ocop_site.listing import LICENCE, list_item
from ocop_site.register import register
from ocop_site.schemas.goods import FacetCount, ProductList, Suggestions
from ocop_site.search import find, read_strictly, search
from search_index.engine import SearchResult
from search_index.query import BadParameter, Facet


@blueprint.get("/products")
def products() -> Response:
    """The catalogue under the same parameters as the page."""
    wanted, wrong = read_strictly(request.args.to_dict(flat=False))
    wrong += blanks()
    if wrong:
        return refused(wrong)
    found = find(wanted)
    opened = register()
    with reading(opened.engine) as session:
        cards = load_cards(session, found.ids, opened.today())
        updated = last_updated(session)
    listed: ProductList = {
        "total": found.total,
        "page": wanted.page,
        "per_page": wanted.per_page,
        "searched_for": found.searched_for or None,
        "items": [list_item(card) for card in cards],
        "facets": _facets(found),
        "last_updated": updated,
        "licence": LICENCE,
    }
    return answer(listed)


def _facets(found: SearchResult) -> dict[str, list[FacetCount]]:
    return {
        facet.value: [
            {"value": value, "count": count} for value, count in found.facets[facet].items()
        ]
        for facet in Facet
    }


@blueprint.get("/products/<code>")
def product(code: str) -> Response:
    """One product with its certificates, their history and its texts."""
    try:
        value = parse_code(code).value
    except MistypedCode:
        abort(404)
    opened = register()
    with reading(opened.engine) as session:
        record = find_record(session, value, opened.today())
        if record is None or record.speaking is None:
            abort(404)
        texts = session.execute(
            select(ProductText).where(
                metadata.tables["product_text"].c.product_id == record.product.id
            )
        ).scalars()
        told = load_details(session, record.product.id or 0, record.producer.id or 0)
        return answer(
            product_details(
                record,
                list(texts),
                told,
                places_with(session, record.product.id or 0),
                _carried_by(session, record, opened.today()),
                last_updated(session),
            )
        )


def _carried_by(
    session: Session, record: ProductRecord, today: date
) -> list[tuple[HeldEvent, Span]]:
    """Events ahead that announce a product, each with its next time; none for one not in force."""
    if record.speaking is None or not record.speaking.status.in_force:
        return []
    wanted = Wanted(product_id=record.product.id)
    ahead = events_ahead(session, today, wanted, (EventState.PUBLISHED,))
    return [(event, span) for event in ahead if (span := event.time_on(today))]


@blueprint.get("/suggest")
def suggest() -> Response:
    """Products whose names continue what is being typed."""
    if wrong := [BadParameter(name, request.args[name]) for name in request.args if name != "q"]:
        return refused(wrong)
    found = search().suggest(request.args.get("q", ""), register().today())
    items: Suggestions = {"items": [{"name": one.name, "code": one.code} for one in found]}
    return answer(items)
