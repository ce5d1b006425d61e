"""Accounts by their verbs, on both databases: links that work once, roles, factors, requests."""

from datetime import datetime, timedelta

import pytest
from cryptography.fernet import Fernet, MultiFernet
from factories import World
from sqlalchemy import Engine
from sqlmodel import select

from catalog.accounts import sessions
from catalog.accounts.admitting import (
    LIFE,
    AlreadyThere,
    DeadLink,
    disable,
    enable,
    find_account,
    give_role,
    invite,
    make_link,
    mandates_of,
    needs_factor,
    read_link,
    set_password,
    use_link,
)
from catalog.accounts.factors import RECOVERY_CODES, codes_left, drop_factor, set_factor, use_code
from catalog.accounts.mandates import Mandate, Role
from catalog.accounts.records import (
    AccessRequest,
    Account,
    AccountLink,
    AccountMandate,
    LinkKind,
    RequestState,
)
from catalog.accounts.requests import (
    KEPT,
    Asked,
    NotWaiting,
    applicant_of,
    grant,
    problems_of,
    purge_requests,
    read_asked,
    refuse,
    request_access,
)
from catalog.audit import AuditEntry
from catalog.change import Change, changing
from catalog.db import reading, writing

CIPHER = MultiFernet([Fernet(Fernet.generate_key())])
EMAIL = "lan@vpdp.example"


def an_account(world: World, role: Role = Role.ORGANISER) -> int:
    """The id of a new account."""
    province = None if role is Role.CENTRAL else world.province_id()
    with world.change() as change:
        account = invite(change, EMAIL, role, province)
    assert account.id is not None
    return account.id


def account_in(change: Change, number: int) -> Account:
    return change.session.get_one(Account, number)


def test_an_address_has_one_account_however_it_is_written(world: World) -> None:
    an_account(world)
    with pytest.raises(AlreadyThere), world.change() as change:
        invite(change, " Lan@VPDP.example", Role.CENTRAL, None)
    with reading(world.engine) as session:
        assert find_account(session, "LAN@vpdp.EXAMPLE ") is not None
        assert len(session.exec(select(Account)).all()) == 1


def test_a_link_works_once_until_its_last_second_for_one_purpose(world: World) -> None:
    number = an_account(world)
    with world.change() as change:
        key = make_link(change, account_in(change, number), LinkKind.INVITATION)
    ends = world.now + LIFE[LinkKind.INVITATION]
    with reading(world.engine) as session:
        (row,) = session.exec(select(AccountLink)).all()
        assert key != row.token_digest
        for kind, moment in ((LinkKind.RESET, world.now), (LinkKind.INVITATION, ends)):
            with pytest.raises(DeadLink):
                read_link(session, key, kind, moment)
        assert read_link(session, key, LinkKind.INVITATION, ends - timedelta(seconds=1))
    with world.change() as change:
        assert use_link(change, key, LinkKind.INVITATION).id == number
    with pytest.raises(DeadLink), world.change() as change:
        use_link(change, key, LinkKind.INVITATION)


def test_a_newer_link_a_password_and_disabling_void_those_before(world: World) -> None:
    number = an_account(world)

    def link(kind: LinkKind) -> str:
        with world.change() as change:
            return make_link(change, account_in(change, number), kind)

    def works(key: str, kind: LinkKind) -> bool:
        with reading(world.engine) as session:
            try:
                read_link(session, key, kind, world.now)
            except DeadLink:
                return False
            return True

    first, reset = link(LinkKind.INVITATION), link(LinkKind.RESET)
    second = link(LinkKind.INVITATION)
    assert [works(first, LinkKind.INVITATION), works(second, LinkKind.INVITATION)] == [False, True]
    assert works(reset, LinkKind.RESET)
    with world.change() as change:
        disable(change, account_in(change, number))
    assert not works(second, LinkKind.INVITATION)
    with world.change() as change:
        enable(change, account_in(change, number))
    assert works(second, LinkKind.INVITATION)
    with world.change() as change:
        set_password(change, account_in(change, number), "$argon2id$")
    assert not works(second, LinkKind.INVITATION)
    assert not works(reset, LinkKind.RESET)


def test_another_role_ends_the_one_before_and_keeps_it_as_history(world: World) -> None:
    number = an_account(world)
    with world.change("account:99") as change:
        give_role(change, account_in(change, number), Role.CENTRAL, None)
    with reading(world.engine) as session:
        assert mandates_of(session, [number]) == {number: [Mandate(number, Role.CENTRAL)]}
        kept = session.exec(select(AccountMandate).order_by(AccountMandate.id)).all()  # type: ignore[arg-type]
    assert [(row.role, row.ended_at is None, row.given_by) for row in kept] == [
        (Role.ORGANISER, False, "officer:1"),
        (Role.CENTRAL, True, "account:99"),
    ]


def test_offices_need_a_second_factor_and_organisers_may_have_one() -> None:
    assert needs_factor([Mandate(1, Role.CENTRAL)])
    assert needs_factor([Mandate(1, Role.ORGANISER, 2), Mandate(1, Role.PROVINCE, 2)])
    assert not needs_factor([Mandate(1, Role.ORGANISER, 2)])
    assert not needs_factor([])


