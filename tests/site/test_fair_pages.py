"""Pages and feed of fairs and other events: what they say, to whom, and what they keep back."""

import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from clocks import SetClock
from factories import World
from fair_making import FIRST, LAST, make_fair, site, some_fairs
from flask.testing import FlaskClient
from schema_org import schema_faults, things_in

from catalog.events.acts import cancel, publish, unpublish
from catalog.events.records import Stall, StallLine
from catalog.events.words import EventKind, Matched
from catalog.events.writing import change_event

# What pages say does not depend on the database behind them.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)

ATOM = "{http://www.w3.org/2005/Atom}"
PAGE = "/fairs/hoi-cho-ocop-vinh-long-2027"


def soup(client: FlaskClient, address: str) -> BeautifulSoup:
    """The page at an address."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.data, "html.parser")


def said(client: FlaskClient, address: str) -> str:
    """The words of its main part, blanks made one."""
    main = soup(client, address).main
    assert main is not None
    return " ".join(main.get_text(" ").split())


def names(client: FlaskClient, address: str) -> list[str]:
    """The events that a list shows, in its order."""
    return [link.get_text() for link in soup(client, address).select(".event h2, .event h3")]


def test_the_list_runs_from_now_on_month_by_month(client: FlaskClient, world: World) -> None:
    some_fairs(world)
    assert names(client, "/fairs") == [
        "Ngày hội kẹo", "Chợ quê", "Cuộc thi kẹo", "Hội chợ OCOP Vĩnh Long",
    ]  # fmt: skip
    assert names(client, "/fairs?kind=market") == ["Chợ quê"]
    assert names(client, "/fairs?month=2027-01&kind=market") == ["Chợ quê"]
    assert len(names(client, "/fairs?province=tra-vinh")) == 4, (
        "a former province leads to its heir"
    )
    assert names(client, "/fairs?province=ha-noi") == []
    assert names(client, "/fairs?year=2026") == ["Hội xuân"]
    for address in ("/fairs?year=2026", "/fairs/hoi-xuan-2026"):
        assert "01/03/2026 – 03/03/2026" in said(client, address)
    assert len(names(client, "/fairs?kind=x&month=y&province=z&year=1")) == 4
    words = said(client, "/fairs")
    assert "28/11/2026, từ 06:00" in words, "the next market day, not the first"
    assert "Thứ Bảy hằng tuần. Các kỳ sau: 05/12/2026, 12/12/2026, 19/12/2026" in words
    assert "14 tháng Chạp âm lịch" in words


def test_home_and_province_name_what_is_next(client: FlaskClient, world: World) -> None:
    assert names(client, "/") == []
    some_fairs(world)
    assert names(client, "/")[:2] == ["Ngày hội kẹo", "Chợ quê"]
    assert "Cuộc thi kẹo" not in names(client, "/"), "what is cancelled is no invitation"
    assert len(names(client, "/provinces/vinh-long")) == 3
    assert names(client, "/provinces/ha-noi") == []


def test_only_goods_certified_today_are_named(
    client: FlaskClient, world: World, clock: SetClock
) -> None:
    held, lapsed = world.make_product("Kẹo dừa"), world.make_product("Trà sen")
    event_id = make_fair(world)
    with world.change() as change:
        for position, goods in enumerate((held, lapsed, None), start=1):
            stall = Stall(
                event_id=event_id, position=position, number=f"A{position}", exhibitor="X"
            )
            change.session.add(stall)
            change.session.flush()
            line = StallLine(
                stall_id=stall.id or 0, position=1, written="Mắm lạ", matched=Matched.NOT_FOUND
            )
            if goods:
                line.product_id, line.matched = goods.id, Matched.BY_REGISTER
            change.session.add(line)
    words = said(client, PAGE)
    assert "2 sản phẩm được công nhận tại đây" in words
    assert "Danh sách tham gia có 3 gian hàng; 1 gian không có sản phẩm được công nhận" in words
    assert "Mắm lạ" not in words
    clock.now = datetime(2028, 6, 3, tzinfo=UTC)  # both certificates are over
    assert "0 sản phẩm được công nhận đã có mặt" in said(client, PAGE)


def test_changes_and_cancelling_stand_at_the_top(client: FlaskClient, world: World) -> None:
    event_id = make_fair(world, text_vi="Hàng Tết")
    assert "thay đổi sau khi công bố" not in said(client, PAGE)
    world.now += timedelta(minutes=1)
    with world.change() as change:
        change_event(change, event_id, {}, [site(world, LAST, LAST, position=1)])
        change_event(change, event_id, {"phone": "1"}, note="Thêm số điện thoại")
    words = said(client, PAGE)
    assert words.index("22/11/2026: đổi ngày tổ chức") < words.index("Hàng Tết")
    assert words.index("Thêm số điện thoại") < words.index("đổi ngày tổ chức")
    with world.change() as change:
        cancel(change, event_id, "Bão số 9.")
    words = said(client, PAGE)
    assert "Sự kiện này đã hủy. Bão số 9. (Thông báo ngày 22/11/2026)" in words
    assert "Theo dõi lịch" not in words
    assert "(đã hủy)" in soup(client, PAGE).title.get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("today", "told"),
    [(date(2026, 12, 1), "Đang nhận đăng ký đến hết"), (date(2026, 12, 2), "Đã hết hạn đăng ký")],
)
def test_registration_is_open_through_its_last_day(
    client: FlaskClient, world: World, clock: SetClock, today: date, told: str
) -> None:
    make_fair(world, register_by=date(2026, 12, 1), register_how="Gửi phiếu.")
    clock.now = datetime(today.year, today.month, today.day, 1, tzinfo=UTC)
    words = said(client, PAGE)
    assert told in words
    assert ("Gửi phiếu." in words) is (today.day == 1)


def test_an_event_runs_through_its_last_day(
    client: FlaskClient, world: World, clock: SetClock
) -> None:
    make_fair(world)
    for day, told in (
        (FIRST - timedelta(1), ""), (FIRST, "Đang diễn ra"), (LAST, "Đang diễn ra"),
        (LAST + timedelta(1), "đã kết thúc"),
    ):  # fmt: skip
        clock.now = datetime(day.year, day.month, day.day, 16, 59, tzinfo=UTC)
        words = said(client, PAGE)
        assert told in words
        assert bool(told) is ("Đang diễn ra" in words or "đã kết thúc" in words)


def test_drafts_and_what_was_taken_off_are_not_found(client: FlaskClient, world: World) -> None:
    event_id = make_fair(world, public=False)
    assert client.get(PAGE).status_code == 404
    with world.change() as change:
        publish(change, event_id)
    assert client.get(PAGE).status_code == 200
    assert PAGE in client.get("/sitemap/pages.xml").text
    with world.change() as change:
        unpublish(change, event_id, "Đăng trùng")
    assert client.get(PAGE).status_code == 404
    assert PAGE not in client.get("/sitemap/pages.xml").text
    assert names(client, "/fairs") == []
    assert entries(client) == []


def entries(client: FlaskClient, address: str = "/fairs.atom") -> list[dict[str, Any]]:
    """The entries of the feed by the names of their elements."""
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    found = ET.fromstring(answer.data).findall(f"{ATOM}entry")
    return [{part.tag.removeprefix(ATOM): part.text or "" for part in entry} for entry in found]


def test_the_feed_tells_what_is_new_changed_and_cancelled(
    client: FlaskClient, world: World
) -> None:
    event_id = make_fair(world, public=False)
    with world.change() as change:
        change_event(change, event_id, {}, [site(world, LAST, LAST)], note="Nháp")
        publish(change, event_id)
    make_fair(world, name="Chợ quê", kind=EventKind.MARKET)
    with world.change() as change:
        change_event(change, event_id, {"phone": "1"})
        change_event(change, event_id, {}, [site(world, opens="08:00", position=2)])
        cancel(change, event_id, "Bão số 9.")
    with world.change() as change:
        publish(change, event_id)
    found = entries(client)
    assert [entry["title"].partition(":")[0] for entry in found] == [
        "Vẫn tổ chức", "Đã hủy", "Thay đổi", "Mới", "Mới",
    ]  # fmt: skip
    assert found[1]["summary"].startswith("Bão số 9. Hội chợ, 20/01/2027 – 25/01/2027")
    assert found[2]["summary"].startswith("đổi ngày tổ chức, đổi giờ.")
    assert len({entry["id"] for entry in found}) == 5
    assert all(entry["id"].startswith("tag:127.0.0.1,2026:event/") for entry in found)
    assert [e["title"] for e in entries(client, "/fairs.atom?kind=market")] == ["Mới: Chợ quê"]
    assert entries(client, "/en/fairs.atom?province=01") == []
    assert 'type="application/atom+xml"' in client.get("/fairs").text


def thing(client: FlaskClient, address: str, kind: str) -> dict[str, Any]:
    """What a page says of its event in the words of schema.org, all of it valid."""
    things = things_in(client.get(address).data)
    assert [fault for one in things for fault in schema_faults(one)] == []
    (found,) = (one for one in things if one["@type"] == kind)
    return found


def test_search_engines_learn_days_places_and_rules(client: FlaskClient, world: World) -> None:
    two = [site(world, opens="08:00", closes="21:30"), site(world, LAST, LAST, name="Chợ nổi")]
    make_fair(world, *two)
    fair = thing(client, PAGE, "ExhibitionEvent")
    assert (fair["startDate"], fair["endDate"]) == (
        "2027-01-20T08:00+07:00",
        "2027-01-25T21:30+07:00",
    )
    assert [part["startDate"] for part in fair["subEvent"]] == [
        "2027-01-20T08:00+07:00",
        "2027-01-25",
    ]
    assert fair["organizer"]["name"] == "Sở Công Thương"
    picture = client.get(fair["image"].removeprefix("http://127.0.0.1:8000"))
    assert (picture.status_code, picture.mimetype) == (200, "image/png")
    assert "immutable" in picture.headers["Cache-Control"]
    assert client.get(f"{PAGE}/symbol.svg").mimetype == "image/svg+xml"
    sunday = date(2026, 11, 15)
    weekly = site(
        world, sunday, sunday, rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;UNTIL=20270307",
        opens="06:00", closes="11:00", skips=[date(2027, 2, 7)],
    )  # fmt: skip
    event_id = make_fair(world, weekly, name="Chợ quê", kind=EventKind.MARKET)
    market = thing(client, "/fairs/cho-que", "Event")
    assert market["startDate"] == "2026-11-29T06:00+07:00", "the next time"
    assert market["eventSchedule"] == {
        "@type": "Schedule", "startDate": "2026-11-15", "endDate": "2027-03-07",
        "repeatFrequency": "P2W", "byDay": ["SU"], "exceptDate": ["2027-02-07"],
        "scheduleTimezone": "Asia/Ho_Chi_Minh", "startTime": "06:00", "endTime": "11:00",
    }  # fmt: skip
    before = market["image"]
    with world.change() as change:
        cancel(change, event_id, "Bão")
    off = thing(client, "/fairs/cho-que", "Event")
    assert off["eventStatus"] == "https://schema.org/EventCancelled"
    assert off["image"] != before
