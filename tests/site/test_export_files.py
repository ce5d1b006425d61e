"""A list as a file: dated, licensed, harmless in a spreadsheet, not sent again unchanged."""

import io
import json
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from clocks import SetClock
from export_reading import ids_on_pages, rows_of_csv, rows_of_xlsx
from factories import World
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import update

from catalog.attestations import AttestationKind, enter_attestations
from catalog.db import metadata, writing
from catalog.offers import Invoice, enter_offers

# What files say does not depend on the database behind them.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


def test_a_row_says_what_a_buyer_looks_for(client: FlaskClient, world: World) -> None:
    world.make_product(
        "Kẹo dừa sáp",
        5,
        date(2025, 6, 2),
        net_content="Hộp 300 g",
        gtin="08930000000017",
        printed_commune="xã Phú Cần",
        printed_district="huyện Tiểu Cần",
        printed_province="tỉnh Trà Vinh",
        commune="xã Tiểu Cần",
    )
    (row,) = rows_of_csv(client)
    assert row["Sản phẩm"] == "Kẹo dừa sáp"
    assert row["Số sao"] == "5"
    assert row["Hiệu lực đến"] == "02/06/2028"
    assert row["Loại hình chủ thể"] == "Hợp tác xã"
    assert row["Khối lượng tịnh"] == "Hộp 300 g"
    assert row["Địa chỉ hiện nay"] == "xã Tiểu Cần, tỉnh Vĩnh Long"
    assert row["Địa chỉ in trên nhãn (nếu khác)"] == "xã Phú Cần, huyện Tiểu Cần, tỉnh Trà Vinh"
    assert row["GTIN"] == "08930000000017"
    assert row["Ngày quyết định"] == "02/06/2025"
    assert row["Cơ quan ban hành"] == "Ủy ban nhân dân tỉnh Vĩnh Long"


def test_what_a_producer_tells_buyers_goes_along(client: FlaskClient, world: World) -> None:
    goods = world.make_product()
    offer = {
        "product_id": goods.id,
        "price_from": 120_000,
        "capacity_per_month": 2_000,
        "capacity_unit": "hộp",
        "invoice": Invoice.NO,
        "export_markets": "JP",
        "confirmed_on": date(2026, 9, 1),
    }
    paper = {"kind": AttestationKind.VIETGAP, "valid_until": date(2027, 3, 1)}
    with world.change() as change:
        enter_offers(change, [(goods.producer_id, offer)])
        enter_attestations(change, [(goods.id, goods.producer_id, [paper])])
    (row,) = rows_of_csv(client)
    assert (row["Giá thấp nhất (đ)"], row["Giá cao nhất (đ)"]) == ("120000", "")
    assert (row["Khả năng cung ứng mỗi tháng"], row["Đơn vị cung ứng"]) == ("2000", "hộp")
    assert (row["Hóa đơn GTGT"], row["Hạn sử dụng (ngày)"]) == ("Không có hóa đơn", "")
    assert row["Chứng nhận khác"] == "VietGAP, đến 01/03/2027"
    assert row["Thị trường xuất khẩu"] == "Nhật Bản"
    assert row["Chủ thể xác nhận ngày"] == "01/09/2026"


def test_dates_of_a_workbook_are_dates_and_its_head_stays(
    client: FlaskClient, world: World
) -> None:
    world.make_product("Kẹo dừa sáp", 5, date(2025, 6, 2))
    book = load_workbook(io.BytesIO(client.get("/en/products.xlsx").data))
    sheet, about = book.worksheets
    (row,) = rows_of_xlsx(client, root="/en")
    assert row["Valid until"].isoformat() == "2028-06-02T00:00:00"
    assert row["As of"].isoformat() == "2026-11-22T10:42:00"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")
    widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
    assert 7 < min(widths) < max(widths) < 70
    assert ("As of", "22/11/2026 10:42") in list(about.values)


def test_every_form_says_of_which_moment_it_is_and_under_which_licence(
    client: FlaskClient, world: World
) -> None:
    world.make_product()
    (row,) = rows_of_csv(client)
    assert (row["Thời điểm trích xuất"], row["Giấy phép"]) == ("22/11/2026 10:42", "CC-BY-4.0")
    answer = client.get("/products.json?stars=4").get_json()
    assert answer["as_of"] == "2026-11-22T10:42:00+07:00"
    assert answer["licence"] == "CC-BY-4.0"
    assert answer["last_updated"] == "2026-11-22T03:42:00+00:00"
    assert answer["filter"] == {"q": "", "stars": [4], "sort": "relevance"}


