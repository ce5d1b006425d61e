"""Seasons: twelve bits, told in words, also over the turn of the year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.season import ALL_YEAR, UNKNOWN, months_of, season_of, season_text, span


def test_a_season_holds_the_months_it_was_made_of() -> None:
    assert months_of(season_of([12, 1, 3])) == [1, 3, 12]
    assert season_of([]) == UNKNOWN
    assert season_of(range(1, 13)) == ALL_YEAR


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_are_twelve_months(month: int) -> None:
    with pytest.raises(ValueError, match=str(month)):
        season_of([month])


def test_a_span_may_go_over_the_turn_of_the_year() -> None:
    assert months_of(span(11, 2)) == [1, 2, 11, 12]
    assert months_of(span(5, 8)) == [5, 6, 7, 8]
    assert months_of(span(4, 4)) == [4]
    assert span(1, 12) == ALL_YEAR


@pytest.mark.parametrize(
    ("season", "vi", "en"),
    [
        (span(11, 2), "Tháng 11 – tháng 2", "November – February"),
        (season_of([3]), "Tháng 3", "March"),
        (season_of([1, 6, 7]), "Tháng 1, tháng 6 – tháng 7", "January, June – July"),
        (ALL_YEAR, "Quanh năm", "All year"),
    ],
)
def test_a_season_is_told_in_words(season: int, vi: str, en: str) -> None:
    text = season_text(season)
    assert text is not None
    assert (text.vi, text.en) == (vi, en)


def test_of_an_unknown_season_nothing_is_said() -> None:
    assert season_text(UNKNOWN) is None


@given(st.integers(1, ALL_YEAR))
def test_every_known_season_can_be_told(season: int) -> None:
    text = season_text(season)
    assert text is not None
    assert text.vi[:1].isupper() and text.en
