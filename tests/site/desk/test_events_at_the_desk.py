"""An event from its name to the public, changed, copied and cancelled, as an organiser does it."""

from datetime import timedelta

from clocks import SetClock
from desk_browser import Desk, faults, main_text, parsed
from factories import World
from flask import Flask
from icalendar import Calendar
from people import THERE, People, Person

NAME = "Hội chợ OCOP Vĩnh Long"
SITE = {
    "name": "Công viên Sông Tiền",
    "commune": "phường Long Châu",
    "first_day": "2027-01-20",
    "last_day": "2027-01-25",
    "opens": "8h",
    "closes": "21h30",
    "stalls": "1.200",
    "zone_name_0": "Đặc sản Vĩnh Long",
    "zone_stalls_0": "100",
    "session_day_0": "2027-01-20",
    "session_starts_0": "19:30",
    "session_title_0": "Khai mạc",
}
ADDRESS = "/fairs/hoi-cho-ocop-vinh-long"


def entered(desk: Desk, **typed: str) -> str:
    """The address of an event on the desk, entered by its name."""
    answer = desk.send("/desk/events/new", name=NAME, **typed)
    assert answer.status_code == 303, faults(answer)
    return answer.headers["Location"].partition("?")[0]


def with_site(desk: Desk, event: str, **typed: str) -> None:
    """Give it its first site."""
    desk.press(f"{event}/sites/new", f"{event}/sites/new", **(SITE | typed))


def made_public(desk: Desk, **site: str) -> str:
    """The address of one that is public."""
    event = entered(desk, organiser="Sở Công Thương")
    with_site(desk, event, **site)
    desk.press(event, f"{event}/publish")
    return event


def in_calendar(app: Flask) -> dict[str, str]:
    """What a subscriber's calendar holds of it."""
    answer = Desk(app.test_client()).see(f"{ADDRESS}.ics")
    entries = Calendar.from_ical(answer.data).walk("VEVENT")
    (entry,) = entries
    return {name: str(entry.get(name, "")) for name in ("UID", "SEQUENCE", "STATUS", "SUMMARY")}


def test_an_event_goes_from_its_name_to_the_public_and_is_cancelled(
    desk: Desk, desk_app: Flask, clock: SetClock
) -> None:
    public = Desk(desk_app.test_client())
    event = entered(desk)
    assert "Chưa công khai vì: Chưa ghi đơn vị tổ chức (và 1 điều nữa)" in desk.says("/desk")
    missing = [line.get_text() for line in parsed(desk.see(event)).select(".missing li")]
    assert len(missing) == 2
    desk.press(f"{event}/edit", f"{event}/edit", organiser="Sở Công Thương")
    with_site(desk, event)
    assert "Khai mạc" in desk.says(f"{event}/preview")
    public.see(ADDRESS, 404)
    assert NAME not in public.says("/fairs")
    assert "Chưa công khai vì chưa ai bấm “Công khai”" in desk.says(event)
    desk.press(event, f"{event}/publish")
    shown = public.says(ADDRESS)
    assert "Công viên Sông Tiền" in shown
    before = in_calendar(desk_app)
    assert before["STATUS"] == "CONFIRMED"
    clock.now += timedelta(minutes=5)
    site = f"{event}/sites/1"
    moved = desk.press(site, site, last_day="2027-01-27", news="Kéo dài thêm hai ngày")
    assert "Trang công khai đã theo nội dung mới" in main_text(moved)
    assert "Kéo dài thêm hai ngày" in public.says(ADDRESS)
    after = in_calendar(desk_app)
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) == int(before["SEQUENCE"]) + 1
    assert desk.send(f"{event}/cancel").status_code == 400
    desk.press(f"{event}/cancel", f"{event}/cancel", reason="Bão số 9")
    assert "Bão số 9" in public.says(ADDRESS)
    cancelled = in_calendar(desk_app)
    assert cancelled["STATUS"] == "CANCELLED"
    assert int(cancelled["SEQUENCE"]) == int(after["SEQUENCE"]) + 1


def test_a_site_shown_again_is_read_back_the_same(desk: Desk) -> None:
    event = entered(desk)
    with_site(desk, event, repeats="once", skips="")
    first = desk.fields(f"{event}/sites/1")
    assert (first["opens"], first["closes"], first["stalls"]) == ("08:00", "21:30", "1200")
    desk.press(f"{event}/sites/1", f"{event}/sites/1")
    again = desk.fields(f"{event}/sites/1")
    ignored = {"token", "version"}
    assert {k: v for k, v in again.items() if k not in ignored} == {
        k: v for k, v in first.items() if k not in ignored
    }


def test_a_weekly_market_is_set_with_plain_controls(desk: Desk, desk_app: Flask) -> None:
    weekly = {"repeats": "weekly", "on_SA": "1", "on_SU": "1", "until": "2027-06-27"}
    market = SITE | {"first_day": "2027-01-02", "last_day": "", "session_day_0": "2027-01-02"}
    event = made_public(desk, **(market | weekly | {"skips": "06/02/2027\n7/2/2027"}))
    kept = desk.fields(f"{event}/sites/1")
    assert {name: kept[name] for name in weekly} == weekly
    assert kept["skips"] == "06/02/2027\n07/02/2027"
    assert "on_MO" not in kept
    assert "FREQ=WEEKLY" in Desk(desk_app.test_client()).see(f"{ADDRESS}.ics").text
    monday = {"first_day": "2027-01-04", "last_day": "", "session_day_0": "2027-01-04"}
    other = desk.send(f"{event}/sites/1", **monday)
    assert "không thuộc các ngày" in faults(other)[0]
    none = dict.fromkeys(("on_SA", "on_SU"), "")
    assert "Chọn ít nhất một thứ" in " ".join(faults(desk.send(f"{event}/sites/1", **none)))


