"""The gift finder: what it suggests, what it never does, and where its list leads."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from factories import Goods, Maker, World
from flask.testing import FlaskClient
from playwright.sync_api import Page
from soups import soup_of

from catalog.offers import enter_offers
from catalog.season import season_of

HA_NOI, TUYEN_QUANG, CA_MAU = "01", "08", "96"


def gifts(client: FlaskClient, query: str = "") -> BeautifulSoup:
    """The page under a wish."""
    return soup_of(client, f"/gifts{query}")


def names(client: FlaskClient, query: str = "") -> set[str]:
    return {heading.text for heading in gifts(client, query).select(".card h4")}


def offer(world: World, goods: Goods, maker: Maker, **columns: int) -> None:
    with world.change() as change:
        enter_offers(change, [(maker.id, {"product_id": goods.id, **columns})])


@pytest.fixture
def shop(world: World) -> dict[str, Goods]:
    """Goods of three regions, some with a price and a season, and what is never a gift."""
    north, delta, south = (
        world.make_producer(name, province)
        for name, province in (("HTX Núi", TUYEN_QUANG), ("HTX Sông", HA_NOI), ("HTX Mũi", CA_MAU))
    )
    goods = {
        "tea": world.make_product("Chè Shan", 5, producer=north, set_no=11),
        "silk": world.make_product("Khăn lụa", 4, producer=delta, set_no=22),
        "crab": world.make_product("Cua sấy", 3, producer=south, set_no=8),
        "wine": world.make_product("Rượu nếp", 4, producer=world.make_producer("A"), set_no=14),
        "herb": world.make_product("Cao atiso", 5, producer=world.make_producer("B"), set_no=18),
        "tour": world.make_product("Nhà vườn", 5, producer=world.make_producer("C"), set_no=26),
        "old": world.make_product("Mật cũ", 5, date(2022, 1, 1), set_no=4),
    }
    offer(world, goods["tea"], north, price_from=200_000, season=season_of([1, 2, 3]))
    offer(world, goods["silk"], delta, price_from=200_001, season=season_of(range(1, 13)))
    return goods


@pytest.mark.usefixtures("shop")
def test_a_list_is_mixed_from_the_regions_without_what_is_no_gift(client: FlaskClient) -> None:
    soup = gifts(client)
    assert names(client) == {"Chè Shan", "Khăn lụa", "Cua sấy"}
    regions = [section.h3.contents[0].strip() for section in soup.select(".share")]
    assert regions == [
        "Trung du và miền núi phía Bắc",
        "Đồng bằng sông Hồng",
        "Đồng bằng sông Cửu Long",
    ]
    assert "200.000 ₫" in soup.text


@pytest.mark.usefixtures("shop")
def test_spirits_come_only_when_asked_and_carry_the_notice(client: FlaskClient) -> None:
    assert "chưa đủ 18 tuổi" not in gifts(client).select_one("#catalogue").text
    soup = gifts(client, "?spirits=1")
    (card,) = [li for li in soup.select(".card") if "Rượu nếp" in li.text]
    assert "chưa đủ 18 tuổi" in card.text
    for query in ("?spirits=1", "?spirits=1&for=guests", "?spirits=1&untold=1"):
        assert not {"Cao atiso", "Nhà vườn"} & names(client, query)


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?region=dong-bang-song-hong", {"Khăn lụa"}),
        ("?region=dong-bang-song-hong&region=dong-bang-song-cuu-long", {"Khăn lụa", "Cua sấy"}),
        ("?stars=4", {"Chè Shan", "Khăn lụa"}),
        ("?stars=5", {"Chè Shan"}),
        ("?budget=200k", {"Chè Shan"}),
        ("?budget=500k", {"Chè Shan", "Khăn lụa"}),
        ("?budget=200k&untold=1", {"Chè Shan", "Cua sấy"}),
        ("?month=3", {"Chè Shan", "Khăn lụa"}),
        ("?month=4", {"Khăn lụa"}),
        ("?month=4&untold=1", {"Khăn lụa", "Cua sấy"}),
        ("?for=abroad", {"Chè Shan", "Khăn lụa"}),
        ("?for=guests", {"Chè Shan", "Khăn lụa"}),
        ("?region=x&stars=9&month=13&budget=-1&for=y&number=7&mix=0", None),
        ("?mix=99999999999999999999&month=%C2%B2", None),
    ],
)
def test_each_wish_narrows_the_list(
    client: FlaskClient, query: str, found: set[str] | None
) -> None:
    assert names(client, query) == (found or {"Chè Shan", "Khăn lụa", "Cua sấy"})


def test_a_gift_still_carries_its_stars_when_it_is_given(client: FlaskClient, world: World) -> None:
    maker, other = world.make_producer("A"), world.make_producer("B")
    short = world.make_product("Bánh ngắn", 4, date(2024, 2, 27), producer=maker, set_no=6)
    held = world.make_product("Bánh dài", 4, date(2024, 2, 28), producer=other, set_no=6)
    for goods, by in ((short, maker), (held, other)):
        offer(world, goods, by, season=season_of(range(1, 13)))
    assert names(client, "?month=1") == {"Bánh ngắn", "Bánh dài"}
    assert names(client, "?month=2") == {"Bánh dài"}
    assert "28/02/2027" in gifts(client, "?month=2").text
    assert names(client, "?month=3") == set()


def test_each_producer_stands_once_and_the_next_mix_shows_others(
    client: FlaskClient, world: World
) -> None:
    for number in range(3):
        maker = world.make_producer(f"HTX số {number}")
        for name in ("A", "B"):
            world.make_product(f"Bánh {number}{name}", producer=maker, set_no=6)
    first = names(client, "?number=6")
    assert len({name[:-1] for name in first}) == len(first) == 3


def test_nothing_found_says_what_to_try(client: FlaskClient) -> None:
    soup = gifts(client, "?budget=100k&month=5")
    assert "Không tìm thấy" in soup.main.text
    assert soup.select_one("#budget option[selected]")["value"] == "100k"
    assert soup_of(client, "/en/gifts").h1.text == "Gifts from the regions"


@pytest.mark.browser
@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_what_stays_ticked_goes_on_to_comparison_and_enquiry(
    live_url: str, page: Page, shop: dict[str, Goods]
) -> None:
    page.goto(f"{live_url}/gifts")
    page.select_option("#stars", "4")
    page.click(".wishes button")
    assert page.locator(".card h4").all_inner_texts() == ["Chè Shan", "Khăn lụa"]
    page.uncheck(f'input[value="{shop["silk"].code}"]')
    for button, path in (("So sánh", "/compare"), ("Liên hệ mua", "/enquiry")):
        page.click(f"#catalogue button:has-text('{button}')")
        gone_to = urlsplit(page.url)
        assert (gone_to.path, parse_qs(gone_to.query)) == (path, {"c": [shop["tea"].code]})
        assert "Chè Shan" in page.inner_text("main")
        page.go_back()
