"""Producers of recognised goods are listed by province and kind, in Vietnamese order."""

from collections.abc import Collection
from datetime import date

from factories import World
from sqlalchemy import Engine

from catalog.db import reading
from catalog.producer_lists import goods_of, list_producers
from catalog.producers import ProducerKind

TODAY = date(2026, 11, 22)


def names(
    engine: Engine,
    provinces: Collection[str] = (),
    kinds: Collection[ProducerKind] = (),
    day: date = TODAY,
) -> list[str]:
    """The producers listed on a day."""
    with reading(engine) as session:
        total, found = list_producers(session, day, provinces=provinces, kinds=kinds, most=50)
    assert total == len(found)
    return [one.producer.name for one in found]


def test_only_producers_of_recognised_goods_are_listed(engine: Engine, world: World) -> None:
    world.make_product(producer=world.make_producer("Đông"), issued_on=date(2026, 11, 22))
    world.make_product(producer=world.make_producer("An"), stars=3, issued_on=date(2020, 1, 1))
    world.make_product(producer=world.make_producer("Dừa"), issued_on=date(2026, 11, 23))
    world.make_product(producer=world.make_producer("Bến"), stars=None)
    world.make_producer("Cồn")
    assert names(engine) == ["An", "Đông"]
    assert names(engine, day=date(2026, 11, 21)) == ["An"]
    assert names(engine, day=date(2026, 11, 23)) == ["An", "Dừa", "Đông"]


def test_any_of_the_provinces_and_any_of_the_kinds_will_do(engine: Engine, world: World) -> None:
    farm = ProducerKind.FARM
    world.make_product(producer=world.make_producer("A", "08", farm))
    world.make_product(producer=world.make_producer("B", "86", farm))
    world.make_product(producer=world.make_producer("C", "86"))
    assert names(engine, ["86"]) == ["B", "C"]
    assert names(engine, ["86", "08"], [farm]) == ["A", "B"]
    assert names(engine, ["08"], [ProducerKind.COOPERATIVE]) == []


def test_a_page_holds_some_and_counts_all(engine: Engine, world: World) -> None:
    for name in "ABC":
        world.make_product(producer=world.make_producer(name))
    with reading(engine) as session:
        total, found = list_producers(session, TODAY, start=1, most=1)
    assert (total, [one.producer.name for one in found]) == (3, ["B"])


def test_goods_of_the_past_are_there_and_never_recognised_ones_are_not(
    engine: Engine, world: World
) -> None:
    maker, other = world.make_producer("A"), world.make_producer("B")
    world.make_product("Kẹo", producer=maker)
    world.make_product("Chè", 3, date(2020, 1, 1), producer=maker)
    world.make_product("Chưa", None, producer=maker)
    world.make_product("Mật", producer=other)
    with reading(engine) as session:
        goods = goods_of(session, [maker.id, other.id], TODAY)
    assert [card.name for card in goods[maker.id]] == ["Chè", "Kẹo"]
    assert [card.status.in_force for card in goods[maker.id]] == [False, True]
    assert [card.name for card in goods[other.id]] == ["Mật"]
