"""The index gone, damaged or unreadable: the database answers until it is mended."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from factories import World
from market import TODAY, Market, Standing
from sqlalchemy import Engine

import search_index.search as facade
from catalog.acts import withdraw
from catalog.recognising import take_back
from search_index.check import Difference, find_differences
from search_index.database_engine import DatabaseEngine
from search_index.engine import SearchIndex, SearchResult
from search_index.feeder import Feeder
from search_index.query import Facet, SearchRequest
from search_index.search import Search
from search_index.store import DamagedIndex
from search_index.whoosh_engine import WhooshEngine
from search_index.whoosh_store import WhooshStore


def _segment(folder: Path) -> Path:
    return max(WhooshStore(folder).current().glob("*.seg"), key=lambda path: path.stat().st_size)


def _toc(folder: Path) -> Path:
    return next(WhooshStore(folder).current().glob("*.toc"))


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _zero(path: Path) -> None:
    path.write_bytes(b"\0" * path.stat().st_size)


def _zero_a_little(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = b"\0" * 64
    path.write_bytes(data)


def _make_a_folder_of(path: Path) -> None:
    path.unlink()
    path.mkdir()


_ON_SQLITE = pytest.mark.parametrize("standing", ["sqlite"], indirect=True)
_OWN_ON_SQLITE = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)

DAMAGES: dict[str, Callable[[Path], None]] = {
    "all deleted": shutil.rmtree,
    "pointer deleted": lambda folder: (folder / "current").unlink(),
    "pointer empty": lambda folder: (folder / "current").write_bytes(b""),
    "pointer leads out": lambda folder: (folder / "current").write_text("../.."),
    "pointer leads nowhere": lambda folder: (folder / "current").write_text("index-99"),
    "segment deleted": lambda folder: _segment(folder).unlink(),
    "segment truncated": lambda folder: _truncate(_segment(folder)),
    "segment zeroed": lambda folder: _zero(_segment(folder)),
    "segment damaged inside": lambda folder: _zero_a_little(_segment(folder)),
    "segment unreadable": lambda folder: _make_a_folder_of(_segment(folder)),
    "toc deleted": lambda folder: _toc(folder).unlink(),
    "toc truncated": lambda folder: _truncate(_toc(folder)),
    "toc zeroed": lambda folder: _zero(_toc(folder)),
    "state deleted": lambda folder: (WhooshStore(folder).current() / "state.json").unlink(),
    "state truncated": lambda folder: _truncate(WhooshStore(folder).current() / "state.json"),
}


@pytest.fixture
def damaged_copy(standing: Standing, index_folder: Path) -> Path:
    """A copy of the standing index that may be damaged."""
    shutil.copytree(standing.index_folder, index_folder)
    return index_folder


@pytest.fixture
def search(standing: Standing, damaged_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Search:
    """Search as pages use it; failures are tried again at once."""
    monkeypatch.setattr(facade, "RETRY_SECONDS", 0.0)
    engine = WhooshEngine(damaged_copy, check_seconds=0)
    return Search(engine, DatabaseEngine(standing.engine))


@pytest.fixture
def mender(standing: Standing, damaged_copy: Path) -> Feeder:
    """What mends the damaged copy."""
    return Feeder(standing.engine, WhooshEngine(damaged_copy))


def _honey(search: Search) -> SearchResult:
    return search.search(SearchRequest(q="mật ong"), TODAY)


@_ON_SQLITE
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_process_started_over_a_damaged_index_answers_from_the_database(
    search: Search, mender: Feeder, index_folder: Path, damage: str
) -> None:
    DAMAGES[damage](index_folder)
    answer = _honey(search)
    assert (answer.engine, answer.total) == ("database", 6)
    assert search.suggest("mật ong b", TODAY)[0].name == "Mật ong bạc hà"
    assert not search.health().ready
    mender.verify()
    assert (_honey(search).engine, _honey(search).total) == ("whoosh", 6)


@_ON_SQLITE
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_process_that_had_it_open_keeps_answering_rightly(
    search: Search, mender: Feeder, index_folder: Path, damage: str
) -> None:
    before = _honey(search)
    assert before.engine == "whoosh"
    DAMAGES[damage](index_folder)
    during = _honey(search)
    assert (during.ids, during.facets) == (before.ids, before.facets)
    mender.verify()
    assert _honey(search).engine == "whoosh"


@_ON_SQLITE
def test_both_engines_give_the_same_answer(search: Search, index_folder: Path) -> None:
    whoosh = [search.search(SearchRequest(q=q), TODAY) for q in ("", "mật", "hà nội", "ong")]
    shutil.rmtree(index_folder)
    database = [search.search(SearchRequest(q=q), TODAY) for q in ("", "mật", "hà nội", "ong")]
    assert [(r.ids, r.facets) for r in whoosh] == [(r.ids, r.facets) for r in database]


@pytest.fixture
def own_search(
    engine: Engine, market: Market, feeder: Feeder, monkeypatch: pytest.MonkeyPatch
) -> Search:
    """Search in a market of the test's own."""
    monkeypatch.setattr(facade, "RETRY_SECONDS", 0.0)
    feeder.rebuild()
    return Search(feeder.index, DatabaseEngine(engine))


