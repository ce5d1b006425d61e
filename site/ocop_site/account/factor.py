"""The second factor: proving it, setting it up, recovery codes, giving it up."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import structlog
from flask import Response, current_app, make_response, render_template, request, url_for
from itsdangerous import BadData, URLSafeSerializer

from catalog.accounts import sessions
from catalog.accounts.admitting import needs_factor, subject
from catalog.accounts.factors import codes_left, drop_factor, renew_codes, set_factor, use_code
from catalog.accounts.records import Account
from catalog.accounts.sessions import SignedIn
from catalog.accounts.tokens import token_digest
from catalog.change import Change, changing
from catalog.db import reading, writing
from catalog.text import Text
from catalog.typed import Problem
from ocop_site.account.again import Why, show_again
from ocop_site.account.cookies import give_cookie, session_token, take_cookie
from ocop_site.account.routes import blueprint
from ocop_site.account.sign_in import TOO_OFTEN
from ocop_site.account.signed_in import (
    form_is_ours,
    half_signed_in,
    see_other,
    signed_in,
    signed_in_account,
)
from ocop_site.account.totp import TimedCodes
from ocop_site.account.tries import Tries
from ocop_site.account.ways import way_on
from ocop_site.register import register
from ocop_site.tokens import secret_for

_WRONG = Text(
    "Mã chưa đúng, đã hết giờ hoặc đã dùng rồi. Hãy chờ mã mới rồi nhập lại.",
    "The code is wrong, too old, or was used before. Please wait for the next one.",
)
_WRONG_AT_SET_UP = Text(
    "Mã chưa đúng. Hãy quét lại hình rồi nhập mã mà ứng dụng đang hiện.",
    "The code is not right. Please scan the symbol again and type the code your app shows now.",
)
_REQUIRED = Text(
    "Cơ quan phải dùng xác thực hai bước nên không tắt được.",
    "Offices must use two factors: it cannot be turned off.",
)

_log = structlog.get_logger("ocop.account")


def timed_codes() -> TimedCodes:
    """The codes of this application."""
    found: TimedCodes = current_app.extensions["timed_codes"]
    return found


@blueprint.get("/account/second-factor")
def second_factor() -> Response:
    """Ask for the second factor of somebody whose password was right."""
    who = half_signed_in()
    if who is None:
        return see_other(url_for("account.sign_in", next=way_on()))
    if who.complete:
        return see_other(way_on())
    if not who.has_factor:
        return see_other(url_for("account.set_up_factor", next=way_on()))
    return _factor_page()


@blueprint.post("/account/second-factor")
def prove_factor() -> Response:
    """Look at a code of the app or a recovery code; the session goes on under a new token."""
    who, now = half_signed_in(), register().now()
    if who is None or not form_is_ours():
        return see_other(url_for("account.sign_in", next=way_on()))
    if who.complete or not who.has_factor:
        return see_other(url_for("account.second_factor", next=way_on()))
    tries = Tries("factor", who.email)
    if seconds := tries.seconds_to_wait(now):
        return _factor_page(TOO_OFTEN.format(minutes=-(-seconds // 60)), 429)
    if not _is_proved(who, request.form.get("code", "")[:40], now):
        _log.warning("second factor refused", account=who.account_id)
        return _factor_page(_WRONG)
    tries.succeeded(now)
    return _completed(who, way_on(), now)


def _is_proved(who: SignedIn, code: str, now: datetime) -> bool:
    engine = register().engine
    with writing(engine) as session:
        account = session.get_one(Account, who.account_id, with_for_update=True)
        counter = timed_codes().counter_of(code, account.totp_sealed, account.totp_counter)
        if counter is not None:
            account.totp_counter = counter
            return True
    with changing(engine, actor=subject(who.account_id), at=now) as change:
        return use_code(change, change.session.get_one(Account, who.account_id), code)


def _completed(who: SignedIn, on: str, now: datetime) -> Response:
    with writing(register().engine) as session:
        token = sessions.complete(session, who, now)
    _log.info("signed in", account=who.account_id)
    return give_cookie(see_other(on), token)


def _factor_page(problem: Text | None = None, status: int = 400) -> Response:
    problems = [Problem("code", problem)] if problem else []
    page = render_template("account/second_factor.html", problems=problems, next=way_on())
    return make_response(page, status if problem else 200)


@blueprint.get("/account/second-factor/set-up")
def set_up_factor() -> Response:
    """Show a new secret, as a symbol and as letters."""
    who = half_signed_in()
    if who is None:
        return see_other(url_for("account.sign_in", next=way_on()))
    if not _may_set_up(who):
        return _first_prove(who)
    return _set_up_page(who, timed_codes().new_secret())


@blueprint.post("/account/second-factor/set-up")
def send_set_up() -> Response:
    """Take the secret up if the app shows its code; recovery codes are shown this once."""
    who, now = half_signed_in(), register().now()
    if who is None or not form_is_ours():
        return show_again(Why.SIGNED_OUT if who is None else Why.STALE)
    if not _may_set_up(who):
        return _first_prove(who)
    try:
        sealed = str(_carrier().loads(request.form.get("secret", "")))
    except BadData:
        return _set_up_page(who, timed_codes().new_secret(), _WRONG_AT_SET_UP)
    counter = timed_codes().counter_of(request.form.get("code", "")[:40], sealed)
    if counter is None:
        return _set_up_page(who, sealed, _WRONG_AT_SET_UP)
    with _own_change(who, now) as (change, account):
        codes = set_factor(change, account, sealed, counter)
    _log.info("second factor set", account=who.account_id)
    answer = _codes_page(codes, way_on())
    if who.complete:
        return answer
    with writing(register().engine) as session:
        token = sessions.complete(session, who, now)
    return give_cookie(answer, token)


def _may_set_up(who: SignedIn) -> bool:
    """Whoever has one must have proved it, and lately, before it is changed for another."""
    if not who.complete:
        return not who.has_factor
    return who.fresh(register().now())


def _first_prove(who: SignedIn) -> Response:
    endpoint = "account.confirm" if who.complete else "account.second_factor"
    return see_other(url_for(endpoint, next=url_for("account.set_up_factor")))


def _set_up_page(who: SignedIn, sealed: str, problem: Text | None = None) -> Response:
    codes = timed_codes()
    page = render_template(
        "account/set_up.html",
        problems=[Problem("code", problem)] if problem else [],
        picture=codes.picture(who.email, sealed),
        typed_secret=codes.typed_secret(sealed),
        secret=_carrier().dumps(sealed),
        required=needs_factor(who.mandates),
        next=way_on(),
    )
    return make_response(page, 400 if problem else 200)


def _carrier() -> URLSafeSerializer:
    """Carries a sealed secret through the form of this one session."""
    salt = f"second factor {token_digest(session_token())[:32]}"
    return URLSafeSerializer(secret_for("second factor"), salt=salt)


@blueprint.get("/account/recovery-codes")
@signed_in()
def recovery_codes() -> str:
    """How many recovery codes are left, and how to get new ones."""
    who = signed_in_account()
    with reading(register().engine) as session:
        left = codes_left(session, who.account_id)
    required = needs_factor(who.mandates)
    return render_template("account/recovery.html", who=who, left=left, required=required)


@blueprint.post("/account/recovery-codes")
@signed_in(fresh=True)
def new_recovery_codes() -> Response:
    """New recovery codes instead of the old ones, shown this once."""
    who = signed_in_account()
    if not who.has_factor:
        return see_other(url_for("account.set_up_factor"))
    with _own_change(who, register().now()) as (change, account):
        codes = renew_codes(change, account)
    return _codes_page(codes, url_for("account.start"))


@blueprint.post("/account/second-factor/remove")
@signed_in(fresh=True)
def remove_factor() -> Response:
    """Give the second factor up, where it is not required; every session ends."""
    who = signed_in_account()
    if needs_factor(who.mandates):
        page = render_template("account/message.html", title=_REQUIRED, next="")
        return make_response(page, 409)
    with _own_change(who, register().now()) as (change, account):
        drop_factor(change, account)
    return take_cookie(see_other(url_for("account.signed_out")))


@contextmanager
def _own_change(who: SignedIn, now: datetime) -> Iterator[tuple[Change, Account]]:
    with changing(register().engine, actor=subject(who.account_id), at=now) as change:
        yield change, change.session.get_one(Account, who.account_id)


def _codes_page(codes: list[str], on: str) -> Response:
    return make_response(render_template("account/codes.html", codes=codes, next=on))
