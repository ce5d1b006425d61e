"""`GET /api/v1/producers`: who makes recognised goods."""

from flask import Response, abort, request
from sqlmodel import select

from catalog.channels import channels_of
from catalog.db import reading
from catalog.producer_lists import ListedProducer, goods_of, list_producers
from catalog.producers import Producer, ProducerKind
from catalog.units import Unit
from ocop_site.api.routes import answer, blanks, blueprint, last_updated
from ocop_site.api.shapes import channel_items, producer_item
from ocop_site.errors import refused
from ocop_site.listing import LICENCE, list_item
from ocop_site.register import register
from ocop_site.schemas.producers import ProducerDetails, ProducerItem, ProducerList
from ocop_site.search import read_strictly
from search_index.query import BadParameter, Facet

FACETS = (Facet.PROVINCE, Facet.KIND)
"""Of the catalogue's facets those that producers have too."""

_PARAMETERS = {*(facet.value for facet in FACETS), "page", "per_page"}


@blueprint.get("/producers")
def producers() -> Response:
    """Producers of recognised goods, narrowed by province and kind."""
    wanted, wrong = read_strictly(request.args.to_dict(flat=False))
    wrong += blanks()
    foreign = [name for name in request.args if name not in _PARAMETERS]
    wrong += [BadParameter(name, request.args[name]) for name in foreign]
    if wrong:
        return refused(wrong)
    opened = register()
    with reading(opened.engine) as session:
        total, found = list_producers(
            session,
            opened.today(),
            provinces=[str(code) for code in wanted.chosen.get(Facet.PROVINCE, ())],
            kinds=[ProducerKind(str(kind)) for kind in wanted.chosen.get(Facet.KIND, ())],
            start=(wanted.page - 1) * wanted.per_page,
            most=wanted.per_page,
        )
        listed: ProducerList = {
            "total": total,
            "page": wanted.page,
            "per_page": wanted.per_page,
            "items": [_item(one) for one in found],
            "last_updated": last_updated(session),
            "licence": LICENCE,
        }
    return answer(listed)


def _item(one: ListedProducer) -> ProducerItem:
    return producer_item(one.producer, one.province, one.goods)


@blueprint.get("/producers/<slug>")
def producer(slug: str) -> Response:
    """One producer with all its goods, also those of the past."""
    opened = register()
    with reading(opened.engine) as session:
        found = session.exec(select(Producer).where(Producer.slug == slug)).one_or_none()
        if found is None or found.voided_at is not None:
            abort(404)
        producer_id = found.id or 0
        goods = goods_of(session, [producer_id], opened.today()).get(producer_id, ())
        told: ProducerDetails = {
            **producer_item(found, session.get_one(Unit, found.province_id), goods),
            "goods": [list_item(card) for card in goods],
            "sales_channels": channel_items(channels_of(session, producer_id)),
            "last_updated": last_updated(session),
            "licence": LICENCE,
        }
    return answer(told)
