"""Enquiries on their way out: jobs that write to makers, and the one that forgets in time."""

from collections.abc import Sequence
from datetime import timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

import structlog

from catalog.change import changing
from catalog.clock import vietnam_day
from catalog.db import reading, writing
from catalog.enquiries import sending
from catalog.enquiries.filing import Buyer, addresses_of, open_buyer
from catalog.enquiries.letters import Sender, letter_of, subject_of
from catalog.enquiries.records import EnquiryMessage
from catalog.enquiries.retention import delete_enquiries, overdue
from ocop_site.jobs import job
from ocop_site.keys import contact_keys
from ocop_site.mail import MailServer, NotSent, mail_server, send_mail
from ocop_site.register import Register, register

JOBS_ACTOR = "jobs"

_log = structlog.get_logger("ocop.enquiries")


@job(every=timedelta(minutes=5))
def send_enquiries() -> None:
    """Send every message that is due; also put off when an enquiry comes in."""
    opened = register()
    server = server_of(opened)
    if server is None:
        return
    with reading(opened.engine) as session:
        due = sending.due_messages(session, opened.now())
    for message_id in due:
        _send(opened, server, message_id)


@job(every=timedelta(days=1))
def purge_enquiries() -> None:
    """Delete enquiries whose time of keeping has ended."""
    opened = register()
    with reading(opened.engine) as session:
        ended = overdue(session, vietnam_day(opened.now()))
    if ended:
        with changing(opened.engine, actor=JOBS_ACTOR, at=opened.now()) as change:
            delete_enquiries(change, ended)


def server_of(opened: Register) -> MailServer | None:
    """The mail server of this register; None where mail is off."""
    return mail_server(opened.settings.mail_url, opened.settings.public_host)


def sender_of(opened: Register) -> Sender:
    """Who passes letters on, as they name it."""
    operator = opened.settings.operator
    said = f"{operator.name}, {operator.contact}".strip(", ") if operator else ""
    return Sender(opened.settings.site_name, opened.settings.public_url, said, opened.demonstration)


def _send(opened: Register, server: MailServer, message_id: int) -> None:
    with writing(opened.engine) as session:
        if not sending.claim_message(session, message_id, opened.now()):
            return
    try:
        mail, recipients = _letter(opened, server, message_id)
        if recipients:
            send_mail(server, mail, recipients)
    except NotSent as trouble:
        _failed(opened, message_id, str(trouble), for_good=trouble.for_good)
    except ValueError as trouble:  # a key that does not open it, an address no header takes
        _failed(opened, message_id, f"{type(trouble).__name__}: {trouble}", for_good=True)
    else:
        with changing(opened.engine, actor=JOBS_ACTOR, at=opened.now()) as change:
            if recipients:
                sending.mark_sent(change, message_id)
            else:
                sending.keep_unreachable(change, message_id)


def _letter(
    opened: Register, server: MailServer, message_id: int
) -> tuple[EmailMessage, list[str]]:
    """The letter of a message, and to whom; nobody if the maker's address is gone by now.

    Raises UnreadableContact, and ValueError for what no header takes.
    """
    with reading(opened.engine) as session:
        message = session.get_one(EnquiryMessage, message_id)
        recipients = addresses_of(session, [message.producer_id]).get(message.producer_id, [])
        enquiry = sending.enquiry_of(session, message)
        items = sending.items_of(session, message_id)
    sender = sender_of(opened)
    buyer = open_buyer(enquiry, contact_keys(opened.settings))
    mail = _envelope(server, opened, buyer, recipients)
    mail["Subject"] = subject_of(enquiry, items, sender).vi
    mail["Message-ID"] = f"<enquiry-{enquiry.reference}-{message_id}@{_host(opened)}>"
    mail.set_content(letter_of(enquiry, message.producer_name, items, buyer, sender).vi)
    return mail, recipients


def _failed(opened: Register, message_id: int, trouble: str, *, for_good: bool) -> None:
    _log.error("enquiry not sent", message=message_id, trouble=trouble[:200])
    with changing(opened.engine, actor=JOBS_ACTOR, at=opened.now()) as change:
        sending.mark_failed(change, message_id, trouble, for_good=for_good)


def _envelope(
    server: MailServer, opened: Register, buyer: Buyer, recipients: Sequence[str]
) -> EmailMessage:
    """A letter without its text; addresses go in as objects, which no text can break."""
    mail = EmailMessage()
    mail["From"] = Address(opened.settings.site_name, addr_spec=server.sender)
    if recipients:
        mail["To"] = tuple(Address(addr_spec=address) for address in recipients)
    mail["Reply-To"] = Address(buyer.name, addr_spec=buyer.email)
    mail["Date"] = format_datetime(opened.now())
    return mail


def _host(opened: Register) -> str:
    return opened.settings.public_host.partition(":")[0]
