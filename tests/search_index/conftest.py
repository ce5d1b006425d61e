"""The engines that must find the same, and the market they look in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bazaar import make_bazaar
from databases import opened
from factories import World
from market import NOW, TODAY, Market, Standing, make_market
from sqlalchemy import Engine

from catalog.db import reading
from search_index.choice import open_index
from search_index.database_engine import DatabaseEngine
from search_index.engine import SearchEngine, SearchIndex, SearchResult
from search_index.feeder import Feeder
from search_index.query import SearchRequest, read_request
from search_index.vocabulary import Vocabulary, load_vocabulary


@pytest.fixture
def market(world: World) -> Market:
    """A market of the test's own, to change."""
    return make_market(world)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def standing(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Standing]:
    """One market for all tests that only ask; a test that asks for it runs on each database."""
    yield from _stand(request, tmp_path_factory.mktemp("standing") / "index", make_market)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def bazaar(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Standing]:
    """A larger market, for the many ways in which people type."""
    yield from _stand(request, tmp_path_factory.mktemp("bazaar") / "index", make_bazaar)


def _stand(
    request: pytest.FixtureRequest, folder: Path, make: Callable[[World], Market]
) -> Iterator[Standing]:
    databases = request.getfixturevalue(f"_{request.param}")
    with databases.fresh() as url, opened(url) as engine:
        goods = make(World(engine, NOW))
        Feeder(engine, open_index(engine, folder)).rebuild()
        yield Standing(engine, goods, folder)


@pytest.fixture
def index_folder(tmp_path: Path) -> Path:
    """Where the index of the test lives."""
    return tmp_path / "index"


@pytest.fixture
def make_index(engine: Engine, index_folder: Path) -> Callable[[], SearchIndex]:
    """The index as one more process opens it; it looks for changes at every question."""
    return lambda: open_index(engine, index_folder, check_seconds=0)


@pytest.fixture
def index(make_index: Callable[[], SearchIndex]) -> SearchIndex:
    """The index of the test's register: PostgreSQL's own or Whoosh's."""
    return make_index()


@pytest.fixture
def feeder(engine: Engine, index: SearchIndex) -> Feeder:
    """What carries the register into the index."""
    return Feeder(engine, index)


@pytest.fixture(params=["index", "database"])
def searcher(request: pytest.FixtureRequest, standing: Standing) -> SearchEngine:
    """Each engine in turn, knowing the standing market: Whoosh's index, PostgreSQL's, none."""
    return _searcher(request, standing)


def _searcher(request: pytest.FixtureRequest, market: Standing) -> SearchEngine:
    if request.param == "database":
        return DatabaseEngine(market.engine)
    return open_index(market.engine, market.index_folder)


@pytest.fixture(params=["index", "database"])
def look(request: pytest.FixtureRequest, bazaar: Standing) -> "Look":
    """What each engine in turn finds in the larger market: `look("mật ong").names`."""
    searcher = _searcher(request, bazaar)
    names = {goods.id: name for name, goods in bazaar.goods.items()}

    def look_for(q: str) -> Looked:
        found = searcher.search(SearchRequest(q=q), TODAY)
        return Looked(
            [names[i] for i in found.ids],
            found.searched_for,
            [names[i] for i in found.look_alikes],
        )

    return look_for


@dataclass(frozen=True)
class Looked:
    """What was found, by short names; what was searched for instead; what has a similar name."""

    names: list[str]
    searched_for: str
    look_alikes: list[str]


Look = Callable[[str], Looked]


@pytest.fixture(scope="session")
def vocabulary(standing: Standing) -> Vocabulary:
    """What filters know."""
    with reading(standing.engine) as session:
        return load_vocabulary(session)


Ask = Callable[..., SearchResult]


@pytest.fixture
def ask(searcher: SearchEngine, vocabulary: Vocabulary) -> Ask:
    """Ask an engine as an address would: `ask(q="mật ong", stars="5")`."""

    def asked(**parameters: str) -> SearchResult:
        request, wrong = read_request({k: [v] for k, v in parameters.items()}, vocabulary)
        assert wrong == []
        return searcher.search(request, TODAY)

    return asked


@pytest.fixture
def found(ask: Ask, standing: Standing) -> Callable[..., list[str]]:
    """The short names of what is found, in order."""
    names = {goods.id: name for name, goods in standing.goods.items()}
    return lambda **parameters: [names[i] for i in ask(**parameters).ids]
