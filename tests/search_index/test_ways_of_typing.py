"""What people mean by what they type: the same for every engine."""

import unicodedata
from typing import TYPE_CHECKING

import pytest
from market import Standing

if TYPE_CHECKING:
    from conftest import Look


@pytest.mark.parametrize(
    ("q", "first"),
    [
        ("heo gác bếp", "pork"),
        ("hat me", "sesame"),
        ("đậu phộng", "peanuts"),
        ("trái thơm", "pineapple"),
        ("quả dứa", "pineapple"),
        ("khóm", "pineapple"),
        ("cafe", "hanoi coffee"),
        ("lạp xưởng", "sausage"),
        ("mỳ chũ", "noodles"),
        ("trà shan tuyết", "shan tea"),
    ],
)
def test_regional_words_and_spellings_find_each_other(look: "Look", q: str, first: str) -> None:
    assert look(q).names[0] == first


@pytest.mark.parametrize(
    ("q", "first"),
    [
        ("honey", "honey"),
        ("mint honey", "honey"),
        ("fish sauce", "fish sauce"),
        ("silk", "silk"),
        ("pottery vase", "vase"),
        ("green tea", "green tea"),
        ("dried mango", "mango"),
        ("coffee from Dak Lak", "coffee"),
    ],
)
def test_english_words_find_vietnamese_goods(look: "Look", q: str, first: str) -> None:
    assert look(q).names[0] == first


def test_the_word_as_typed_comes_before_its_twin(look: "Look") -> None:
    assert look("chè").names.index("sweet soup") < look("chè").names.index("ginger tea")
    assert look("trà").names[0] == "ginger tea"
    assert set(look("trà").names) >= {"green tea", "shan tea"}


def test_a_word_in_a_phrase_that_means_something_else_is_no_twin(look: "Look") -> None:
    assert "carp" not in look("vừng").names
    assert "sweet soup" not in look("trà").names
    assert "pork roll" not in look("silk").names


def test_a_place_or_a_brand_in_a_name_is_not_what_the_goods_are(look: "Look") -> None:
    assert "nectar" not in look("chè").names
    assert look("sen").names[:2] == ["lotus seeds", "lotus rice"]


def test_pineapple_is_no_coconut(look: "Look") -> None:
    assert look("dứa").names[0] == "pineapple"
    assert look("dừa").names[:2] == ["nectar", "coconut"]


@pytest.mark.parametrize("q", ["cà phê đắk lắk", "ca phe dak lak", "cà phê Đắc Lắc", "cafe daklak"])
def test_a_province_is_known_by_every_spelling(look: "Look", q: str) -> None:
    assert look(q).names == ["coffee"]


def test_a_former_province_a_district_and_a_commune_are_places(look: "Look") -> None:
    assert look("mật ong hà giang").names == ["honey"]
    assert look("mật ong tỉnh tuyên quang").names == ["honey"]
    assert look("mật ong huyện mèo vạc").names == ["honey"]
    assert look("nuoc mam kien giang").names[0] == "fish sauce"
    assert set(look("tp hà nội cà phê").names) == {"hanoi coffee"}


def test_a_place_in_the_name_is_found_wherever_the_goods_come_from(look: "Look") -> None:
    assert look("mật trà vinh").names[0] == "nectar"
    assert look("nước mắm phú quốc").names == ["fish sauce"]


@pytest.mark.parametrize(
    "q", ["hợp tác xã ong đá xám", "HTX ong đá xám", "H.T.X. ong đá xám", "htx ong da xam"]
)
def test_kinds_of_producers_may_be_short_or_long(look: "Look", q: str) -> None:
    assert set(look(q).names) == {"honey", "shan tea", "pork", "sausage", "withdrawn salt"}


def test_kinds_of_companies_may_be_short_or_long(look: "Look") -> None:
    long = "công ty trách nhiệm hữu hạn một thành viên thực phẩm suối biếc"
    assert set(look(long).names) == set(look("cty tnhh mtv suối biếc").names) >= {"vase", "silk"}
    assert look("công ty cổ phần đất lửa").names == ["coffee"]
    assert set(look("hkd lò thị út").names) >= {"mango", "pineapple"}


@pytest.mark.parametrize(
    "q",
    [
        "702/QĐ-UBND",
        "702 qd ubnd",
        "702qdubnd",
        "quyết định 702",
        "QĐ số 702/QĐ-UBND",
        "qd 702",
        "01-276-09970-1-2024",
        "01 276 09970 1 2024",
    ],
)
def test_a_number_is_found_however_it_is_typed(look: "Look", q: str) -> None:
    assert look(q).names == ["decided"]


def test_a_code_is_found_with_a_word_before_it(look: "Look", bazaar: Standing) -> None:
    code = bazaar.goods["vase"].code
    for q in (f"mã {code}", f"mã sản phẩm {code.lower()}", f"code {code[:4]}-{code[4:]}"):
        assert look(q).names[:1] == ["vase"]


@pytest.mark.parametrize(
    "q",
    [
        "cà phê 4 sao",
        "coffee 4 stars",
        "cà phê bốn sao",
        "four star coffee",
        "cafe 4*",
        "★★★★ cà phê",
    ],
)
def test_stars_are_a_filter_in_words_signs_and_english(look: "Look", q: str) -> None:
    assert look(q).names == ["coffee"]


@pytest.mark.parametrize("q", ["nước mắm 40N", "nuoc mam 40oN", "nước mắm 40°N", "fish sauce 40 N"])
def test_degrees_are_known_by_every_sign(look: "Look", q: str) -> None:
    assert look(q).names == ["fish sauce"]


def test_words_that_say_nothing_are_passed_over(look: "Look") -> None:
    assert look("đặc sản OCOP hà giang").names == look("hà giang").names
    assert look("cà phê ở đắk lắk").names == ["coffee"]
    answer = look("mua mật ong bạc hà ngon")
    assert (answer.names, answer.searched_for) == (["honey"], "mật ong bạc hà")


def test_decomposed_letters_are_understood_alike(look: "Look") -> None:
    for q in ("đậu phộng", "cà phê Đắc Lắc", "hợp tác xã ong", "trái thơm"):
        assert look(unicodedata.normalize("NFD", q)).names == look(q).names


def test_other_marks_than_typed_will_do_for_the_goods_alone(look: "Look") -> None:
    assert look("mât ong").names[0] == "honey"
    assert look("bơ phê").names == []


def test_what_is_not_in_force_comes_last_but_comes(look: "Look") -> None:
    assert look("muối").names == ["withdrawn salt"]
