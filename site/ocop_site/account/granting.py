"""Letting people in: requests for access, and invitations, each by the office of the province."""

from dataclasses import dataclass

from flask import Response, abort, make_response, render_template, request, url_for

from catalog.accounts.admitting import LIFE, AlreadyThere, invite, make_link
from catalog.accounts.mandates import Area, Deed, Role
from catalog.accounts.records import AccessRequest, Account, LinkKind
from catalog.accounts.requests import (
    LONGEST,
    Applicant,
    NotWaiting,
    applicant_of,
    grant,
    reason_problem,
    refuse,
    waiting_requests,
)
from catalog.change import changing
from catalog.contacts import UnreadableContact
from catalog.db import reading
from catalog.enquiries.rules import is_address
from catalog.text import Text
from catalog.typed import Problem, many_lines, one_line
from catalog.units import Unit, present_provinces
from ocop_site.account.letters import mails, send_invitation
from ocop_site.account.link_addresses import link_address
from ocop_site.account.routes import blueprint
from ocop_site.account.signed_in import actor, demand, may_here, needs, see_other, signed_in_account
from ocop_site.keys import contact_keys
from ocop_site.register import register

BAD_EMAIL = Text(
    "Địa chỉ thư này chưa đúng, ví dụ ten@donvi.vn.",
    "This mail address is not complete, such as name@office.example.",
)
KNOWN = Text("Địa chỉ thư này đã có tài khoản.", "This mail address has an account already.")
WHICH_PROVINCE = Text("Hãy chọn tỉnh, thành phố.", "Please choose a province.")
_UNREADABLE = Text(
    "Không đọc được người gửi: thiếu khóa giải mã. Hãy báo người quản trị máy chủ.",
    "Who asks cannot be read: the key is missing. Please tell whoever runs the server.",
)
_DECIDED = Text("Yêu cầu này đã có người xét.", "Somebody has decided on this request already.")


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A request as the officer reads it."""

    request: AccessRequest
    applicant: Applicant | None
    province: str


def area_of_request(number: int) -> Area:
    """Where somebody asks to be let in; 404 if nobody does."""
    with reading(register().engine) as session:
        found = session.get(AccessRequest, number)
    if found is None:
        abort(404)
    return Area(frozenset({found.province_id}))


@blueprint.get("/desk/access")
@needs(Deed.GRANT_ACCESS)
def access() -> Response:
    """Requests that wait in one's area, and the form of an invitation."""
    return _page()


@blueprint.post("/desk/access/<int:number>/grant")
@needs(Deed.GRANT_ACCESS, area_of_request)
def grant_access(number: int) -> Response:
    """Let somebody in: the invitation is mailed, or shown to be handed over."""
    opened = register()
    keys, who = contact_keys(opened.settings), signed_in_account()
    try:
        with changing(opened.engine, actor=actor(), at=opened.now()) as change:
            account = grant(change, number, keys, who.account_id)
            key = "" if mails() else make_link(change, account, LinkKind.INVITATION)
    except NotWaiting:
        return _page([Problem("form", _DECIDED)], status=409)
    except AlreadyThere:
        return _page([Problem("form", KNOWN)], status=409)
    except UnreadableContact:
        return _page([Problem("form", _UNREADABLE)], status=409)
    return _invited(account, key)


@blueprint.post("/desk/access/<int:number>/refuse")
@needs(Deed.GRANT_ACCESS, area_of_request)
def refuse_access(number: int) -> Response:
    """Do not let somebody in, with a reason."""
    opened, reason = register(), many_lines(request.form.get("reason", ""))
    if problem := reason_problem(reason):
        return _page([Problem(f"reason-{number}", problem.text)], reasons={number: reason})
    try:
        with changing(opened.engine, actor=actor(), at=opened.now()) as change:
            refuse(change, number, reason, signed_in_account().account_id)
    except NotWaiting:
        return _page([Problem("form", _DECIDED)], status=409)
    return see_other(url_for("account.access"))


@blueprint.post("/desk/access/invite")
@needs(Deed.GRANT_ACCESS)
def invite_organiser() -> Response:
    """Invite an organiser of a province of one's own area."""
    opened = register()
    email, name = one_line(request.form.get("email", "")), one_line(request.form.get("name", ""))
    province = {str(unit.id): unit.id for unit in _provinces()}.get(
        request.form.get("province", "")
    )
    if not is_address(email) or province is None:
        field, text = (
            ("email", BAD_EMAIL) if not is_address(email) else ("province", WHICH_PROVINCE)
        )
        return _page([Problem(field, text)])
    demand(Deed.GRANT_ACCESS, Area(frozenset({province})))
    try:
        with changing(opened.engine, actor=actor(), at=opened.now()) as change:
            account = invite(change, email, Role.ORGANISER, province, name=name[: LONGEST["name"]])
            key = "" if mails() else make_link(change, account, LinkKind.INVITATION)
    except AlreadyThere:
        return _page([Problem("email", KNOWN)])
    return _invited(account, key)


def invited_page(account: Account, key: str, kind: LinkKind = LinkKind.INVITATION) -> Response:
    """Say that a letter is on its way or, where there is none, show the link this once."""
    link = link_address(register().settings, kind, key) if key else ""
    return make_response(
        render_template(
            "account/invited.html",
            account=account,
            link=link,
            hours=int(LIFE[kind].total_seconds() // 3600),
        )
    )


def _invited(account: Account, key: str) -> Response:
    if not key:
        send_invitation.later(account.id)
    return invited_page(account, key)


def _provinces() -> list[Unit]:
    """The provinces for which one may let somebody in."""
    with reading(register().engine) as session:
        found = present_provinces(session)
    return [u for u in found if may_here(Deed.GRANT_ACCESS, Area(frozenset({u.id or 0})))]


def _page(
    problems: list[Problem] | None = None,
    *,
    status: int = 400,
    reasons: dict[int, str] | None = None,
) -> Response:
    provinces = _provinces()
    names = {unit.id: unit.name for unit in provinces}
    with reading(register().engine) as session:
        waiting = [
            _Waiting(found, _applicant(found), names[found.province_id])
            for found in waiting_requests(session)
            if found.province_id in names
        ]
    page = render_template(
        "account/access.html",
        problems=problems or [],
        waiting=waiting,
        provinces=provinces,
        reasons=reasons or {},
        typed=request.form,
        longest=LONGEST,
    )
    return make_response(page, status if problems else 200)


def _applicant(found: AccessRequest) -> Applicant | None:
    try:
        return applicant_of(found, contact_keys(register().settings))
    except UnreadableContact:
        return None