@_OWN_ON_SQLITE
def test_without_an_index_changes_show_at_once(
    own_search: Search, world: World, market: Market, index_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("search_index.database_engine.REST", 0.0)
    shutil.rmtree(index_folder)
    assert _honey(own_search).facets[Facet.STATUS]["valid"] == 5
    decision = world.make_decision(date(2026, 11, 1))
    world.act(withdraw, market["honey"], decision_id=decision, on=date(2026, 11, 1), reason="b")
    assert _honey(own_search).facets[Facet.STATUS]["valid"] == 4


@_OWN_ON_SQLITE
def test_a_folder_that_cannot_be_written_stops_neither_search_nor_the_register(
    own_search: Search, world: World, feeder: Feeder, index_folder: Path
) -> None:
    shutil.rmtree(index_folder)
    index_folder.write_text("a file stands where the folder should be")
    world.make_product("Mật ong rừng")
    with pytest.raises(OSError, match=r".*"):
        feeder.feed()
    assert _honey(own_search).total == 7


@_OWN_ON_SQLITE
def test_a_full_disk_leaves_the_index_as_it_was(
    own_search: Search, world: World, feeder: Feeder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    world.make_product("Mật ong rừng")
    with monkeypatch.context() as full:

        def refuse(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        full.setattr("whoosh.filedb.filestore.FileStorage.create_file", refuse)
        for work in (feeder.feed, feeder.rebuild):
            with pytest.raises(OSError, match="No space"):
                work()
    assert (_honey(own_search).engine, _honey(own_search).total) == ("whoosh", 6)
    assert feeder.feed().products == 1
    assert _honey(own_search).total == 7


def test_the_check_names_what_differs(
    engine: Engine, world: World, market: Market, feeder: Feeder, index: SearchIndex
) -> None:
    feeder.rebuild()
    assert find_differences(engine, index) == {}
    index.delete([market["honey"].id])
    other = world.make_product("Trà hoa vàng")
    feeder.feed()
    with world.change() as change:
        take_back(change, [other.certificate_id])
    decision = world.make_decision(date(2026, 11, 1))
    world.act(withdraw, market["noodles"], decision_id=decision, on=date(2026, 11, 1), reason="b")
    assert find_differences(engine, index) == {
        market["honey"].id: Difference.MISSING,
        market["noodles"].id: Difference.STALE,
        other.id: Difference.NOT_IN_REGISTER,
    }
    assert feeder.reconcile() == 3
    assert find_differences(engine, index) == {}


@_OWN_ON_SQLITE
def test_a_damaged_file_is_told_by_its_digest(
    feeder: Feeder, market: Market, index_folder: Path
) -> None:
    feeder.rebuild()
    _zero_a_little(_segment(index_folder))
    with pytest.raises(DamagedIndex):
        WhooshStore(index_folder).load()
