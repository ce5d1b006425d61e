"""Which goods words find, and in which order: the same for every engine."""

import unicodedata
from collections.abc import Callable

import pytest
from market import Standing

Found = Callable[..., list[str]]


def test_marks_as_typed_come_before_the_same_letters_without_them(found: Found) -> None:
    assert found(q="mật ong")[:3] == ["honey", "scattered", "unmarked"]


def test_words_side_by_side_come_before_words_apart(found: Found) -> None:
    assert found(q="mật ong").index("honey") < found(q="mật ong").index("scattered")


def test_words_without_marks_find_the_marked_ones(found: Found) -> None:
    assert set(found(q="mat ong")) == set(found(q="mật ong"))
    assert found(q="nuoc mam") == ["fish sauce"]


def test_the_name_outranks_the_maker(found: Found) -> None:
    hits = found(q="mật ong")
    assert hits.index("unmarked") < hits.index("by its maker")


def test_what_is_in_force_outranks_what_is_not(found: Found) -> None:
    assert found(q="mật ong")[-1] == "lapsed honey"


def test_decomposed_letters_find_the_same(found: Found) -> None:
    assert found(q=unicodedata.normalize("NFD", "Mật ong")) == found(q="Mật ong")


def test_d_with_stroke_is_found_by_plain_d(found: Found) -> None:
    assert found(q="dau xanh") == found(q="đậu xanh") == ["sprouts"]


def test_both_spellings_of_i_find_each_other(found: Found) -> None:
    assert found(q="mỳ chũ") == found(q="mì chũ") == ["noodles"]


def test_the_place_finds_what_comes_from_it(found: Found) -> None:
    assert found(q="mèo vạc") == ["honey", "scattered", "withdrawn tea"]
    assert set(found(q="hà nội")) == {"by its maker", "noodles", "lapsed honey"}


def test_words_of_name_and_place_go_together(found: Found) -> None:
    assert found(q="phấn hoa hà nội") == ["by its maker"]


def test_a_name_that_begins_with_the_word_comes_first(found: Found) -> None:
    assert found(q="ong tuyên quang")[:2] == ["scattered", "honey"]


def test_a_code_is_found_however_it_is_typed(found: Found, standing: Standing) -> None:
    code = standing.goods["honey"].code
    for typed in (code, code.lower(), f"{code[:4]}-{code[4:]}", f"{code[:4]} {code[4:]}"):
        assert found(q=typed)[0] == "honey"


def test_stars_among_the_words_are_a_filter(found: Found) -> None:
    assert found(q="mật 5 sao") == ["honey", "unmarked", "lapsed honey"]
    assert found(q="4 sao mam") == ["sprouts", "fish sauce"]
    assert set(found(q="3 stars")) == {"by its maker", "noodles"}


def test_texts_are_searched_with_the_marks_as_typed(found: Found, standing: Standing) -> None:
    assert found(q="ruộng bậc thang") == ["fish sauce"]
    assert found(q="ruong bac thang") == []
    assert found(q="terraced fields") == ["fish sauce"]


@pytest.mark.parametrize("q", ["xyzzy", "*", "?", "mật*xyz", "%", "_", "ОСОР", "🍯", '"', "a OR b"])
def test_nonsense_finds_nothing(found: Found, q: str) -> None:
    assert found(q=q) == []