def test_what_is_wrong_with_a_site_is_said_beside_its_field(desk: Desk) -> None:
    event = entered(desk)
    wrong = {
        "first_day": "",
        "stalls": "-5",
        "province": "",
        "point": "0, 0",
        "opens": "25h",
        "skips": "hôm nào bão",
        "session_ends_0": "18:00",
        "session_title_0": "",
        "zone_name_0": "",
    }
    answer = desk.send(f"{event}/sites/new", **(SITE | wrong))
    assert answer.status_code == 400
    links = {str(link["href"])[1:] for link in parsed(answer).select(".error-summary a")}
    assert links == set(wrong)
    assert parsed(answer).select_one("#skips").get_text() == "hôm nào bão"  # type: ignore[union-attr]
    assert desk.fields(f"{event}/sites/new")["name"] == "", "nothing was written"


def test_sites_are_added_and_taken_out_and_their_numbers_stay(
    desk: Desk, desk_app: Flask, desk_world: World
) -> None:
    event = made_public(desk)
    new = f"{event}/sites/new"
    hanoi = str(desk_world.province_id(THERE))
    desk.press(new, new, **(SITE | {"name": "Quảng trường Ba Đình", "province": hanoi}))
    assert "Quảng trường Ba Đình" in Desk(desk_app.test_client()).says(ADDRESS)
    desk.press(f"{event}/sites/2", f"{event}/sites/2/remove")
    desk.see(f"{event}/sites/2", 404)
    third = desk.send(new, **(SITE | {"name": "Chợ nổi"}), more="1")
    assert third.headers["Location"].partition("?")[0] == f"{event}/sites/3"
    assert desk.fields(f"{event}/sites/3")["name"] == "Chợ nổi"


def test_nobody_moves_an_event_out_of_their_own_reach(desk: Desk, desk_world: World) -> None:
    event = entered(desk)
    with_site(desk, event)
    hanoi = str(desk_world.province_id(THERE))
    away = desk.send(f"{event}/sites/1", province=hanoi)
    assert "phải nằm trong tỉnh" in faults(away)[0]
    assert NAME in desk.says(event)


def test_last_years_event_is_copied_and_its_days_confirmed(
    desk: Desk, desk_app: Flask, clock: SetClock, people: People, organiser: Person
) -> None:
    event = made_public(desk)
    clock.now += timedelta(days=300)
    people.now = clock.now
    later = Desk(people.browser_of(organiser))
    copied = later.press(event, f"{event}/copy")
    assert "Đã chép sang bản nháp mới" in main_text(copied)
    copy = copied.request.path
    assert "chép từ kỳ trước, chưa ai xác nhận" in later.says(copy)
    assert later.fields(f"{copy}/sites/1")["first_day"] > "2027-09-18"
    later.press(copy, f"{copy}/days-hold")
    later.press(copy, f"{copy}/publish")
    assert NAME in Desk(desk_app.test_client()).says("/fairs")


def test_the_second_of_two_editors_of_an_event_is_told(desk: Desk) -> None:
    event = entered(desk)
    with_site(desk, event)
    second = desk.fields(f"{event}/sites/1")
    form = desk.fields(f"{event}/edit")
    desk.press(f"{event}/edit", f"{event}/edit", fee="Miễn phí")
    told = desk.send(f"{event}/edit", shown=form, support="Chỗ ở")
    assert "Người khác vừa lưu" in faults(told)[0]
    assert [x.get_text(" ", strip=True) for x in parsed(told).select(".meanwhile")] == [
        "Người khác vừa lưu: Miễn phí"
    ]
    site = desk.send(f"{event}/sites/1", shown=second, name="Sân vận động")
    assert "Người khác vừa lưu" in faults(site)[0]
    assert parsed(site).select_one("#name")["value"] == "Sân vận động"  # type: ignore[index]


def test_a_fair_close_at_hand_is_named_on_the_desk(
    desk: Desk, clock: SetClock, people: People, organiser: Person
) -> None:
    draft = entered(desk)
    with_site(
        desk, draft, first_day="2026-12-06", last_day="2026-12-08", session_day_0="2026-12-06"
    )
    assert f"“{NAME}” diễn ra sau 14 ngày nữa mà còn là bản nháp" in desk.says("/desk")
    desk.press(f"{draft}/edit", f"{draft}/edit", organiser="Sở Công Thương")
    desk.press(draft, f"{draft}/publish")
    assert "chưa nhập danh sách gian hàng" in desk.says("/desk")
    clock.now += timedelta(days=17)
    people.now = clock.now
    later = Desk(people.browser_of(organiser))
    assert "kết thúc ngày 08/12/2026, chưa báo cáo kết quả" in later.says("/desk")


def test_an_office_takes_an_event_off_and_its_keeper_reads_why(
    desk: Desk, office: Desk, desk_app: Flask
) -> None:
    event = made_public(desk)
    assert NAME in office.says("/desk/events?of=area")
    assert NAME in desk.says("/desk/events?q=hoi+cho")
    assert NAME not in desk.says("/desk/events?q=le+hoi")
    office.press(f"{event}/unpublish", f"{event}/unpublish", reason="Chưa có giấy phép")
    Desk(desk_app.test_client()).see(ADDRESS, 404)
    assert "Đã ngừng công khai: Chưa có giấy phép" in desk.says(event)
    desk.send(event, f"{event}/publish", shown=desk.fields(event, f"{event}/copy"))
    Desk(desk_app.test_client()).see(ADDRESS, 404)
    office.press(event, f"{event}/release")
    desk.press(event, f"{event}/publish")
    Desk(desk_app.test_client()).see(ADDRESS)
    office.see(f"{event}/cancel", 403)