def test_a_recovery_code_works_once_for_its_own_account(world: World) -> None:
    number = an_account(world)
    with world.change() as change:
        codes = set_factor(change, account_in(change, number), "sealed", 1)
        other = invite(change, "b@x.example", Role.CENTRAL, None)
        set_factor(change, other, "sealed", 1)
    assert len(set(codes)) == RECOVERY_CODES

    def used(code: str, whose: int) -> bool:
        with world.change() as change:
            return use_code(change, account_in(change, whose), code)

    assert not used(codes[0], other.id or 0)
    assert used(codes[0].upper().replace("-", " "), number), "as people type it"
    assert not used(codes[0], number)
    with reading(world.engine) as session:
        assert codes_left(session, number) == RECOVERY_CODES - 1
    with world.change() as change:
        drop_factor(change, account_in(change, number))
    assert not used(codes[1], number)


def test_sessions_hold_by_row_time_and_account(world: World, engine: Engine) -> None:
    number, now = an_account(world), world.now
    with writing(engine) as session:
        token = sessions.start(session, session.get_one(Account, number), now, complete=False)

    def found(moment: datetime = now, key: str = token) -> sessions.SignedIn | None:
        with engine.connect() as connection:
            return sessions.find(connection, key, moment)

    half = found()
    assert half is not None
    assert (half.complete, half.mandates) == (
        False,
        (Mandate(number, Role.ORGANISER, world.province_id()),),
    )
    assert found(now + sessions.HALF_WAY) is None
    with writing(engine) as session:
        whole = sessions.complete(session, half, now)
    assert found() is None
    again = found(now + sessions.HALF_WAY, whole)
    assert again is not None
    assert again.complete
    assert again.fresh(now + sessions.FRESH)
    assert not again.fresh(now + sessions.FRESH + timedelta(seconds=1))
    assert found(now + sessions.LONGEST_IDLE, whole) is None
    with writing(engine) as session:
        sessions.touch(session, half.session_id, now + sessions.LONGEST - timedelta(minutes=1))
    assert found(now + sessions.LONGEST - timedelta(seconds=1), whole) is not None
    assert found(now + sessions.LONGEST, whole) is None


ASKED = Asked("Lê Thị C", "HTX Cồn Bần", "c@x.example", 1, "Hội chợ Tết 2027", True)


def test_a_request_says_what_it_lacks() -> None:
    assert problems_of(ASKED) == []
    assert [p.field for p in problems_of(Asked())] == [
        "name", "email", "province", "purpose", "consent",
    ]  # fmt: skip
    typed = {"name": "a" * 121, "email": "c@x.example", "province": "7", "purpose": "x"}
    long = read_asked(typed | {"consent": "1"}, {"7": 70})
    assert (long.province_id, [p.field for p in problems_of(long)]) == (70, ["name"])


def test_a_request_is_granted_once_and_its_details_stay_sealed(world: World) -> None:
    with world.change("public") as change:
        asked = Asked(**{**_fields(ASKED), "province_id": world.province_id()})
        number = request_access(change, asked, CIPHER, "vi")
    with reading(world.engine) as session:
        row = session.get_one(AccessRequest, number)
        assert "c@x" not in row.applicant_sealed
        assert applicant_of(row, CIPHER).organisation == "HTX Cồn Bần"
    officer = an_account(world, Role.PROVINCE)
    with world.change() as change:
        account = grant(change, number, CIPHER, officer)
    with reading(world.engine) as session:
        held = mandates_of(session, [account.id or 0])[account.id or 0]
    assert [(m.role, m.province_id) for m in held] == [(Role.ORGANISER, world.province_id())]
    for verb in (lambda c: grant(c, number, CIPHER, officer), lambda c: refuse(c, number, "x", 1)):
        with pytest.raises(NotWaiting), world.change() as change:
            verb(change)


def test_a_refusal_has_a_reason_and_is_forgotten_in_time(world: World) -> None:
    officer = an_account(world, Role.CENTRAL)
    with world.change("public") as change:
        asked = Asked(**{**_fields(ASKED), "province_id": world.province_id()})
        number = request_access(change, asked, CIPHER, "vi")
        waiting = request_access(change, asked, CIPHER, "vi")
    with world.change() as change:
        refuse(change, number, "Không có hội chợ này", officer)

    def purged(after: timedelta) -> int:
        with changing(world.engine, actor="jobs", at=world.now + after) as change:
            return purge_requests(change)

    assert purged(KEPT - timedelta(seconds=1)) == 0
    assert purged(KEPT) == 1
    with reading(world.engine) as session:
        (left,) = session.exec(select(AccessRequest)).all()
    assert (left.id, left.state) == (waiting, RequestState.WAITING)


def test_the_audit_log_names_nobody(world: World) -> None:
    number = an_account(world)
    with world.change("public") as change:
        asked = Asked(**{**_fields(ASKED), "province_id": world.province_id()})
        request = request_access(change, asked, CIPHER, "vi")
    with world.change(f"account:{number}") as change:
        grant(change, request, CIPHER, number)
        make_link(change, account_in(change, number), LinkKind.RESET)
        set_password(change, account_in(change, number), "$argon2id$")
    with reading(world.engine) as session:
        entries = session.exec(select(AuditEntry)).all()
    written = " ".join(f"{e.actor} {e.subject} {e.verb} {e.data}" for e in entries)
    assert {"invite_account", "give_role", "decide_access", "set_password"} <= set(written.split())
    for secret in ("@", "Lan", "Lê", "Cồn", "argon2"):
        assert secret not in written


def _fields(asked: Asked) -> dict[str, object]:
    return {name: getattr(asked, name) for name in Asked.__slots__}
