"""Counts in rows with names, in the order in which pages and files show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from catalog.producers import ProducerKind
from catalog.statistics import STARS, Tally
from catalog.status import Status
from ocop_site.charts import Piece, bar
from ocop_site.counts import Account
from ocop_site.language import text_of
from ocop_site.search import vocabulary

LOOKS = {3: "three", 4: "four", 5: "five"}
"""How goods of so many stars are drawn, from the lowest."""


@dataclass(frozen=True, slots=True)
class Row:
    """One heading with what was counted under it; `filled_until` for provinces alone."""

    key: str
    name: str
    tally: Tally
    pieces: list[Piece]
    filled_until: date | None = None

    @property
    def lapsed(self) -> int:
        """Products whose certificate had run out."""
        return self.tally.statuses[Status.LAPSED]

    @property
    def suspended(self) -> int:
        """Products whose certificate was suspended."""
        return self.tally.statuses[Status.SUSPENDED]

    @property
    def withdrawn(self) -> int:
        """Products whose certificate had been withdrawn."""
        return self.tally.statuses[Status.WITHDRAWN]


@dataclass(frozen=True, slots=True)
class Table:
    """All rows under one kind of heading. `facet` is the catalogue's parameter, if it has one."""

    name: str
    title: str
    heading: str
    facet: str
    rows: list[Row]


Named = Iterable[tuple[str, str, Tally]]


def tables_of(account: Account) -> list[Table]:
    """Provinces, product sets, sectors, kinds of producer and stars, in that order."""
    return [provinces(account), sectors(account), sets(account), kinds(account), stars(account)]


def provinces(account: Account) -> Table:
    """Every present province, also one of which nothing is counted, most products first."""
    counts, until = account.counts.provinces, account.coverage.provinces
    named = [(p.code, p.name, counts.get(p.code, Tally())) for p in vocabulary().provinces.values()]
    rows = _rows(sorted(named, key=lambda one: -one[2].products))
    dated = [Row(r.key, r.name, r.tally, r.pieces, until.get(r.key)) for r in rows]
    return Table("province", _("By province"), _("Province (now)"), "province", dated)


def sectors(account: Account) -> Table:
    """The six sectors in the order of the classification."""
    counts = account.counts.sectors
    named = [
        (number, text_of(name), counts.get(number, Tally()))
        for number, name in vocabulary().sectors.items()
    ]
    return Table("sector", _("By sector"), _("Sector"), "sector", _rows(named))


def sets(account: Account) -> Table:
    """The 26 product sets in the order of the classification."""
    counts = account.counts.sets
    named = [
        (str(number), text_of(one.name), counts.get(number, Tally()))
        for number, one in vocabulary().sets.items()
    ]
    return Table("set", _("By product set"), _("Product set"), "set", _rows(named))


def kinds(account: Account) -> Table:
    """The kinds of producer, as offices list them."""
    counts = account.counts.kinds
    named = [(kind.value, text_of(kind.label), counts.get(kind, Tally())) for kind in ProducerKind]
    return Table("kind", _("By kind of producer"), _("Kind of producer"), "", _rows(named))


def stars(account: Account) -> Table:
    """Five, four and three stars."""
    counts = account.counts.stars
    named = [(str(n), _("%(n)s stars", n=n), counts.get(n, Tally())) for n in STARS]
    return Table("stars", _("By stars"), _("Stars"), "stars", _rows(named))


def _rows(named: Named) -> list[Row]:
    named = list(named)
    most = max((tally.products for _, _, tally in named), default=0)
    return [
        Row(key, name, tally, bar({LOOKS[n]: tally.stars[n] for n in LOOKS}, most))
        for key, name, tally in named
    ]
