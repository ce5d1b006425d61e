"""Goods side by side: the address holds the choice, fields are rows, words say what differs."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from factories import Goods, World
from flask.testing import FlaskClient
from playwright.sync_api import Page
from pypdf import PdfReader
from soups import soup_of

from catalog import acts
from catalog.attestations import AttestationKind, enter_attestations
from catalog.offers import Invoice, enter_offers

# What the page says does not depend on the database behind it.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


def address(*goods: Goods | str) -> str:
    """The comparison of goods or of whatever is typed for them."""
    codes = [g if isinstance(g, str) else g.code for g in goods]
    return "/compare?" + "&".join(f"c={code}" for code in codes)


def lines(soup: BeautifulSoup) -> dict[str, tuple[str, list[str]]]:
    """Each field with the word on it and what is told of each of the goods."""
    found = {}
    for row in soup.select(".beside tbody tr"):
        head = row.select_one("th[scope=row]")
        if head is not None:
            word = head.select_one(".agreement")
            said = word.extract().get_text(strip=True) if word else ""
            cells = [_text(cell) for cell in row.select("td")]
            found[head.get_text(strip=True)] = (said, cells)
    return found


def _text(cell: Tag) -> str:
    for letter in cell.select(".which"):
        letter.decompose()
    return cell.get_text(" ", strip=True)


@pytest.fixture
def four(world: World) -> list[Goods]:
    """Four goods of two producers."""
    here = world.make_producer()
    there = world.make_producer("Công ty TNHH Kẹo Sông", province="01")
    return [
        world.make_product("Kẹo dừa sáp", 5, producer=here, net_content="Hộp 300 g"),
        world.make_product("Kẹo gừng", 4, producer=here, net_content="Hộp 300 g"),
        world.make_product("Kẹo lạc", 4, producer=there),
        world.make_product("Kẹo mè", 3, date(2023, 9, 30), producer=there),
    ]


def test_fields_are_rows_and_goods_are_columns(client: FlaskClient, four: list[Goods]) -> None:
    soup = soup_of(client, address(*four))
    names = [link.get_text() for link in soup.select(".beside thead .name")]
    assert names == ["Kẹo dừa sáp", "Kẹo gừng", "Kẹo lạc", "Kẹo mè"]
    told = lines(soup)
    assert told["Số sao"] == ("Khác nhau", ["5 sao", "4 sao", "4 sao", "3 sao"])
    assert told["Tình trạng"][1][3] == "Đã hết hạn"
    assert told["Hiệu lực đến"][1][3] == "30/09/2026"
    assert told["Khối lượng tịnh"] == (
        "Chưa đủ thông tin",
        ["Hộp 300 g", "Hộp 300 g", "chưa rõ", "chưa rõ"],
    )
    assert told["Bộ sản phẩm"][0] == "Giống nhau"
    assert "GTIN" not in told
    assert "GTIN" in soup.select_one(".untold").get_text()


def test_what_differs_is_counted_in_words(client: FlaskClient, four: list[Goods]) -> None:
    soup = soup_of(client, "/en" + address(*four[:2]))
    words = [word for word, _ in lines(soup).values()]
    summary = f"Different in {words.count('Different')} of {len(words)} fields."
    assert summary in soup.main.get_text()
    assert 0 < words.count("Different") < len(words)


def test_one_product_alone_differs_from_nothing(client: FlaskClient, four: list[Goods]) -> None:
    soup = soup_of(client, address(four[0]))
    assert {word for word, _ in lines(soup).values()} == {""}


def test_what_a_buyer_needs_is_told_or_not_known(
    client: FlaskClient, world: World, four: list[Goods]
) -> None:
    one, other = four[:2]
    offer = {
        "product_id": one.id,
        "price_from": 120_000,
        "price_to": 150_000,
        "price_unit": "hộp 300 g",
        "capacity_per_month": 2_000,
        "capacity_unit": "hộp",
        "season": 0b11,
        "shelf_life_days": 365,
        "storage_vi": "Nơi khô ráo",
        "storage_en": "In a dry place",
        "minimum_order": "10 thùng",
        "invoice": Invoice.YES,
        "export_markets": "JP,KR",
        "confirmed_on": date(2026, 9, 1),
    }
    papers: list[dict[str, Any]] = [
        {"kind": AttestationKind.HACCP, "number": "H-1", "valid_until": date(2026, 11, 22)},
        {"kind": AttestationKind.HALAL, "valid_until": date(2026, 11, 21)},
        {"kind": AttestationKind.GI, "number": "Cồn Bần"},
    ]
    with world.change() as change:
        enter_offers(change, [(one.producer_id, offer)])
        enter_attestations(change, [(one.id, one.producer_id, papers)])
    told = {
        field: texts for field, (_, texts) in lines(soup_of(client, address(one, other))).items()
    }
    assert told["Khoảng giá"] == ["120.000 – 150.000 ₫ / hộp 300 g", "chưa rõ"]
    assert told["Khả năng cung ứng"] == ["2.000 hộp/tháng", "chưa rõ"]
    assert told["Mùa vụ"] == ["Tháng 1 – tháng 2", "chưa rõ"]
    assert told["Hạn sử dụng"] == ["12 tháng", "chưa rõ"]
    assert told["Bảo quản"] == ["Nơi khô ráo", "chưa rõ"]
    assert told["Đặt hàng tối thiểu"] == ["10 thùng", "chưa rõ"]
    assert told["Hóa đơn GTGT"] == ["Có hóa đơn", "chưa rõ"]
    assert told["Chứng nhận khác"][0] == "HACCP, H-1, đến 22/11/2026; Halal, đã hết hạn 21/11/2026"
    assert told["Chỉ dẫn địa lý"] == ["Cồn Bần", "chưa rõ"]
    assert told["Thị trường xuất khẩu"] == ["Nhật Bản, Hàn Quốc", "chưa rõ"]
    english = lines(soup_of(client, "/en" + address(one, other)))
    assert english["Export markets"][1] == ["Japan, South Korea", "not known"]
    assert english["Price range"][1][0] == "120,000 – 150,000 ₫ / hộp 300 g"


def test_goods_are_added_and_taken_out_by_address(client: FlaskClient, four: list[Goods]) -> None:
    soup = soup_of(client, address(*four[:3]))
    out = soup.select(".beside .out")[1]["href"]
    assert out == address(four[0], four[2])
    form = next(f for f in soup.select("form") if f["action"] == "/compare")
    kept = [field["value"] for field in form.select("input[type=hidden][name=c]")]
    assert kept == [goods.code for goods in four[:3]]
    assert form.select_one("input[type=text][name=c]") is not None


def test_stars_of_what_does_not_hold_are_not_drawn(
    client: FlaskClient, world: World, four: list[Goods]
) -> None:
    gone = four[0]
    world.act(acts.withdraw, gone, decision_id=gone.decision_id, on=date(2026, 8, 1), reason="b")
    heads = soup_of(client, address(gone, four[1], four[3])).select(".beside thead th")
    assert [len(head.select(".stars")) for head in heads] == [0, 1, 0]
    assert "Đã thu hồi" in heads[0].get_text()


def test_codes_are_read_as_people_type_them_and_each_once(
    client: FlaskClient, four: list[Goods]
) -> None:
    code = four[0].code
    typed = f"{code[:4].lower()}-{code[4:].lower()}"
    soup = soup_of(client, address(typed, code, four[1]))
    assert len(soup.select(".beside thead .name")) == 2


def test_a_slip_is_explained_and_help_offered(client: FlaskClient, four: list[Goods]) -> None:
    code = four[0].code
    wrong = ("1" if code[0] != "1" else "2") + code[1:]
    soup = soup_of(client, address(four[1], wrong, "x<b>"))
    help_ = soup.select_one(".slips")
    assert wrong in help_.get_text()
    assert "x<b>" in help_.get_text()
    assert help_.select_one("a")["href"] == address(four[1], four[0])
    assert len(soup.select(".beside thead .name")) == 1


def test_a_code_never_issued_is_named_without_accusing(
    client: FlaskClient, world: World, four: list[Goods]
) -> None:
    uncertified = world.make_product("Mứt chưa chấm", stars=None)
    for code in ("00000000", uncertified.code):
        said = soup_of(client, address(four[0], code)).select_one(".slips").get_text()
        assert "không có sản phẩm nào mang mã này" in said


def test_more_than_four_are_left_out_by_name(
    client: FlaskClient, world: World, four: list[Goods]
) -> None:
    fifth = world.make_product("Kẹo thứ năm")
    soup = soup_of(client, address(*four, fifth))
    assert len(soup.select(".beside thead .name")) == 4
    assert "Kẹo thứ năm" in soup.select_one(".slips").get_text()
    assert "tối đa 4" in soup.select_one(".slips").get_text()
    assert soup.select_one("#add") is None


def test_nothing_chosen_says_how_to_begin(client: FlaskClient) -> None:
    soup = soup_of(client, "/compare")
    assert "Chọn từ hai đến bốn sản phẩm" in soup.main.get_text()
    assert soup.select_one("#add") is not None


def test_filters_that_came_along_are_dropped_from_the_address(
    client: FlaskClient, four: list[Goods]
) -> None:
    answer = client.get(f"{address(*four[:2])}&q=keo&stars=4")
    assert answer.status_code == 302
    assert answer.location == address(*four[:2])


def test_a_comparison_is_nothing_for_robots(client: FlaskClient, four: list[Goods]) -> None:
    robots = soup_of(client, address(*four)).select_one("meta[name=robots]")
    assert robots is not None
    assert "noindex" in robots["content"]


def test_lists_carry_the_choice_from_page_to_page(client: FlaskClient, world: World) -> None:
    goods = [world.make_product(f"Kẹo {n:02}", stars=5) for n in range(26)]
    last = goods[25]
    soup = soup_of(client, f"/products?stars=5&sort=name&c={last.code}&c={goods[0].code}&c=xx")
    for link in (soup.select_one("a[rel=next]"), soup.select_one(".chips a")):
        assert f"c={last.code}&c={goods[0].code}" in link["href"]
        assert "xx" not in link["href"]
    ticked = [box["value"] for box in soup.select(".pick input[checked]")]
    hidden = [f["value"] for f in soup.select("input[type=hidden][form=catalogue][name=c]")]
    assert (ticked, hidden) == ([goods[0].code], [last.code])
    assert soup.select_one(".gathered a.button")["href"] == address(last, goods[0])
    assert "c=" not in soup.select_one(".downloads a")["href"]
    assert "c=" not in soup.select_one("link[rel=canonical]")["href"]


@pytest.mark.browser
def test_ticking_two_cards_and_comparing_needs_no_script(
    page: Page, live_url: str, four: list[Goods]
) -> None:
    page.goto(f"{live_url}/products?q=keo&sort=name")
    for name in ("Kẹo gừng", "Kẹo lạc"):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="So sánh").first.click()
    assert page.url == f"{live_url}{address(four[1], four[2])}"


@pytest.mark.browser
def test_four_goods_fit_a_telephone_and_print_across(
    page: Page, live_url: str, four: list[Goods]
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_url + address(*four))
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    box = printed.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)
    text = "".join(sheet.extract_text() for sheet in printed.pages)
    assert "Kẹodừasáp" in re.sub(r"\s", "", text)
    assert len(printed.pages) <= 2
