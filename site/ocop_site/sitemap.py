"""The sitemap: every page that may be found, in each language, in parts that robots accept."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for
from sqlmodel import Session, col, select

from catalog.areas import Area
from catalog.db import reading
from catalog.events.reading import shown_events
from catalog.findable import count_findable, findable_producers, findable_products
from catalog.places.finding import public_slugs
from catalog.units import present_provinces
from ocop_site.head import FOR_ONE_READER
from ocop_site.language import languages, root_of_site
from ocop_site.register import register
from ocop_site.search import vocabulary

blueprint = Blueprint("sitemap", __name__)

PER_PART = 5_000
"""Products in a part: in two languages far below the 50,000 addresses that are allowed."""

_NO_PAGES = {"account", "api", "desk", "health", "report", "sharing", "sitemap", "verify"}
"""Blueprints whose addresses are for machines, for one code or for one reader."""

Paths = Iterable[tuple[str, date | None]]
"""Addresses without language, and the day of their last change where it is known."""


@blueprint.get("/sitemap.xml")
def index() -> Response:
    """The parts."""
    with reading(register().engine) as session:
        products, producers = count_findable(session, register().today())
    parts = ["pages", *_parts("products", products), *_parts("producers", producers)]
    addresses = [_base() + f"/sitemap/{part}.xml" for part in parts]
    return _respond(render_template("sitemap/index.xml", addresses=addresses))


def _parts(kind: str, count: int) -> list[str]:
    return [f"{kind}-{number + 1}" for number in range(-(-count // PER_PART))]


@blueprint.get("/sitemap/pages.xml")
def pages() -> Response:
    """Pages without a name in their address; provinces, product sets, areas, places."""
    with reading(register().engine) as session:
        provinces = [unit.slug for unit in present_provinces(session)]
        areas = list(session.exec(select(Area.slug).order_by(col(Area.sort_key))))
        fairs = shown_events(session)
        places = public_slugs(session)
    addresses = [
        *map(url_for, _plain_endpoints()),
        *(url_for("browse.province", slug=slug) for slug in provinces),
        *(url_for("browse.product_set", number=number) for number in vocabulary().sets),
        *(url_for("browse.area", slug=slug) for slug in areas),
        *(url_for("visit.place", slug=slug) for slug in places),
    ]
    paths = [(_bare(address), None) for address in addresses]
    held = ((_bare(url_for("visit.fair", slug=slug)), day) for slug, day in fairs)
    return _part(chain(paths, held))


def _plain_endpoints() -> Iterator[str]:
    """Every page whose address has no name in it, but for what is of use to one reader alone."""
    for rule in current_app.url_map.iter_rules():
        for_people = rule.endpoint.partition(".")[0] not in _NO_PAGES and "." not in rule.rule
        asked = not rule.arguments and "GET" in (rule.methods or ())
        if for_people and asked and rule.endpoint not in FOR_ONE_READER:
            yield rule.endpoint


@blueprint.get("/sitemap/<any(products, producers):kind>-<int:number>.xml")
def part(kind: str, number: int) -> Response:
    """Some thousand products or producers."""
    if not 1 <= number <= _MOST_PARTS:
        abort(404)
    with reading(register().engine) as session:
        paths = list(_KINDS[kind](session, (number - 1) * PER_PART))
    if not paths:
        abort(404)
    return _part(paths)


_MOST_PARTS = 10_000


def _products(session: Session, start: int) -> Iterator[tuple[str, date]]:
    for one in findable_products(session, register().today(), start, PER_PART):
        yield _bare(url_for("browse.product", slug=one.slug, code=one.code)), one.changed_on


def _producers(session: Session, start: int) -> Iterator[tuple[str, date]]:
    for one in findable_producers(session, register().today(), start, PER_PART):
        yield _bare(url_for("browse.producer", slug=one.slug)), one.changed_on


_KINDS = {"products": _products, "producers": _producers}


def _part(paths: Paths) -> Response:
    prefixes = [(spoken.tag, _base() + spoken.prefix) for spoken in languages()]
    return _respond(render_template("sitemap/part.xml", paths=paths, prefixes=prefixes))


def _base() -> str:
    return register().settings.public_url + root_of_site()


def _bare(address: str) -> str:
    """An address of this site without its language."""
    return address.removeprefix(request.script_root)


def _respond(text: str) -> Response:
    kept = {"Cache-Control": "public, max-age=3600"}
    return Response(text, mimetype="application/xml", headers=kept)
