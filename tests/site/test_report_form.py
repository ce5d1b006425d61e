"""The report form: what it shows, what it asks for, and what it keeps."""

from datetime import date

from bs4 import BeautifulSoup
from clocks import SetClock
from factories import World
from flask.testing import FlaskClient
from report_forms import OpenForm, answers, fault_texts, parsed, receipt_of

from ocop_site.settings import Settings


def test_the_form_sets_no_cookie_and_is_not_kept(client: FlaskClient) -> None:
    answer = client.get("/report")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_the_form_asks_for_three_inputs_at_most_and_ticks_nothing(client: FlaskClient) -> None:
    soup = parsed(client.get("/report"))
    assert len(soup.select("[required]")) <= 3
    assert soup.select("[checked]") == []
    assert {tag["name"] for tag in soup.select("[required]")} == {"kind", "where"}
    assert not soup.find_all("script")
    assert soup.select_one("#leave_empty")["autocomplete"] == "off"


def test_every_input_has_a_label(client: FlaskClient) -> None:
    soup = parsed(client.get("/report"))
    for tag in soup.select("main input:not([type=hidden]), main textarea"):
        labelled = tag.find_parent("label") or soup.find("label", attrs={"for": tag.get("id")})
        assert labelled, tag


def test_the_form_says_who_is_told_and_what_it_does_not_replace(client: FlaskClient) -> None:
    vi = parsed(client.get("/report")).main.get_text(" ")
    assert "không thay thế đơn khiếu nại, tố cáo" in vi
    assert "đơn vị vận hành sổ này" in vi
    assert "24 tháng" in vi
    assert "1900888655" in vi
    en = parsed(client.get("/en/report")).main.get_text(" ")
    assert "neither a complaint nor a denunciation" in en


def test_a_scanned_product_is_filled_in(client: FlaskClient, world: World) -> None:
    goods = world.make_product("Mật hoa dừa", issued_on=date(2023, 9, 30), stars=3)
    soup = parsed(client.get(f"/report?code={goods.code}"))
    text = soup.main.get_text(" ")
    assert "Mật hoa dừa" in text and "Hợp tác xã Cồn Bần" in text
    assert "Giấy chứng nhận đã hết hạn" in text
    assert "tỉnh Vĩnh Long" in text
    assert soup.select_one("#when")["value"] == "22/11/2026"
    assert soup.select_one("input[name=kind][checked]")["value"] == "lapsed_mark"


def test_a_product_in_force_leaves_the_kind_open(client: FlaskClient, world: World) -> None:
    goods = world.make_product()
    soup = parsed(client.get(f"/report?code={goods.code}"))
    assert soup.select("input[name=kind][checked]") == []


def test_an_unknown_code_is_kept_as_typed(client: FlaskClient) -> None:
    soup = parsed(client.get("/report?code=7Q2K-9D4X"))
    assert soup.select_one("#code")["value"] == "7Q2K-9D4X"


def test_one_post_from_the_verdict_gives_a_receipt(client: FlaskClient, world: World) -> None:
    goods = world.make_product("Mật hoa dừa", issued_on=date(2023, 9, 30), stars=3)
    link = parsed(client.get(f"/q/{goods.code}")).select_one("a[href*='/report']")["href"]
    soup = parsed(client.get(link))
    token = soup.select_one("input[name=token]")["value"]
    code = soup.select_one("#code")["value"]
    answer = client.post("/report", data=answers(token, code=code, kind="lapsed_mark"))
    assert answer.status_code == 200
    receipt = receipt_of(answer)
    assert len(receipt.replace("-", "")) == 17 and receipt.count("-") == 4
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_the_receipt_is_shown_once(form: OpenForm, client: FlaskClient) -> None:
    receipt = receipt_of(form.send())
    for path in ("/report", "/report/status"):
        assert receipt not in client.get(path).text


def test_the_same_form_sent_again_has_the_same_receipt(form: OpenForm) -> None:
    first, again, changed = form.send(), form.send(), form.send(what="Khác hẳn")
    assert receipt_of(first) == receipt_of(again) != receipt_of(changed)


def test_what_is_missing_is_said_beside_its_field_and_in_the_summary(form: OpenForm) -> None:
    answer = form.send(kind="", what="", where="", contact="", when="23/11/2026")
    assert answer.status_code == 400
    soup = parsed(answer)
    links = [a["href"] for a in soup.select(".error-summary a")]
    assert links == ["#kind", "#what", "#where", "#when"]
    for link in links:
        target = soup.select_one(link)
        assert target["aria-invalid"] == "true"
        assert soup.select_one(f"#{target['aria-describedby'].split()[-1]}").get_text(strip=True)


def test_what_was_typed_is_kept(form: OpenForm) -> None:
    soup = parsed(form.send(kind="", what="Hũ <b>vỡ</b>", may_contact="1", contact="a@b.vn"))
    assert soup.select_one("#what").get_text() == "Hũ <b>vỡ</b>"
    assert soup.select_one("#contact")["value"] == "a@b.vn"
    assert soup.select_one("[name=may_contact]").has_attr("checked")
    assert not soup.select_one("[name=producer_may_see]").has_attr("checked")


def test_errors_speak_english_on_the_english_page(client: FlaskClient, clock: SetClock) -> None:
    form = OpenForm(client, clock, "/en/report")
    answer = form.send(kind="")
    assert fault_texts(answer) == ["Choose what the report is about."]
    assert BeautifulSoup(answer.data, "html.parser").html["lang"] == "en"


def test_a_contact_without_leave_is_said_not_to_be_used(form: OpenForm) -> None:
    assert "chưa đồng ý cho liên hệ" in form.send(contact="0901 234 567").text
    allowed = form.send(contact="0901 234 567", may_contact="1")
    assert "chưa đồng ý cho liên hệ" not in allowed.text


def test_the_key_of_contacts_is_readable_by_its_owner_only(
    form: OpenForm, settings: Settings
) -> None:
    form.send(contact="0901 234 567")
    key = settings.keys_folder / "contacts"
    assert key.stat().st_mode & 0o077 == 0
