"""Addresses of the pictures to share; each changes with what its picture says."""

from hashlib import blake2b

from flask import Blueprint, Flask, Response, abort, request
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlmodel import Session, select

from catalog.cards import Card, card_of, load_cards, producer_product_ids
from catalog.codes import MistypedCode, parse_code
from catalog.db import reading
from catalog.producers import Producer
from catalog.products import Product
from catalog.records import ProductRecord
from catalog.status import Status
from ocop_site.assets import VERSION
from ocop_site.language import day_text, text_of
from ocop_site.listing import public_address
from ocop_site.register import register
from ocop_site.sharing.posters import (
    Frame,
    Picture,
    Poster,
    ProductPoster,
    poster_png,
    product_png,
)
from ocop_site.symbols.layout import SAMPLE_WORDS

blueprint = Blueprint("sharing", __name__, url_prefix="/share")

_FOR_EVER = "public, max-age=31536000, immutable"
ON_THE_SITES = (
    Picture(1, "Bưởi Đoan Hùng", "A1"),
    Picture(13, "Cà phê Buôn Ma Thuột", "B2"),
    Picture(2, "Nước mắm Phú Quốc", "C3"),
    Picture(22, "Gốm Bát Tràng", "D4"),
)
"""Drawings for what has no goods of its own."""


def init_sharing(app: Flask) -> None:
    """Offer the pictures' addresses to every template."""
    app.jinja_env.globals.update(
        share_of_site=share_of_site,
        share_of_product=share_of_product,
        share_of_producer=share_of_producer,
    )


@blueprint.get("/site.png")
def site() -> Response:
    """The picture of every page that has none of its own."""
    poster = _site_poster()
    return respond(poster_png(poster), poster)


@blueprint.get("/<code>.png")
def product(code: str) -> Response:
    """The picture of a product, as it stands today."""
    try:
        value = parse_code(code).value
    except MistypedCode:
        abort(404)
    opened = register()
    with reading(opened.engine) as session:
        ids = list(session.exec(select(Product.id).where(Product.code == value)))
        cards = load_cards(session, [found or 0 for found in ids], opened.today())
    if not cards:
        abort(404)
    poster = _product_poster(cards[0])
    return respond(product_png(poster), poster)


@blueprint.get("/producers/<slug>.png")
def producer(slug: str) -> Response:
    """The picture of a producer: its name, its place and some of its goods in force."""
    with reading(register().engine) as session:
        found = session.exec(select(Producer).where(Producer.slug == slug)).one_or_none()
        if found is None or found.voided_at is not None:
            abort(404)
        poster = _producer_poster(found, _held_by(session, found))
    return respond(poster_png(poster), poster)


def respond(png: bytes, poster: Poster | ProductPoster) -> Response:
    """A picture; under the address that changes with it, for ever."""
    kept = _FOR_EVER if request.args.get("v") == digest_of(poster) else "no-cache"
    headers = {
        "Cache-Control": kept,
        # Made to be shown by others.
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    response = Response(png, mimetype="image/png", headers=headers)
    response.add_etag()
    response.make_conditional(request)
    return response


def digest_of(poster: Poster | ProductPoster) -> str:
    """What a picture shows, as part of its address."""
    return blake2b(f"{VERSION}{poster!r}".encode(), digest_size=6).hexdigest()


def share_of_site() -> str:
    """The address of the site's picture."""
    return public_address("sharing.site", v=digest_of(_site_poster()))


def share_of_product(record: ProductRecord) -> str:
    """The address of a product's picture; the product has a certificate that speaks."""
    card = card_of(record)
    return public_address("sharing.product", code=card.code, v=digest_of(_product_poster(card)))


def share_of_producer(producer: Producer, held: list[Card]) -> str:
    """The address of a producer's picture; `held` are its goods in force, in order."""
    poster = _producer_poster(producer, held)
    return public_address("sharing.producer", slug=producer.slug, v=digest_of(poster))


def _held_by(session: Session, producer: Producer) -> list[Card]:
    ids = producer_product_ids(session, producer.id or 0)
    cards = load_cards(session, ids, register().today())
    return [card for card in cards if card.status.in_force]


def frame(where: str) -> Frame:
    """What stands around every picture; `where` is the path at which to check."""
    opened = register()
    footer = _("Check it today: %(address)s", address=opened.settings.public_host + where)
    sample = SAMPLE_WORDS if opened.demonstration else ""
    return Frame(opened.settings.site_name, footer, sample)


def picture_of(card: Card) -> Picture:
    """The drawing of a product."""
    return Picture(card.set_no, card.name, card.code)


def _product_poster(card: Card) -> ProductPoster:
    place = card.province_name
    if card.former_province and card.former_province != place:
        place += f" ({_('formerly %(name)s', name=card.former_province)})"
    return ProductPoster(
        frame(f"/q/{card.code}"),
        picture_of(card),
        card.producer_name,
        place,
        card.status,
        card.stars,
        _("%(n)s stars", n=card.stars),
        _validity(card),
        _("Illustration, not a photograph of the pack"),
    )


def _validity(card: Card) -> str:
    if card.status.in_force:
        return str(_("Valid until %(day)s", day=day_text(card.last_day)))
    if card.status is Status.LAPSED:
        return str(_("Lapsed after %(day)s", day=day_text(card.last_day)))
    return text_of(card.status.label)


def _producer_poster(producer: Producer, held: list[Card]) -> Poster:
    count = ngettext("%(num)s product in force", "%(num)s products in force", len(held))
    lines = tuple(line for line in (producer.place, count) if line)
    pictures = tuple(picture_of(card) for card in held[:4])
    return Poster(frame(""), producer.name, lines, pictures)


def _site_poster() -> Poster:
    lines = (
        _("Public register of OCOP products: whose, from where, how many stars, until which day."),
    )
    return Poster(frame(""), _("Do the stars on this pack still hold?"), lines, ON_THE_SITES)
