"""A place from its name to the public and off again, as an organiser and an office do it."""

from datetime import timedelta

from clocks import SetClock
from desk_browser import Desk, faults, main_text, parsed
from factories import World
from flask import Flask
from people import THERE, People, Person
from sqlmodel import select

from catalog.db import reading
from catalog.places.records import Place, PlaceAct

TYPED = {
    "kind": "ocop_point",
    "name": "Điểm OCOP Bến Ninh Kiều",
    "commune": "phường Long Châu",
    "address": "số 1 đường 30 tháng 4",
    "point": "https://www.google.com/maps/@10.2537,105.9722,17z",
    "every_day": "7h30 - 11h30; 13h30 - 21h",
    "day_6": "nghỉ",
    "closed_from_0": "2027-02-05",
    "closed_to_0": "2027-02-10",
}


def entered(desk: Desk, **typed: str) -> str:
    """The address of a place on the desk, entered through the form."""
    answer = desk.send("/desk/places/new", **(TYPED | typed))
    assert answer.status_code == 303, faults(answer)
    return answer.headers["Location"].partition("?")[0]


def made_public(desk: Desk, world: World, **typed: str) -> str:
    """The same, stocked, confirmed and published."""
    goods = world.make_product()
    place = entered(desk, **typed)
    desk.press(f"{place}/stock", f"{place}/stock", codes=goods.code)
    desk.press(place, f"{place}/confirm")
    desk.press(place, f"{place}/publish")
    return place


def test_a_place_goes_from_its_name_to_the_public(
    desk: Desk, desk_world: World, desk_app: Flask
) -> None:
    goods = desk_world.make_product(name="Kẹo dừa sáp")
    public = Desk(desk_app.test_client())
    bare = dict.fromkeys(TYPED, "") | {"kind": "ocop_point", "name": TYPED["name"]}
    place = entered(desk, **bare)
    address = "/places/diem-ocop-ben-ninh-kieu"
    public.see(address, 404)
    assert "Chưa công khai vì: chưa ghi xã, phường hoặc đặc khu (và 4 điều nữa)" in desk.says(
        "/desk"
    )
    saved = desk.press(f"{place}/edit", f"{place}/edit", **TYPED)
    assert "✓ Đã lưu." in main_text(saved)
    assert desk.fields(f"{place}/edit")["point"] == "10.2537, 105.9722"
    stocked = desk.press(f"{place}/stock", f"{place}/stock", codes=goods.code.lower())
    assert "✓ Còn hiệu lực" in main_text(stocked) or "Kẹo dừa sáp" in main_text(stocked)
    assert "Chưa công khai vì: chưa có cơ quan" in desk.says(place)
    desk.press(place, f"{place}/confirm")
    assert "Chưa công khai vì chưa ai bấm “Công khai”" in desk.says(place)
    assert "Kẹo dừa sáp" in desk.says(f"{place}/preview")
    public.see(address, 404)
    desk.press(place, f"{place}/publish")
    shown = public.says(address)
    assert "Kẹo dừa sáp" in shown
    assert "07:30" in shown
    assert address in public.see("/places").text


def test_a_form_shown_again_is_read_back_the_same(desk: Desk, desk_engine: object) -> None:
    place = entered(desk)
    first = desk.fields(f"{place}/edit")
    assert first["day_0"] == "07:30-11:30, 13:30-21:00"
    assert first["day_6"] == "nghỉ"
    assert (first["closed_from_0"], first["closed_kind_0"]) == ("2027-02-05", "tet")
    desk.press(f"{place}/edit", f"{place}/edit")
    again = desk.fields(f"{place}/edit")
    ignored = ("token", "version")
    assert {k: v for k, v in again.items() if k not in ignored} == {
        k: v for k, v in first.items() if k not in ignored
    }


def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(desk: Desk) -> None:
    wrong = {
        "name": "",
        "point": "chợ",
        "every_day": "sáng",
        "closed_from_0": "31/02/2027",
        "phone": "0901 234 567",
        "website": "javascript:alert(1)",
        "province": "999999",
    }
    answer = desk.send("/desk/places/new", **(TYPED | wrong))
    assert answer.status_code == 400
    page = parsed(answer)
    links = [str(link["href"]) for link in page.select(".error-summary a")]
    named = {"#name", "#province", "#point", "#every_day", "#closed_from_0", "#website", "#agreed"}
    assert set(links) == named
    for link in links:
        field = page.select_one(link)
        assert field is not None, link
        if field.get("type") != "checkbox":
            assert field.get("aria-invalid") == "true", link
    kept = {str(f["name"]): str(f["value"]) for f in page.select("input[type=text][name]")}
    for field in ("point", "every_day", "closed_from_0", "phone", "website"):
        assert kept[field] == wrong[field]
    assert kept["address"] == TYPED["address"]


