"""Months in which goods are to be had (mùa vụ), kept as twelve bits; bit 0 is January.

No bit at all means that nothing is known, twelve that the goods are there all year.
"""

from collections.abc import Iterable

from catalog.text import Text

UNKNOWN = 0
ALL_YEAR = (1 << 12) - 1

_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
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
    return Text(f"tháng {month}", _MONTHS_EN[month - 1])


def season_text(season: int) -> Text | None:
    """A season in words, runs of months joined: "tháng 11 – tháng 2"; None where unknown."""
    if season == UNKNOWN:
        return None
    if season == ALL_YEAR:
        return _ALL_YEAR
    runs = [_run_text(first, last) for first, last in _runs(season)]
    vi, en = ", ".join(run.vi for run in runs), ", ".join(run.en for run in runs)
    return Text(vi[:1].upper() + vi[1:], en)


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
    one, other = month_name(first), month_name(last)
    return Text(f"{one.vi} – {other.vi}", f"{one.en} – {other.en}")
