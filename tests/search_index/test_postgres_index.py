"""The index in PostgreSQL: gone, damaged, grown old, fed by several machines."""

from collections.abc import Callable
from datetime import date

import pytest
from factories import World
from market import TODAY, Market, Standing
from sqlalchemy import Engine, inspect, text

import search_index.search as facade
from catalog.acts import withdraw
from search_index.check import find_differences
from search_index.choice import open_index
from search_index.database_engine import DatabaseEngine
from search_index.engine import SearchIndex, SearchResult
from search_index.feeder import Fed, Feeder
from search_index.postgres_store import PostgresStore
from search_index.query import SearchRequest
from search_index.search import Search

DAMAGES = {
    "schema dropped": "DROP SCHEMA search_index CASCADE",
    "state dropped": "DROP TABLE search_index.state",
    "state empty": "DELETE FROM search_index.state",
    "state doubled": "INSERT INTO search_index.state SELECT * FROM search_index.state",
    "state of another program": "UPDATE search_index.state SET format = format + 1",
    "state without its columns": "ALTER TABLE search_index.state DROP generation",
    "state leads nowhere": "UPDATE search_index.state SET generation = 1",
    "documents dropped": "DROP TABLE {document}",
    "a document missing": "DELETE FROM {document} WHERE product_id = 1",
    "postings dropped": "DROP TABLE {posting}",
    "postings empty": "TRUNCATE {posting}",
    "a posting missing": "DELETE FROM {posting} WHERE term = (SELECT min(term) FROM {posting})",
}


UNREADABLE = "UPDATE {document} SET listed = '['"

on_postgresql = pytest.mark.parametrize("databases", ["postgresql"], indirect=True)


