"""Asking for access, by whoever wants to publish points or fairs."""

from flask import Response, make_response, render_template, request

from catalog.accounts.requests import KEPT, LONGEST, Asked, problems_of, read_asked, request_access
from catalog.change import changing
from catalog.db import reading
from catalog.enquiries.filing import PUBLIC
from catalog.suspicion import suspicion_in
from catalog.typed import Problem
from catalog.units import Unit, present_provinces
from ocop_site.account.routes import blueprint
from ocop_site.account.sign_in import TOO_OFTEN
from ocop_site.forms import HIDDEN_FIELD, StaleForm, opened_form
from ocop_site.keys import contact_keys
from ocop_site.language import current_language
from ocop_site.limits import seconds_to_wait
from ocop_site.register import register
from ocop_site.tokens import issue_token

_FORM = "access"


@blueprint.get("/account/request-access")
def ask_access() -> Response:
    """The form."""
    return _page(Asked(), [], issue_token(_FORM, register().now()))


@blueprint.post("/account/request-access")
def send_ask_access() -> Response:
    """File the request."""
    opened = register()
    now, text = opened.now(), request.form.get("token", "")
    asked = read_asked(
        request.form.to_dict(), {str(unit.id): unit.id or 0 for unit in _provinces()}
    )
    token = opened_form(_FORM, text, now)
    if isinstance(token, StaleForm):
        return _page(asked, [token.problem], token.fresh)
    if problems := problems_of(asked):
        return _page(asked, problems, text)
    if seconds := seconds_to_wait("access", now):
        too_often = TOO_OFTEN.format(minutes=-(-seconds // 60))
        return _page(asked, [Problem("form", too_often)], text, 429)
    suspicion = suspicion_in(
        "\n".join((asked.purpose, asked.name, asked.organisation)),
        age_seconds=token.age.total_seconds(),
        hidden_field=request.form.get(HIDDEN_FIELD, ""),
    )
    keys, language = contact_keys(opened.settings), current_language()
    with changing(opened.engine, actor=PUBLIC, at=now) as change:
        request_access(change, asked, keys, language, suspicion)
    return make_response(render_template("account/asked.html", asked=asked))


def _provinces() -> list[Unit]:
    with reading(register().engine) as session:
        return present_provinces(session)


def _page(asked: Asked, problems: list[Problem], token: str, status: int = 400) -> Response:
    page = render_template(
        "account/ask.html",
        asked=asked,
        problems=problems,
        token=token,
        provinces=_provinces(),
        longest=LONGEST,
        hidden_field=HIDDEN_FIELD,
        kept_months=KEPT.days // 30,
    )
    return make_response(page, status if problems else 200)
