"""Lists kept in memory: right at once after a change, and with nothing in them of who asked."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from applications import running
from bs4 import BeautifulSoup
from clocks import SetClock
from factories import World
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from catalog import acts
from catalog.products import Product
from ocop_site.kept import KeptPages
from ocop_site.settings import Settings
from search_index.choice import open_index
from search_index.database_engine import DatabaseEngine
from search_index.feeder import Feeder
from search_index.search import Search


@pytest.fixture
def feeder(app: Flask, engine: Engine, tmp_path: Path) -> Feeder:
    """Feeds the index that the application asks, which looks for changes at every question."""
    index = open_index(engine, tmp_path / "own-index", check_seconds=0)
    app.extensions["search"] = Search(index, DatabaseEngine(engine))
    feeder = Feeder(engine, index)
    feeder.rebuild()
    return feeder


def test_a_withdrawal_shows_at_the_next_request_once_the_index_has_it(
    client: FlaskClient, world: World, feeder: Feeder
) -> None:
    world.make_product("Mật ong")
    goods = world.make_product("Trà sen")
    feeder.feed()
    addresses = ("/", "/products", "/en/products", "/register/withdrawn")
    listed = [goods.code in client.get(address).text for address in addresses]
    assert listed == [True, True, True, False]
    world.act(
        acts.withdraw, goods, decision_id=goods.decision_id, on=date(2026, 11, 20), reason="d"
    )
    feeder.feed()
    listed = [goods.code in client.get(address).text for address in addresses]
    assert listed == [False, False, False, True]


def test_what_a_card_says_follows_the_register_before_the_index_does(
    client: FlaskClient, world: World, feeder: Feeder
) -> None:
    goods = world.make_product("Trà sen")
    feeder.feed()
    assert "Trà sen" in client.get("/products").text
    with world.change() as change:
        change.session.get_one(Product, goods.id).name = "Trà nhài"
        change.note("edit", f"product:{goods.id}")
    assert "Trà nhài" in client.get("/products").text


def test_lists_follow_midnight_in_vietnam(
    client: FlaskClient, world: World, clock: SetClock
) -> None:
    world.make_product("Trà sen", issued_on=date(2023, 11, 22))
    clock.now = datetime(2026, 11, 22, 16, 59, 59, tzinfo=UTC)
    assert "Trà sen" in client.get("/products").text
    clock.now = datetime(2026, 11, 22, 17, 0, 0, tzinfo=UTC)
    assert "Trà sen" not in client.get("/products").text
    assert "Trà sen" in client.get("/register/lapsed").text


def test_nothing_of_who_asked_first_stands_on_a_list(client: FlaskClient, world: World) -> None:
    world.make_product("Trà sen", stars=4)
    client.set_cookie("who", "somebody")
    asked = "/products?who=somebody&q=++tr%C3%A0&stars=4,3&stars=somebody&page=x&lang=somebody"
    first = client.get(asked, headers={"Referer": "http://somebody.example/"})
    client.delete_cookie("who")
    second = client.get("/products?q=tr%C3%A0&stars=3&stars=4")
    assert first.data == second.data
    assert first.headers["ETag"] == second.headers["ETag"]
    assert "somebody" not in first.text
    assert "Set-Cookie" not in first.headers
    assert 'href="/en/products?q=tr%C3%A0' in second.text


def test_languages_are_kept_apart(client: FlaskClient, world: World) -> None:
    world.make_product("Trà sen")
    for _ in range(2):
        assert '<html lang="vi"' in client.get("/products").text
        assert '<html lang="en"' in client.get("/en/products").text


def test_an_unchanged_list_is_not_sent_again(client: FlaskClient, world: World) -> None:
    world.make_product("Trà sen")
    first = client.get("/products")
    assert first.headers["Cache-Control"] == "no-cache"
    seen = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/products", headers=seen).status_code == 304
    packed = {"If-None-Match": f"W/{first.headers['ETag']}", "Accept-Encoding": "gzip"}
    assert client.get("/products", headers=packed).status_code == 304


def test_a_page_that_is_not_there_is_not_kept(client: FlaskClient, world: World) -> None:
    for _ in range(2):
        assert client.get("/register/lapsed?page=7").status_code == 404


def test_lists_are_made_under_the_public_address(
    database_url: str, world: World, clock: SetClock, tmp_path: Path
) -> None:
    world.make_product("Trà sen")
    settings = Settings(
        home=tmp_path,
        database_url=database_url,
        public_url="https://ocop.example",
        operator="Chi cục A",
        secret_key="x" * 32,
    )
    with running(settings, clock) as app:
        client = app.test_client()
        answer = client.get("/en/products?x=1", base_url="https://ocop.example")
        assert answer.status_code == 200
        assert '<link rel="canonical" href="https://ocop.example/en/products">' in answer.text


def test_pages_made_from_something_else_are_not_given() -> None:
    pages: KeptPages[str] = KeptPages(10)
    pages.keep("a", 1, "old")
    assert pages.get("a", 1) == "old"
    assert pages.get("a", 2) is None
    assert pages.get("b", 1) is None
    pages.keep("a", 2, "new")
    assert (pages.get("a", 1), pages.get("a", 2)) == (None, "new")


def test_pages_not_asked_for_the_longest_go_first_and_the_bound_holds() -> None:
    pages: KeptPages[str] = KeptPages(10, len)
    pages.keep("a", 1, "aaaa")
    pages.keep("b", 1, "bbbb")
    pages.keep("a", 1, "aaaaaa")  # in place of the one before: exactly 10
    assert pages.get("b", 1)
    pages.keep("c", 1, "c")
    assert [pages.get(place, 1) for place in "abc"] == [None, "bbbb", "c"]
    pages.keep("d", 1, "d" * 11)
    assert [pages.get(place, 1) for place in "abcd"] == [None] * 4


def test_a_drawing_is_kept_for_ever_under_its_version_and_no_other(
    client: FlaskClient, world: World
) -> None:
    goods = world.make_product("Trà sen")
    soup = BeautifulSoup(client.get("/products").data, "html.parser")
    address = soup.select_one(".card img")["src"]
    assert goods.code in address
    for _ in range(2):
        answer = client.get(address)
        assert answer.data.startswith(b"<svg")
        assert "immutable" in answer.headers["Cache-Control"]
    bare = address.partition("?")[0]
    for other in (bare, f"{bare}?v=00000000"):
        assert client.get(other).headers["Cache-Control"] == "no-cache"
    with world.change() as change:
        change.session.get_one(Product, goods.id).name = "Mật ong"
        change.note("edit", f"product:{goods.id}")
    assert client.get(bare).data != answer.data
    assert client.get(address).data == answer.data
