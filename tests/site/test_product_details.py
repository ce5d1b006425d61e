"""What a product's page tells buyers: what is known, what is not, and never a "no" for silence."""

from datetime import date

from bs4 import BeautifulSoup
from factories import Goods, World
from flask.testing import FlaskClient

from catalog.attestations import AttestationKind, enter_attestations
from catalog.channels import ChannelKind, enter_channels
from catalog.offers import Invoice, enter_offers
from catalog.season import span
from catalog.tags import Tag, tag_products


def page(client: FlaskClient, goods: Goods, prefix: str = "") -> BeautifulSoup:
    answer = client.get(f"{prefix}/products/{goods.slug}-{goods.code}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.data, "html.parser")


def facts(soup: BeautifulSoup) -> dict[str, str]:
    found = soup.select("#buyers .facts dt")
    return {dt.text: " ".join(dt.find_next("dd").text.split()) for dt in found}


def told(world: World, **columns: object) -> Goods:
    goods = world.make_product("Chè búp")
    with world.change() as change:
        enter_offers(change, [(goods.producer_id, {"product_id": goods.id, **columns})])
    return goods


def test_a_producer_that_told_nothing_is_said_to_have_told_nothing(
    client: FlaskClient, world: World
) -> None:
    soup = page(client, world.make_product("Chè búp"))
    assert facts(soup) == {}
    assert "chưa cung cấp" in soup.select_one("#buyers").text


def test_what_is_told_stands_in_the_readers_way_of_writing(
    client: FlaskClient, world: World
) -> None:
    goods = told(
        world, price_from=110_000, price_to=140_000, price_unit="hộp 100 g",
        capacity_per_month=1_200, capacity_unit="kg", season=span(11, 2), shelf_life_days=540,
        invoice=Invoice.YES, export_markets="JP,DE", confirmed_on=date(2026, 10, 1),
    )  # fmt: skip
    vi, en = facts(page(client, goods)), facts(page(client, goods, "/en"))
    assert vi["Khoảng giá"] == "110.000 – 140.000 ₫ / hộp 100 g"
    assert en["Price range"] == "110,000 – 140,000 ₫ / hộp 100 g"
    assert vi["Khả năng cung ứng"] == "1.200 kg/tháng"
    assert en["Capacity"] == "1,200 kg a month"
    assert vi["Mùa vụ"].startswith("Tháng 11 – tháng 2")
    assert vi["Hạn sử dụng"] == "18 tháng"
    assert vi["Hóa đơn GTGT"] == "Có hóa đơn"
    assert vi["Đã xuất khẩu sang"] == "Nhật Bản, Đức"
    assert en["Sold abroad in"] == "Japan, Germany"
    assert "01/10/2026" in page(client, goods).select_one("#buyers").text


def test_an_unknown_invoice_is_not_a_no(client: FlaskClient, world: World) -> None:
    goods = told(world, invoice=Invoice.UNKNOWN)
    assert facts(page(client, goods))["Hóa đơn GTGT"] == "chưa cung cấp"
    other = told(world, invoice=Invoice.NO)
    assert facts(page(client, other))["Hóa đơn GTGT"] == "Không có hóa đơn"


def test_the_months_of_a_season_are_marked(client: FlaskClient, world: World) -> None:
    soup = page(client, told(world, season=span(12, 1)))
    marked = [month.text for month in soup.select(".months .on")]
    assert marked == ["1", "12"]
    assert soup.select_one(".months")["aria-hidden"] == "true"


def test_other_certificates_that_ended_are_said_to_have_ended(
    client: FlaskClient, world: World
) -> None:
    goods = world.make_product("Chè búp")
    held = [
        {"kind": AttestationKind.HACCP, "number": "H-1", "valid_until": date(2026, 11, 22)},
        {"kind": AttestationKind.VIETGAP, "number": "V-2", "valid_until": date(2026, 11, 21)},
    ]
    with world.change() as change:
        enter_attestations(change, [(goods.id, goods.producer_id, held)])
    lines = page(client, goods).select(".attestations li")
    assert "đến ngày 22/11/2026" in lines[0].text or "đến 22/11/2026" in lines[0].text
    assert lines[0].get("class") is None
    assert "đã hết hạn ngày 21/11/2026" in lines[1].text
    assert lines[1]["class"] == ["past"]


def test_tags_and_channels_lead_on_and_nothing_unsafe_does(
    client: FlaskClient, world: World
) -> None:
    goods = world.make_product("Chè búp")
    channels = [
        {"kind": ChannelKind.WEBSITE, "address": "https://che.example"},
        {"kind": ChannelKind.SOCIAL, "name": "Trang", "address": "javascript:alert(1)"},
    ]
    with world.change() as change:
        tag_products(change, [(goods.id, goods.producer_id, [Tag.ORGANIC])])
        enter_channels(change, [(goods.producer_id, channels)])
    soup = page(client, goods)
    assert soup.select_one(".tags a")["href"] == "/products?tag=organic"
    links = [a["href"] for a in soup.select(".channels a")]
    assert links == ["https://che.example"]
    assert "nofollow" in soup.select_one(".channels a")["rel"]
    assert "javascript:" not in " ".join(a.get("href", "") for a in soup.select("a"))


def test_alike_goods_are_of_the_same_set_and_province(client: FlaskClient, world: World) -> None:
    goods = world.make_product("Chè búp", set_no=11)
    world.make_product("Chè khác", set_no=11)
    world.make_product("Chè xa", set_no=11, producer=world.make_producer("HTX Xa", "01"))
    world.make_product("Gạo", set_no=3)
    soup = page(client, goods)
    assert [h.text for h in soup.select(".cards h3")] == ["Chè khác"]
