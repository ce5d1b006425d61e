"""`ocop user`: accounts, for the first of them and for whoever lost everything."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from sqlmodel import Session, col, select

from catalog.accounts.admitting import (
    LIFE,
    AlreadyThere,
    find_account,
    give_role,
    invite,
    make_link,
    mandates_of,
    revoke_sessions,
)
from catalog.accounts.admitting import (
    disable as disable_account,
)
from catalog.accounts.admitting import (
    enable as enable_account,
)
from catalog.accounts.factors import drop_factor
from catalog.accounts.mandates import Role
from catalog.accounts.records import Account, LinkKind
from catalog.change import Change, changing
from catalog.clock import utc_now
from catalog.db import reading
from catalog.enquiries.rules import is_address
from catalog.text import Text
from catalog.units import CURRENT_LIST, Unit, UnitLevel, find_province
from ocop_site.account.link_addresses import link_address
from ocop_site.cli.opening import opened_register
from ocop_site.cli.terminal import actor, said, tell
from ocop_site.settings import Settings

_LINK = Text(
    "Hãy chuyển liên kết này cho {email}; dùng được một lần, trong {hours} giờ:",
    "Hand this link to {email}; it works once, for {hours} hours:",
)
_KNOWN = Text("{email} đã có tài khoản.", "{email} has an account already.")
_UNKNOWN = Text("Không có tài khoản {email}.", "There is no account {email}.")
_NO_ADDRESS = Text("{email} không phải địa chỉ thư.", "{email} is no mail address.")
_WHICH_PROVINCE = Text(
    "Vai trò này cần --province với mã hoặc tên rút gọn của tỉnh, ví dụ 86 hoặc vinh-long.",
    "This role needs --province with a province's code or slug, such as 86 or vinh-long.",
)
_NO_PROVINCE = Text("Vai trò trung ương không có tỉnh.", "The central role has no province.")
_DISABLED = Text("Đã khóa tài khoản {email}.", "Disabled {email}.")
_ENABLED = Text("Đã mở lại tài khoản {email}.", "Enabled {email}.")
_REVOKED = Text("Đã kết thúc {count} phiên của {email}.", "Ended {count} session(s) of {email}.")
_CHANGED = Text("{email} có vai trò mới: {role}.", "{email} has a new role: {role}.")
_NOBODY = Text("Chưa có tài khoản nào.", "There are no accounts yet.")

_role = click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
_province = click.option("--province", default="", help="code or slug, for every role but central")


@click.group()
def user() -> None:
    """Accounts of offices and organisers."""


@user.command()
@click.argument("email")
@_role
@_province
@click.option("--name", default="")
def add(email: str, role: str, province: str, name: str) -> None:
    """Enter an account and print the link by which its owner chooses a password."""
    if not is_address(email.strip()):
        raise click.UsageError(said(_NO_ADDRESS, email=email))
    with _change() as (settings, change):
        where = _province_id(change.session, Role(role), province)
        try:
            account = invite(change, email, Role(role), where, name=name)
        except AlreadyThere:
            raise click.ClickException(said(_KNOWN, email=email)) from None
        key = make_link(change, account, LinkKind.INVITATION)
    _hand_over(settings, account, LinkKind.INVITATION, key)


@user.command()
@click.argument("email")
@click.option("--second-factor", is_flag=True, help="also take the second factor away")
def reset(email: str, second_factor: bool) -> None:
    """Print a link for a new password, also for an invitation that ran out."""
    with _change() as (settings, change):
        account = _known(change.session, email)
        kind = LinkKind.RESET if account.password_hash else LinkKind.INVITATION
        key = make_link(change, account, kind)
        if second_factor:
            drop_factor(change, account)
    _hand_over(settings, account, kind, key)


@user.command("list")
@click.option("--json", "as_json", is_flag=True, help="one JSON object on standard output")
def list_users(as_json: bool) -> None:
    """List accounts, with role, province and what they lack."""
    with opened_register() as (_, engine), reading(engine) as session:
        facts = _facts(session)
    if as_json:
        click.echo(json.dumps({"users": facts}, ensure_ascii=False))
        return
    for fact in facts:
        held = "; ".join(f"{m['role']} {m['province'] or ''}".strip() for m in fact["mandates"])
        click.echo(f"{fact['id']:>5}  {fact['email']}  {held}  {fact['state']}")
    if not facts:
        tell(_NOBODY)


@user.command()
@click.argument("email")
@_role
@_province
def role(email: str, role: str, province: str) -> None:
    """Give an account another role; its sessions end."""
    with _change() as (_, change):
        account = _known(change.session, email)
        give_role(change, account, Role(role), _province_id(change.session, Role(role), province))
    tell(_CHANGED, email=email, role=role)


@user.command()
@click.argument("email")
def disable(email: str) -> None:
    """Let an account in no more; its sessions end, what it did stays."""
    with _change() as (_, change):
        disable_account(change, _known(change.session, email))
    tell(_DISABLED, email=email)


@user.command()
@click.argument("email")
def enable(email: str) -> None:
    """Let a disabled account in again."""
    with _change() as (_, change):
        enable_account(change, _known(change.session, email))
    tell(_ENABLED, email=email)


@user.command()
@click.argument("email")
def revoke(email: str) -> None:
    """End every session of an account."""
    with _change() as (_, change):
        count = revoke_sessions(change, _known(change.session, email))
    tell(_REVOKED, count=count, email=email)


@contextmanager
def _change() -> Iterator[tuple[Settings, Change]]:
    with (
        opened_register() as (settings, engine),
        changing(engine, actor=actor(), at=utc_now()) as change,
    ):
        yield settings, change


def _known(session: Session, email: str) -> Account:
    account = find_account(session, email)
    if account is None:
        raise click.ClickException(said(_UNKNOWN, email=email))
    return account


def _province_id(session: Session, role: Role, given: str) -> int | None:
    if role is Role.CENTRAL:
        if given:
            raise click.UsageError(said(_NO_PROVINCE))
        return None
    by_code = select(Unit).where(
        Unit.list_version == CURRENT_LIST, Unit.level == UnitLevel.PROVINCE, Unit.code == given
    )
    found = session.exec(by_code).first() or find_province(session, given)
    if found is None:
        raise click.UsageError(said(_WHICH_PROVINCE))
    return found.id


def _hand_over(settings: Settings, account: Account, kind: LinkKind, key: str) -> None:
    tell(_LINK, email=account.email, hours=int(LIFE[kind].total_seconds() // 3600))
    click.echo(link_address(settings, kind, key))


def _facts(session: Session) -> list[dict[str, Any]]:
    accounts = session.exec(select(Account).order_by(col(Account.id))).all()
    mandates = mandates_of(session, [account.id or 0 for account in accounts])
    codes = dict(session.exec(select(Unit.id, Unit.code)).all())
    return [
        {
            "id": account.id,
            "email": account.email,
            "name": account.name,
            "mandates": [
                {"role": m.role.value, "province": codes.get(m.province_id)}
                for m in mandates.get(account.id or 0, [])
            ],
            "state": _state(account),
            "second_factor": account.totp_since is not None,
        }
        for account in accounts
    ]


def _state(account: Account) -> str:
    if account.disabled_at is not None:
        return "disabled"
    return "active" if account.password_hash else "invited"
