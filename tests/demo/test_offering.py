"""What the demonstration's producers tell: believable, repeatable, and nobody's own."""

import re
from datetime import date

import pytest

from catalog.attestations import AttestationKind
from catalog.demo.offering import Offering
from catalog.demo.plan import Plan, plan_demo
from catalog.demo.surroundings import goods_of, load_areas
from catalog.season import months_of
from catalog.text import slugify

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_demo(TODAY, products=900)


def test_the_same_seed_tells_the_same(plan: Plan) -> None:
    first, second = (
        [Offering(7, TODAY).offer(product) for product in plan.products[:50]] for _ in range(2)
    )
    assert first == second
    assert first != [Offering(8, TODAY).offer(product) for product in plan.products[:50]]


def test_most_tell_something_and_some_nothing(plan: Plan) -> None:
    offering = Offering(plan.seed, TODAY)
    told = [offering.offer(product) for product in plan.products]
    assert 0.6 < sum(offer is not None for offer in told) / len(told) < 0.9


def test_prices_fit_the_size_of_the_pack(plan: Plan) -> None:
    offering = Offering(plan.seed, TODAY)
    for product in plan.products:
        offer = offering.offer(product) or {}
        price = offer.get("price_from")
        if price is None or product.good.family != "rice":
            continue
        kilograms = re.search(r"(\d+) kg", product.net_content)
        assert kilograms is not None
        assert 15_000 <= price / int(kilograms[1]) <= 70_000


def test_seasons_are_those_of_the_goods(plan: Plan) -> None:
    offering = Offering(plan.seed, TODAY)
    lychee = next(p for p in plan.products if p.name.vi == "Vải thiều Lục Ngạn")
    offers = [offer for _ in range(5) if (offer := offering.offer(lychee))]
    assert {tuple(months_of(offer["season"])) for offer in offers} == {(6, 7)}


def test_no_certificate_and_no_address_can_be_taken_for_a_real_one(plan: Plan) -> None:
    offering = Offering(plan.seed, TODAY)
    for product in plan.products:
        for held in offering.attestations(product):
            if held["kind"] is not AttestationKind.GI:
                assert held["number"].startswith("MH-")
        for channel in offering.channels(product.maker, slugify(product.maker.name)):
            if channel["address"].startswith("http"):
                assert re.match(r"https://[a-z0-9-]+\.example(/|$)", channel["address"])


def test_every_area_has_goods_of_its_own(plan: Plan) -> None:
    known = plan_demo(TODAY, products=300)
    named = [area for area in load_areas() if goods_of(area, known)]
    assert len(named) >= len(load_areas()) - 2
    for area in load_areas():
        for number in goods_of(area, plan):
            assert plan.products[number].good.family in area.families
            place = plan.products[number].maker.place
            assert place.former_province == area.place.former_province


def test_every_area_is_told_of_in_both_languages() -> None:
    for area in load_areas():
        assert area.name_en and area.text_vi and area.text_en
        assert area.text_vi != area.text_en
