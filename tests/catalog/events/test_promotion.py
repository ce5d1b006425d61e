"""The promotion plan of a year: what stands in it on both sides of each bound."""

from datetime import date

from factories import World
from fair_making import make_fair, site

from catalog.db import reading
from catalog.events.results import Results, ResultsRefused, report_results, why_no_results
from catalog.events.words import EventState
from catalog.offers import Price, enter_offers
from catalog.places.hours import Timetable
from catalog.places.keeping import enter_places
from catalog.places.words import PlaceKind
from catalog.promotion import PromotionPlan, read_promotion

TODAY = date(2026, 11, 22)
HANOI = "01"


def plan(world: World, year: int, province: str | None = "86") -> PromotionPlan:
    with reading(world.engine) as session:
        wanted = world.province_id(province) if province else None
        found = read_promotion(session, year, wanted, TODAY)
        session.expunge_all()
    return found


def names(made: PromotionPlan) -> list[str]:
    return [event.event.row.name for event in made.events]


def test_events_stand_in_the_year_in_which_they_begin(world: World) -> None:
    make_fair(world, site(world, date(2026, 12, 28), date(2027, 1, 3)), name="Giao thừa")
    make_fair(world, site(world, date(2027, 4, 1), date(2027, 4, 5)), name="Hè")
    make_fair(world, site(world, date(2027, 3, 31), date(2027, 4, 2)), name="Nháp", public=False)
    weekly = site(world, date(2026, 12, 27), date(2026, 12, 27), rule="FREQ=WEEKLY;UNTIL=20270117")
    make_fair(world, weekly, name="Chợ phiên")
    far = site(world, date(2027, 7, 1), date(2027, 7, 2), province_id=world.province_id(HANOI))
    make_fair(world, far, name="Hà Nội")
    assert names(plan(world, 2026)) == ["Chợ phiên", "Giao thừa"]
    made = plan(world, 2027)
    assert names(made) == ["Chợ phiên", "Nháp", "Hè"]
    assert (made.events[0].first, made.events[0].times) == (date(2027, 1, 3), 3)
    assert made.by_quarter == [2, 1, 0, 0]
    assert [month for month, _ in made.by_month] == [1, 3, 4]
    assert names(plan(world, 2027, None)) == ["Chợ phiên", "Nháp", "Hè", "Hà Nội"]
    assert names(plan(world, 2027, HANOI)) == ["Hà Nội"]


def test_places_tell_what_of_them_falls_into_the_year(world: World) -> None:
    common = {"kind": PlaceKind.SHOP, "province_id": world.province_id()}
    rows = [
        {"name": "A", "opened_on": date(2026, 12, 31)},
        {"name": "B", "opened_on": date(2027, 1, 1)},
        {"name": "C"},
    ]
    with world.change() as change:
        enter_places(change, [(common | row, Timetable()) for row in rows])
    made = plan(world, 2027)
    assert [(p.place.name, p.opened) for p in made.places] == [
        ("A", False), ("B", True), ("C", False)
    ]  # fmt: skip
    assert (made.opened, plan(world, 2026).opened, plan(world, 2027, HANOI).places) == (1, 1, ())


def test_gifts_are_goods_in_force_by_price_without_what_is_never_given(world: World) -> None:
    maker = world.make_producer("HTX A")
    goods = world.make_product("Kẹo dừa", producer=maker)
    world.make_product("Mứt gừng", producer=maker)
    world.make_product("Kẹo cũ", producer=maker, issued_on=date(2023, 1, 5))
    world.make_product("Cao gắm", producer=maker, set_no=19)
    world.make_product("Rượu nếp", producer=maker, set_no=14)
    with world.change() as change:
        told = {"product_id": goods.id, "price_from": 100_000, "price_unit": "hộp"}
        enter_offers(change, [(maker.id, told)])
    (gifts,) = plan(world, 2027).gifts
    assert gifts.by_band == {Price.TO_100K: 1, Price.UNKNOWN: 1}
    assert (gifts.total, gifts.producers) == (2, 1)
    assert len(plan(world, 2027, None).gifts) == 34


def test_results_of_the_year_before_are_summed(world: World) -> None:
    one = make_fair(world, site(world, date(2026, 1, 5), date(2026, 1, 9)))
    two = make_fair(world, site(world, date(2025, 12, 30), date(2026, 1, 2)))
    make_fair(world, site(world, date(2026, 2, 5), date(2026, 2, 9)))
    with world.change() as change:
        report_results(change, one, Results(visitors=100, sales_vnd=5_000_000_000), TODAY)
        report_results(change, two, Results(visitors=20, text_vi="Đông vui."), TODAY)
    made = plan(world, 2027)
    assert [r.result.visitors for r in made.results] == [20, 100]
    assert made.sum_of("visitors") == 120
    assert made.sum_of("sales_vnd") == 5_000_000_000
    assert made.sum_of("contracts") is None
    assert plan(world, 2026).results == ()


def test_results_are_refused_before_the_last_day_is_over() -> None:
    last = date(2026, 11, 22)
    assert why_no_results(EventState.PUBLISHED, last, date(2026, 11, 22)) is not None
    assert why_no_results(EventState.PUBLISHED, last, date(2026, 11, 23)) is None
    assert why_no_results(EventState.PUBLISHED, None, date(2030, 1, 1)) is not None
    for state in (EventState.DRAFT, EventState.CANCELLED, EventState.UNPUBLISHED):
        assert why_no_results(state, last, date(2026, 11, 23)) is not None


def test_a_report_that_says_nothing_is_refused(world: World) -> None:
    event_id = make_fair(world, site(world, date(2026, 1, 5), date(2026, 1, 9)))
    try:
        with world.change() as change:
            report_results(change, event_id, Results(), TODAY)
    except ResultsRefused as refused:
        assert "figure" in refused.text.en
    assert plan(world, 2027).results == ()
