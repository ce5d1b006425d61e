"""The page on data: what it offers is there, its examples work, and it says what they are."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from factories import World
from fair_making import make_fair
from flask.testing import FlaskClient
from schema_org import schema_faults, things_in

from ocop_site.api.operations import OPERATIONS

# What is offered does not depend on the database behind it.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)

PUBLIC = "http://127.0.0.1:8000"


def page(client: FlaskClient, address: str = "/data") -> BeautifulSoup:
    """The page."""
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.data, "html.parser")


def test_everything_offered_is_there(client: FlaskClient, world: World) -> None:
    world.make_product("Kẹo dừa sáp")
    for prefix in ("", "/en"):
        links = page(client, f"{prefix}/data").select(".offered a")
        assert len(links) == 15
        for link in links:
            answer = client.get(str(link["href"]))
            assert answer.status_code == 200, link["href"]
            assert str(link["href"]).startswith(f"{prefix}/")


def test_every_example_answers_out_of_this_register(client: FlaskClient, world: World) -> None:
    maker = world.make_producer()
    goods = world.make_product("Kẹo dừa sáp", producer=maker)
    make_fair(world)
    world.make_place(goods=[goods])
    examples = [str(link["href"]) for link in page(client).select(".questions .address")]
    assert len(examples) == len(OPERATIONS)
    assert f"/api/v1/verify/{goods.code}" in examples
    assert f"/api/v1/producers/{maker.slug}" in examples
    for example in examples:
        assert client.get(example).status_code == 200, example


def test_the_item_shown_is_the_item_answered(client: FlaskClient, world: World) -> None:
    world.make_product("Kẹo dừa sáp")
    shown = page(client).find("pre")
    assert shown is not None
    answered: dict[str, Any] = client.get("/api/v1/products").json["items"][0]
    for key, value in answered.items():
        assert f'"{key}"' in shown.text
        if isinstance(value, str):
            assert value in shown.text


def test_an_empty_register_offers_the_same_without_an_example(client: FlaskClient) -> None:
    soup = page(client)
    assert soup.find("pre") is None
    assert [str(link["href"]) for link in soup.select(".questions .address")] == []
    assert "/api/v1/verify/{code}" in soup.text


def test_it_says_how_to_cite_and_how_often_to_ask(client: FlaskClient, world: World) -> None:
    world.make_product()
    cited = page(client).find("q")
    assert cited is not None
    for part in ("Sổ tra cứu OCOP", "22/11/2026", PUBLIC, "CC-BY-4.0"):
        assert part in cited.text
    assert "300" in page(client).text
    assert "300 questions a minute" in page(client, "/en/data").text


def test_search_engines_learn_of_the_data(client: FlaskClient, world: World) -> None:
    world.make_product()
    things = things_in(client.get("/en/data").data)
    assert [fault for thing in things for fault in schema_faults(thing)] == []
    (dataset,) = (thing for thing in things if thing["@type"] == "Dataset")
    assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert dataset["dateModified"].startswith("2026-11-22")
    files = [one["contentUrl"] for one in dataset["distribution"]]
    assert len(files) == 15
    assert all(address.startswith(f"{PUBLIC}/en/") for address in files)


def test_every_page_leads_to_it(client: FlaskClient) -> None:
    footer = BeautifulSoup(client.get("/").data, "html.parser").footer
    assert footer is not None
    assert footer.find("a", href="/data")
