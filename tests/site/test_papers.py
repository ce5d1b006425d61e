"""The product sheet and the shelf card: whole, on one page, and only while stars are held."""

import re
from datetime import date
from io import BytesIO

import pytest
from bs4 import BeautifulSoup, Tag
from factories import Goods, World
from flask.testing import FlaskClient
from playwright.sync_api import Page
from pypdf import PdfReader
from sqlalchemy import text
from symbol_reading import decode, modules_of_svg

from catalog import acts

BOTH = pytest.mark.parametrize("paper", ["sheet", "card"])
A_POINT = 1.5
SIZES = {"sheet": (595.3, 841.9), "card": (297.6, 419.5)}
LONG = "Rượu nếp cái hoa vàng hạ thổ ủ men lá của người Dao đỏ bên dòng Sông Thảo, loại đặc biệt"


def address(goods: Goods, paper: str, prefix: str = "") -> str:
    """Where the paper of a product is."""
    return f"{prefix}/products/{goods.slug}-{goods.code}/{paper}"


def shown(client: FlaskClient, goods: Goods, paper: str, prefix: str = "") -> Tag:
    """The paper itself."""
    page = client.get(address(goods, paper, prefix))
    assert page.status_code == 200
    found = BeautifulSoup(page.text, "html.parser").find("article", class_="paper")
    assert isinstance(found, Tag)
    return found


@BOTH
def test_a_paper_says_what_is_recognised_until_when_and_how_to_check(
    client: FlaskClient, world: World, paper: str
) -> None:
    place = {
        "printed_commune": "xã Phú Cần",
        "printed_district": "huyện Tiểu Cần",
        "printed_province": "tỉnh Trà Vinh",
        "commune": "xã Tiểu Cần",
    }
    goods = world.make_product("Kẹo dừa sáp", stars=4, **place)
    said = " ".join(shown(client, goods, paper).get_text(" ").split())
    for words in (
        "Kẹo dừa sáp",
        "4 sao",
        "Được công nhận đến hết ngày 02/06/2028",
        "Hợp tác xã Cồn Bần",
        "xã Phú Cần, huyện Tiểu Cần, tỉnh Trà Vinh (cũ), nay là xã Tiểu Cần, tỉnh Vĩnh Long",
        f"{goods.code[:4]}-{goods.code[4:]}",
        "127.0.0.1:8000/q",
    ):
        assert words in said


@BOTH
def test_the_symbol_on_it_leads_to_the_verdict(
    client: FlaskClient, world: World, paper: str
) -> None:
    goods = world.make_product()
    page = client.get(address(goods, paper, "/en")).text
    (symbol,) = re.findall(r'<svg viewBox="[^>]+ role="img".*?</svg>', page)
    assert decode(modules_of_svg(symbol)) == [f"http://127.0.0.1:8000/q/{goods.code}"]


@BOTH
def test_english_papers_are_english(client: FlaskClient, world: World, paper: str) -> None:
    goods = world.make_product(stars=5)
    said = shown(client, goods, paper, "/en").get_text(" ")
    assert "5 stars" in said
    assert "Certified until the end of 02/06/2028" in said


@BOTH
@pytest.mark.parametrize("end", ["lapsed", "suspended", "withdrawn"])
def test_no_paper_is_given_for_what_is_not_in_force(
    client: FlaskClient, world: World, paper: str, end: str
) -> None:
    issued = date(2022, 1, 5) if end == "lapsed" else date(2025, 6, 2)
    goods = world.make_product(stars=4, issued_on=issued)
    if end == "suspended":
        world.act(acts.suspend, goods, decision_id=goods.decision_id, on=date(2026, 1, 5))
    if end == "withdrawn":
        told = {"on": date(2026, 1, 5), "reason": "c"}
        world.act(acts.withdraw, goods, decision_id=goods.decision_id, **told)
    refused = client.get(address(goods, paper))
    assert refused.status_code == 409
    page = BeautifulSoup(refused.text, "html.parser")
    assert not page.select(".stars, .paper")
    assert "/card" not in client.get(address(goods, "")[:-1]).text


@BOTH
def test_a_paper_has_one_address_and_is_no_page_for_robots(
    client: FlaskClient, world: World, paper: str
) -> None:
    goods = world.make_product()
    moved = client.get(f"/products/ten-cu-{goods.code.lower()}/{paper}")
    assert (moved.status_code, moved.headers["Location"]) == (301, address(goods, paper))
    page = client.get(address(goods, paper))
    assert (page.headers["X-Robots-Tag"], page.headers["Cache-Control"]) == (
        "noindex, nofollow",
        "no-cache",
    )
    assert client.get(f"/products/gi-do-00000000/{paper}").status_code == 404


def test_the_products_page_leads_to_both_papers(client: FlaskClient, world: World) -> None:
    goods = world.make_product()
    page = client.get(address(goods, "")[:-1]).text
    assert f'href="{address(goods, "sheet")}"' in page
    assert f'href="{address(goods, "card")}"' in page


@pytest.mark.browser
@BOTH
@pytest.mark.parametrize("name", ["Kẹo dừa sáp", LONG])
def test_a_paper_prints_on_one_page_with_nothing_cut_off(
    page: Page, live_url: str, world: World, paper: str, name: str
) -> None:
    with world.engine.begin() as connection:
        connection.execute(text("UPDATE register_state SET demonstration = true"))
    maker = world.make_producer("Hợp tác xã Sản xuất, Chế biến và Tiêu thụ Nông sản Sạch Sông Thảo")
    place = {
        "printed_commune": "xã Thượng Bằng La",
        "printed_district": "huyện Văn Chấn",
        "printed_province": "tỉnh Yên Bái",
        "commune": "xã Thượng Bằng La",
    }
    goods = world.make_product(name, producer=maker, set_no=14, **place)
    page.goto(live_url + address(goods, paper))
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    (sheet,) = printed.pages
    for side, wanted in zip(sheet.mediabox[2:], SIZES[paper], strict=True):
        assert abs(float(side) - wanted) < A_POINT
    page.emulate_media(media="print")
    cut = page.evaluate(
        """() => {
            const paper = document.querySelector(".paper"), box = paper.getBoundingClientRect();
            return [...paper.querySelectorAll("p, h1, footer svg, dd")]
                .filter(part => part.getBoundingClientRect().bottom > box.bottom + 1
                    || part.getBoundingClientRect().right > box.right + 1)
                .map(part => part.textContent);
        }"""
    )
    assert cut == []
