"""What is printed of one product: the A4 sheet and the A6 card for a shelf.

Both show stars, so both are refused for a product whose certificate is not in force.
"""

from flask import Response, abort, make_response, redirect, render_template, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from catalog.db import reading
from catalog.details import load_details
from catalog.records import ProductRecord, find_record
from catalog.status import last_day
from ocop_site.browse.product import code_or_404, notice_of, said_of
from ocop_site.browse.routes import blueprint
from ocop_site.register import register
from ocop_site.symbols import bare_svg, product_symbol


@blueprint.get("/products/<slug>-<code>/<any(sheet, card):paper>")
def paper(slug: str, code: str, paper: str) -> AnyResponse:
    """A product's paper as a page that prints on one sheet."""
    opened = register()
    with reading(opened.engine) as session:
        record = find_record(session, code_or_404(code), opened.today())
        if record is None or record.speaking is None:
            abort(404)
        product = record.product
        if (slug, code) != (product.slug, product.code):
            return redirect(
                url_for("browse.paper", slug=product.slug, code=product.code, paper=paper), 301
            )
        if not record.speaking.status.in_force:
            return _refused(record)
        page = render_template(
            f"browse/paper_{paper}.html",
            record=record,
            speaking=record.speaking,
            last_day=last_day(record.speaking.certificate),
            said=said_of(session, record),
            notice=notice_of(record),
            details=load_details(session, product.id or 0, record.producer.id or 0),
            today=opened.today(),
            symbol=_symbol(product.code),
            address=product_symbol(opened.settings.public_url, product.code).readable_address,
        )
    return _printed_today(page, 200)


def _symbol(code: str) -> Markup:
    """The QR symbol as part of the page; what a scanner reads is said to those who hear it."""
    symbol = product_symbol(register().settings.public_url, code)
    return Markup(bare_svg(symbol.address, symbol.readable_address))  # noqa: S704 - drawn by us


def _refused(record: ProductRecord) -> Response:
    return _printed_today(render_template("browse/paper_refused.html", record=record), 409)


def _printed_today(page: str, status: int) -> Response:
    """What is printed tomorrow has to be asked for tomorrow; robots need no papers."""
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
