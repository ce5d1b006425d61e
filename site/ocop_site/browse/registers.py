"""The public registers of what lapsed and what was withdrawn, the newest first."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from flask import abort, render_template, request, url_for
from flask_babel import gettext as _

from catalog.cards import Card
from catalog.db import reading
from catalog.spells import Spell
from catalog.status import VALIDITY_MONTHS, Status
from catalog.verdicts import WITHDRAWAL_REASON_TEXTS
from catalog.withdrawals import Withdrawal, find_withdrawals
from ocop_site.browse.filters import Choice, choices
from ocop_site.browse.routes import blueprint
from ocop_site.browse.showing import cards_of
from ocop_site.counts import counts
from ocop_site.kept import kept
from ocop_site.register import register
from ocop_site.search import find, vocabulary
from search_index.query import Facet, SearchRequest, Sort, Value, read_request

PER_REGISTER_PAGE = 50
ENDED = {"lapsed": Status.LAPSED, "withdrawn": Status.WITHDRAWN}
"""The registers by name, with the status of the products in them."""

_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Ended:
    """A product and the day that a register is ordered by: its last one, or the withdrawal's."""

    product_id: int
    day: date


@dataclass(frozen=True, slots=True)
class RegisterList:
    """A public register under its filters: all products, newest first, and what can be chosen."""

    name: str
    chosen: Mapping[Facet, frozenset[Value]]
    year: int | None
    page: int
    lines: Sequence[Ended]
    provinces: list[Choice]
    sets: list[Choice]
    years: list[tuple[int, int]]

    @property
    def pages(self) -> int:
        """How many pages it has; an empty one has one."""
        return max(1, -(-len(self.lines) // PER_REGISTER_PAGE))

    @property
    def shown(self) -> Sequence[Ended]:
        """The lines of the page asked for."""
        first = (self.page - 1) * PER_REGISTER_PAGE
        return self.lines[first : first + PER_REGISTER_PAGE]

    def address(self, endpoint: str, page: int = 1, **values: Any) -> str:
        """The address of this list, or of another page or form of it."""
        return _address(endpoint, self.chosen, self.year, page, **values)


def _address(
    endpoint: str,
    chosen: Mapping[Facet, frozenset[Value]],
    year: int | None,
    page: int,
    **values: Any,
) -> str:
    narrowed: dict[str, Any] = values | {
        facet.value: sorted(values, key=str)
        for facet, values in chosen.items()
        if facet is not Facet.STATUS
    }
    if year:
        narrowed["year"] = year
    if page > 1:
        narrowed["page"] = page
    return url_for(endpoint, **narrowed)


def _asked() -> tuple[SearchRequest, int | None]:
    """What this request narrows a register by, and the year in it."""
    given = request.args.to_dict(flat=False)
    understood: dict[str, list[str]] = {
        key: given[key] for key in ("province", "set", "page") if key in given
    }
    typed = request.args.get("year", "")
    year = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) == 4 else None
    return read_request(understood, vocabulary())[0], year


def _one_address(endpoint: str) -> str:
    asked, year = _asked()
    return _address(endpoint, asked.chosen, year, asked.page)


def read_list(name: str) -> RegisterList:
    """The register that this request asks for: narrowed by province, set, year and page alone."""
    asked, year = _asked()
    chosen = {**asked.chosen, Facet.STATUS: frozenset({ENDED[name].value})}
    wanted = SearchRequest(chosen=chosen, sort=Sort.NAME, per_page=_ALL)
    found = find(wanted)
    ended = _newest_first(ENDED[name], found.ids)
    years = Counter(line.day.year for line in ended)
    year = year if year in years else None
    return RegisterList(
        name,
        chosen,
        year,
        asked.page,
        [line for line in ended if year in (None, line.day.year)],
        choices(Facet.PROVINCE, wanted, found.facets, vocabulary()),
        choices(Facet.SET, wanted, found.facets, vocabulary()),
        sorted(years.items(), reverse=True),
    )


def _newest_first(status: Status, ids: Sequence[int]) -> list[Ended]:
    """A product whose status has changed since the index was fed is left out."""
    opened = register()
    spells = counts().spells(opened, ids, opened.today())
    ended = [Ended(i, _day(s)) for i in ids if (s := spells.get(i)) and s.status is status]
    return sorted(ended, key=lambda line: line.day, reverse=True)


def _day(spell: Spell) -> date:
    return spell.begins if spell.status is Status.WITHDRAWN else spell.last_day


@blueprint.get("/register/lapsed")
@kept(partial(_one_address, "browse.lapsed"))
def lapsed() -> str:
    """Products whose certificate ran out and was not renewed."""
    return _page(
        read_list("lapsed"),
        title=_("Lapsed certificates"),
        lead=_(
            "For these products this register has recorded no certificate after the one that ran "
            "out. Until there is one they may not carry the mark; it may exist and not be "
            "entered yet."
        ),
        note=_(
            "Running out is no breach of the rules: stars are given for %(count)s months.",
            count=VALIDITY_MONTHS,
        ),
        day_title=_("Last valid day"),
        year_title=_("Ran out in"),
        file_title=_("Lapsed"),
        acts={},
    )


@blueprint.get("/register/withdrawn")
@kept(partial(_one_address, "browse.withdrawn"))
def withdrawn() -> str:
    """Products whose certificate was withdrawn, by which decision and why."""
    listed = read_list("withdrawn")
    with reading(register().engine) as session:
        acts = find_withdrawals(session, [line.product_id for line in listed.lines])
    reasons = Counter(act.reason for act in acts.values())
    return _page(
        listed,
        title=_("Withdrawn certificates"),
        lead=_("Withdrawn by decision. The page of each product stays, with reason and day."),
        note=_("What the product was recognised for earlier is told on its page as well."),
        day_title=_("Withdrawn from"),
        year_title=_("Withdrawn in"),
        file_title=_("Withdrawn"),
        acts=acts,
        reasons=WITHDRAWAL_REASON_TEXTS,
        by_reason=[(key, reasons[key]) for key in WITHDRAWAL_REASON_TEXTS if reasons[key]],
    )


def _page(listed: RegisterList, acts: Mapping[int, Withdrawal], **texts: Any) -> str:
    here, endpoint = listed.page, f"browse.{listed.name}"
    if here > listed.pages:
        abort(404)
    shown = [(line.product_id, line.day) for line in listed.shown]
    cards: dict[int, Card] = {card.id: card for card in cards_of([i for i, _ in shown])}
    return render_template(
        "browse/register.html",
        listed=listed,
        lines=[(cards[i], on) for i, on in shown if i in cards],
        acts=acts,
        endpoint=endpoint,
        pages=listed.pages,
        page_number=here,
        previous_page=listed.address(endpoint, here - 1) if here > 1 else None,
        next_page=listed.address(endpoint, here + 1) if here < listed.pages else None,
        **texts,
    )
