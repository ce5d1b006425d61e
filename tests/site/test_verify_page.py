"""The page behind a symbol: every verdict that a product's code can have."""

import gzip
from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from clocks import SetClock
from factories import Goods, World
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from catalog import acts
from catalog.products import Product
from catalog.recognising import take_back

LAST_DAY = date(2026, 9, 30)


def page(client: FlaskClient, code: str, query: str = "") -> tuple[int, BeautifulSoup]:
    """Status and parsed page of a code."""
    answer = client.get(f"/q/{code}{query}")
    return answer.status_code, BeautifulSoup(answer.data, "html.parser")


def verdict(soup: BeautifulSoup) -> object:
    """The word on `<main>`."""
    return soup.main["data-verdict"] if soup.main else None


@pytest.fixture
def lapsing(world: World) -> Goods:
    """Goods whose certificate holds through 30/09/2026."""
    return world.make_product("Mật hoa dừa", stars=3, issued_on=date(2023, 9, 30))


def test_a_certified_product_shows_its_stars_and_last_day(
    client: FlaskClient, world: World
) -> None:
    goods = world.make_product("Kẹo dừa sáp", stars=4, issued_on=date(2025, 6, 2))
    status, soup = page(client, goods.code)
    assert (status, verdict(soup)) == (200, "certified")
    assert "Đang được công nhận 4 sao" in soup.h1.text
    assert "Đang được công nhận 4 sao" in soup.title.text
    assert "02/06/2028" in soup.header.text
    assert "Trang này xác nhận kết quả công nhận" in soup.main.text
    assert soup.find("a", href=f"/report?code={goods.code}")


def test_valid_through_the_whole_of_the_last_day_in_vietnam(
    client: FlaskClient, lapsing: Goods, clock: SetClock
) -> None:
    # Midnight in Vietnam is 17:00 UTC.
    clock.now = datetime(2026, 9, 30, 16, 59, 59, tzinfo=UTC)
    assert verdict(page(client, lapsing.code)[1]) == "certified"
    clock.now = datetime(2026, 9, 30, 17, 0, 0, tzinfo=UTC)
    status, soup = page(client, lapsing.code)
    assert (status, verdict(soup)) == (200, "lapsed")
    assert "30/09/2026" in soup.header.text
    assert "01/10/2026" in soup.header.text
    assert "Sổ này chưa ghi nhận quyết định đánh giá lại" in soup.header.text
    assert not soup.select("article .stars")


def test_a_lapsed_page_says_that_renewal_was_filed(
    client: FlaskClient, world: World, lapsing: Goods
) -> None:
    world.act(acts.file_renewal, lapsing, on=date(2026, 5, 20))
    assert "hồ sơ đánh giá lại ngày 20/05/2026" in page(client, lapsing.code)[1].header.text


def test_an_extended_certificate_holds_with_its_decision(
    client: FlaskClient, world: World, lapsing: Goods
) -> None:
    decision = world.make_decision(date(2026, 9, 1), "77/QĐ-UBND")
    world.act(
        acts.extend, lapsing, decision_id=decision, until=date(2026, 12, 31), on=date(2026, 9, 1)
    )
    soup = page(client, lapsing.code)[1]
    assert verdict(soup) == "certified"
    assert "31/12/2026" in soup.header.text
    assert "77/QĐ-UBND" in soup.header.text


def test_a_refused_extension_ended_the_day_before(
    client: FlaskClient, world: World, lapsing: Goods
) -> None:
    decision = world.make_decision(date(2026, 9, 1))
    world.act(
        acts.extend, lapsing, decision_id=decision, until=date(2026, 12, 31), on=date(2026, 9, 1)
    )
    world.act(acts.refuse_re_rating, lapsing, decision_id=decision, on=date(2026, 11, 10))
    soup = page(client, lapsing.code)[1]
    assert verdict(soup) == "lapsed"
    assert "hết hạn từ ngày 10/11/2026" in soup.header.text
    assert "không công nhận" in soup.header.text


def test_a_withdrawn_product_keeps_its_page_with_decision_and_reason(
    client: FlaskClient, world: World
) -> None:
    goods = world.make_product()
    decision = world.make_decision(date(2026, 8, 14), "702/QĐ-UBND")
    world.act(acts.withdraw, goods, decision_id=decision, on=date(2026, 8, 14), reason="đ")
    status, soup = page(client, goods.code)
    assert (status, verdict(soup)) == (200, "withdrawn")
    text = soup.header.text
    assert "702/QĐ-UBND" in text
    assert "14/08/2026" in text
    assert "không còn sản xuất" in text
    assert "điểm đ khoản 1 Điều 8" in text
    assert not soup.select("article .stars")


