"""Home, the catalogue and the public registers of what lapsed and what was withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import abort, render_template, request
from flask_babel import gettext as _

from catalog.cards import Card, load_cards
from catalog.db import reading
from catalog.status import Status
from catalog.verdicts import WITHDRAWAL_REASON_TEXTS
from catalog.withdrawals import Withdrawal, find_withdrawals
from ocop_site.browse.filters import address, chips, choices, groups, sort_names
from ocop_site.browse.routes import blueprint
from ocop_site.register import register
from ocop_site.search import find, vocabulary
from search_index.engine import SearchResult
from search_index.query import Facet, SearchRequest, Sort, read_request

PER_REGISTER_PAGE = 50
_ON_HOME = 12
_LOOKED_AT = 60


@blueprint.get("/")
def home() -> str:
    """One step for each who comes: a code, a search, a filter, a report."""
    found = find(SearchRequest(per_page=_LOOKED_AT))
    cards = _varied(_cards(found.ids))
    known = vocabulary()
    sectors = found.facets.get(Facet.SECTOR, {})
    stars = found.facets.get(Facet.STARS, {})
    return render_template(
        "browse/home.html",
        total=found.total,
        cards=cards,
        quilt=cards[-4:],
        stars=sorted(stars.items(), reverse=True),
        sectors=[(no, name, sectors[no]) for no, name in known.sectors.items() if sectors.get(no)],
    )


def _varied(cards: list[Card]) -> list[Card]:
    """The best products, taken in turn from each product set, so that no two neighbours tire."""
    turns: dict[int, int] = {}
    order = []
    for place, card in enumerate(cards):
        turns[card.set_no] = turn = turns.get(card.set_no, 0) + 1
        order.append((turn, place))
    return [cards[place] for _, place in sorted(order)[:_ON_HOME]]


def _cards(ids: Sequence[int]) -> list[Card]:
    opened = register()
    with reading(opened.engine) as session:
        return load_cards(session, ids, opened.today())


@blueprint.get("/products")
def products() -> str:
    """The catalogue under a search and filters."""
    known = vocabulary()
    wanted, _wrong = read_request(request.args.to_dict(flat=False), known)
    found = find(wanted)
    return render_template(
        "browse/products.html",
        request_=wanted,
        total=found.total,
        cards=_cards(found.ids),
        groups=groups(wanted, found.facets, known),
        chips=chips(wanted, known),
        sorts=sort_names(),
        only_in_force=wanted.only_in_force,
        **_paging(wanted, found.total, "browse.products"),
    )


def _paging(wanted: SearchRequest, total: int, endpoint: str) -> dict[str, Any]:
    pages = max(1, -(-total // wanted.per_page))
    here = wanted.page
    return {
        "pages": pages,
        "page_number": here,
        "previous_page": address(wanted, page=here - 1, endpoint=endpoint) if here > 1 else None,
        "next_page": address(wanted, page=here + 1, endpoint=endpoint) if here < pages else None,
    }


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a public register."""

    card: Card
    day: date
    number: str = ""
    issuer: str = ""
    reason: str = ""


@blueprint.get("/register/lapsed")
def lapsed() -> str:
    """Products whose certificate ran out and was not renewed."""
    wanted = _register_request(Status.LAPSED, Sort.VALID_UNTIL)
    found = find(wanted)
    return _register_page(
        wanted,
        found,
        [Line(card, card.last_day) for card in _cards(found.ids)],
        title=_("Lapsed certificates"),
        lead=_(
            "For these products this register has recorded no certificate after the one that ran "
            "out. Until there is one they may not carry the mark; it may exist and not be "
            "entered yet."
        ),
        day_title=_("Last valid day"),
        endpoint="browse.lapsed",
    )


@blueprint.get("/register/withdrawn")
def withdrawn() -> str:
    """Products whose certificate was withdrawn, by which decision and why."""
    wanted = _register_request(Status.WITHDRAWN, Sort.NEWEST)
    found = find(wanted)
    with reading(register().engine) as session:
        acts = find_withdrawals(session, found.ids)
    return _register_page(
        wanted,
        found,
        [_withdrawn_line(card, acts[card.id]) for card in _cards(found.ids) if card.id in acts],
        title=_("Withdrawn certificates"),
        lead=_("Withdrawn by decision. The page of each product stays, with reason and day."),
        day_title=_("Withdrawn from"),
        endpoint="browse.withdrawn",
        with_decision=True,
        reasons=WITHDRAWAL_REASON_TEXTS,
    )


def _withdrawn_line(card: Card, act: Withdrawal) -> Line:
    return Line(card, act.on, act.number, act.issuer, act.reason)


def _register_request(status: Status, sort: Sort) -> SearchRequest:
    """The list of one status, narrowed by province and page alone."""
    arguments = request.args.to_dict(flat=False)
    kept: dict[str, list[str]] = {
        name: arguments[name] for name in ("province", "page") if name in arguments
    }
    asked, _wrong = read_request(kept, vocabulary())
    chosen = {**asked.chosen, Facet.STATUS: frozenset({status.value})}
    return SearchRequest(chosen=chosen, sort=sort, page=asked.page, per_page=PER_REGISTER_PAGE)


def _register_page(
    wanted: SearchRequest, found: SearchResult, lines: list[Line], **texts: Any
) -> str:
    endpoint = texts["endpoint"]
    if wanted.page > 1 and not lines:
        abort(404)
    narrowed = SearchRequest(
        chosen={f: v for f, v in wanted.chosen.items() if f is Facet.PROVINCE},
        page=wanted.page,
        per_page=wanted.per_page,
    )
    return render_template(
        "browse/register.html",
        lines=lines,
        total=found.total,
        provinces=choices(Facet.PROVINCE, wanted, found.facets, vocabulary()),
        **_paging(narrowed, found.total, endpoint),
        **texts,
    )