def test_headings_and_addresses_are_in_the_readers_language(
    client: FlaskClient, world: World
) -> None:
    world.make_product("Kẹo dừa sáp")
    (row,) = rows_of_csv(client, root="/en")
    assert row["Producer"] == "Hợp tác xã Cồn Bần"
    assert row["Kind of producer"] == "Cooperative"
    assert row["Page"].startswith("http://127.0.0.1:8000/en/products/keo-dua-sap-")
    (row,) = rows_of_csv(client)
    assert row["Trang sản phẩm"].startswith("http://127.0.0.1:8000/products/keo-dua-sap-")


def test_csv_begins_with_the_mark_that_spreadsheets_look_for(
    client: FlaskClient, world: World
) -> None:
    world.make_product()
    answer = client.get("/products.csv")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"] == "attachment; filename=ocop-2026-11-22.csv"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert int(answer.headers["Content-Length"]) == len(answer.data)


@pytest.mark.parametrize(
    "name", ['=HYPERLINK("http://x")', "+84 kẹo", "-1+2", "@SUM(A1)", " =1+1", "＝1", "\t=1"]
)
def test_a_name_that_looks_like_a_formula_stays_a_text(
    client: FlaskClient, world: World, name: str
) -> None:
    world.make_product(name)
    (row,) = rows_of_csv(client)
    assert row["Sản phẩm"] == f"'{name}"
    book = load_workbook(io.BytesIO(client.get("/products.xlsx").data))
    cell = book.worksheets[0]["B2"]
    assert (cell.value, cell.data_type) == (name, "s")


@pytest.mark.parametrize(
    "query", ["?stars=9", "?province=nowhere", "?sort=x", "?per_page=1000", "?Stars=4"]
)
def test_a_filter_that_means_nothing_is_refused_and_not_left_out(
    client: FlaskClient, query: str
) -> None:
    for form in ("csv", "xlsx", "json"):
        answer = client.get(f"/products.{form}{query}")
        assert answer.status_code == 400
        assert answer.mimetype == "application/problem+json"
        assert query[1:].partition("=")[0] in answer.get_json()["detail"]


def test_the_page_offers_its_own_list(client: FlaskClient, world: World) -> None:
    for number in range(27):
        world.make_product(f"Kẹo dừa {number}", stars=3 + number % 3)
    page = client.get("/en/products?q=keo&stars=4&stars=5&province=86&sort=name&page=2")
    soup = BeautifulSoup(page.data, "html.parser")
    offered = {link.text: link["href"] for link in soup.select(".downloads a")}
    filters = "q=keo&stars=4&stars=5&province=86&sort=name"
    assert offered == {
        "CSV": f"/en/products.csv?{filters}",
        "Excel": f"/en/products.xlsx?{filters}",
        "JSON": f"/en/products.json?{filters}",
        "Printed catalogue (PDF)": f"/en/catalogue?{filters}",
    }
    assert len(client.get(offered["JSON"]).get_json()["items"]) == len(
        ids_on_pages(client, f"?{filters}")
    )


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_what_has_not_changed_is_not_sent_again(
    client: FlaskClient, world: World, clock: SetClock, form: str
) -> None:
    world.make_product()
    address = f"/products.{form}"
    etag = client.get(address).headers["ETag"]
    clock.now += timedelta(minutes=20)
    seen = {"If-None-Match": etag}
    assert client.get(address, headers=seen).status_code == 304
    assert client.get(f"{address}?stars=4", headers=seen).status_code == 200
    assert client.get(f"/en{address}", headers=seen).status_code == 200
    clock.now += timedelta(days=1)
    assert client.get(address, headers=seen).status_code == 200
    etag = client.get(address).headers["ETag"]
    world.make_product("Trà sen")
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_who_fetches_too_often_waits(app: Flask, client: FlaskClient, world: World) -> None:
    app.config["RATE_LIMITS"] = {"export": 2}
    world.make_product()
    etags = [client.get("/products.csv").headers["ETag"] for _ in range(2)]
    answer = client.get("/products.xlsx")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    assert client.get("/products.csv", headers={"If-None-Match": etags[0]}).status_code == 304


def test_a_list_of_nothing_is_a_file_with_a_heading(client: FlaskClient) -> None:
    for root in ("", "/en"):
        assert rows_of_csv(client, root=root) == rows_of_xlsx(client, root=root) == []
    assert json.loads(client.get("/products.json").data)["items"] == []


def test_a_demonstration_says_so_in_every_form(world: World, request: Any) -> None:
    world.make_product()
    with writing(world.engine) as session:
        session.execute(update(metadata.tables["register_state"]).values(demonstration=True))
    client = request.getfixturevalue("client")
    (row,) = rows_of_csv(client)
    assert row["Bản mẫu"] == "BẢN MẪU"
    assert load_workbook(io.BytesIO(client.get("/products.xlsx").data)).sheetnames[0] == "BẢN MẪU"
    assert client.get("/products.json").get_json()["demonstration"] == "BẢN MẪU"
