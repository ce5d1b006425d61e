"""The rules of the programme as data: bands of points, parts of the criteria, periods, rounds.

What the register enforces stands in code (`catalog.status`, `catalog.certificates`); this is
what the public page tells of it, and a test holds the two to one another.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from catalog.clock import add_months
from catalog.legal import LegalBasis
from catalog.reference import read_data
from catalog.text import Text

MARK_RULES_SOURCE = "1162/QĐ-VPĐP-OCOP"
"""Quy chế quản lý và sử dụng nhãn hiệu chứng nhận “Sản phẩm OCOP Việt Nam”, 2020."""


@dataclass(frozen=True, slots=True)
class Band:
    """A half-open band of points: from `from_points`, below `below_points` (None: up to 100)."""

    act: str
    article: str
    stars: int
    from_points: int
    below_points: int | None
    certificate: bool
    level: Text
    decides: Text

    def holds(self, points: float) -> bool:
        """Whether so many points lie in the band."""
        return self.from_points <= points and (
            self.below_points is None or points < self.below_points
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the criteria and the most points it can give."""

    letter: str
    points: int
    name: Text


@dataclass(frozen=True, slots=True)
class Deciders:
    """Who gave three, four and five stars from a day on."""

    act: str
    from_day: date
    three: Text
    four: Text
    five: Text


@dataclass(frozen=True, slots=True)
class Period:
    """A span that the rules set: so many days, working days or months."""

    article: str
    amount: int
    unit: str


@dataclass(frozen=True, slots=True)
class Round:
    """One round of rating in a year, as days of the year: dossiers by, result by."""

    level: str
    dossier_by: tuple[int, int]
    result_by: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the yearly cycle."""

    number: int
    name: Text
    what: Text


@dataclass(frozen=True, slots=True)
class MarkRule:
    """One thing that the mark may or may not be used for."""

    allowed: bool
    text: Text


def _text(row: dict[str, str], name: str) -> Text:
    return Text(row[f"{name}_vi"], row[f"{name}_en"])


@cache
def bands() -> tuple[Band, ...]:
    """The bands of the rules in force, from five stars down."""
    return tuple(
        Band(
            row["act"],
            row["article"],
            int(row["stars"]),
            int(row["from_points"]),
            int(row["below_points"]) if row["below_points"] else None,
            row["certificate"] == "1",
            _text(row, "level"),
            _text(row, "decides"),
        )
        for row in read_data("star_bands.csv")
    )


@cache
def criteria_parts() -> dict[str, tuple[Part, ...]]:
    """The parts of each version of the criteria, by the number of its act, oldest first."""
    found: dict[str, tuple[Part, ...]] = {}
    for row in read_data("criteria_parts.csv"):
        part = Part(row["part"], int(row["points"]), _text(row, "name"))
        found[row["act"]] = (*found.get(row["act"], ()), part)
    return found


@cache
def deciding_bodies() -> tuple[Deciders, ...]:
    """Who decided from which day on, oldest first."""
    return tuple(
        Deciders(
            row["act"],
            date.fromisoformat(row["from_day"]),
            _text(row, "three"),
            _text(row, "four"),
            _text(row, "five"),
        )
        for row in read_data("deciding_bodies.csv")
    )


@cache
def periods() -> dict[str, Period]:
    """The spans of the rules in force, by name."""
    return {
        row["key"]: Period(row["article"], int(row["amount"]), row["unit"])
        for row in read_data("programme_periods.csv")
    }


@cache
def rounds() -> tuple[Round, ...]:
    """The rounds of a year: two of the provinces, two of the ministry."""
    return tuple(
        Round(row["level"], _day_of_year(row["dossier_by"]), _day_of_year(row["result_by"]))
        for row in read_data("rating_rounds.csv")
    )


def _day_of_year(written: str) -> tuple[int, int]:
    month, day = written.split("-")
    return int(day), int(month)


@cache
def cycle() -> tuple[Step, ...]:
    """The six steps of the yearly cycle."""
    return tuple(
        Step(int(row["step"]), _text(row, "name"), _text(row, "what"))
        for row in read_data("cycle_steps.csv")
    )


@cache
def mark_rules() -> tuple[MarkRule, ...]:
    """What the mark may be used for, then what it may not."""
    return tuple(
        MarkRule(row["allowed"] == "1", _text(row, "text")) for row in read_data("mark_rules.csv")
    )


@dataclass(frozen=True, slots=True)
class CertificateTerm:
    """The days that matter in the life of a certificate issued on a day; bounds included."""

    issued_on: date
    renewal_opens: date
    renewal_closes: date
    last_day: date


def term_of(issued_on: date) -> CertificateTerm:
    """When a certificate ends, and between which days its dossier for re-rating is filed."""
    last = add_months(issued_on, periods()["validity"].amount)
    opens, closes = (
        last - timedelta(days=periods()[key].amount) for key in ("renewal_opens", "renewal_closes")
    )
    return CertificateTerm(issued_on, opens, closes, last)


def in_order(acts: Iterable[LegalBasis]) -> list[LegalBasis]:
    """Acts of law, the newest first."""
    return sorted(acts, key=lambda act: act.in_force_from, reverse=True)
