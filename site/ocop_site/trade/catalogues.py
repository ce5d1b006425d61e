"""`/catalogue`: ask for a list as a printed catalogue, see how far it is, fetch it."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs

from flask import (
    Response,
    abort,
    make_response,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from catalog import printed
from catalog.clock import vietnam_day
from catalog.db import reading
from catalog.printed import KEPT, MOST_PRODUCTS, PrintedCatalogue, PrintState, TooManyWaiting
from ocop_site.book import Arrangement
from ocop_site.browse.filters import address, chips
from ocop_site.errors import error_page
from ocop_site.limits import seconds_to_wait
from ocop_site.register import register
from ocop_site.search import listed_ids, vocabulary
from ocop_site.tokens import issue_token, read_token
from ocop_site.trade.printing import catalogue_file, make_catalogue, wish_for
from ocop_site.trade.routes import blueprint
from search_index.query import SearchRequest, Sort, read_request

_FORM = "catalogue"
_LOOK_AGAIN = 3
"""Seconds after which the page of a catalogue under way shows itself anew."""
_LATE = timedelta(minutes=2)
_RETRY_SECONDS = 300


@blueprint.get("/catalogue")
def catalogue_form() -> Response:
    """The form: what the catalogue would hold, and how it is to be arranged."""
    return _form(_wanted(request.args.to_dict(flat=False)))


@blueprint.post("/catalogue")
def order_catalogue() -> AnyResponse:
    """Ask for a catalogue; the same one is made once."""
    opened = register()
    wanted = _wanted(parse_qs(request.form.get("query", "")[:4000]))
    token = read_token(_FORM, request.form.get("token", ""), opened.now())
    ids = listed_ids(wanted)
    if token is None or token.expired or not 0 < len(ids) <= MOST_PRODUCTS:
        return _form(wanted, lost=token is None or token.expired)
    by_set = request.form.get("arrangement") == Arrangement.SET.value
    wish = wish_for(wanted, ids, Arrangement.SET if by_set else Arrangement.PROVINCE)
    made = printed.find_made(opened.engine, wish.key)
    if made is None:
        if seconds := seconds_to_wait("catalogue", opened.now()):
            return error_page(429, retry_after=seconds)
        try:
            made = printed.ask_for(opened.engine, wish, opened.now())
        except TooManyWaiting:
            return error_page(503, retry_after=_RETRY_SECONDS)
        make_catalogue.later(made)
    return redirect(url_for("trade.catalogue", catalogue_id=made), 303)


@blueprint.get("/catalogue/<catalogue_id>")
def catalogue(catalogue_id: str) -> Response:
    """How far a catalogue is; the page shows itself anew, without script, until it is there."""
    opened, row = register(), _row_or_404(catalogue_id)
    under_way = row.state in (PrintState.WAITING, PrintState.MAKING)
    page = render_template(
        "trade/catalogue.html",
        row=row,
        under_way=under_way,
        late=row.state is PrintState.WAITING and opened.now() - row.asked_at > _LATE,
        labels=[chip.label for chip in chips(_wanted(parse_qs(row.query)), vocabulary())],
        kept_until=vietnam_day(row.asked_at + KEPT),
        again=f"{url_for('trade.catalogue_form')}?{row.query}",
    )
    response = _private(make_response(page))
    if under_way:
        response.headers["Refresh"] = str(_LOOK_AGAIN)
    return response


@blueprint.get("/catalogue/<catalogue_id>.pdf")
def catalogue_pdf(catalogue_id: str) -> Response:
    """The file."""
    row = _row_or_404(catalogue_id)
    path = catalogue_file(register(), row.id)
    if row.state is not PrintState.READY or not path.is_file():
        abort(404)
    name = f"ocop-{vietnam_day(row.touched_at):%Y-%m-%d}.pdf"
    file = path.resolve()  # send_file would look below the application's own folder
    return _private(
        send_file(file, "application/pdf", as_attachment=True, download_name=name, max_age=0)
    )


def _wanted(given: dict[str, list[str]]) -> SearchRequest:
    wanted, _wrong = read_request(given, vocabulary())
    return replace(wanted, page=1, sort=Sort.RELEVANCE)


def _form(wanted: SearchRequest, *, lost: bool = False) -> Response:
    opened, total = register(), len(listed_ids(wanted))
    too_many = total > MOST_PRODUCTS
    page = render_template(
        "trade/catalogue_form.html",
        wanted=wanted,
        labels=[chip.label for chip in chips(wanted, vocabulary())],
        total=total,
        most=MOST_PRODUCTS,
        too_many=too_many,
        lost=lost,
        list_address=address(wanted),
        token=issue_token(_FORM, opened.now()),
    )
    refused = request.method == "POST"
    return _private(make_response(page, 400 if refused else 200))


def _row_or_404(catalogue_id: str) -> PrintedCatalogue:
    with reading(register().engine) as session:
        row = session.get(PrintedCatalogue, catalogue_id)
    if row is None:
        abort(404)
    return row


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
