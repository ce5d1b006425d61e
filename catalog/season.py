"""Months in which goods are to be had (mùa vụ), kept as twelve bits; bit 0 is January.

No bit at all means that nothing is known, twelve that the goods are there all year.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from catalog.text import Text

UNKNOWN = 0
ALL_YEAR = (1 << 12) - 1

_MONTHS = (
    Text("tháng 1", "January"),
    Text("tháng 2", "February"),
    Text("tháng 3", "March"),
    Text("tháng 4", "April"),
    Text("tháng 5", "May"),
    Text("tháng 6", "June"),
    Text("tháng 7", "July"),
    Text("tháng 8", "August"),
    Text("tháng 9", "September"),
    Text("tháng 10", "October"),
    Text("tháng 11", "November"),
    Text("tháng 12", "December"),
)
_RUN = Text("{first} – {last}", "{first} – {last}")
_AND_RUN = Text("{runs}, {run}", "{runs}, {run}")
_ALL_YEAR = Text("Quanh năm", "All year")


def season_of(months: Iterable[int]) -> int:
    """The bits of months 1–12; raises ValueError for any other number."""
    bits = UNKNOWN
    for month in months:
        if not 1 <= month <= 12:
            raise ValueError(f"no month {month}")
        bits |= 1 << (month - 1)
    return bits


def span(first: int, last: int) -> int:
    """The bits from one month through another, over the turn of the year if need be."""
    return season_of((first + step - 1) % 12 + 1 for step in range((last - first) % 12 + 1))


def months_of(season: int) -> list[int]:
    """The months 1–12 of a season, in the order of the calendar."""
    return [month for month in range(1, 13) if season >> (month - 1) & 1]


def month_name(month: int) -> Text:
    """A month as both languages write it: "tháng 3", "March"."""
    return _MONTHS[month - 1]


def season_text(season: int) -> Text | None:
    """A season in words, runs of months joined: "tháng 11 – tháng 2"; None where unknown."""
    if season == UNKNOWN:
        return None
    if season == ALL_YEAR:
        return _ALL_YEAR
    runs = [_run_text(first, last) for first, last in _runs(season)]
    said = reduce(lambda one, other: _AND_RUN.format(runs=one, run=other), runs)
    return replace(said, vi=said.vi[:1].upper() + said.vi[1:])


def _runs(season: int) -> list[tuple[int, int]]:
    """First and last month of each run; one that goes on past December is one run."""
    months = months_of(season)
    firsts = [m for m in months if (m - 2) % 12 + 1 not in months]
    runs = []
    for first in firsts:
        last = first
        while last % 12 + 1 in months:
            last = last % 12 + 1
        runs.append((first, last))
    return runs


def _run_text(first: int, last: int) -> Text:
    if first == last:
        return month_name(first)
    return _RUN.format(first=month_name(first), last=month_name(last))