def test_contact_is_public_only_with_its_holders_consent(desk: Desk) -> None:
    asks = desk.send("/desk/places/new", **TYPED, phone="0270 382 3344")
    assert "Đánh dấu là người giữ chúng đồng ý" in faults(asks)[0]
    place = entered(desk, phone="0270 382 3344", agreed="1")
    unchanged = desk.send(f"{place}/edit")
    assert unchanged.status_code == 303, "it was agreed to before"
    assert desk.send(f"{place}/edit", phone="0270 999 999").status_code == 400
    assert not parsed(desk.see(f"{place}/edit")).select("[name=agreed][checked]")


def test_the_second_of_two_editors_is_told_and_loses_nothing(desk: Desk) -> None:
    place = entered(desk)
    second = desk.fields(f"{place}/edit")
    desk.press(f"{place}/edit", f"{place}/edit", address="số 2 đường Hùng Vương")
    own = {"operator": "Hợp tác xã Cồn Chim", "name": "Điểm OCOP Cồn Chim"}
    told = desk.send(f"{place}/edit", shown=second, **own)
    assert told.status_code == 400
    assert "Người khác vừa lưu" in faults(told)[0]
    page = parsed(told)
    assert page.select_one("#operator")["value"] == "Hợp tác xã Cồn Chim"  # type: ignore[index]
    meanwhile = [line.get_text(" ", strip=True) for line in page.select(".meanwhile")]
    assert meanwhile == ["Người khác vừa lưu: số 2 đường Hùng Vương"], "and nothing else"
    assert desk.fields(f"{place}/edit")["operator"] == "", "nothing was written"
    fresh = {str(f["name"]): str(f["value"]) for f in page.select("[name=version], [name=shown]")}
    agreed = desk.send(f"{place}/edit", shown=second | fresh, operator="Hợp tác xã Cồn Chim")
    assert agreed.status_code == 303


def test_a_province_takes_a_place_off_with_a_reason_that_its_keeper_reads(
    desk: Desk, office: Desk, desk_world: World, desk_app: Flask
) -> None:
    place = made_public(desk, desk_world)
    public = Desk(desk_app.test_client())
    public.see("/places/diem-ocop-ben-ninh-kieu")
    assert TYPED["name"] in office.says("/desk")
    office.see(f"{place}/edit", 403)
    without = office.send(f"{place}/unpublish")
    assert faults(without) == ["Ghi lý do; người phụ trách sẽ đọc."]
    reason = "Biển hiệu ghi OCOP 5 sao cho hàng chưa được công nhận."
    office.press(f"{place}/unpublish", f"{place}/unpublish", reason=reason)
    public.see("/places/diem-ocop-ben-ninh-kieu", 404)
    told = desk.says("/desk")
    assert f"đã bị ngừng công khai: {reason}" in told
    assert f"Đã ngừng công khai: {reason}" in desk.says(place)
    assert "chưa cho công khai lại" in desk.says(place)
    desk.send(place, f"{place}/publish", shown=desk.fields(place, f"{place}/confirm"))
    public.see("/places/diem-ocop-ben-ninh-kieu", 404)
    desk.see(f"{place}/release", 405)
    office.press(place, f"{place}/release")
    desk.press(place, f"{place}/publish")
    public.see("/places/diem-ocop-ben-ninh-kieu")


def test_an_office_reads_why_anothers_draft_is_not_public(desk: Desk, office: Desk) -> None:
    place = entered(desk)
    line = "Chưa công khai vì: chưa có sản phẩm nào đang được công nhận"
    for page in ("/desk", "/desk/places?of=area", place):
        assert line in office.says(page), page
    assert not parsed(office.see(place)).select(".missing a"), "it is its keeper's to mend"
    assert parsed(desk.see(place)).select(f'.missing a[href="{place}/stock"]')


def test_a_stale_place_is_confirmed_with_one_press_on_the_desk(
    desk: Desk, desk_world: World, clock: SetClock, people: People, organiser: Person
) -> None:
    place = made_public(desk, desk_world)
    clock.now += timedelta(days=190)
    people.now = clock.now
    later = Desk(people.browser_of(organiser))
    assert "chưa được xác nhận lại từ ngày 23/05/2027" in later.says("/desk")
    later.press("/desk", f"{place}/confirm")
    assert "xác nhận lại" not in later.says("/desk")


