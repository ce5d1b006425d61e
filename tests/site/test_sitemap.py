"""The sitemap names every page that may be found, once in each language, and no other."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from bs4 import BeautifulSoup
from clocks import SetClock
from factories import World
from flask import Flask, url_for
from flask.testing import FlaskClient

from catalog import acts
from ocop_site import sitemap

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
PUBLIC = "http://127.0.0.1:8000"


def read(client: FlaskClient, address: str) -> ET.Element:
    """One file of the sitemap."""
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/xml"), address
    return ET.fromstring(answer.data)


def parts(client: FlaskClient) -> list[str]:
    """The files that the index names."""
    index = read(client, "/sitemap.xml")
    assert index.tag == f"{MAP}sitemapindex"
    named = [loc.text or "" for loc in index.iter(f"{MAP}loc")]
    return [address.removeprefix(PUBLIC) for address in named]


def listed(client: FlaskClient) -> dict[str, ET.Element]:
    """Every page of the sitemap by its address."""
    found: dict[str, ET.Element] = {}
    for part in parts(client):
        urls = read(client, part)
        assert urls.tag == f"{MAP}urlset"
        assert len(urls) <= 50_000
        for url in urls:
            address = url.findtext(f"{MAP}loc") or ""
            assert address.startswith(f"{PUBLIC}/")
            assert address not in found
            found[address.removeprefix(PUBLIC)] = url
    return found


def lastmod(url: ET.Element) -> str:
    """The day of the last change that a sitemap tells."""
    return url.findtext(f"{MAP}lastmod") or ""


def test_products_of_the_past_stay_and_what_was_never_there_is_missing(
    client: FlaskClient, world: World
) -> None:
    held = world.make_product("Kẹo")
    lapsed = world.make_product("Chè", 3, date(2023, 9, 30))
    gone = world.make_product("Rượu")
    world.act(acts.withdraw, gone, decision_id=gone.decision_id, on=date(2026, 8, 1), reason="đ")
    never = world.make_product("Chưa", stars=None)
    coming = world.make_product("Sắp", issued_on=date(2026, 12, 1))
    found = listed(client)
    for goods in (held, lapsed, gone):
        assert f"/products/{goods.slug}-{goods.code}" in found
        assert f"/en/products/{goods.slug}-{goods.code}" in found
    for goods in (never, coming):
        assert goods.code not in "".join(found)
    makers = [address for address in found if "/producers/" in address]
    assert len(makers) == 2 * 3


def test_provinces_and_product_sets_are_listed(client: FlaskClient) -> None:
    found = listed(client)
    assert sum(address.startswith("/provinces/") for address in found) == 34
    assert sum(address.startswith("/en/sets/") for address in found) == 26


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_every_page_that_is_listed_is_there_and_lets_itself_be_listed(
    client: FlaskClient, world: World
) -> None:
    world.make_product("Kẹo")
    found = listed(client)
    for address, url in found.items():
        answer = client.get(address)
        assert answer.status_code == 200, address
        soup = BeautifulSoup(answer.data, "html.parser")
        assert soup.find("meta", attrs={"name": "robots"}) is None, address
        canonical = soup.find("link", rel="canonical")
        assert canonical is not None
        assert canonical["href"] == PUBLIC + address
        twins = {link["hreflang"]: link["href"] for link in soup.find_all("link", hreflang=True)}
        assert {link.get("hreflang"): link.get("href") for link in url.iter(LINK)} == twins


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_no_page_without_a_name_is_forgotten(app: Flask, client: FlaskClient, world: World) -> None:
    world.make_product()
    found = listed(client)
    with app.test_request_context():
        addresses = [
            url_for(rule.endpoint)
            for rule in app.url_map.iter_rules()
            if not rule.arguments and "GET" in (rule.methods or ())
        ]
    closed = re.findall(r"Disallow: (\S+)", client.get("/robots.txt").text)
    for address in addresses:
        answer = client.get(address)
        if answer.mimetype != "text/html" or answer.status_code != 200:
            continue
        robots = BeautifulSoup(answer.data, "html.parser").find("meta", attrs={"name": "robots"})
        hidden = robots is not None or any(address.startswith(path) for path in closed)
        assert (address in found) is not hidden, address


def test_the_last_change_is_the_last_act_or_the_day_it_ran_out(
    client: FlaskClient, clock: SetClock, world: World
) -> None:
    goods = world.make_product("Kẹo", 3, date(2023, 11, 30))
    address = f"/products/{goods.slug}-{goods.code}"
    assert lastmod(listed(client)[address]) == "2026-11-22"
    clock.now = clock.now.replace(day=30)
    assert lastmod(listed(client)[address]) == "2026-11-22"
    clock.now = clock.now.replace(month=12, day=1)
    found = listed(client)
    assert lastmod(found[address]) == "2026-12-01"
    maker = next(page for page in found if page.startswith("/producers/"))
    assert lastmod(found[maker]) == "2026-12-01"


def test_many_products_come_in_parts(
    client: FlaskClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "PER_PART", 2)
    maker = world.make_producer()
    for number in range(5):
        world.make_product(f"Kẹo {number}", producer=maker)
    named = [part.removeprefix("/sitemap/") for part in parts(client)]
    assert named == [
        "pages.xml", "products-1.xml", "products-2.xml", "products-3.xml", "producers-1.xml",
    ]  # fmt: skip
    assert sum(address.startswith("/products/") for address in listed(client)) == 5
    for missing in ("products-4", "products-0", "products-99999999", "producers-2", "places-1"):
        assert client.get(f"/sitemap/{missing}.xml").status_code == 404


def test_an_empty_register_has_pages_and_no_products(client: FlaskClient) -> None:
    assert parts(client) == ["/sitemap/pages.xml"]
    assert "/en/products" in listed(client)


def test_robots_find_the_sitemap(client: FlaskClient) -> None:
    assert f"Sitemap: {PUBLIC}/sitemap.xml" in client.get("/robots.txt").text
