"""Entering what producers tell buyers, and where goods come from, through the register's verbs."""

from catalog.areas import enter_areas
from catalog.attestations import enter_attestations
from catalog.channels import enter_channels
from catalog.db import insert_rows
from catalog.demo.ledger import Ledger
from catalog.demo.makers import Maker
from catalog.demo.offering import Offering
from catalog.demo.plan import Plan
from catalog.demo.surroundings import goods_of, load_areas
from catalog.offers import enter_offers
from catalog.producers import PrivateContact
from catalog.tags import tag_products
from catalog.text import slugify


def offer_goods(
    ledger: Ledger, plan: Plan, makers: dict[Maker, int], product_ids: list[int]
) -> None:
    """Enter offers, tags, other certificates, channels and areas of the whole plan."""
    offering = Offering(plan.seed, plan.today)
    offers, tags, held = [], [], []
    for product, product_id in zip(plan.products, product_ids, strict=True):
        producer_id = makers[product.maker]
        offer = offering.offer(product)
        if offer is not None:
            offers.append((producer_id, {"product_id": product_id, **offer}))
        if tagged := offering.tags(product):
            tags.append((product_id, producer_id, tagged))
        if attested := offering.attestations(product):
            held.append((product_id, producer_id, attested))
    enter_offers(ledger.change, offers)
    tag_products(ledger.change, tags)
    enter_attestations(ledger.change, held)
    channels = ((i, offering.channels(maker, slugify(maker.name))) for maker, i in makers.items())
    enter_channels(ledger.change, [(i, found) for i, found in channels if found])
    _note_addresses(ledger, makers)
    _enter_areas(ledger, plan, makers, product_ids)


def _note_addresses(ledger: Ledger, makers: dict[Maker, int]) -> None:
    """Private addresses of four in five producers, to which enquiries go; hosts are nobody's."""
    rows = [
        {
            "producer_id": producer_id,
            "kind": "email",
            "value": f"lien-he@{slugify(maker.name)[:40].strip('-')}.example",
            "intake_id": None,
        }
        for number, (maker, producer_id) in enumerate(makers.items())
        if number % 5
    ]
    insert_rows(ledger.change.session, PrivateContact, rows)


def _enter_areas(
    ledger: Ledger, plan: Plan, makers: dict[Maker, int], product_ids: list[int]
) -> None:
    rows = []
    for area in load_areas():
        goods = [
            (product_ids[number], makers[plan.products[number].maker])
            for number in goods_of(area, plan)
        ]
        rows.append((area.columns(ledger.provinces[area.place.province.code]), goods))
    enter_areas(ledger.change, rows)
