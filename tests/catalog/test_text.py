"""Vietnamese text: one fold, one order, one slug."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.text import (
    Text,
    clean,
    fold,
    free_slugs,
    marked_spelling,
    same_spelling,
    slugify,
    sort_key,
)

LETTERS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữự AĂÂĐÊÔƠƯ")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đắk Lắk", "dak lak"),
        ("ĐĂK  LĂK\u00a0", "dak lak"),
        (unicodedata.normalize("NFD", "Nước mắm Phú Quốc"), "nuoc mam phu quoc"),
        ("Ðà Nẵng", "da nang"),
        ("Bánh tráng Sa-tế №1", "banh trang sa-te №1"),
    ],
)
def test_folding_takes_marks_and_case_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(LETTERS)
def test_fold_slug_and_order_do_not_depend_on_the_normal_form(text: str) -> None:
    taken_apart = unicodedata.normalize("NFD", text)
    assert fold(taken_apart) == fold(text)
    assert slugify(taken_apart) == slugify(text)
    assert sort_key(taken_apart) == sort_key(text)
    assert fold(text).isascii()
    assert fold(fold(text)) == fold(text)


def test_cleaning_mends_eth_and_blanks_but_keeps_marks() -> None:
    assert clean(" Ðắk\u200b  Lắk\ufeff ") == "Đắk Lắk"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Kẹo dừa sáp (500 g)", "keo-dua-sap-500-g"),
        ("Mật ong M’Drắk", "mat-ong-m-drak"),
        ("★★★", ""),
    ],
)
def test_a_slug_holds_plain_letters_digits_and_dashes(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_order_is_that_of_the_vietnamese_dictionary() -> None:
    ordered = [
        "An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk",
        "Điện Biên", "Đồng Nai", "Hà Nội", "Hải Phòng", "Huế", "Ma", "Mà", "Mả", "Mã", "Má",
        "Mạ", "Ma Lâm", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị",
    ]  # fmt: skip
    backwards = ordered[::-1]
    assert sorted(backwards, key=sort_key) == ordered


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mỳ Chũ", "Mì Chũ"),
        ("Xoài cát Hoà Lộc", "xoài cát Hòa Lộc"),
        ("Trà hoa vàng - Quy Hoa", "TRÀ HOA VÀNG QUI HOA"),
        ("Kẹo dừa “Bến Tre”", "Kẹo dừa Bến Tre"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert same_spelling(one) == same_spelling(other)
    assert marked_spelling(one) == marked_spelling(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Chả cá", "Cá chà bông"), ("Cây Thị", "Cai Thi"), ("Tay", "Tai")]
)
def test_names_that_differ_stay_apart(one: str, other: str) -> None:
    assert same_spelling(one) != same_spelling(other)
    assert marked_spelling(one) != marked_spelling(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Mứt dừa", "Mứt dứa"), ("Hùng", "Hưng"), ("Đá", "Da"), ("Mắm", "Mam")]
)
def test_names_that_differ_in_marks_are_looked_up_together_but_are_two(
    one: str, other: str
) -> None:
    assert same_spelling(one) == same_spelling(other)
    assert marked_spelling(one) != marked_spelling(other)


def test_a_text_is_filled_in_with_texts_of_the_same_language() -> None:
    reason = Text("quá hạn", "expired")
    filled = Text("Bị từ chối: {reason} ({n})", "Refused: {reason} ({n})").format(
        reason=reason, n=2
    )
    assert filled == Text("Bị từ chối: quá hạn (2)", "Refused: expired (2)")
    assert filled.in_language("en") == "Refused: expired (2)"
    assert filled.in_language("vi") == "Bị từ chối: quá hạn (2)"
    assert filled.as_dict() == {"vi": filled.vi, "en": filled.en}


def test_further_languages_are_translated_from_the_english() -> None:
    filled = Text("Bị từ chối: {reason} ({n})", "Refused: {reason} ({n})").format(
        reason=Text("quá hạn", "expired"), n=2
    )
    french = {"Refused: {reason} ({n})": "({n}) Refusé : {reason}", "expired": "périmé"}
    assert filled.translated(lambda said: french.get(said, said)) == "(2) Refusé : périmé"
    assert filled.translated(lambda said: said) == filled.en
    assert Text("{vi}", "{en}").translated(str.upper) == "{EN}"


def test_slugs_are_numbered_past_those_taken_and_those_just_given() -> None:
    stems = ["xoai", "xoai", "mit", "xoai", "mit-2"]
    taken = ["xoai", "xoai-2", "mit"]
    assert free_slugs(stems, taken) == ["xoai-3", "xoai-4", "mit-2", "xoai-5", "mit-2-2"]
