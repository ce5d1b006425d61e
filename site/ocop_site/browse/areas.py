"""Craft villages and raw-material areas, and the goods that come from them."""

from flask import abort, render_template
from sqlmodel import col, select

from catalog.areas import Area, AreaKind, area_product_ids, find_area, first_goods
from catalog.cards import load_cards
from catalog.content import Said
from catalog.db import reading
from catalog.units import Unit
from ocop_site.browse.routes import blueprint
from ocop_site.content import naming_order, reading_order
from ocop_site.register import register


@blueprint.get("/areas")
def areas() -> str:
    """Every craft village and raw-material area, with its province."""
    with reading(register().engine) as session:
        rows = session.exec(
            select(Area, Unit)
            .join(Unit, col(Unit.id) == Area.province_id)
            .order_by(col(Area.sort_key))
        ).all()
        kinds = [(kind, [row for row in rows if row[0].kind is kind]) for kind in AreaKind]
        return render_template("browse/areas.html", kinds=kinds, goods=first_goods(session))


@blueprint.get("/areas/<slug>")
def area(slug: str) -> str:
    """One area: what is said of it, and its goods with their status of today."""
    opened = register()
    with reading(opened.engine) as session:
        found = find_area(session, slug)
        if found is None:
            abort(404)
        ids = area_product_ids(session, found.id or 0)
        cards = load_cards(session, ids, opened.today(), naming_order())
        return render_template(
            "browse/area.html",
            area=found,
            told=_told(found),
            province=session.get_one(Unit, found.province_id),
            held=[card for card in cards if card.status.in_force],
            past=[card for card in cards if not card.status.in_force],
        )


def _told(found: Area) -> Said | None:
    """What is said of an area, in the first language of the reader that has it."""
    texts = {"vi": found.text_vi, "en": found.text_en}
    return next((Said(texts[x], x) for x in reading_order() if texts.get(x)), None)
