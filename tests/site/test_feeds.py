"""Atom feeds: sound, steady, in order, and under the same filters as the catalogue."""

import xml.etree.ElementTree as ET
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from applications import running
from bs4 import BeautifulSoup
from clocks import SetClock
from factories import Goods, World
from flask.testing import FlaskClient

from catalog import acts
from catalog.change import RegisterState
from catalog.clock import VIETNAM
from ocop_site.settings import Operator, Settings

ATOM = "{http://www.w3.org/2005/Atom}"
PUBLIC = "http://127.0.0.1:8000"
FEEDS = ("/products.atom", "/register/lapsed.atom", "/register/withdrawn.atom")


def feed_of(client: FlaskClient, address: str) -> ET.Element:
    """The feed at an address, which keeps to what RFC 4287 asks."""
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml"), address
    feed = ET.fromstring(answer.data)
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert text(element, "id").startswith("tag:127.0.0.1,2026:")
        assert datetime.fromisoformat(text(element, "updated")).tzinfo is not None
        assert link(element, "alternate").startswith(f"{PUBLIC}/")
    assert text(feed, "author", "name")
    ids = [text(entry, "id") for entry in feed.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    return feed


def text(element: ET.Element, *path: str) -> str:
    """The text of an element within another."""
    return element.findtext("/".join(f"{ATOM}{name}" for name in path)) or ""


def link(element: ET.Element, rel: str) -> str:
    """Where the one link of a kind leads."""
    (found,) = (one for one in element.findall(f"{ATOM}link") if one.get("rel") == rel)
    return found.get("href", "")


def titles(client: FlaskClient, address: str) -> list[str]:
    """The names of the products in a feed."""
    entries = feed_of(client, address).findall(f"{ATOM}entry")
    return [text(entry, "title").partition(" (")[0] for entry in entries]


def withdraw(world: World, goods: Goods, on: date, reason: str = "đ") -> None:
    """Withdraw goods by the decision that recognised them."""
    world.act(acts.withdraw, goods, decision_id=goods.decision_id, on=on, reason=reason)


def entered(world: World, at: datetime, name: str, **more: Any) -> Goods:
    """A product that the register learns of at a moment."""
    world.now = at
    return world.make_product(name, **more)


def test_what_was_entered_last_comes_first(
    client: FlaskClient, clock: SetClock, world: World
) -> None:
    day = world.now - timedelta(days=3)
    entered(world, day, "Cũ", issued_on=date(2026, 9, 1))
    entered(world, day + timedelta(days=1), "Mới nhập", issued_on=date(2025, 1, 1))
    entered(world, day + timedelta(days=1), "Cùng đợt", issued_on=date(2026, 1, 1))
    assert titles(client, "/products.atom") == ["Cùng đợt", "Mới nhập", "Cũ"]
    feed = feed_of(client, "/products.atom")
    assert datetime.fromisoformat(text(feed, "updated")) == day + timedelta(days=1)


def test_each_feed_holds_its_own_and_nothing_else(client: FlaskClient, world: World) -> None:
    world.make_product("Đang giữ")
    world.make_product("Hết hạn", 3, date(2023, 9, 30))
    world.make_product("Hết hạn sau", 3, date(2023, 10, 31))
    withdraw(world, world.make_product("Thu hồi"), date(2026, 8, 1))
    held_up = world.make_product("Đình chỉ")
    world.act(acts.suspend, held_up, decision_id=held_up.decision_id, on=date(2026, 8, 1))
    never = world.make_product("Chưa", stars=None)
    assert titles(client, "/products.atom") == ["Đang giữ"]
    assert titles(client, "/register/lapsed.atom") == ["Hết hạn sau", "Hết hạn"]
    assert titles(client, "/register/withdrawn.atom") == ["Thu hồi"]
    assert never.code not in client.get("/products.atom").text


def test_a_product_appears_in_the_lapsed_feed_on_the_day_after_its_last(
    client: FlaskClient, clock: SetClock, world: World
) -> None:
    goods = world.make_product("Kẹo", 3, date(2023, 11, 30))
    clock.now = datetime(2026, 11, 30, 23, 59, tzinfo=VIETNAM)
    assert titles(client, "/register/lapsed.atom") == []
    seen = client.get("/register/lapsed.atom").headers["ETag"]
    clock.now = datetime(2026, 12, 1, 0, 0, tzinfo=VIETNAM)
    again = client.get("/register/lapsed.atom", headers={"If-None-Match": seen})
    assert again.status_code == 200
    (entry,) = feed_of(client, "/register/lapsed.atom").findall(f"{ATOM}entry")
    assert datetime.fromisoformat(text(entry, "updated")) == clock.now
    assert text(entry, "id") == f"tag:127.0.0.1,2026:product/{goods.code}/lapsed/2026-12-01"
    assert "30/11/2026" in text(entry, "summary")


def test_a_refused_re_rating_ends_an_extension_in_the_feed_too(
    client: FlaskClient, world: World
) -> None:
    goods = world.make_product("Trà sen", 4, date(2023, 9, 30))
    world.act(acts.file_renewal, goods, on=date(2026, 8, 1))
    until, on = date(2027, 1, 31), date(2026, 9, 1)
    world.act(acts.extend, goods, decision_id=goods.decision_id, until=until, on=on)
    world.act(acts.refuse_re_rating, goods, decision_id=goods.decision_id, on=date(2026, 11, 2))
    (entry,) = feed_of(client, "/register/lapsed.atom").findall(f"{ATOM}entry")
    assert text(entry, "id").endswith("/lapsed/2026-11-02")


def test_a_product_recognised_anew_is_a_new_entry(client: FlaskClient, world: World) -> None:
    goods = world.make_product("Chè", 3, date(2024, 9, 1))
    before = client.get("/products.atom").text
    world.recognise(goods, 4, date(2026, 9, 1))
    (entry,) = feed_of(client, "/products.atom").findall(f"{ATOM}entry")
    assert text(entry, "id").endswith("/certified/2026-09-01")
    assert text(entry, "id") not in before
    assert text(entry, "title") == "Chè (4 sao): Hợp tác xã Cồn Bần"


def test_a_withdrawal_says_why_and_by_which_decision(client: FlaskClient, world: World) -> None:
    decision = world.make_decision(date(2025, 6, 2), "77/QĐ-UBND")
    withdraw(world, world.make_product(decision_id=decision), date(2026, 8, 14))
    (entry,) = feed_of(client, "/en/register/withdrawn.atom").findall(f"{ATOM}entry")
    summary = text(entry, "summary")
    for part in ("14/08/2026", "77/QĐ-UBND", "People’s Committee"):
        assert part.replace("’", "'") in summary.replace("’", "'")


def test_the_filters_are_those_of_the_catalogue(client: FlaskClient, world: World) -> None:
    world.make_product("Trà", stars=3, set_no=11)
    world.make_product("Rượu", stars=5, set_no=14)
    assert titles(client, "/products.atom?stars=5") == ["Rượu"]
    assert titles(client, "/products.atom?q=tra&sort=name&page=7") == ["Trà"]
    assert titles(client, "/products.atom?province=01") == []
    assert titles(client, "/products.atom?status=lapsed") == ["Rượu", "Trà"]
    for query in ("stars=9", "colour=red"):
        refused = client.get(f"/products.atom?{query}")
        assert (refused.status_code, refused.mimetype) == (400, "application/problem+json")
        assert query in refused.text


def test_pages_name_their_feed(client: FlaskClient, world: World) -> None:
    world.make_product()
    for page, feed in (
        ("/", "/products.atom"),
        ("/products?stars=4&sort=name&page=1", "/products.atom?stars=4"),
        ("/register/lapsed?province=86", "/register/lapsed.atom?province=86"),
        ("/en/register/withdrawn", "/en/register/withdrawn.atom"),
    ):
        soup = BeautifulSoup(client.get(page).data, "html.parser")
        found = soup.find("link", type="application/atom+xml")
        assert found is not None
        assert found["href"] == feed
        told = feed_of(client, feed)
        assert link(told, "self") == f"{PUBLIC}{feed}"
        assert link(told, "alternate") == f"{PUBLIC}{feed.replace('.atom', '')}"


def test_an_unchanged_feed_is_not_sent_again(client: FlaskClient, world: World) -> None:
    world.make_product()
    for feed in FEEDS:
        seen = {"If-None-Match": client.get(feed).headers["ETag"]}
        assert client.get(feed, headers=seen).status_code == 304
        world.make_product()
        assert client.get(feed, headers=seen).status_code == 200


def test_names_with_signs_of_markup_or_none_at_all_do_no_harm(
    client: FlaskClient, world: World
) -> None:
    world.make_product("<b>Kẹo</b> & \x0b\x1b]]> sáp")
    assert titles(client, "/products.atom") == ["<b>Kẹo</b> & ]]> sáp"]


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_a_feed_says_whose_it_is_and_that_it_is_a_sample(settings: Settings, world: World) -> None:
    world.make_product()
    owned = settings.model_copy(update={"operator": Operator("Sở Nông nghiệp")})
    with running(owned, lambda: world.now) as app:
        feed = feed_of(app.test_client(), "/products.atom")
        assert text(feed, "author", "name") == "Sở Nông nghiệp"
        assert "BẢN MẪU" not in text(feed, "title")
    with world.change() as change:
        change.session.get_one(RegisterState, 1).demonstration = True
    with running(owned, lambda: world.now) as app:
        assert "BẢN MẪU" in text(feed_of(app.test_client(), "/products.atom"), "title")


def test_a_feed_ends_after_a_hundred(client: FlaskClient, world: World) -> None:
    maker = world.make_producer()
    decision = world.make_decision()
    for number in range(103):
        world.make_product(f"Sản phẩm {number}", producer=maker, decision_id=decision)
    found = titles(client, "/products.atom")
    assert (len(found), found[0]) == (100, "Sản phẩm 102")
