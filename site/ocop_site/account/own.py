"""One's own account: the start, password, sessions, proving again who one is."""

import structlog
from flask import Response, abort, make_response, render_template, request, url_for

from catalog.accounts import sessions
from catalog.accounts.admitting import set_password, subject
from catalog.accounts.passwords import trouble_with
from catalog.accounts.records import Account
from catalog.accounts.sessions import SignedIn
from catalog.accounts.words import ROLES
from catalog.change import changing
from catalog.db import reading, writing
from catalog.text import Text
from catalog.typed import Problem
from catalog.units import Unit
from ocop_site.account.routes import blueprint
from ocop_site.account.sign_in import TOO_OFTEN, passwords, start_session
from ocop_site.account.signed_in import see_other, signed_in, signed_in_account
from ocop_site.account.tries import Tries
from ocop_site.account.ways import way_on
from ocop_site.register import register

_WRONG = Text("Mật khẩu chưa đúng.", "The password is not right.")
_NOT_ALIKE = Text("Hai lần nhập chưa giống nhau.", "The two entries are not alike.")

_log = structlog.get_logger("ocop.account")


@blueprint.get("/account")
@signed_in()
def start() -> str:
    """Where one stands after signing in: who one is here, and the ways on."""
    who = signed_in_account()
    with reading(register().engine) as session:
        mandates = [
            (ROLES[mandate.role], unit.name if unit else "")
            for mandate in who.mandates
            for unit in [session.get(Unit, mandate.province_id) if mandate.province_id else None]
        ]
    return render_template("account/start.html", who=who, mandates=mandates)


@blueprint.get("/account/confirm")
@signed_in()
def confirm() -> Response:
    """Ask for the password again before something that must not be done by a passer-by."""
    return _confirm_page()


@blueprint.post("/account/confirm")
@signed_in()
def send_confirm() -> Response:
    """The password was given again: for a while nothing asks for it."""
    who, now = signed_in_account(), register().now()
    problem = _wrong_password(who, "password")
    if problem is not None:
        return _confirm_page(problem)
    with writing(register().engine) as session:
        sessions.prove(session, who.session_id, now)
    return see_other(way_on())


def _confirm_page(problem: Problem | None = None) -> Response:
    problems = [problem] if problem else []
    page = render_template("account/confirm.html", problems=problems, next=way_on())
    return make_response(page, 400 if problem else 200)


@blueprint.get("/account/password")
@signed_in()
def password() -> Response:
    """The form for a new password."""
    return _password_page([])


@blueprint.post("/account/password")
@signed_in()
def send_password() -> Response:
    """Change the password: all sessions end, this browser goes on under a new one."""
    who, now = signed_in_account(), register().now()
    wrong = _wrong_password(who, "current_password")
    found = [wrong] if wrong else new_password_problems(who.email, who.name)
    if found:
        return _password_page(found)
    new = request.form["new_password"]
    digest = passwords().hash(new)
    with changing(register().engine, actor=subject(who.account_id), at=now) as change:
        account = change.session.get_one(Account, who.account_id)
        set_password(change, account, digest)
    _log.info("password changed", account=who.account_id)
    return start_session(account, new, now)


def new_password_problems(email: str, name: str) -> list[Problem]:
    """What is wrong with a new password that was typed twice."""
    new = request.form.get("new_password", "")
    trouble = trouble_with(new, email, name, register().settings.site_name, "ocop")
    if trouble is not None:
        return [Problem("new_password", trouble)]
    if new != request.form.get("repeated", ""):
        return [Problem("repeated", _NOT_ALIKE)]
    return []


def _wrong_password(who: SignedIn, field: str) -> Problem | None:
    """What is wrong with one's own password as typed: counted as a try at signing in."""
    now = register().now()
    tries = Tries("password", who.email)
    if seconds := tries.seconds_to_wait(now):
        return Problem(field, TOO_OFTEN.format(minutes=-(-seconds // 60)))
    with reading(register().engine) as session:
        stored = session.get_one(Account, who.account_id).password_hash
    if not passwords().fits(request.form.get(field, ""), stored):
        return Problem(field, _WRONG)
    tries.succeeded(now)
    return None


def _password_page(problems: list[Problem]) -> Response:
    page = render_template("account/password.html", problems=problems, who=signed_in_account())
    return make_response(page, 400 if problems else 200)


@blueprint.get("/account/sessions")
@signed_in()
def own_sessions() -> str:
    """Where one is signed in."""
    who, opened = signed_in_account(), register()
    with reading(opened.engine) as session:
        found = sessions.sessions_of(session, who.account_id, opened.now())
    return render_template("account/sessions.html", who=who, sessions=found)


@blueprint.post("/account/sessions/<int:number>/end")
@signed_in()
def end_session(number: int) -> Response:
    """End one of one's own sessions."""
    who = signed_in_account()
    with writing(register().engine) as session:
        if not sessions.end(session, who.account_id, number):
            abort(404)
    _log.info("session revoked", account=who.account_id)
    return see_other(url_for("account.own_sessions"))


@blueprint.post("/account/sessions/end-others")
@signed_in()
def end_other_sessions() -> Response:
    """End all of one's own sessions but this one."""
    who, opened = signed_in_account(), register()
    with writing(opened.engine) as session:
        for other in sessions.sessions_of(session, who.account_id, opened.now()):
            if other.id is not None and other.id != who.session_id:
                sessions.end(session, who.account_id, other.id)
    _log.info("other sessions revoked", account=who.account_id)
    return see_other(url_for("account.own_sessions"))
