"""Certified products with names near one that was typed and is not found."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Look


def test_the_nearest_name_comes_first(look: "Look") -> None:
    answer = look("Mật ong bạc hà Yên Minh Xịn")
    assert answer.names == []
    assert answer.look_alikes[0] == "honey"


def test_a_letter_wrong_in_a_word_that_is_in_no_name_is_seen_through(look: "Look") -> None:
    assert look("Nước mắm cá cơm Gò Quao 60 độ đạm xx").look_alikes[0] == "thin sauce"


@pytest.mark.parametrize("q", ["xyzzy", "Mật", "xe đạp điện", "0000 1111"])
def test_what_is_like_nothing_has_no_look_alike(look: "Look", q: str) -> None:
    assert look(q).look_alikes == []


def test_only_what_is_in_force_is_shown(look: "Look") -> None:
    assert look("Muối ớt rừng Xã Xanh Xịn").look_alikes == []


def test_what_is_found_needs_no_look_alike(look: "Look") -> None:
    assert look("mật ong").look_alikes == []
