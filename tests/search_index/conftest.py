"""A small market of goods, and the two engines that must find the same in it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from factories import Goods, World
from sqlalchemy import Engine

from catalog.acts import withdraw
from catalog.db import reading
from search_index.database_engine import DatabaseEngine
from search_index.engine import SearchEngine, SearchResult
from search_index.feeder import Feeder
from search_index.query import read_request
from search_index.vocabulary import Vocabulary, load_vocabulary
from search_index.whoosh_engine import WhooshEngine

TODAY = date(2026, 11, 22)
HA_NOI, TUYEN_QUANG = "01", "08"

Market = dict[str, Goods]


@pytest.fixture
def market(world: World) -> Market:
    """Goods by a short name each."""
    bees = world.make_producer("HTX Ong Đá Xám", TUYEN_QUANG, place="xã Mèo Vạc")
    honeyed = world.make_producer("Công ty Mật Ong Vàng", HA_NOI)
    salt = world.make_producer("Hộ kinh doanh Muối Trắng", "86")
    goods = {
        "honey": world.make_product("Mật ong bạc hà", 5, producer=bees, set_no=4),
        "scattered": world.make_product("Ong non ngâm mật", 4, producer=bees, set_no=4),
        "unmarked": world.make_product("Mát ông", 5, producer=salt, set_no=11),
        "by its maker": world.make_product("Phấn hoa", 3, producer=honeyed, set_no=4),
        "fish sauce": world.make_product("Nước mắm Cồn Bần", 4, producer=salt, set_no=9),
        "sprouts": world.make_product("Mầm đậu xanh", 4, producer=salt, set_no=1),
        "noodles": world.make_product("Mì Chũ", 3, producer=honeyed, set_no=6),
        "lapsed honey": world.make_product(
            "Mật ong hoa nhãn", 5, date(2022, 5, 1), producer=honeyed, set_no=4
        ),
        "withdrawn tea": world.make_product("Chè Shan tuyết", 4, producer=bees, set_no=12),
    }
    tea = goods["withdrawn tea"]
    world.act(
        withdraw, tea, decision_id=world.make_decision(date(2026, 6, 1)), on=date(2026, 6, 1),
        reason="b",
    )  # fmt: skip
    return goods


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
def searcher(
    request: pytest.FixtureRequest, market: Market, engine: Engine, feeder: Feeder
) -> SearchEngine:
    """Each engine in turn, knowing the market."""
    if request.param == "database":
        return DatabaseEngine(engine)
    feeder.rebuild()
    whoosh: WhooshEngine = request.getfixturevalue("index")
    return whoosh


@pytest.fixture
def vocabulary(engine: Engine) -> Vocabulary:
    """What filters know."""
    with reading(engine) as session:
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
def found(ask: Ask, market: Market) -> Callable[..., list[str]]:
    """The short names of what is found, in order."""
    names = {goods.id: name for name, goods in market.items()}
    return lambda **parameters: [names[i] for i in ask(**parameters).ids]