def test_an_older_withdrawal_cites_no_article_that_did_not_exist(
    client: FlaskClient, world: World
) -> None:
    goods = world.make_product()
    decision = world.make_decision(date(2025, 12, 1))
    world.act(acts.withdraw, goods, decision_id=decision, on=date(2025, 12, 1), reason="c")
    assert "Điều 8" not in page(client, goods.code)[1].header.text


def test_a_suspended_product_says_by_which_decision(client: FlaskClient, world: World) -> None:
    goods = world.make_product()
    decision = world.make_decision(date(2026, 10, 1), "15/QĐ-UBND")
    world.act(acts.suspend, goods, decision_id=decision, on=date(2026, 10, 1))
    status, soup = page(client, goods.code)
    assert (status, verdict(soup)) == (200, "suspended")
    assert "15/QĐ-UBND" in soup.header.text


def test_a_change_shows_at_the_next_request(client: FlaskClient, world: World) -> None:
    goods = world.make_product()
    assert verdict(page(client, goods.code)[1]) == "certified"
    world.act(
        acts.withdraw,
        goods,
        decision_id=goods.decision_id,
        on=date(2026, 11, 22),
        reason="d",
    )
    assert verdict(page(client, goods.code)[1]) == "withdrawn"


def test_a_change_of_a_sister_product_shows_too(client: FlaskClient, world: World) -> None:
    maker = world.make_producer()
    goods = world.make_product("Kẹo dừa", producer=maker)
    assert "chưa ghi nhận sản phẩm nào khác" in page(client, goods.code)[1].main.text
    sister = world.make_product("Mứt dừa", producer=maker)
    soup = page(client, goods.code)[1]
    assert soup.find("a", href=f"/q/{sister.code}")
    world.act(
        acts.withdraw, sister, decision_id=sister.decision_id, on=date(2026, 1, 5), reason="a"
    )
    assert not page(client, goods.code)[1].find("a", href=f"/q/{sister.code}")


def test_new_coverage_shows_on_every_page(client: FlaskClient, world: World) -> None:
    goods = world.make_product(decision_id=world.make_decision(date(2025, 6, 2)))
    assert "chưa nhập" in page(client, goods.code)[1].text
    world.make_decision(date(2026, 11, 1), covered_until=date(2026, 11, 15))
    text = page(client, goods.code)[1].text
    assert "dữ liệu của Ủy ban nhân dân tỉnh Vĩnh Long đến ngày 15/11/2026" in text


def test_an_unknown_code_is_no_accusation(client: FlaskClient) -> None:
    status, soup = page(client, "00000000")
    assert (status, verdict(soup)) == (404, "not_issued")
    assert soup.find("a", href="/report?code=00000000")
    assert "0000-0000" in soup.text


def test_a_code_taken_back_says_since_when(client: FlaskClient, world: World) -> None:
    goods = world.make_product()
    with world.change() as change:
        take_back(change, [goods.certificate_id])
        change.session.get_one(Product, goods.id).voided_at = world.now
    status, soup = page(client, goods.code)
    assert (status, verdict(soup)) == (404, "not_issued")
    assert "rút lại ngày 22/11/2026" in soup.text


@pytest.mark.parametrize("typed", ["XX", "7Q2K9D4N", "%E1%BB%9B", "A" * 65, "٣٣٣٣٣٣٣٣"])
def test_a_mistyped_code_gets_help(client: FlaskClient, typed: str) -> None:
    status, soup = page(client, typed)
    assert (status, verdict(soup)) == (400, "mistyped")
    assert soup.find("input", attrs={"name": "code"})


def test_a_slip_of_one_character_offers_the_issued_code(client: FlaskClient, world: World) -> None:
    goods = world.make_product("Trà sen")
    wrong = ("2" if goods.code[0] != "2" else "3") + goods.code[1:]
    soup = page(client, wrong)[1]
    assert soup.find("a", href=f"/q/{goods.code}")
    assert "Trà sen" in soup.text


def test_the_typed_form_understands_what_people_type(client: FlaskClient, world: World) -> None:
    goods = world.make_product()
    spaced = f"{goods.code[:4].lower()} {goods.code[4:]}"
    for typed in (spaced, f"https://ocop.example/q/{goods.code}/"):
        answer = client.get("/q", query_string={"code": typed})
        assert (answer.status_code, answer.location) == (303, f"/q/{goods.code}")
    assert client.get("/q").status_code == 200
    assert client.get("/q?code=XX").status_code == 400


def test_english_for_those_who_prefer_it(client: FlaskClient, world: World) -> None:
    goods = world.make_product(stars=4)
    answer = client.get(f"/q/{goods.code}", headers={"Accept-Language": "en"})
    soup = BeautifulSoup(answer.data, "html.parser")
    assert soup.html["lang"] == "en"
    assert "Currently recognised: 4 stars" in soup.h1.text
    assert soup.find("a", href=f"/en/report?code={goods.code}")
    assert "Accept-Language" in answer.headers["Vary"]
    assert page(client, goods.code, "?lang=en")[1].html["lang"] == "en"
    assert page(client, goods.code)[1].html["lang"] == "vi"


