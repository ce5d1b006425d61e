"""Links that work once: an invitation taken up, a forgotten password replaced.

The key stands in the query, which no log of ours keeps, and the page tells no other site.
"""

from datetime import datetime

import structlog
from flask import Response, make_response, render_template, request

from catalog.accounts.admitting import (
    DeadLink,
    find_account,
    read_link,
    set_password,
    subject,
    use_link,
)
from catalog.accounts.records import Account, LinkKind
from catalog.change import changing
from catalog.db import reading
from catalog.text import Text
from catalog.typed import Problem
from ocop_site.account.letters import mails, send_reset
from ocop_site.account.link_addresses import PATHS
from ocop_site.account.own import new_password_problems
from ocop_site.account.routes import blueprint
from ocop_site.account.sign_in import TOO_OFTEN, passwords, start_session
from ocop_site.forms import StaleForm, opened_form
from ocop_site.limits import seconds_to_wait
from ocop_site.register import register
from ocop_site.tokens import issue_token

_FORM = "link"
_FORGOTTEN = "forgotten"
_DEAD = Text("Liên kết này không còn dùng được", "This link no longer works")

_log = structlog.get_logger("ocop.account")


@blueprint.get(PATHS[LinkKind.INVITATION])
def invitation() -> Response:
    """The form by which somebody invited chooses a password."""
    return _form(LinkKind.INVITATION)


@blueprint.post(PATHS[LinkKind.INVITATION])
def accept_invitation() -> Response:
    """Take the invitation up: the account has a password and is signed in."""
    return _send(LinkKind.INVITATION)


@blueprint.get(PATHS[LinkKind.RESET])
def new_password() -> Response:
    """The form by which a forgotten password is replaced."""
    return _form(LinkKind.RESET)


@blueprint.post(PATHS[LinkKind.RESET])
def send_new_password() -> Response:
    """Replace a forgotten password; the second factor is still asked for."""
    return _send(LinkKind.RESET)


def _form(kind: LinkKind, problems: list[Problem] | None = None, fresh: str = "") -> Response:
    opened, key = register(), request.values.get("key", "")
    try:
        with reading(opened.engine) as session:
            link = read_link(session, key, kind, opened.now())
            account = session.get_one(Account, link.account_id)
    except DeadLink:
        return _dead()
    page = render_template(
        "account/new_password.html",
        kind=kind.value,
        account=account,
        key=key,
        token=fresh or issue_token(_FORM, opened.now()),
        problems=problems or [],
    )
    return make_response(page, 400 if problems else 200)


def _send(kind: LinkKind) -> Response:
    opened, key = register(), request.form.get("key", "")
    now = opened.now()
    token = opened_form(_FORM, request.form.get("token", ""), now)
    if isinstance(token, StaleForm):
        return _form(kind, [token.problem], token.fresh)
    try:
        with reading(opened.engine) as session:
            link = read_link(session, key, kind, now)
            account = session.get_one(Account, link.account_id)
        problems = new_password_problems(account.email, account.name)
        return _form(kind, problems) if problems else _take_up(kind, account, key, now)
    except DeadLink:
        return _dead()


def _take_up(kind: LinkKind, account: Account, key: str, now: datetime) -> Response:
    new = request.form["new_password"]
    digest = passwords().hash(new)
    with changing(register().engine, actor=subject(account.id), at=now) as change:
        account = use_link(change, key, kind)
        set_password(change, account, digest)
    _log.info("link used", account=account.id, kind=kind.value)
    return start_session(account, new, now)


def _dead() -> Response:
    return make_response(render_template("account/dead_link.html", title=_DEAD), 404)


@blueprint.get("/account/forgotten")
def forgotten() -> Response:
    """How to get in again: by mail where mail is sent, else by the office."""
    token = issue_token(_FORGOTTEN, register().now())
    return _forgotten_page(token)


@blueprint.post("/account/forgotten")
def send_forgotten() -> Response:
    """Mail a link, if there is such an account; the page says the same if there is none."""
    now = register().now()
    text = request.form.get("token", "")
    token = opened_form(_FORGOTTEN, text, now)
    if isinstance(token, StaleForm):
        return _forgotten_page(token.fresh, [token.problem])
    if seconds := seconds_to_wait("reset", now):
        too_often = TOO_OFTEN.format(minutes=-(-seconds // 60))
        return _forgotten_page(text, [Problem("email", too_often)], 429)
    with reading(register().engine) as session:
        account = find_account(session, request.form.get("email", ""))
    if mails() and account is not None and account.disabled_at is None and account.password_hash:
        send_reset.later(account.id)
    return _forgotten_page(text, sent=True)


def _forgotten_page(
    token: str, problems: list[Problem] | None = None, status: int = 400, *, sent: bool = False
) -> Response:
    page = render_template(
        "account/forgotten.html",
        token=token,
        problems=problems or [],
        mail=mails(),
        sent=sent,
        email=request.form.get("email", "")[:254],
    )
    return make_response(page, status if problems else 200)
