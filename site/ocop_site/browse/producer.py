"""One producer and every product of it that the register knows."""

from flask import abort, render_template
from sqlmodel import select

from catalog.cards import load_cards, producer_product_ids
from catalog.channels import channels_of
from catalog.db import reading
from catalog.producers import Producer
from catalog.units import Unit
from ocop_site.browse.routes import blueprint
from ocop_site.content import naming_order
from ocop_site.register import register


@blueprint.get("/producers/<slug>")
def producer(slug: str) -> str:
    """A producer, where it sells, and its products, each with its status."""
    opened = register()
    with reading(opened.engine) as session:
        found = session.exec(select(Producer).where(Producer.slug == slug)).one_or_none()
        if found is None or found.voided_at is not None:
            abort(404)
        producer_id = found.id or 0
        ids = producer_product_ids(session, producer_id)
        cards = load_cards(session, ids, opened.today(), naming_order())
        return render_template(
            "browse/producer.html",
            producer=found,
            province=session.get_one(Unit, found.province_id),
            channels=channels_of(session, producer_id),
            held=[card for card in cards if card.status.in_force],
            past=[card for card in cards if not card.status.in_force],
        )
