"""The 26 product sets of the programme, by sector and group."""

from itertools import groupby

from flask import abort, render_template

from catalog.taxonomy import NOTICES, ProductSet, notice_for
from ocop_site.browse.filters import choices
from ocop_site.browse.routes import blueprint
from ocop_site.browse.showing import LOOKED_AT, cards_of, varied
from ocop_site.search import find, vocabulary
from search_index.query import Facet, SearchRequest

_SHOWN = 12


@blueprint.get("/sets")
def sets() -> str:
    """Every product set with how much of it is in force."""
    counts = find(SearchRequest(per_page=1)).facets.get(Facet.SET, {})
    sectors = [
        (members[0].sector_name, members)
        for _sector, group in groupby(vocabulary().sets.values(), key=lambda s: s.sector)
        for members in [list(group)]
    ]
    return render_template("browse/sets.html", sectors=sectors, counts=counts)


@blueprint.get("/sets/<int:number>")
def product_set(number: int) -> str:
    """One product set: its goods, who makes them where, and the notice they carry."""
    known = vocabulary()
    found_set: ProductSet | None = known.sets.get(number)
    if found_set is None:
        abort(404)
    wanted = SearchRequest(chosen={Facet.SET: frozenset({number})}, per_page=LOOKED_AT)
    found = find(wanted)
    provinces = choices(Facet.PROVINCE, wanted, found.facets, known)
    notice = notice_for(number, "")
    return render_template(
        "browse/set.html",
        set=found_set,
        total=found.total,
        cards=varied(cards_of(found.ids), _SHOWN, by=lambda card: card.producer_slug),
        stars=choices(Facet.STARS, wanted, found.facets, known),
        provinces=sorted(provinces, key=lambda choice: -choice.count),
        notice=NOTICES[notice] if notice else None,
    )
