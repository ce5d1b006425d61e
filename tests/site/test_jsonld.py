"""Pages say in the words of schema.org what they say to people, and nothing that runs."""

from datetime import date
from typing import Any

import pytest
from factories import Goods, World
from flask.testing import FlaskClient
from playwright.sync_api import Page
from schema_org import schema_faults, things_in

from catalog import acts
from catalog.products import enter_texts

# What pages say does not depend on the database behind them.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)

PUBLIC = "http://127.0.0.1:8000"


def said(client: FlaskClient, address: str) -> dict[str, dict[str, Any]]:
    """The things that a page says, by type; each is sound."""
    things = things_in(client.get(address).data)
    assert [fault for thing in things for fault in schema_faults(thing)] == []
    return {thing["@type"]: thing for thing in things}


def page_of(goods: Goods) -> str:
    """A product's page."""
    return f"/products/{goods.slug}-{goods.code}"


def test_a_product_carries_its_certification(client: FlaskClient, world: World) -> None:
    decision = world.make_decision(date(2025, 6, 2), "12/QĐ-UBND")
    goods = world.make_product(
        "Kẹo dừa sáp", stars=4, decision_id=decision, gtin="08930000000012", net_content="250 g"
    )
    product = said(client, page_of(goods))["Product"]
    assert product["name"] == "Kẹo dừa sáp"
    assert product["url"] == f"{PUBLIC}{page_of(goods)}"
    assert (product["gtin"], product["size"]) == ("08930000000012", "250 g")
    assert product["manufacturer"]["name"] == "Hợp tác xã Cồn Bần"
    (held,) = product["hasCertification"]
    assert held["certificationIdentification"] == "12/QĐ-UBND"
    assert held["issuedBy"]["name"] == "Ủy ban nhân dân tỉnh Vĩnh Long"
    assert (held["validFrom"], held["expires"]) == ("2025-06-02", "2028-06-02")
    assert held["certificationStatus"] == "https://schema.org/CertificationActive"
    assert held["certificationRating"]["ratingValue"] == 4
    assert held["certificationRating"]["bestRating"] == 5


def test_only_what_is_in_force_is_active(client: FlaskClient, world: World) -> None:
    renewed = world.recognise(world.make_product(stars=3, issued_on=date(2024, 3, 1)), 4)
    lapsed = world.make_product(stars=3, issued_on=date(2023, 9, 30))
    gone = world.make_product()
    world.act(acts.withdraw, gone, decision_id=gone.decision_id, on=date(2026, 8, 1), reason="đ")
    held_up = world.make_product()
    world.act(acts.suspend, held_up, decision_id=held_up.decision_id, on=date(2026, 8, 1))
    states = {
        goods.code: [
            held["certificationStatus"].rpartition("Certification")[2]
            for held in said(client, page_of(goods))["Product"]["hasCertification"]
        ]
        for goods in (renewed, lapsed, gone, held_up)
    }
    assert states == {
        renewed.code: ["Active", "Inactive"],
        lapsed.code: ["Inactive"],
        gone.code: ["Inactive"],
        held_up.code: ["Inactive"],
    }


def test_an_extension_moves_the_last_day(client: FlaskClient, world: World) -> None:
    goods = world.make_product(stars=4, issued_on=date(2023, 9, 30))
    world.act(acts.file_renewal, goods, on=date(2026, 8, 1))
    until, on = date(2027, 1, 31), date(2026, 9, 1)
    world.act(acts.extend, goods, decision_id=goods.decision_id, until=until, on=on)
    (held,) = said(client, page_of(goods))["Product"]["hasCertification"]
    assert held["expires"] == "2027-01-31"
    assert held["certificationStatus"].endswith("/CertificationActive")


def test_a_producer_is_an_organisation_at_a_place(client: FlaskClient, world: World) -> None:
    maker = world.make_producer(place="Xã Tiểu Cần")
    world.make_product(producer=maker)
    found = said(client, f"/producers/{maker.slug}")["Organization"]
    assert found["name"] == "Hợp tác xã Cồn Bần"
    assert found["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Xã Tiểu Cần",
        "addressRegion": "Vĩnh Long",
        "addressCountry": "VN",
    }


def test_the_way_to_a_page_leads_there(client: FlaskClient, world: World) -> None:
    goods = world.make_product("Kẹo dừa sáp", set_no=10)
    for prefix in ("", "/en"):
        address = prefix + page_of(goods)
        steps = said(client, address)["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        items = [step["item"].removeprefix(PUBLIC) for step in steps]
        assert (items[0], items[-1]) == (f"{prefix}/", address)
        assert {client.get(item).status_code for item in items} == {200}


def test_the_home_page_says_how_to_search(client: FlaskClient, world: World) -> None:
    world.make_product("Kẹo dừa sáp")
    template = said(client, "/")["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    search = template.replace("{search_term_string}", "keo").removeprefix(PUBLIC)
    assert "Kẹo dừa sáp" in client.get(search).text


@pytest.mark.parametrize("page", ["/", "/products", "{product}", "/producers/{maker}", "/q/{code}"])
def test_stars_are_never_what_customers_think(client: FlaskClient, world: World, page: str) -> None:
    maker = world.make_producer()
    goods = world.make_product(producer=maker)
    address = page.format(product=page_of(goods), maker=maker.slug, code=goods.code)
    for word in ("AggregateRating", "aggregateRating", "Review", "reviewRating", "itemReviewed"):
        assert word not in client.get(address).text


@pytest.mark.browser
def test_no_text_breaks_out_of_the_data_and_the_policy_is_silent(
    client: FlaskClient, world: World, live_url: str, page: Page
) -> None:
    hostile = '</script><script>window.hurt=1</script><!--<script>"\\\u2028&amp;'
    goods = world.make_product(f"Kẹo {hostile}")
    with world.change() as change:
        texts = {"summary": hostile, "story": hostile}
        enter_texts(change, [(goods.id, goods.producer_id, "vi", texts)])
    product = said(client, page_of(goods))["Product"]
    assert product["name"] == f"Kẹo {hostile}"
    assert product["description"] == hostile
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(live_url + page_of(goods))
    assert page.evaluate("window.hurt") is None
    assert page.locator("script:not([src])").count() == 2  # product and way
    assert complaints == []
