"""Home and the catalogue."""

from typing import Any

from flask import render_template, request

from ocop_site.browse.filters import (
    Choice,
    address,
    chips,
    choices,
    export_address,
    groups,
    sort_names,
)
from ocop_site.browse.routes import blueprint
from ocop_site.browse.showing import LOOKED_AT, cards_of, varied
from ocop_site.chosen import MOST_GATHERED, PARAMETER, find_chosen
from ocop_site.kept import kept
from ocop_site.search import find, vocabulary
from search_index.query import Facet, SearchRequest, read_request
from search_index.vocabulary import Province

_ON_HOME = 12


@blueprint.get("/")
@kept()
def home() -> str:
    """One step for each who comes: a code, a search, a filter, a place, a report."""
    wanted = SearchRequest(per_page=LOOKED_AT)
    found = find(wanted)
    cards = varied(cards_of(found.ids), _ON_HOME)
    known = vocabulary()

    def offered(facet: Facet) -> list[Choice]:
        return choices(facet, wanted, found.facets, known)

    return render_template(
        "browse/home.html",
        total=found.total,
        cards=cards,
        quilt=cards[-4:],
        stars=offered(Facet.STARS),
        sectors=offered(Facet.SECTOR),
        protected=offered(Facet.GI),
        provinces=[
            (known.provinces[str(choice.value)], choice.count) for choice in offered(Facet.PROVINCE)
        ],
    )


def _one_address() -> str | None:
    if PARAMETER in request.args:  # goods that one person has gathered
        return None
    wanted, _wrong = read_request(request.args.to_dict(flat=False), vocabulary())
    return address(wanted, page=wanted.page)


@blueprint.get("/products")
@kept(_one_address)
def products() -> str:
    """The catalogue under a search and filters."""
    known = vocabulary()
    wanted, _wrong = read_request(request.args.to_dict(flat=False), known)
    found = find(wanted)
    return render_template(
        "browse/products.html",
        request_=wanted,
        total=found.total,
        cards=cards_of(found.ids),
        searched_for=found.searched_for,
        look_alikes=cards_of(found.look_alikes),
        groups=groups(wanted, found.facets, known),
        chips=chips(wanted, known),
        sorts=sort_names(),
        only_in_force=wanted.only_in_force,
        place=_only_place(wanted),
        gathered=find_chosen(MOST_GATHERED),
        downloads=[(form, export_address(wanted, form)) for form in ("csv", "xlsx", "json")],
        to_print=address(wanted, endpoint="trade.catalogue_form"),
        **paging(wanted, found.total, "browse.products"),
    )


def _only_place(wanted: SearchRequest) -> list[Province]:
    """The one province to which a list is narrowed, if it is."""
    chosen = wanted.wanted.get(Facet.PROVINCE, frozenset())
    return [vocabulary().provinces[str(code)] for code in chosen] if len(chosen) == 1 else []


def paging(wanted: SearchRequest, total: int, endpoint: str) -> dict[str, Any]:
    """What `browse/paging.html` shows: pages before and after this one."""
    pages = max(1, -(-total // wanted.per_page))
    here = wanted.page
    return {
        "pages": pages,
        "page_number": here,
        "previous_page": address(wanted, page=here - 1, endpoint=endpoint) if here > 1 else None,
        "next_page": address(wanted, page=here + 1, endpoint=endpoint) if here < pages else None,
    }
