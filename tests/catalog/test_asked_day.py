"""Which days the register can be counted on."""

from datetime import date

import pytest

from catalog.asked_day import PROGRAMME_BEGAN, NoSuchDay, read_day
from catalog.reference import read_data

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", TODAY),
        ("  ", TODAY),
        ("2026-11-22", TODAY),
        ("22/11/2026", TODAY),
        ("1.2.2024", date(2024, 2, 1)),
        ("2018-05-07", PROGRAMME_BEGAN),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_days_are_read_as_people_and_machines_write_them(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2026-11-23", "chưa đến"),
        ("2018-05-06", "sớm hơn"),
        ("2025-02-29", "không phải là ngày"),
        ("29/02/2025", "không phải là ngày"),
        ("20261122", "không phải là ngày"),
        ("2026-W47-7", "không phải là ngày"),
        ("٢٠٢٦-١١-٢٢", ""),
        ("9999-99-99", "không phải là ngày"),
        ("hôm qua", "không phải là ngày"),
    ],
)
def test_other_days_are_refused_with_the_reason(typed: str, words: str) -> None:
    with pytest.raises(NoSuchDay) as refused:
        read_day(typed, TODAY)
    assert words in refused.value.said.vi
    assert refused.value.said.en != refused.value.said.vi


def test_the_first_day_is_that_of_the_first_act_of_the_programme() -> None:
    days = [date.fromisoformat(row["in_force_from"]) for row in read_data("legal_bases.csv")]
    assert min(days) == PROGRAMME_BEGAN


def test_machines_write_iso_days_only() -> None:
    with pytest.raises(NoSuchDay):
        read_day("22/11/2026", TODAY, only_iso=True)
