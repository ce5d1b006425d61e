"""Events made through the verbs; a test says only what matters to it."""

from datetime import date, timedelta
from typing import Any

from factories import World

from catalog.db import reading
from catalog.events.acts import cancel, publish
from catalog.events.held import HeldEvent
from catalog.events.reading import load_events
from catalog.events.records import Event, EventResult
from catalog.events.words import EventKind
from catalog.events.writing import EventEntry, SiteEntry, change_event, enter_event

FIRST, LAST = date(2027, 1, 20), date(2027, 1, 25)


def site(world: World, first: date = FIRST, last: date = LAST, **more: Any) -> SiteEntry:
    """A site in Vĩnh Long; `zones`, `sessions`, `skips`, `position` beside columns."""
    parts = {x: more.pop(x) for x in ("zones", "sessions", "skips", "position") if x in more}
    columns = {
        "name": "Công viên Sông Tiền", "province_id": world.province_id(),
        "commune": "phường Long Châu", "first_day": first, "last_day": last,
    }  # fmt: skip
    return SiteEntry(columns | more, **parts)


def make_fair(world: World, *sites: SiteEntry, public: bool = True, **columns: Any) -> int:
    """The id of an event, published unless told otherwise."""
    entry = EventEntry(
        {"name": "Hội chợ OCOP Vĩnh Long", "kind": EventKind.FAIR, "organiser": "Sở Công Thương"}
        | columns,
        sites or (site(world),),
    )
    with world.change() as change:
        (event_id,) = enter_event(change, [entry])
        if public:
            publish(change, event_id)
    return event_id


def held(world: World, event_id: int) -> HeldEvent:
    """The event as it is now."""
    with reading(world.engine) as session:
        (found,) = load_events(session, [event_id])
        session.expunge_all()
    return found


def some_fairs(world: World) -> dict[str, str]:
    """Events that fill every part of the pages, and what their addresses name."""
    today = world.now.date()
    one, two = today + timedelta(60), today - timedelta(1)
    full = site(
        world, one, one + timedelta(5), opens="08:00", closes="21:30", stalls=220,
        address="đường Trần Quốc Nghiễn", latitude=10.25, longitude=105.97,
        zones=[{"name": "Đặc sản", "name_en": "Specialities", "stalls": 100}],
        sessions=[{"day": one, "starts": "19:30", "ends": "21:00", "title": "Khai mạc"}],
    )  # fmt: skip
    told = {
        "name_en": "Vĩnh Long OCOP fair", "edition": "lần thứ 3", "decision": "12/KH-UBND",
        "text_vi": "Hàng Tết của ba vùng.", "only_certified": True, "register_by": today,
        "register_how": "Gửi phiếu về Sở Công Thương.", "fee": "Miễn phí", "support": "Vận chuyển",
        "phone": "0270 3822 000", "email": "hoi-cho@sct.example",
        "website": "https://hoi-cho.example",
    }  # fmt: skip
    fair = make_fair(world, full, site(world, one, one, name="Chợ nổi"), **told)
    running = make_fair(world, site(world, two, today), name="Ngày hội kẹo")
    cancelled = make_fair(world, site(world, one, one), name="Cuộc thi kẹo", kind=EventKind.CONTEST)
    past = make_fair(world, site(world, date(2026, 3, 1), date(2026, 3, 3)), name="Hội xuân")
    saturday = date(2026, 11, 14)
    weekly = site(world, saturday, saturday, rule="FREQ=WEEKLY;BYDAY=SA", opens="06:00")
    make_fair(world, weekly, name="Chợ quê", kind=EventKind.MARKET)
    with world.change() as change:
        cancel(change, cancelled, "Mưa lũ.")
        change_event(change, running, {"register_by": two}, note="Thêm một ngày.")
        result = EventResult(
            event_id=past, visitors=42_000, exhibitors=96, sales_vnd=8_450_000_000,
            text_vi="Bán hết từ ngày thứ ba.", reported_on=date(2026, 4, 2),
        )  # fmt: skip
        change.session.add(result)
        named = {"fair": fair, "cancelled_fair": cancelled, "running_fair": running}
        named["past_fair"] = past
        return {name: change.session.get_one(Event, i).slug for name, i in named.items()}
