"""The two engines that must find the same, and the market they look in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from databases import opened
from factories import World
from market import NOW, TODAY, Market, Standing, make_market
from sqlalchemy import Engine

from catalog.db import reading
from search_index.database_engine import DatabaseEngine
from search_index.engine import SearchEngine, SearchResult
from search_index.feeder import Feeder
from search_index.query import read_request
from search_index.vocabulary import Vocabulary, load_vocabulary
from search_index.whoosh_engine import WhooshEngine


@pytest.fixture
def market(world: World) -> Market:
    """A market of the test's own, to change."""
    return make_market(world)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def standing(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Standing]:
    """One market for all tests that only ask; a test that asks for it runs on each database."""
    databases = request.getfixturevalue(f"_{request.param}")
    folder = tmp_path_factory.mktemp("standing") / "index"
    with databases.fresh() as url, opened(url) as engine:
        goods = make_market(World(engine, NOW))
        Feeder(engine, WhooshEngine(folder)).rebuild()
        yield Standing(engine, goods, folder)


@pytest.fixture
def index_folder(tmp_path: Path) -> Path:
    """Where the index of the test lives."""
    return tmp_path / "index"


@pytest.fixture
def index(index_folder: Path) -> WhooshEngine:
    """An index that looks for changes at every question."""
    return WhooshEngine(index_folder, check_seconds=0)


@pytest.fixture
def feeder(engine: Engine, index: WhooshEngine) -> Feeder:
    """What carries the register into the index."""
    return Feeder(engine, index)


@pytest.fixture(params=["whoosh", "database"])
def searcher(request: pytest.FixtureRequest, standing: Standing) -> SearchEngine:
    """Each engine in turn, knowing the standing market."""
    if request.param == "database":
        return DatabaseEngine(standing.engine)
    return WhooshEngine(standing.index_folder)


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
