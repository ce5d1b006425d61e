"""What continues what is being typed; the same for every engine."""

from collections.abc import Callable

import pytest
from factories import World
from market import TODAY

from search_index.engine import SearchEngine
from search_index.feeder import Feeder

Suggest = Callable[[str], list[str]]


@pytest.fixture
def suggest(searcher: SearchEngine) -> Suggest:
    """The names suggested today."""
    return lambda typed: [s.name for s in searcher.suggest(typed, TODAY)]


def test_names_are_found_by_the_beginning_of_any_word(suggest: Suggest) -> None:
    assert suggest("bạ") == ["Mật ong bạc hà", "Nước mắm Cồn Bần"]
    assert set(suggest("mi")) == {"Mì Chũ"}


def test_the_last_word_may_be_unfinished(suggest: Suggest) -> None:
    assert suggest("mật ong b") == ["Mật ong bạc hà"]


@pytest.mark.parametrize("typed", ["mậ", "mật", "mật o"])
def test_names_spelt_as_typed_come_first(suggest: Suggest, typed: str) -> None:
    assert suggest(typed)[0] == "Mật ong bạc hà"


def test_a_name_that_begins_so_comes_before_one_that_holds_it(suggest: Suggest) -> None:
    assert suggest("mắ")[:2] == ["Nước mắm Cồn Bần", "Mát ông"]
    assert suggest("n")[0] == "Nước mắm Cồn Bần"


def test_marks_may_be_left_out(suggest: Suggest) -> None:
    assert suggest("nuoc m") == ["Nước mắm Cồn Bần"]


def test_what_is_not_in_force_comes_last(suggest: Suggest) -> None:
    assert suggest("mật ong")[-1] == "Mật ong hoa nhãn"


def test_a_name_of_two_makers_stands_once(world: World, feeder: Feeder) -> None:
    for _ in range(2):
        world.make_product("Mật ong bạc hà")
    feeder.rebuild()
    assert [s.name for s in feeder.index.suggest("bạc", TODAY)] == ["Mật ong bạc hà"]


@pytest.mark.parametrize("typed", ["", " ", "*", "–", "漢字", "a" * 5000, "\x00", "̣"])
def test_any_text_is_a_lawful_beginning(suggest: Suggest, typed: str) -> None:
    assert suggest(typed) == []
