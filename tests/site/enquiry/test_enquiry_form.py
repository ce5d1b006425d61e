"""The enquiry form: several goods, one reference, nothing preset, and honesty on what happens."""

from datetime import date, timedelta

import pytest
from clocks import SetClock
from enquiry_forms import (
    OpenEnquiry,
    enquiries,
    fault_texts,
    outcomes,
    parsed,
    reference_of,
    states,
)
from factories import Goods, World
from flask import Flask
from flask.testing import FlaskClient
from mail_sink import MailSink
from playwright.sync_api import Page
from sqlalchemy import Engine

from catalog import acts
from ocop_site.limits import PER_HOUR

# Filing itself is tested on both databases; here it is the form and the mail.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


def test_the_form_groups_goods_by_maker_and_presets_nothing(
    client: FlaskClient, goods: list[Goods]
) -> None:
    page = parsed(client.get("/enquiry?" + "&".join(f"c={g.code}" for g in goods)))
    listed = {
        maker.h2.get_text(): [link.get_text() for link in maker.select("li div a")]
        for maker in page.select(".maker")
    }
    assert listed == {
        "HTX Một": ["Kẹo dừa", "Kẹo gừng"], "HTX Hai": ["Trà sen"], "HTX Ba": ["Mật ong"],
    }  # fmt: skip
    assert page.select("input[checked]") == []
    assert not [f for f in page.select("input") if "price" in f.get("name", "")]
    assert "12 tháng" in page.select_one(".terms").get_text()
    assert "91/2025/QH15" in page.select_one("#consent").get_text()
    assert "không còn được công nhận" in page.select(".maker")[2].get_text()


def test_what_was_withdrawn_cannot_be_asked_about(
    world: World, client: FlaskClient, form: OpenEnquiry, goods: list[Goods], sink: MailSink
) -> None:
    gone = goods[0]
    world.act(acts.withdraw, gone, decision_id=gone.decision_id, on=date(2026, 8, 1), reason="b")
    page = parsed(client.get(f"/enquiry?c={gone.code}&c={goods[1].code}"))
    assert "đã bị thu hồi" in page.main.get_text()
    assert [field["value"] for field in page.select("input[name=c]")] == [goods[1].code]
    again = form.send()
    assert again.status_code == 400
    assert "“Kẹo dừa” đã bị thu hồi" in fault_texts(again)[0]
    assert len(parsed(again).select("input[name=c]")) == 3
    assert sink.letters == []


def test_without_mail_the_page_says_that_the_office_keeps_it(
    client: FlaskClient, clock: SetClock, goods: list[Goods], engine: Engine
) -> None:
    form = OpenEnquiry(client, clock, goods[:1])
    page = parsed(client.get(f"/enquiry?c={goods[0].code}"))
    assert "chưa gửi thư điện tử" in page.select_one(".terms").get_text()
    assert "sổ này chưa gửi thư điện tử" in outcomes(form.send())["HTX Một"]
    assert states(engine) == {"HTX Một": "mail_off"}


def test_the_same_form_twice_is_one_enquiry_and_one_mail(
    form: OpenEnquiry, sink: MailSink, engine: Engine
) -> None:
    assert reference_of(form.send()) == reference_of(form.send())
    assert len(enquiries(engine)) == 1
    assert len(sink.letters) == 2
    assert reference_of(form.send(message="Một việc khác")) != enquiries(engine)[0].reference


