"""Letters to people with an account. The queue holds numbers only: keys are made in the job."""

from datetime import timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

import structlog

from catalog.accounts.admitting import LIFE, make_link
from catalog.accounts.records import Account, LinkKind
from catalog.accounts.requests import purge_requests
from catalog.change import changing
from catalog.db import reading
from catalog.text import Text
from ocop_site.account.link_addresses import link_address
from ocop_site.jobs import job
from ocop_site.mail import NotSent, mail_server, send_mail
from ocop_site.register import register

JOBS_ACTOR = "jobs"

_SUBJECTS = {
    LinkKind.INVITATION: Text("Lời mời vào {site}", "Invitation to {site}"),
    LinkKind.RESET: Text("Đặt lại mật khẩu ở {site}", "New password for {site}"),
}
_LETTERS = {
    LinkKind.INVITATION: Text(
        "Kính gửi {name},\n\nQuý vị được mời vào {site}. Hãy mở liên kết sau để đặt mật khẩu; liên"
        " kết dùng được một lần, trong {days} ngày:\n\n{link}\n\nNếu không phải quý vị đã yêu cầu,"
        " xin bỏ qua thư này.",
        "Dear {name},\n\nYou are invited to {site}. Please open this link to choose a password; it"
        " works once, for {days} days:\n\n{link}\n\nIf you did not ask for it, ignore this mail.",
    ),
    LinkKind.RESET: Text(
        "Kính gửi {name},\n\nCó người yêu cầu đặt lại mật khẩu của quý vị ở {site}. Hãy mở liên kết"
        " sau; liên kết dùng được một lần, trong {hours} giờ:\n\n{link}\n\nNếu không phải quý vị đã"
        " yêu cầu, xin bỏ qua thư này: mật khẩu vẫn như cũ.",
        "Dear {name},\n\nSomebody asked for a new password for your account at {site}. Please open"
        " this link; it works once, for {hours} hours:\n\n{link}\n\nIf it was not you, ignore this"
        " mail: your password stays as it is.",
    ),
}

_log = structlog.get_logger("ocop.account")


def mails() -> bool:
    """Whether this register sends mail at all."""
    return bool(register().settings.mail_url)


@job(every=timedelta(days=1))
def purge_access_requests() -> None:
    """Delete requests for access that were decided on long ago."""
    opened = register()
    with changing(opened.engine, actor=JOBS_ACTOR, at=opened.now()) as change:
        purge_requests(change)


@job(retries=3)
def send_invitation(account_id: int) -> None:
    """Mail a new invitation; the one before it is void."""
    _send(account_id, LinkKind.INVITATION)


@job(retries=3)
def send_reset(account_id: int) -> None:
    """Mail a link for a new password."""
    _send(account_id, LinkKind.RESET)


def _send(account_id: int, kind: LinkKind) -> None:
    opened = register()
    server = mail_server(opened.settings.mail_url, opened.settings.public_host)
    if server is None:
        return
    with reading(opened.engine) as session:
        account = session.get(Account, account_id)
    if account is None or account.disabled_at is not None:
        return
    with changing(opened.engine, actor=JOBS_ACTOR, at=opened.now()) as change:
        key = make_link(change, account, kind)
    letter = _letter(account, kind, key)
    letter["From"] = Address(opened.settings.site_name, addr_spec=server.sender)
    try:
        send_mail(server, letter, [account.email])
    except NotSent as trouble:
        _log.error("letter not sent", account=account_id, trouble=str(trouble)[:200])
        if not trouble.for_good:
            raise


def _letter(account: Account, kind: LinkKind, key: str) -> EmailMessage:
    """A letter in both languages: an account has none of its own."""
    opened = register()
    said = _LETTERS[kind].format(
        name=account.name or account.email,
        site=opened.settings.site_name,
        days=LIFE[kind].days,
        hours=int(LIFE[kind].total_seconds() // 3600),
        link=link_address(opened.settings, kind, key),
    )
    subject = _SUBJECTS[kind].format(site=opened.settings.site_name)
    letter = EmailMessage()
    letter["To"] = Address(addr_spec=account.email)
    letter["Date"] = format_datetime(opened.now())
    letter["Subject"] = f"{subject.vi} / {subject.en}"
    letter.set_content(f"{said.vi}\n\n---\n\n{said.en}\n")
    return letter
