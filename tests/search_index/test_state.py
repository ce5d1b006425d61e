"""An engine's state: another one whenever its answers may be others, and only then."""

from datetime import date

from factories import World
from sqlalchemy import Engine

from catalog import acts
from search_index.database_engine import DatabaseEngine
from search_index.engine import SearchIndex
from search_index.feeder import Feeder
from search_index.query import SearchRequest
from search_index.search import Search

TODAY = date(2026, 11, 22)


def test_the_state_of_an_index_changes_when_it_is_fed(
    index: SearchIndex, feeder: Feeder, world: World
) -> None:
    goods = world.make_product()
    feeder.rebuild()
    before = index.state()
    index.search(SearchRequest(), TODAY)
    assert index.state() == before
    world.act(acts.withdraw, goods, decision_id=goods.decision_id, on=TODAY, reason="d")
    feeder.feed()
    assert index.state() != before


def test_who_answers_is_part_of_the_state(
    engine: Engine, index: SearchIndex, feeder: Feeder, world: World
) -> None:
    world.make_product()
    search = Search(index, DatabaseEngine(engine))
    without = search.state()
    feeder.rebuild()
    fresh = Search(index, DatabaseEngine(engine))
    assert without != fresh.state()
    assert fresh.state() == fresh.state()