@pytest.mark.parametrize("field", ["name", "email", "purpose", "message", "consent"])
def test_what_is_missing_is_said_and_the_rest_kept(
    form: OpenEnquiry, engine: Engine, goods: list[Goods], field: str
) -> None:
    answer = form.send(**{field: "", f"quantity_{goods[0].code}": "9 thùng"})
    assert answer.status_code == 400
    page = parsed(answer)
    assert page.select_one(f".error-summary a[href='#{field}']") is not None
    assert page.select_one(f"#{field}") is not None
    assert page.select_one(f"#q-{goods[0].code}")["value"] == "9 thùng"
    if field != "message":
        assert "Có xuất hóa đơn không?" in page.select_one("#message").get_text()
    assert enquiries(engine) == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"leave_empty": "x"}, "hidden_field"),
        ({"message": "http://a http://b http://c"}, "links"),
        ({"message": "vay tiền nhanh"}, "words"),
    ],
)
def test_what_looks_like_advertising_waits_for_an_officer(
    form: OpenEnquiry, sink: MailSink, engine: Engine, changes: dict[str, str], why: str
) -> None:
    answer = form.send(**changes)
    assert reference_of(answer)
    assert "chờ cán bộ xem trước" in outcomes(answer)["HTX Một"]
    assert [enquiry.suspicion for enquiry in enquiries(engine)] == [why]
    assert sink.letters == []


def test_a_form_sent_at_once_waits_for_an_officer(
    form: OpenEnquiry, clock: SetClock, engine: Engine
) -> None:
    clock.now -= timedelta(seconds=58)
    form.send()
    assert [enquiry.suspicion for enquiry in enquiries(engine)] == ["too_fast"]


def test_a_form_open_for_a_day_is_shown_again_with_its_text(
    form: OpenEnquiry, clock: SetClock, engine: Engine
) -> None:
    clock.now += timedelta(hours=24)
    answer = form.send()
    assert answer.status_code == 400
    form.token = parsed(answer).select_one("input[name=token]")["value"]
    assert parsed(answer).select_one("#name")["value"] == "Trần Thị B"
    assert reference_of(form.send())


def test_the_token_of_the_report_form_is_worth_nothing_here(
    form: OpenEnquiry, posting: Flask
) -> None:
    report = parsed(posting.test_client().get("/report"))
    form.token = report.select_one("input[name=token]")["value"]
    assert form.send().status_code == 400


def test_too_many_from_one_network_wait(form: OpenEnquiry, posting: Flask) -> None:
    assert PER_HOUR["enquiry"] <= 10
    posting.config["RATE_LIMITS"] = {"enquiry": 1}
    assert form.send().status_code == 200
    answer = form.send(message="Lần nữa")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    assert "Lần nữa" in parsed(answer).select_one("#message").get_text()


@pytest.mark.parametrize("email", ["b@x.vn\r\nBcc: y@z.vn", "b@x.vn, c@x.vn", "Trần <b@x.vn>"])
def test_an_address_that_is_more_than_one_is_refused(
    form: OpenEnquiry, email: str, sink: MailSink
) -> None:
    assert form.send(email=email).status_code == 400
    assert sink.letters == []


def test_nothing_of_it_is_kept_by_browsers_or_told_to_others(
    form: OpenEnquiry, client: FlaskClient
) -> None:
    for answer in (client.get("/enquiry"), form.send()):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in answer.headers


def test_nothing_chosen_leads_to_the_catalogue(client: FlaskClient) -> None:
    page = parsed(client.get("/enquiry"))
    assert page.select("main form") == []
    assert page.select_one("main a.button")["href"] == "/products"
    assert "c=" in client.get("/enquiry?c=xx&q=keo").location


@pytest.mark.browser
def test_a_buyer_asks_two_makers_on_a_telephone(
    page: Page, live_url: str, goods: list[Goods], clock: SetClock, engine: Engine
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{live_url}/products?sort=name")
    for name in ("Kẹo dừa", "Trà sen"):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="Liên hệ mua").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_role("radio", name="Xuất khẩu").check()
    page.get_by_role("textbox", name="Điều chủ thể cần biết").fill("Mỗi tháng 500 hộp")
    page.get_by_role("textbox", name="Họ tên").fill("Lê C")
    page.get_by_role("textbox", name="Thư điện tử").fill("c@x.example")
    page.get_by_role("checkbox").check()
    clock.now += timedelta(minutes=1)
    page.get_by_role("button", name="Gửi đến 2 chủ thể").click()
    shown = page.locator("[data-reference]").inner_text()
    assert [enquiry.reference for enquiry in enquiries(engine)] == [shown]
