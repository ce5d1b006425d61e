"""The words of a name choose the drawing; the product set does where they tell nothing."""

import xml.etree.ElementTree as ET

import pytest

from ocop_site.drawings.composition import LIMIT, compose
from ocop_site.drawings.motifs import cakes, flowers, fruits, tropical, vessels, waters
from ocop_site.drawings.pen import Chance, Motif
from ocop_site.drawings.subjects import NAMES
from ocop_site.drawings.subjects.matching import Entry


def _looks(set_no: int, name: str) -> set[str]:
    """What the main thing of a product may look like under one seed."""
    return {thing.paint(Chance("seed")) for thing in NAMES.find(set_no, name).things}


def _shows(set_no: int, name: str, thing: Motif) -> bool:
    return thing.paint(Chance("seed")) in _looks(set_no, name)


@pytest.mark.parametrize(
    ("set_no", "name", "thing"),
    [
        (1, "Bưởi Đoan Hùng", fruits.pomelo),
        (1, "Xoài cát Hòa Lộc", fruits.mango),
        (2, "Cua Cà Mau", waters.crab),
        (2, "Cá ngừ đại dương Phú Yên", waters.tuna),
        (7, "Kẹo dừa Bến Tre", cakes.candies),
        (13, "Cà phê Buôn Ma Thuột", vessels.phin),
        (24, "Cây quất cảnh Tứ Liên", flowers.kumquat),
    ],
)
def test_the_name_chooses_the_drawing(set_no: int, name: str, thing: Motif) -> None:
    assert _shows(set_no, name, thing)


@pytest.mark.parametrize(
    ("set_no", "name", "speciality"),
    [
        (4, "Mật ong hoa cà phê", "Mật ong bạc hà Mèo Vạc"),
        (9, "Nước mắm cá cơm", "Nước mắm Phan Thiết"),
        (6, "Bánh tráng mè", "Bánh tráng siêu mỏng Tây Ninh"),
        (8, "Nem chua Ước Lễ", "Nem Lai Vung"),
    ],
)
def test_invented_products_share_the_drawing_of_their_kind(
    set_no: int, name: str, speciality: str
) -> None:
    assert NAMES.find(set_no, name) is NAMES.find(set_no, speciality)


def test_the_earliest_words_win_and_of_those_the_longest() -> None:
    assert NAMES.find(10, "Muối tôm Tây Ninh") is not NAMES.find(10, "Muối Bạc Liêu")
    assert NAMES.find(7, "Kẹo dừa Bến Tre") is not NAMES.find(7, "Dừa sáp sợi Cầu Kè")


def test_marks_tell_words_apart_that_fold_alike() -> None:
    assert _shows(1, "Dứa Đồng Giao", tropical.pineapple)
    assert _shows(1, "Dừa xiêm xanh", tropical.green_coconut)
    assert _shows(1, "Dưa lưới", tropical.melon)


def test_a_name_without_marks_or_decomposed_is_found_too() -> None:
    assert NAMES.find(4, "MAT ONG BAC HA") is NAMES.find(4, "Mật ong bạc hà")
    assert NAMES.find(4, "Ma\u0323\u0302t ong ba\u0323c ha\u0300") is NAMES.find(
        4, "Mật ong bạc hà"
    )


def test_a_name_with_marks_must_match_with_them() -> None:
    assert NAMES.find(10, "Muối quê") is NAMES.find(10, "Muối Bạc Liêu")
    assert NAMES.find(10, "Vị quê") is NAMES.find(10, "")
    assert NAMES.find(10, "Quế Trà My") is not NAMES.find(10, "")


def test_a_word_means_something_only_in_its_sets() -> None:
    brocade = NAMES.find(22, "Thổ cẩm Hoa Tiến")
    assert brocade is not NAMES.find(1, "Cam Vinh")
    assert not _shows(6, "Miến dong Na Rì", fruits.custard_apple)


@pytest.mark.parametrize("set_no", range(1, 27))
def test_a_name_that_tells_nothing_gets_the_drawing_of_its_set(set_no: int) -> None:
    assert NAMES.find(set_no, "") is NAMES.find(set_no, "Quà quê")
    assert NAMES.find(set_no, "").things


@pytest.mark.parametrize("entry", NAMES.entries, ids=lambda entry: entry.words)
def test_everything_named_in_the_tables_can_be_drawn_within_the_limit(entry: Entry) -> None:
    for number in range(40):
        svg = compose(entry.subject, Chance(f"{number}"))
        ET.fromstring(svg)
        assert len(svg.encode()) <= LIMIT


@pytest.mark.parametrize("entry", NAMES.entries, ids=lambda entry: entry.words)
def test_each_name_in_the_tables_leads_to_its_subject_or_to_an_earlier_one(entry: Entry) -> None:
    set_no = entry.sets[0] if entry.sets else 1
    known = [other.subject for other in NAMES.entries]
    for words in entry.words.split(", "):
        assert any(NAMES.find(set_no, words) is subject for subject in known)
        assert len(words.split()) <= 4
