"""One typing error in a word is mended, after zero hits only, and never for nonsense."""

from typing import TYPE_CHECKING

import pytest

from search_index.slips import edits, is_slip, pieces, unread_keys

if TYPE_CHECKING:
    from conftest import Look


@pytest.mark.parametrize(
    ("q", "mended", "first"),
    [
        ("mat onh", "mat ong", "honey"),
        ("mật onh bạc hà", "mật ong bạc hà", "honey"),
        ("nuoc mma", "nuoc mam", "fish sauce"),
        ("ca phee", "ca phe", "hanoi coffee"),
        ("coffe", "coffee", "hanoi coffee"),
        ("pottey", "pottery", "vase"),
        ("matong", "mat ong", "honey"),
        ("nuowcs mams", "nuoc mam", "fish sauce"),
        ("mat65 ong", "mat ong", "honey"),
        ("mật ong hà giamg", "mật ong hà giang", "honey"),
        ("nước mắm phú quôcc", "nước mắm phú quốc", "fish sauce"),
        ("thịt lợn gác bếpp", "thịt lợn gác bếp", "pork"),
        ("gao st 25", "gao st25", "numbered rice"),
        ("thitlongacbep", "thit lon gac bep", "pork"),
        ("dứa kiên giang", "dứa an giang", "pineapple"),
        ("where to buy fish sauce", "fish sauce", "fish sauce"),
    ],
)
def test_an_error_is_mended_and_said(look: "Look", q: str, mended: str, first: str) -> None:
    answer = look(q)
    assert (answer.searched_for, answer.names[:1]) == (mended, [first])


def test_one_error_in_each_of_two_words_is_mended(look: "Look") -> None:
    assert look("mta onh").searched_for == "mat ong"


def test_what_finds_something_is_left_alone(look: "Look") -> None:
    for q in ("mật ong", "chè", "honey", "muối"):
        assert look(q).searched_for == ""


@pytest.mark.parametrize(
    "q",
    [
        "xyzzy",
        "blah blah",
        "cof",
        "' or 1=1 --",
        "abc",
        "asdf ghjk",
        "lorem ipsum",
        "zz",
        "mmm",
        "ng",
        "ЖЖЖ",
    ],
)
def test_nonsense_stays_nonsense(look: "Look", q: str) -> None:
    answer = look(q)
    assert (answer.names, answer.searched_for, answer.look_alikes) == ([], "", [])


def test_a_mended_word_needs_a_neighbour_that_it_stands_beside(look: "Look") -> None:
    assert look("onh dứa").names == []


def test_words_run_together_are_read_with_the_longest_first() -> None:
    known = {"ca", "phe", "cap", "he", "bot"}
    assert list(pieces("caphe", known)) == [["cap", "he"], ["ca", "phe"]]
    assert ["ca", "phe", "bot"] in list(pieces("caphebot", known))
    assert list(pieces("caphexyz", known)) == []


@pytest.mark.parametrize(
    ("typed", "read"), [("nuowcs", "nuoc"), ("maatj", "mat"), ("ddaauj", "dau"), ("mat65", "mat")]
)
def test_keys_of_telex_and_vni_are_read(typed: str, read: str) -> None:
    assert read in list(unread_keys(typed))


def test_a_letter_more_less_other_or_swapped_is_one_edit() -> None:
    assert {"ng", "onng", "omg", "nog"} <= edits("ong")
    assert "ong" not in edits("ong")
    assert "gon" not in edits("ong")


@pytest.mark.parametrize(
    ("typed", "meant"), [("onh", "ong"), ("mma", "mam"), ("dua", "duaa"), ("gaoo", "gao")]
)
def test_fingers_err_so(typed: str, meant: str) -> None:
    assert is_slip(typed, meant)


@pytest.mark.parametrize(("typed", "meant"), [("test", "tet"), ("blah", "lah"), ("ong", "mng")])
def test_fingers_do_not_err_so(typed: str, meant: str) -> None:
    assert not is_slip(typed, meant)