def test_the_address_in_capitals_works(client: FlaskClient, world: World) -> None:
    goods = world.make_product()
    assert client.get(f"/Q/{goods.code}").status_code == 200


@pytest.mark.parametrize(
    ("set_no", "words"),
    [
        (14, "18 tuổi"),
        (15, "18 tuổi"),
        (18, "không có tác dụng thay thế thuốc"),
        (19, "không phải là thuốc"),
        (20, "không phải là thuốc"),
    ],
)
def test_notices_go_with_their_sets(
    client: FlaskClient, world: World, set_no: int, words: str
) -> None:
    assert words in page(client, world.make_product(set_no=set_no).code)[1].text
    assert words not in page(client, world.make_product(set_no=13).code)[1].text


def test_a_medicine_is_not_called_none(client: FlaskClient, world: World) -> None:
    medicine = world.make_product("Thuốc ho bổ phế", set_no=18)
    assert "không phải là thuốc" not in page(client, medicine.code)[1].text


def test_a_service_is_no_pack(client: FlaskClient, world: World) -> None:
    text = page(client, world.make_product("Du lịch cộng đồng", set_no=26).code)[1].text
    assert "chất lượng dịch vụ" in text
    assert "bao bì" not in text


def test_nothing_of_who_asked_first_stands_on_the_page(client: FlaskClient, world: World) -> None:
    goods = world.make_product()
    spelt = f"{goods.code[:4]}-{goods.code[4:]}".lower()
    first = client.get(f"/q/{spelt}?track=somebody")
    second = client.get(f"/q/{goods.code}")
    assert first.data == second.data
    assert f'href="/q/{goods.code}?lang=en"' in second.text


def test_an_earlier_certificate_says_what_became_of_it(client: FlaskClient, world: World) -> None:
    goods = world.make_product(stars=3, issued_on=date(2024, 3, 1))
    world.recognise(goods, 4, date(2026, 7, 10))
    earlier = page(client, goods.code)[1].find("h3", string="Các giấy chứng nhận trước đây")
    assert "Đã thay bằng giấy mới, 10/07/2026" in earlier.find_next("li").text


def test_the_page_is_small_and_complete_in_itself(client: FlaskClient, world: World) -> None:
    maker = world.make_producer()
    goods = [world.make_product(f"Sản phẩm {n}", producer=maker) for n in range(5)]
    answer = client.get(f"/q/{goods[0].code}")
    assert len(gzip.compress(answer.data)) <= 14 * 1024
    soup = BeautifulSoup(answer.data, "html.parser")
    assert not soup.find_all(["script", "img", "iframe"])
    assert [link["rel"] for link in soup.find_all("link")] == [["canonical"], ["icon"]]
    body = answer.data[answer.data.index(b"<body>") :]
    assert "Đang được công nhận" in body[:2048].decode("utf-8", "ignore")


def test_the_style_block_is_the_one_the_policy_allows(client: FlaskClient, world: World) -> None:
    answer = client.get(f"/q/{world.make_product().code}")
    policy = answer.headers["Content-Security-Policy"]
    assert "'sha256-" in policy
    assert "unsafe" not in policy


def test_an_unchanged_page_is_answered_304_until_the_minute_or_the_register_changes(
    client: FlaskClient, world: World, clock: SetClock
) -> None:
    goods = world.make_product()
    first = client.get(f"/q/{goods.code}")
    assert first.headers["Cache-Control"] == "no-cache"
    seen = {"If-None-Match": first.headers["ETag"]}
    assert client.get(f"/q/{goods.code}", headers=seen).status_code == 304
    clock.now += timedelta(minutes=1)
    assert client.get(f"/q/{goods.code}", headers=seen).status_code == 200


def test_a_browser_that_can_gets_gzip(client: FlaskClient, world: World) -> None:
    goods = world.make_product()
    plain = client.get(f"/q/{goods.code}")
    packed = client.get(f"/q/{goods.code}", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data


def test_a_page_made_anew_asks_the_database_little(
    app: Flask, client: FlaskClient, world: World
) -> None:
    maker = world.make_producer()
    goods = [world.make_product(f"Trà {n}", producer=maker) for n in range(5)]
    world.recognise(goods[0], 5, date(2026, 3, 1))
    asked: list[str] = []
    opened = app.extensions["register"]
    for engine in (opened.engine, opened.reader):
        event.listen(engine, "before_cursor_execute", lambda *seen: asked.append(seen[2]))
    page(client, goods[0].code)
    # Its version; product, certificates and history; the producer's other goods.
    assert len(asked) == 3, asked
    page(client, goods[0].code)
    assert len(asked) == 4
