"""`/compare?c=CODE&c=CODE`: up to four goods side by side; the address holds the choice."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from catalog.comparing import MOST, Agreement
from ocop_site.chosen import PARAMETER, find_chosen, typed_codes
from ocop_site.register import register
from ocop_site.trade.comparison import compare
from ocop_site.trade.routes import blueprint


@blueprint.get("/compare")
def side_by_side() -> Response | str:
    """The goods named in the address, field by field."""
    if set(request.args) - {PARAMETER}:  # the catalogue's form sends its filters along
        return redirect(url_for("trade.side_by_side", c=typed_codes()))
    chosen = find_chosen(MOST)
    opened = register()
    parts = compare(chosen.goods, opened.today()) if chosen.goods else []
    words = [line.agreement for part in parts for line in part.lines]
    return render_template(
        "trade/compare.html",
        chosen=chosen,
        parts=parts,
        different=words.count(Agreement.DIFFERENT),
        fields=len(words),
        letters="ABCD",
        most=MOST,
        now=opened.now(),
    )
