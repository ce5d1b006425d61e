"""Every account of the register, for the central office: roles, links, letting in no more."""

from collections.abc import Callable
from dataclasses import dataclass

import structlog
from flask import Response, abort, make_response, render_template, request, url_for
from sqlmodel import Session, col, select

from catalog.accounts.admitting import (
    AlreadyThere,
    disable,
    enable,
    give_role,
    invite,
    make_link,
    mandates_of,
    revoke_sessions,
)
from catalog.accounts.factors import drop_factor
from catalog.accounts.mandates import Deed, Role
from catalog.accounts.records import Account, LinkKind
from catalog.accounts.requests import LONGEST
from catalog.accounts.words import ROLES
from catalog.change import Change, changing
from catalog.db import reading
from catalog.enquiries.rules import is_address
from catalog.text import Text, fold
from catalog.typed import Problem, one_line
from catalog.units import Unit, present_provinces
from ocop_site.account.granting import BAD_EMAIL, KNOWN, WHICH_PROVINCE, invited_page
from ocop_site.account.letters import mails, send_invitation, send_reset
from ocop_site.account.routes import blueprint
from ocop_site.account.signed_in import actor, needs, see_other, signed_in_account
from ocop_site.register import register

MOST_SHOWN = 30

_WHICH_ROLE = Text("Hãy chọn vai trò.", "Please choose a role.")
_NOT_YOURSELF = Text(
    "Không tự khóa hay đổi vai trò của chính mình được: hãy nhờ một đồng nghiệp ở trung ương.",
    "You cannot lock yourself out or change your own role: ask a colleague at the central office.",
)

_log = structlog.get_logger("ocop.account")


@dataclass(frozen=True, slots=True)
class _Line:
    """An account as the list shows it."""

    account: Account
    held: tuple[tuple[Role, Text, str], ...]


@blueprint.get("/desk/accounts")
@needs(Deed.MANAGE_ACCOUNTS, fresh=True)
def accounts() -> Response:
    """The accounts, those that a word is found in; and the form of an invitation."""
    return _page()


@blueprint.post("/desk/accounts/invite")
@needs(Deed.MANAGE_ACCOUNTS, fresh=True)
def invite_anybody() -> Response:
    """Invite somebody to any role."""
    opened = register()
    email, name = one_line(request.form.get("email", "")), one_line(request.form.get("name", ""))
    found = _role_and_province()
    if isinstance(found, Problem) or not is_address(email):
        return _page([found if isinstance(found, Problem) else Problem("email", BAD_EMAIL)])
    try:
        with changing(opened.engine, actor=actor(), at=opened.now()) as change:
            account = invite(change, email, *found, name=name[: LONGEST["name"]])
            key = "" if mails() else make_link(change, account, LinkKind.INVITATION)
    except AlreadyThere:
        return _page([Problem("email", KNOWN)])
    if not key:
        send_invitation.later(account.id)
    return invited_page(account, key)


@blueprint.post("/desk/accounts/<int:number>/role")
@needs(Deed.MANAGE_ACCOUNTS, fresh=True)
def change_role(number: int) -> Response:
    """Give an account another role; its sessions end."""
    found = _role_and_province()
    if isinstance(found, Problem):
        return _page([Problem("form", found.text)])
    role, province = found
    return _act(number, lambda change, account: give_role(change, account, role, province))


@blueprint.post("/desk/accounts/<int:number>/disable")
@needs(Deed.MANAGE_ACCOUNTS, fresh=True)
def disable_account(number: int) -> Response:
    """Let an account in no more."""
    return _act(number, disable)


@blueprint.post("/desk/accounts/<int:number>/enable")
@needs(Deed.MANAGE_ACCOUNTS, fresh=True)
def enable_account(number: int) -> Response:
    """Let it in again."""
    return _act(number, enable)


@blueprint.post("/desk/accounts/<int:number>/revoke")
@needs(Deed.MANAGE_ACCOUNTS, fresh=True)
def revoke_account(number: int) -> Response:
    """End every session of an account."""
    return _act(number, revoke_sessions)


@blueprint.post("/desk/accounts/<int:number>/reset")
@needs(Deed.MANAGE_ACCOUNTS, fresh=True)
def reset_account(number: int) -> Response:
    """A new link for its owner; with the second step taken away where that was lost too."""
    opened = register()
    with changing(opened.engine, actor=actor(), at=opened.now()) as change:
        account = _the_account(change.session, number)
        kind = LinkKind.RESET if account.password_hash else LinkKind.INVITATION
        key = "" if mails() else make_link(change, account, kind)
        if request.form.get("second_factor") == "1":
            drop_factor(change, account)
    if not key:
        (send_reset if kind is LinkKind.RESET else send_invitation).later(number)
    return invited_page(account, key, kind)


def _act(number: int, verb: Callable[[Change, Account], object]) -> Response:
    if number == signed_in_account().account_id:
        return _page([Problem("form", _NOT_YOURSELF)], 409)
    opened = register()
    with changing(opened.engine, actor=actor(), at=opened.now()) as change:
        verb(change, _the_account(change.session, number))
    _log.info("account changed", account=number, by=signed_in_account().account_id)
    return see_other(url_for("account.accounts", q=request.form.get("q") or None))


def _the_account(session: Session, number: int) -> Account:
    return session.get(Account, number) or abort(404)


def _role_and_province() -> tuple[Role, int | None] | Problem:
    """The role that was chosen and its province, or what is wrong with them."""
    try:
        role = Role(request.form.get("role", ""))
    except ValueError:
        return Problem("role", _WHICH_ROLE)
    if role is Role.CENTRAL:
        return role, None
    with reading(register().engine) as session:
        ids = {str(unit.id): unit.id for unit in present_provinces(session)}
    province = ids.get(request.form.get("province", ""))
    return (role, province) if province else Problem("province", WHICH_PROVINCE)


def _page(problems: list[Problem] | None = None, status: int = 400) -> Response:
    asked = one_line(request.values.get("q", ""))[:100]
    with reading(register().engine) as session:
        provinces = present_provinces(session)
        lines = [line for line in _lines(session, provinces) if _has(line, asked)]
    page = render_template(
        "account/accounts.html",
        problems=problems or [],
        lines=lines[:MOST_SHOWN],
        total=len(lines),
        q=asked,
        roles=ROLES,
        provinces=provinces,
        typed=request.form,
        longest=LONGEST,
        me=signed_in_account().account_id,
    )
    return make_response(page, status if problems else 200)


def _lines(session: Session, provinces: list[Unit]) -> list[_Line]:
    names = {unit.id: unit.name for unit in provinces}
    found = session.exec(select(Account).order_by(col(Account.id).desc())).all()
    mandates = mandates_of(session, [account.id or 0 for account in found])
    return [
        _Line(
            account,
            tuple(
                (m.role, ROLES[m.role], names.get(m.province_id, ""))
                for m in mandates.get(account.id or 0, [])
            ),
        )
        for account in found
    ]


def _has(line: _Line, asked: str) -> bool:
    account = line.account
    said = (account.email, account.name, account.organisation, *(place for *_, place in line.held))
    return fold(asked) in fold(" ".join(said))
