"""Requests for access: somebody asks to be let in, an officer of the province decides."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Final

from cryptography.fernet import MultiFernet
from sqlmodel import Session, col, delete, select

from catalog.accounts.admitting import id_of, invite, subject
from catalog.accounts.mandates import Role
from catalog.accounts.records import AccessRequest, Account, RequestState
from catalog.audit import text_digest
from catalog.change import Change
from catalog.contacts import open_contact, seal_contact
from catalog.enquiries.rules import is_address
from catalog.suspicion import Suspicion
from catalog.text import Text
from catalog.typed import Problem, many_lines, one_line, too_long

TERMS: Final = "2026-11-25"
"""Which wording of the consent was agreed to."""
KEPT: Final = timedelta(days=180)
"""How long a request that was decided is kept."""
LONGEST: Final = {"name": 120, "organisation": 160, "email": 254, "purpose": 1500, "reason": 500}

_NAME = Text("Hãy ghi họ tên của bạn.", "Please give your name.")
_EMAIL = Text(
    "Địa chỉ thư này chưa đúng, ví dụ ten@donvi.vn.",
    "This mail address is not complete, such as name@office.example.",
)
_PROVINCE = Text("Hãy chọn tỉnh, thành phố.", "Please choose a province.")
_PURPOSE = Text(
    "Hãy ghi bạn muốn đăng điểm OCOP hoặc sự kiện nào.",
    "Please say which OCOP point or event you want to publish.",
)
_CONSENT = Text(
    "Cần bạn đồng ý thì mới xét được yêu cầu.", "Without your consent nobody can decide on this."
)
_REASON = Text("Hãy ghi lý do.", "Please give a reason.")


class NotWaiting(LookupError):
    """There is no such request, or somebody has decided on it already."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for access as it was typed."""

    name: str = ""
    organisation: str = ""
    email: str = ""
    province_id: int | None = None
    purpose: str = ""
    consent: bool = False


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who asks, as the officer who decides sees it."""

    name: str
    organisation: str
    email: str = field(repr=False)


def read_asked(typed: Mapping[str, str], provinces: Mapping[str, int]) -> Asked:
    """What a form says, made harmless; `provinces` are ids by what the form calls them."""
    return Asked(
        name=one_line(typed.get("name", "")),
        organisation=one_line(typed.get("organisation", "")),
        email=one_line(typed.get("email", "")),
        province_id=provinces.get(typed.get("province", "")),
        purpose=many_lines(typed.get("purpose", "")),
        consent=typed.get("consent") == "1",
    )


def problems_of(asked: Asked) -> list[Problem]:
    """What a request still lacks."""
    missing = (
        ("name", not asked.name, _NAME),
        ("email", not is_address(asked.email), _EMAIL),
        ("province", asked.province_id is None, _PROVINCE),
        ("purpose", not asked.purpose, _PURPOSE),
        ("consent", not asked.consent, _CONSENT),
    )
    typed = {
        "name": asked.name,
        "organisation": asked.organisation,
        "email": asked.email,
        "purpose": asked.purpose,
    }
    limits = {name: LONGEST[name] for name in typed}
    found = [Problem(name, text) for name, is_missing, text in missing if is_missing]
    return found + too_long(typed, limits)


def request_access(
    change: Change,
    asked: Asked,
    cipher: MultiFernet,
    language: str,
    suspicion: Suspicion | None = None,
) -> int:
    """File a request that `problems_of` found complete; its number."""
    assert asked.province_id is not None  # noqa: S101 - `problems_of` asks for it
    applicant = Applicant(asked.name, asked.organisation, asked.email)
    request = AccessRequest(
        province_id=asked.province_id,
        applicant_sealed=seal_contact(cipher, json.dumps(asdict(applicant), ensure_ascii=False)),
        purpose=asked.purpose,
        terms=TERMS,
        language=language,
        suspicion=suspicion,
        received_at=change.at,
    )
    change.session.add(request)
    change.session.flush()
    change.note(
        "request_access",
        f"access_request:{request.id}",
        province=asked.province_id,
        texts=text_digest(asked.purpose),
    )
    assert request.id is not None  # noqa: S101 - it was flushed
    return request.id


def waiting_request(session: Session, number: int) -> AccessRequest:
    """A request nobody has decided on yet; raises NotWaiting."""
    request = session.get(AccessRequest, number)
    if request is None or request.state is not RequestState.WAITING:
        raise NotWaiting
    return request


def waiting_requests(session: Session) -> Sequence[AccessRequest]:
    """All requests that wait, the oldest first, those that look like advertising at the end."""
    waiting = select(AccessRequest).where(AccessRequest.state == RequestState.WAITING)
    return session.exec(
        waiting.order_by(col(AccessRequest.suspicion).is_not(None), col(AccessRequest.id))
    ).all()


def applicant_of(request: AccessRequest, cipher: MultiFernet) -> Applicant:
    """Who asks, in clear; raises UnreadableContact."""
    return Applicant(**json.loads(open_contact(cipher, request.applicant_sealed)))


def grant(change: Change, number: int, cipher: MultiFernet, decided_by: int) -> Account:
    """Let somebody in as an organiser of the province asked for.

    Raises NotWaiting, AlreadyThere and UnreadableContact.
    """
    request = waiting_request(change.session, number)
    who = applicant_of(request, cipher)
    account = invite(
        change,
        who.email,
        Role.ORGANISER,
        request.province_id,
        name=who.name,
        organisation=who.organisation,
    )
    request.account_id = id_of(account)
    _decide(change, request, RequestState.GRANTED, decided_by)
    return account


def refuse(change: Change, number: int, reason: str, decided_by: int) -> None:
    """Do not let somebody in; raises NotWaiting. A reason is asked for: `reason_problem`."""
    request = waiting_request(change.session, number)
    request.reason = reason
    _decide(change, request, RequestState.REFUSED, decided_by)


def reason_problem(reason: str) -> Problem | None:
    """What is wrong with a reason for refusing."""
    if not reason:
        return Problem("reason", _REASON)
    longer = too_long({"reason": reason}, {"reason": LONGEST["reason"]})
    return longer[0] if longer else None


def _decide(change: Change, request: AccessRequest, state: RequestState, by: int) -> None:
    request.state, request.decided_at, request.decided_by = state, change.at, by
    change.session.add(request)
    change.note(
        "decide_access",
        f"access_request:{request.id}",
        state=state.value,
        account=subject(request.account_id) if request.account_id else None,
    )


def purge_requests(change: Change) -> int:
    """Delete requests decided on so long ago that nobody asks about them; how many."""
    over: datetime = change.at - KEPT
    gone = change.session.exec(
        delete(AccessRequest)
        .where(col(AccessRequest.decided_at) <= over)
        .returning(col(AccessRequest.id))
    ).all()
    if gone:
        change.note("purge_access_requests", "access_request", count=len(gone))
    return len(gone)
