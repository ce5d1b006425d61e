"""From the outbox into the index: every change, once or more often, never lost."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from factories import Goods, World
from market import TODAY, Market
from sqlalchemy import Engine, text

from catalog.acts import withdraw
from catalog.db import reading, writing
from catalog.recognising import take_back
from search_index.check import find_differences
from search_index.documents import ProductDocument, read_documents
from search_index.engine import Health, SearchIndex
from search_index.feeder import Fed, Feeder, run_feeder
from search_index.query import SearchRequest
from search_index.store import IndexIsBusy
from search_index.terms import FORMAT


def _listed(index: SearchIndex, q: str = "") -> tuple[int, ...]:
    return index.search(SearchRequest(q=q), TODAY).ids


def _withdraw(world: World, goods: Goods) -> None:
    decision = world.make_decision(date(2026, 11, 1))
    world.act(withdraw, goods, decision_id=decision, on=date(2026, 11, 1), reason="b")


def test_the_first_round_builds_the_index(market: Market, feeder: Feeder) -> None:
    assert feeder.feed() == Fed(len(market), rebuilt=True)
    assert feeder.feed() == Fed()


def test_a_new_product_is_found(world: World, feeder: Feeder, index: SearchIndex) -> None:
    feeder.feed()
    assert _listed(index, "mật ong") == ()
    goods = world.make_product("Mật ong rừng")
    assert feeder.feed() == Fed(1)
    assert _listed(index, "mật ong") == (goods.id,)


def test_a_withdrawn_product_leaves_the_list(
    world: World, market: Market, feeder: Feeder, index: SearchIndex
) -> None:
    feeder.feed()
    assert market["honey"].id in _listed(index)
    _withdraw(world, market["honey"])
    feeder.feed()
    assert market["honey"].id not in _listed(index)
    assert market["honey"].id in _listed(index, "mật ong")


def test_a_product_taken_back_is_forgotten(
    world: World, market: Market, feeder: Feeder, index: SearchIndex
) -> None:
    feeder.feed()
    with world.change() as change:
        take_back(change, [market["honey"].certificate_id])
    assert feeder.feed() == Fed(1)
    assert market["honey"].id not in _listed(index, "mật ong")


def test_the_same_entries_taken_in_twice_change_nothing(
    world: World, market: Market, engine: Engine, feeder: Feeder, index: SearchIndex
) -> None:
    feeder.feed()
    position = index.store.position()
    _withdraw(world, market["honey"])
    feeder.feed()
    index.store.update((), (), position)
    assert feeder.feed() == Fed(1)
    assert find_differences(engine, index) == {}


def test_many_changes_at_once_build_the_index_anew(
    world: World, market: Market, feeder: Feeder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search_index.feeder._MOST_AT_ONCE", 3)
    feeder.feed()
    for number in range(4):
        world.make_product(f"Trà số {number}")
    assert feeder.feed().rebuilt


def test_an_index_older_than_the_outbox_is_built_anew(
    world: World, market: Market, engine: Engine, feeder: Feeder
) -> None:
    feeder.feed()
    for number in range(3):
        world.make_product(f"Trà số {number}")
    with writing(engine) as session:
        session.execute(text("DELETE FROM outbox WHERE id < (SELECT max(id) FROM outbox)"))
    assert feeder.feed().rebuilt


def test_an_index_of_another_register_is_built_anew(
    world: World, market: Market, feeder: Feeder, index: SearchIndex
) -> None:
    feeder.feed()
    index.store.update((), (), 10_000)
    assert feeder.feed().rebuilt


def test_an_index_of_an_older_program_is_built_anew(
    market: Market, feeder: Feeder, monkeypatch: pytest.MonkeyPatch
) -> None:
    feeder.feed()
    monkeypatch.setattr(f"{type(feeder.index.store).__module__}.FORMAT", FORMAT + 1)
    assert not feeder.index.health().ready
    assert feeder.feed().rebuilt


def test_old_entries_are_removed_but_never_the_newest(
    market: Market, engine: Engine, feeder: Feeder, now: datetime
) -> None:
    feeder.feed()
    assert feeder.prune(now - timedelta(seconds=1)) == 0
    assert feeder.prune(now + timedelta(seconds=1)) > 0
    with reading(engine) as session:
        assert session.execute(text("SELECT count(*) FROM outbox")).scalar_one() == 1
    assert feeder.feed() == Fed()


def test_a_withdrawal_is_seen_by_searchers_within_a_second(
    world: World, market: Market, feeder: Feeder, make_index: Callable[[], SearchIndex]
) -> None:
    feeder.feed()
    reader = make_index()
    assert market["honey"].id in _listed(reader)
    stop = threading.Event()
    worker = threading.Thread(target=run_feeder, args=(feeder, lambda: not stop.is_set()))
    worker.start()
    try:
        _withdraw(world, market["honey"])
        began = time.monotonic()
        while market["honey"].id in _listed(reader):
            assert time.monotonic() - began < 20  # how soon is for the bench to say
            time.sleep(0.01)
    finally:
        stop.set()
        worker.join()


def test_the_loop_mends_what_differs_once_a_day(
    engine: Engine, market: Market, feeder: Feeder, index: SearchIndex, now: datetime
) -> None:
    feeder.feed()
    index.delete([market["honey"].id])
    moments = iter([now, now, now + timedelta(days=8)])
    rounds = iter([True, False])
    run_feeder(feeder, lambda: next(rounds), lambda: next(moments))
    assert find_differences(engine, index) == {}
    with reading(engine) as session:
        assert session.execute(text("SELECT count(*) FROM outbox")).scalar_one() == 1


def test_documents_can_be_given_one_by_one(
    engine: Engine, market: Market, feeder: Feeder, index: SearchIndex
) -> None:
    index.rebuild([])
    assert _listed(index) == ()
    with reading(engine) as session:
        index.index(read_documents(session, [market["honey"].id]))
    assert _listed(index) == (market["honey"].id,)


def test_one_process_at_a_time_builds_the_index(
    market: Market, feeder: Feeder, make_index: Callable[[], SearchIndex]
) -> None:
    feeder.feed()

    def documents() -> Iterator[ProductDocument]:
        with pytest.raises(IndexIsBusy):
            feeder.rebuild()
        yield from ()

    make_index().rebuild(documents())
    assert feeder.index.health() == Health(ready=True, products=0)


@contextmanager
def something_in_its_place(engine: Engine, index_folder: Path) -> Iterator[None]:
    """No index can be written meanwhile."""
    if engine.dialect.name == "sqlite":
        index_folder.write_text("in the way")
        yield
        index_folder.unlink()
        return
    with engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA search_index"))
        connection.execute(text("CREATE VIEW search_index.state AS SELECT 1"))
    yield
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA search_index CASCADE"))


def test_the_loop_outlives_failures(
    market: Market, engine: Engine, feeder: Feeder, index: SearchIndex, index_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("search_index.feeder.REST_AFTER_FAILURE", 0.0)
    with something_in_its_place(engine, index_folder):
        rounds = iter([True, True, False])
        run_feeder(feeder, lambda: next(rounds), lambda: datetime(2026, 11, 22, tzinfo=UTC))
        assert not index.health().ready
    rounds = iter([True, False])
    run_feeder(feeder, lambda: next(rounds), lambda: datetime(2026, 11, 22, tzinfo=UTC))
    assert market["honey"].id in _listed(index)
