"""Cells of a list of goods, as officers write them, and what is refused."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from catalog import told_cells
from catalog.attestations import AttestationKind
from catalog.offers import Invoice
from catalog.season import ALL_YEAR, months_of
from catalog.sheets import NotUnderstood
from catalog.tags import Tag


@pytest.mark.parametrize(
    ("typed", "number"),
    [("120000", 120_000), ("120.000", 120_000), ("1,200", 1_200), ("1 200 000", 1_200_000)],
)
def test_whole_numbers_are_read_as_people_group_them(typed: str, number: int) -> None:
    assert told_cells.whole_number(typed) == number


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        ("11-2", [1, 2, 11, 12]),
        ("tháng 11 đến tháng 2", [1, 2, 11, 12]),
        ("3, 4; 5", [3, 4, 5]),
        ("5-6, 9", [5, 6, 9]),
    ],
)
def test_seasons_are_read_as_people_write_them(typed: str, months: list[int]) -> None:
    assert months_of(told_cells.months(typed)) == months


def test_what_else_is_understood() -> None:
    assert told_cells.months("Quanh năm") == ALL_YEAR
    assert told_cells.day("1/10/2026") == date(2026, 10, 1)
    assert told_cells.invoice("Có") is Invoice.YES
    assert told_cells.invoice("khong") is Invoice.NO
    assert told_cells.markets("kr; JP") == "JP,KR"
    assert told_cells.tags("Canh tác hữu cơ; artisan") == [Tag.ORGANIC, Tag.ARTISAN]
    held = told_cells.attestations("haccp | H-1 | SGS | 31/12/2027; gi | Phú Quốc")
    assert held == [
        {
            "kind": AttestationKind.HACCP,
            "number": "H-1",
            "issuer": "SGS",
            "valid_until": date(2027, 12, 31),
        },
        {"kind": AttestationKind.GI, "number": "Phú Quốc", "issuer": "", "valid_until": None},
    ]


@pytest.mark.parametrize(
    ("reader", "typed"),
    [
        (told_cells.whole_number, "0"),
        (told_cells.whole_number, "-5"),
        (told_cells.whole_number, "12,5"),
        (told_cells.whole_number, "10000000000"),
        (told_cells.day, "31/02/2026"),
        (told_cells.day, "2026-10-01"),
        (told_cells.invoice, "có lẽ"),
        (told_cells.months, "13"),
        (told_cells.months, "0-3"),
        (told_cells.months, "mùa xuân"),
        (told_cells.markets, "Nhật"),
        (told_cells.tags, "ngon"),
        (told_cells.attestations, "chứng nhận gì đó"),
        (told_cells.attestations, "haccp | a | b | 31/12/2027 | e"),
        (told_cells.attestations, "haccp | a | b | mai"),
    ],
)
def test_what_is_not_understood_comes_with_a_remedy(
    reader: Callable[[str], Any], typed: str
) -> None:
    with pytest.raises(NotUnderstood) as wrong:
        reader(typed)
    assert wrong.value.remedy.vi and wrong.value.remedy.en
