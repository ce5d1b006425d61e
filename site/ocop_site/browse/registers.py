"""The public registers of what lapsed and what was withdrawn."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import abort, render_template, request
from flask_babel import gettext as _

from catalog.cards import Card
from catalog.db import reading
from catalog.status import Status
from catalog.verdicts import WITHDRAWAL_REASON_TEXTS
from catalog.withdrawals import Withdrawal, find_withdrawals
from ocop_site.browse.filters import choices
from ocop_site.browse.lists import paging
from ocop_site.browse.routes import blueprint
from ocop_site.browse.showing import cards_of
from ocop_site.register import register
from ocop_site.search import find, vocabulary
from search_index.engine import SearchResult
from search_index.query import Facet, SearchRequest, Sort, read_request

PER_REGISTER_PAGE = 50


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
        [Line(card, card.last_day) for card in cards_of(found.ids)],
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
        [_withdrawn_line(card, acts[card.id]) for card in cards_of(found.ids) if card.id in acts],
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
        **paging(narrowed, found.total, endpoint),
        **texts,
    )
