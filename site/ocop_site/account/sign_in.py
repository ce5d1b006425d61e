"""Signing in by address and password, and out."""

from datetime import datetime

import structlog
from flask import Response, current_app, make_response, render_template, request, url_for

from catalog.accounts import sessions
from catalog.accounts.admitting import find_account, mandates_of, needs_factor
from catalog.accounts.passwords import Passwords
from catalog.accounts.records import Account
from catalog.db import reading, writing
from catalog.text import Text
from catalog.typed import Problem
from ocop_site.account.browsers import browser_name
from ocop_site.account.cookies import give_cookie, session_token, take_cookie
from ocop_site.account.routes import blueprint
from ocop_site.account.signed_in import (
    current_account,
    form_is_ours,
    half_signed_in,
    see_other,
)
from ocop_site.account.tries import Tries
from ocop_site.account.ways import way_on
from ocop_site.forms import StaleForm, opened_form
from ocop_site.register import register
from ocop_site.tokens import issue_token

_FORM = "sign-in"

_WRONG = Text(
    "Địa chỉ thư hoặc mật khẩu chưa đúng.", "The mail address or the password is not right."
)
TOO_OFTEN = Text(
    "Đã thử sai quá nhiều lần. Hãy thử lại sau {minutes} phút.",
    "Too many wrong tries. Please try again in {minutes} minutes.",
)

_log = structlog.get_logger("ocop.account")


def passwords() -> Passwords:
    """The hashing of this application."""
    found: Passwords = current_app.extensions["passwords"]
    return found


@blueprint.get("/account/sign-in")
def sign_in() -> Response:
    """The form; somebody who is signed in already goes on."""
    if current_account() is not None:
        return see_other(way_on())
    return _page(issue_token(_FORM, register().now()))


@blueprint.post("/account/sign-in")
def send_sign_in() -> Response:
    """Look at address and password; whoever has both goes on to the second factor."""
    now = register().now()
    email, password = request.form.get("email", ""), request.form.get("password", "")
    text = request.form.get("token", "")
    token = opened_form(_FORM, text, now)
    if isinstance(token, StaleForm):
        return _page(token.fresh, token.problem)
    tries = Tries("password", email)
    if seconds := tries.seconds_to_wait(now):
        problem = Problem("form", TOO_OFTEN.format(minutes=-(-seconds // 60)))
        return _page(text, problem, 429, seconds)
    with reading(register().engine) as session:
        account = find_account(session, email)
    fits = passwords().fits(password, account.password_hash if account else "")
    if account is None or not fits or account.disabled_at is not None:
        _log.warning("sign-in refused", account=account.id if account else None)
        return _page(text, Problem("email", _WRONG))
    tries.succeeded(now)
    return start_session(account, password, now)


def start_session(account: Account, password: str, now: datetime) -> Response:
    """A new session under a token nobody knew, on to whatever is still to be proved."""
    dated = passwords().is_dated(account.password_hash)
    renewed = passwords().hash(password) if dated else ""
    with writing(register().engine) as session:
        if before := session_token():
            sessions.end_by_token(session, before)
        mandates = mandates_of(session, [account.id or 0]).get(account.id or 0, [])
        has_factor = account.totp_since is not None
        complete = not has_factor and not needs_factor(mandates)
        browser = browser_name(request.headers.get("User-Agent", ""))
        token = sessions.start(session, account, now, complete=complete, browser=browser)
        if renewed:
            session.get_one(Account, account.id).password_hash = renewed
    _log.info("signed in" if complete else "password given", account=account.id)
    on = way_on()
    if not complete:
        endpoint = "account.second_factor" if has_factor else "account.set_up_factor"
        on = url_for(endpoint, next=on)
    return give_cookie(see_other(on), token)


@blueprint.post("/account/sign-out")
def sign_out() -> Response:
    """End this session: its row goes, and with it all that its cookie could do."""
    who = half_signed_in()
    if who is not None and form_is_ours():
        with writing(register().engine) as session:
            sessions.end_by_token(session, session_token())
        _log.info("signed out", account=who.account_id)
        answer = take_cookie(see_other(url_for("account.signed_out")))
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
        return answer
    return see_other(url_for("account.start"))


@blueprint.get("/account/signed-out")
def signed_out() -> str:
    """Say that nobody is signed in any more here."""
    return render_template("account/signed_out.html")


def _page(
    token: str, problem: Problem | None = None, status: int = 400, retry_after: int = 0
) -> Response:
    page = render_template(
        "account/sign_in.html",
        token=token,
        problems=[problem] if problem else [],
        email=request.form.get("email", "")[:254],
        next=request.values.get("next", ""),
    )
    response = make_response(page, status if problem else 200)
    if retry_after:
        response.headers["Retry-After"] = str(retry_after)
    return response
