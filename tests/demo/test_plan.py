"""The plan of the demonstration at its full size: proportions, believable goods, lawful lives."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from catalog.demo.authorities import working_day
from catalog.demo.fates import Fate
from catalog.demo.goods import load_specialities
from catalog.demo.identifiers import gtin_check_digit
from catalog.demo.lives import BEHIND_PROVINCE, covered_until
from catalog.demo.plan import Plan, PlannedProduct, plan_demo
from catalog.reference import read_data
from catalog.status import ActKind, last_valid_day
from catalog.text import same_spelling

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_demo(TODAY)


def awards_of(plan: Plan) -> Iterator[tuple[PlannedProduct, int, date, str]]:
    for product in plan.products:
        for award in product.life.awards:
            yield product, award.stars, award.decision.on, award.decision.issuer


def test_the_same_seed_and_day_give_the_same_plan() -> None:
    assert plan_demo(TODAY, products=400) == plan_demo(TODAY, products=400)


def test_another_seed_gives_another_plan() -> None:
    assert plan_demo(TODAY, products=400) != plan_demo(TODAY, products=400, seed=1)


def test_it_is_as_large_as_the_programme_was(plan: Plan) -> None:
    assert (len(plan.products), len(plan.makers)) == (8_340, 4_273)


def test_stars_have_the_programmes_proportions(plan: Plan) -> None:
    stars = Counter(product.stars for product in plan.products)
    assert stars[5] == round(8_340 * 126 / 16_855)
    assert stars[4] / 8_340 == pytest.approx(0.227, abs=0.001)
    assert stars[3] / 8_340 == pytest.approx(0.762, abs=0.005)


def test_kinds_of_producers_have_the_programmes_proportions(plan: Plan) -> None:
    kinds = Counter(maker.kind.value for maker in plan.makers)
    for kind, share in (("cooperative", 0.329), ("household", 0.335), ("company", 0.253)):
        assert kinds[kind] / len(plan.makers) == pytest.approx(share, abs=0.01)


def test_about_seven_thousand_one_hundred_are_in_force(plan: Plan) -> None:
    in_force = sum(p.fate in (Fate.VALID, Fate.RESTORED, Fate.EXTENDED) for p in plan.products)
    assert 7_050 <= in_force <= 7_200


def test_every_fate_province_and_set_comes_up(plan: Plan) -> None:
    assert {product.fate for product in plan.products} == set(Fate)
    assert len({product.maker.place.province.code for product in plan.products}) == 34
    assert {product.good.set_no for product in plan.products} == set(range(1, 27))


def test_a_small_plan_has_every_fate_province_and_set_too() -> None:
    small = plan_demo(TODAY, products=300)
    assert {product.fate for product in small.products} == set(Fate)
    assert len({product.maker.place.province.code for product in small.products}) == 34
    assert {product.good.set_no for product in small.products} == set(range(1, 27))


@pytest.mark.parametrize("products", [1, 20, 84, 90])
def test_a_tiny_plan_has_as_many_products_as_asked_for(products: int) -> None:
    assert len(plan_demo(TODAY, products=products).products) == products


def test_every_speciality_is_in_it(plan: Plan) -> None:
    names = {product.name.vi for product in plan.products}
    assert {row["name"] for row in read_data("specialities.csv")} <= names


def test_half_of_the_five_stars_are_specialities(plan: Plan) -> None:
    five = [product for product in plan.products if product.stars == 5]
    known = {speciality.good for speciality in load_specialities()}
    assert sum(product.good in known for product in five) >= len(five) / 2


def test_withdrawals_have_every_reason_of_the_law(plan: Plan) -> None:
    reasons = {act.reason for product in plan.products for act in product.life.acts if act.reason}
    assert reasons == set("abcdđe")


def test_two_producers_have_a_product_of_the_same_name(plan: Plan) -> None:
    makers: dict[str, set[str]] = {}
    for product in plan.products:
        makers.setdefault(product.name.vi, set()).add(product.maker.name)
    assert max(len(names) for names in makers.values()) > 1


def test_no_producer_names_two_products_alike(plan: Plan) -> None:
    keys = [(product.maker, same_spelling(product.name.vi)) for product in plan.products]
    assert len(set(keys)) == len(keys)


def test_no_two_producers_are_called_alike_in_a_province(plan: Plan) -> None:
    called = [(maker.name, maker.place.province.code) for maker in plan.makers]
    assert len(set(called)) == len(called)


def test_districts_decide_three_stars_only_while_they_had_the_power(plan: Plan) -> None:
    for _, stars, on, issuer in awards_of(plan):
        district = issuer.startswith(("UBND huyện", "UBND quận", "UBND thị xã"))
        if district:
            assert stars == 3
            assert date(2023, 2, 24) <= on < date(2025, 7, 1)
        if stars == 5:
            assert issuer.startswith("Bộ Nông nghiệp và ")
        assert not date(2025, 7, 1) <= on < date(2025, 7, 6) or stars != 3


def test_the_ministry_decides_under_its_name_of_the_day(plan: Plan) -> None:
    renamed = date(2025, 3, 1)
    for _, stars, on, issuer in awards_of(plan):
        if stars == 5:
            assert issuer.endswith("Môi trường") == (on >= renamed)


def test_scores_reach_the_stars_and_stay_below_the_next(plan: Plan) -> None:
    least = {3: 50, 4: 70, 5: 90, 6: 100.5}
    for product in plan.products:
        for award in product.life.awards:
            assert least[award.stars] <= award.score < least[award.stars + 1]


def test_nothing_is_decided_after_the_day_that_an_issuer_is_entered_to(plan: Plan) -> None:
    for product in plan.products:
        for decided in (*product.life.awards, *product.life.acts):
            if decided.decision is not None:
                code = decided.decision.province_code
                assert decided.decision.on <= covered_until(code, TODAY)


def test_one_province_is_months_behind(plan: Plan) -> None:
    assert (TODAY - covered_until(BEHIND_PROVINCE, TODAY)).days > 90
    assert any(p.maker.place.province.code == BEHIND_PROVINCE for p in plan.products)


def test_decision_numbers_belong_to_one_day_of_their_issuer(plan: Plan) -> None:
    days: dict[tuple[str, str, int], set[date]] = {}
    for product in plan.products:
        for award in product.life.awards:
            decision = award.decision
            days.setdefault((decision.issuer, decision.number, decision.on.year), set()).add(
                decision.on
            )
    assert all(len(found) == 1 for found in days.values())


def test_offices_decide_on_working_days(plan: Plan) -> None:
    assert all(on == working_day(on) for _, _, on, _ in awards_of(plan))


def test_extensions_keep_to_the_180_days_of_the_law(plan: Plan) -> None:
    for product in plan.products:
        end = last_valid_day(product.life.awards[-1].decision.on)
        for act in product.life.acts:
            if act.kind is ActKind.EXTENDED:
                assert act.until is not None
                assert act.on <= end < act.until
                assert (act.until - end).days <= 180


def test_certificates_of_a_product_are_months_apart(plan: Plan) -> None:
    for product in plan.products:
        days = [award.decision.on for award in product.life.awards]
        assert all((b - a).days >= 180 for a, b in pairwise(days))


def test_gtins_are_of_the_range_for_demonstrations(plan: Plan) -> None:
    gtins = [product.gtin for product in plan.products if product.gtin]
    assert len(set(gtins)) == len(gtins) > 20
    for gtin in gtins:
        assert gtin.startswith("0952")
        assert gtin[-1] == gtin_check_digit(gtin[:-1])


def test_the_check_digit_is_that_of_a_known_gtin() -> None:
    assert (
        gtin_check_digit("0629104150021") == "3"
    )  # the example of GS1's own General Specifications


def test_programme_codes_have_a_district_part_only_while_there_were_districts(plan: Plan) -> None:
    for product in plan.products:
        if product.programme_code:
            assert product.programme_code.count("-") == (4 if product.under_old_units else 3)


def test_the_sea_stays_by_the_sea(plan: Plan) -> None:
    for product in plan.products:
        if "coast" in product.good.where and len(product.good.where) == 1:
            assert product.maker.place.terrain == "coast"