@pytest.fixture(autouse=True)
def _no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Failures of the index are tried again at once."""
    monkeypatch.setattr(facade, "RETRY_SECONDS", 0.0)


@pytest.fixture
def search(engine: Engine, market: Market, feeder: Feeder) -> Search:
    """Search as pages use it."""
    feeder.rebuild()
    return Search(feeder.index, DatabaseEngine(engine))


def searched(standing: Standing) -> Search:
    """Search as one more process opens it."""
    index = open_index(standing.engine, standing.index_folder, check_seconds=0)
    return Search(index, DatabaseEngine(standing.engine))


def damage(engine: Engine, name: str) -> None:
    """Do what stands in the list, to the tables in use."""
    generation = PostgresStore(engine).state().generation
    tables = {t: f"search_index.{t}_{generation}" for t in ("document", "posting")}
    with engine.begin() as connection:
        connection.execute(text(DAMAGES.get(name, UNREADABLE).format(**tables)))


def honey(search: Search) -> SearchResult:
    """Everything that has to do with honey."""
    return search.search(SearchRequest(q="mật ong"), TODAY)


@pytest.mark.parametrize("standing", ["postgresql"], indirect=True)
@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_index_is_missed_by_nobody_and_mended_by_the_worker(
    standing: Standing, name: str
) -> None:
    mender = Feeder(standing.engine, open_index(standing.engine, standing.index_folder))
    open_before = searched(standing)
    before = honey(open_before)
    assert before.engine == "postgresql"
    damage(standing.engine, name)
    during = honey(open_before)
    assert (during.ids, during.facets) == (before.ids, before.facets)
    opened_after = searched(standing)
    during = honey(opened_after)
    assert (during.engine, during.ids, during.facets) == ("database", before.ids, before.facets)
    assert opened_after.suggest("mật ong b", TODAY)[0].name == "Mật ong bạc hà"
    mender.verify()
    for process in (open_before, opened_after):
        assert honey(process) == before


@on_postgresql
def test_an_index_that_cannot_be_compared_is_built_anew(
    search: Search, engine: Engine, feeder: Feeder
) -> None:
    damage(engine, "documents unreadable")
    assert feeder.reconcile() == 9
    assert find_differences(engine, feeder.index) == {}


@on_postgresql
def test_connections_that_the_server_closed_are_opened_again(
    search: Search, engine: Engine
) -> None:
    before = honey(search)
    with engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
        assert search.search(SearchRequest(q="muối"), TODAY).engine == "postgresql"
    assert honey(search) == before


@on_postgresql
def test_a_process_answers_from_a_replaced_generation_until_it_has_the_new_one(
    search: Search, engine: Engine, index: SearchIndex, feeder: Feeder,
    make_index: Callable[[], SearchIndex], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(index, "_next_check", float("inf"))
    assert honey(search).total == 6
    monkeypatch.setattr(index, "_next_check", float("inf"))
    feeder.rebuild()
    feeder.index.verify()
    assert index.search(SearchRequest(q="muối"), TODAY).total == 3
    assert len(inspect(engine).get_table_names(schema="search_index")) == 5
    monkeypatch.setattr("search_index.postgres_store.KEPT_AFTER_SWITCH_SECONDS", 0)
    feeder.index.verify()
    assert len(inspect(engine).get_table_names(schema="search_index")) == 3
    assert make_index().search(SearchRequest(q="muối"), TODAY).total == 3


@on_postgresql
def test_a_process_takes_in_what_changed_and_nothing_else(
    search: Search, world: World, market: Market, index: SearchIndex, feeder: Feeder
) -> None:
    def listed() -> dict[int, int]:
        opened = index._current()  # type: ignore[attr-defined]
        return {product.id: id(product) for product in opened.products.values()}

    before = listed()
    decision = world.make_decision(date(2026, 11, 1))
    world.act(withdraw, market["honey"], decision_id=decision, on=date(2026, 11, 1), reason="b")
    assert feeder.feed() == Fed(1)
    after = listed()
    assert {i for i in before if before[i] != after[i]} == {market["honey"].id}


@on_postgresql
def test_changed_documents_are_found_by_their_new_words_and_not_by_the_old(
    search: Search, world: World, market: Market, engine: Engine, feeder: Feeder
) -> None:
    goods = market["noodles"]
    for name in ("Bún khô Chũ", "Miến dong Chũ"):
        with engine.begin() as connection:
            query = text("UPDATE product SET name = :name WHERE id = :id")
            connection.execute(query, {"name": name, "id": goods.id})
        with world.change() as change:
            change.touch(goods.id, goods.producer_id)
        assert feeder.feed() == Fed(1)
        assert find_differences(engine, feeder.index) == {}
        found = {q: search.search(SearchRequest(q=q), TODAY) for q in (name, "mì chũ", "chũ")}
        assert {q: (r.engine, r.ids) for q, r in found.items()} == {
            name: ("postgresql", (goods.id,)),
            "mì chũ": ("postgresql", ()),
            "chũ": ("postgresql", (goods.id,)),
        }
    feeder.index.delete([goods.id])
    assert goods.id not in search.search(SearchRequest(q="chũ"), TODAY).ids
    assert feeder.reconcile() == 1
    assert search.search(SearchRequest(q="chũ"), TODAY).ids == (goods.id,)


@on_postgresql
def test_an_index_of_many_changes_is_built_anew(
    search: Search, world: World, engine: Engine, feeder: Feeder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search_index.postgres_engine.FEWEST_CHANGES", 2)
    store = PostgresStore(engine)
    for number in range(3):
        feeder.verify()
        assert store.changes(store.state()) == number
        world.make_product(f"Trám số {number}")
        assert feeder.feed() == Fed(1)
    feeder.verify()
    assert store.changes(store.state()) == 0
    assert search.search(SearchRequest(q="trám"), TODAY).total == 3


@on_postgresql
def test_of_several_machines_one_feeds_at_a_time(
    search: Search, world: World, engine: Engine, feeder: Feeder,
    make_index: Callable[[], SearchIndex],
) -> None:  # fmt: skip
    world.make_product("Trám sen")
    other = Feeder(engine, make_index())
    with feeder.index.store.turn() as mine:
        assert mine
        assert other.feed() == Fed()
    assert other.feed() == Fed(1)
    assert feeder.feed() == Fed()
    assert search.search(SearchRequest(q="trám sen"), TODAY).total == 1


@on_postgresql
def test_a_word_of_any_length_is_indexed_and_found(
    search: Search, world: World, feeder: Feeder
) -> None:
    for ending in "ab":
        world.make_product(f"Trám {'x' * 3000}{ending}")
    feeder.rebuild()
    assert search.search(SearchRequest(q="trám"), TODAY).total == 2


@on_postgresql
def test_a_rebuild_that_fails_leaves_the_index_as_it_was(
    search: Search, engine: Engine, feeder: Feeder, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = inspect(engine).get_table_names(schema="search_index")
    monkeypatch.setattr("search_index.postgres_store.terms_of", lambda document: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        feeder.rebuild()
    assert inspect(engine).get_table_names(schema="search_index") == tables
    assert (honey(search).engine, honey(search).total) == ("postgresql", 6)
