"""The products as they are counted, read from the register and kept up to date."""

from datetime import date

from factories import World
from sqlalchemy import Engine, delete

from catalog import acts
from catalog.census import Census, read_counted
from catalog.coverage import filled
from catalog.db import metadata, reading, writing
from catalog.producers import ProducerKind
from catalog.statistics import count_on
from catalog.status import Status

DAY = date(2026, 11, 22)


def test_a_product_is_counted_under_its_place_its_set_and_its_makers_kind(
    engine: Engine, world: World
) -> None:
    maker = world.make_producer(province="08", kind=ProducerKind.FARM)
    goods = world.make_product(producer=maker, set_no=14, stars=4)
    world.make_product("Chưa được công nhận", stars=None)
    with reading(engine) as session:
        found = read_counted(session)
    assert list(found) == [goods.id]
    assert found[goods.id].group == ("08", "II", 14, ProducerKind.FARM)
    assert found[goods.id].producer == maker.id
    assert found[goods.id].issued == ((date(2025, 6, 2), True),)


def test_past_days_are_counted_from_the_history(engine: Engine, world: World) -> None:
    goods = world.make_product()
    for verb, day in (
        (acts.suspend, date(2025, 8, 1)),
        (acts.restore, date(2025, 9, 1)),
        (acts.suspend, date(2026, 8, 1)),
        (acts.restore, date(2026, 9, 1)),
    ):
        world.act(verb, goods, decision_id=world.make_decision(day), on=day)
    with reading(engine) as session:
        products = read_counted(session).values()
    for day, held in ((date(2025, 8, 15), 0), (date(2025, 10, 1), 1), (date(2026, 8, 15), 0)):
        counts = count_on(products, day).total
        assert (counts.products, counts.statuses[Status.SUSPENDED]) == (held, 1 - held), day


def test_a_census_follows_what_changes(engine: Engine, world: World) -> None:
    census = Census()

    def refreshed() -> tuple[int, int]:
        with reading(engine) as session:
            position = census.refresh(session)
        return position, count_on(census.products, DAY).total.products

    assert refreshed() == (0, 0)
    one, two = world.make_product("Một"), world.make_product("Hai")
    position, products = refreshed()
    assert products == 2
    assert refreshed() == (position, 2)
    kept = {id(product) for product in census.products}
    day = date(2026, 11, 1)
    world.act(acts.withdraw, one, decision_id=world.make_decision(day), on=day, reason="b")
    assert refreshed()[1] == 1
    assert len(kept & {id(product) for product in census.products}) == 1
    # A census that slept longer than the outbox is kept reads everything again.
    world.act(acts.withdraw, two, decision_id=world.make_decision(day), on=day, reason="b")
    world.make_product("Ba")
    outbox = metadata.tables["outbox"]
    with writing(engine) as session:
        session.execute(delete(outbox).where(outbox.c.product_id == two.id))
        newest = session.execute(outbox.select().order_by(outbox.c.id.desc())).first()
        assert newest is not None
        session.execute(delete(outbox).where(outbox.c.id < newest.id))
    assert refreshed()[1] == 1


def test_what_is_entered_is_told_by_present_province(engine: Engine, world: World) -> None:
    world.make_decision(covered_until=date(2026, 11, 1))
    with reading(engine) as session:
        found = filled(session)
    assert len(found.provinces) == 34
    assert (found.provinces["86"], found.provinces["08"], found.ministry) == (
        date(2026, 11, 1), None, None,
    )  # fmt: skip
    assert found.entered == [date(2026, 11, 1)]
    assert (found.reaches(date(2026, 11, 1)), found.reaches(date(2026, 11, 2))) == (1, 0)