def test_closing_needs_a_day_and_stays_on_the_public_page(
    desk: Desk, desk_world: World, desk_app: Flask
) -> None:
    place = made_public(desk, desk_world)
    assert desk.send(f"{place}/close", closed_on="").status_code == 400
    desk.press(f"{place}/close", f"{place}/close", closed_on="2026-11-20", reason="Chuyển nhà")
    assert "đóng cửa" in Desk(desk_app.test_client()).says("/places/diem-ocop-ben-ninh-kieu")
    assert not parsed(desk.see(place)).select(f'form[action="{place}/confirm"]')
    refused = desk.send(f"{place}/edit", shown=desk.fields(f"{place}/edit"))
    assert "không sửa được nữa" in faults(refused)[0]


def test_an_office_makes_two_of_the_same_one(
    desk: Desk, office: Desk, people: People, desk_world: World, desk_engine: object
) -> None:
    kept = made_public(desk, desk_world)
    twin = entered(Desk(people.browser_of(people.make("khac@vinhlong.example"))))
    assert "có thể là một" in office.says("/desk")
    desk.see(f"{twin}/merge", 403)
    nothing = office.send(f"{twin}/merge", into="khong-co")
    assert "Không tìm thấy điểm này" in faults(nothing)[0]
    elsewhere = Desk(people.browser_of(people.make("hn@hanoi.example", province=THERE)))
    hidden = entered(elsewhere, name="Điểm OCOP Hà Nội")
    away = office.send(f"{twin}/merge", into="diem-ocop-ha-noi")
    assert "Không tìm thấy điểm này" in faults(away)[0], "not even that it exists is told"
    office.see(hidden, 403)
    merged = office.press(f"{twin}/merge", f"{twin}/merge", into="diem-ocop-ben-ninh-kieu")
    assert "Đã gộp" in main_text(merged)
    with reading(desk_world.engine) as session:
        rows = {place.id: place for place in session.exec(select(Place))}
    number = int(twin.rsplit("/", 1)[1])
    assert rows[number].merged_into == int(kept.rsplit("/", 1)[1])


def test_a_list_of_codes_is_taken_line_by_line(desk: Desk, desk_world: World) -> None:
    held = desk_world.make_product(name="Kẹo dừa")
    gone = desk_world.make_product(
        name="Mật ong", issued_on=desk_world.now.date().replace(year=2021)
    )
    place = entered(desk)
    lines = [held.code, f"https://ocop.vn/q/{gone.code}", "7Q2K9D4M", "không phải mã", "A" * 300]
    answer = desk.send(f"{place}/stock", codes="\r\n".join(lines))
    assert answer.status_code == 400
    told = faults(answer)
    assert len(told) == 3
    left = parsed(answer).select_one("textarea#codes")
    assert left is not None
    assert left.get_text().splitlines() == ["7Q2K9D4M", "không phải mã", "A" * 300]
    shown = main_text(answer)
    assert "2 sản phẩm trong danh sách" in shown
    assert "Hết hiệu lực" in shown or "Hết hạn" in shown
    found = desk.says(f"{place}/stock?q=keo+dua")
    assert "đã có trong danh sách" in found
    one = {"product": str(gone.id)}
    desk.press(f"{place}/stock", f"{place}/stock/remove", **one)
    assert "1 sản phẩm trong danh sách" in desk.says(f"{place}/stock")


def test_goods_are_seen_on_a_day_that_is_not_ahead(desk: Desk, desk_world: World) -> None:
    goods = desk_world.make_product()
    place = entered(desk)
    ahead = desk.send(f"{place}/stock", codes=goods.code, seen_on="2026-11-23")
    assert "tương lai" in faults(ahead)[0]
    desk.press(f"{place}/stock", f"{place}/stock", codes=goods.code, seen_on="2026-10-01")
    assert "thấy ngày 01/10/2026" in desk.says(f"{place}/stock")
    desk.press(f"{place}/stock", f"{place}/stock/seen")
    assert "thấy ngày 22/11/2026" in desk.says(f"{place}/stock")


def test_history_names_bodies_and_reasons_never_persons(desk: Desk, desk_world: World) -> None:
    place = made_public(desk, desk_world)
    told = desk.says(place)
    assert "Công khai , bạn" in told or "Công khai, bạn" in told
    with reading(desk_world.engine) as session:
        acts = session.exec(select(PlaceAct)).all()
    assert {act.actor.partition(":")[0] for act in acts} == {"account"}
