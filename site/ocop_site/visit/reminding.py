"""Once a day: whoever keeps places that nobody has confirmed for six months is asked by mail."""

from collections.abc import Sequence
from datetime import timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

import structlog

from catalog.accounts.records import Account
from catalog.change import changing
from catalog.clock import vietnam_day
from catalog.db import reading
from catalog.places.keeping import remind
from catalog.places.queries import places_to_remind_of
from catalog.places.records import Place
from catalog.text import Text
from ocop_site.jobs import job
from ocop_site.mail import MailServer, NotSent, mail_server, send_mail
from ocop_site.register import register

_ACTOR = "jobs"
_SUBJECT = Text(
    "Xin xác nhận thông tin điểm đến OCOP", "Please confirm what is told of your places"
)
_LETTER = Text(
    "Kính gửi {name},\n\nThông tin của những điểm dưới đây ở {site} chưa được xác nhận lại trong"
    " hơn sáu tháng, và trang công khai đang ghi rõ như vậy:\n\n{places}\n\nXin đăng nhập, xem lại"
    " địa chỉ, giờ mở cửa và danh sách sản phẩm, rồi xác nhận. Thư này được gửi nhiều nhất mỗi"
    " tháng một lần.",
    "Dear {name},\n\nNobody has confirmed for more than six months what {site} says of the places"
    " below, and their public pages say so:\n\n{places}\n\nPlease sign in, look at address, hours"
    " and goods, and confirm them. This mail is sent once a month at most.",
)
_LINE = Text("- {name}, xác nhận lần cuối {day}: {link}", "- {name}, last confirmed {day}: {link}")

_log = structlog.get_logger("ocop.places")


@job(every=timedelta(days=1))
def remind_keepers() -> None:
    """Ask the keepers of stale places to confirm them; nothing is noted where mail is off."""
    opened = register()
    server = mail_server(opened.settings.mail_url, opened.settings.public_host)
    if server is None:
        return
    with reading(opened.engine) as session:
        due = places_to_remind_of(session, vietnam_day(opened.now()))
        owners = {owner_id: session.get(Account, owner_id) for owner_id in due}
    for owner_id, places in due.items():
        owner = owners[owner_id]
        if owner is not None and owner.disabled_at is None:
            _remind(server, owner, places)


def _remind(server: MailServer, owner: Account, places: Sequence[Place]) -> None:
    """One letter for all places of one account, noted once the server has taken it."""
    opened = register()
    try:
        send_mail(server, _letter(server, owner, places), [owner.email])
    except NotSent as trouble:
        _log.error("reminder not sent", account=owner.id, trouble=str(trouble)[:200])
        return
    with changing(opened.engine, actor=_ACTOR, at=opened.now()) as change:
        remind(change, [change.session.get_one(Place, place.id) for place in places])


def _letter(server: MailServer, owner: Account, places: Sequence[Place]) -> EmailMessage:
    """A letter in both languages: an account has none of its own."""
    settings = register().settings
    lines = [
        _LINE.format(
            name=place.title,
            day=f"{place.confirmed_on:%d/%m/%Y}" if place.confirmed_on else "–",
            link=f"{settings.public_url}/places/{place.slug}",
        )
        for place in places
    ]
    listed = Text("\n".join(line.vi for line in lines), "\n".join(line.en for line in lines))
    said = _LETTER.format(name=owner.name or owner.email, site=settings.site_name, places=listed)
    letter = EmailMessage()
    letter["From"] = Address(settings.site_name, addr_spec=server.sender)
    letter["To"] = Address(addr_spec=owner.email)
    letter["Date"] = format_datetime(register().now())
    letter["Subject"] = f"{_SUBJECT.vi} / {_SUBJECT.en}"
    letter.set_content(f"{said.vi}\n\n---\n\n{said.en}\n")
    return letter
