"""Sending mail: one server by `OCOP_MAIL_URL`, one message at a time, from jobs only."""

import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from ipaddress import ip_address
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from catalog.enquiries.rules import is_address

PATIENCE_SECONDS: Final = 20
_PORTS: Final = {"smtp": 587, "smtps": 465}
_WANTED = "must be smtp://user:password@host:port or smtps://…, with ?from=address at the end"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over and under which address. `secure` speaks TLS from the start."""

    host: str
    port: int
    secure: bool
    user: str
    password: str
    sender: str


class NotSent(Exception):
    """The server did not take a message; `for_good` where another try would end alike."""

    def __init__(self, said: str, *, for_good: bool) -> None:
        super().__init__(said)
        self.for_good = for_good


def mail_server(url: str, public_host: str = "localhost") -> MailServer | None:
    """The server that a setting names, None where mail is off; raises ValueError.

    The sender is `?from=`, else the user if that is an address, else no-reply at our own host.
    """
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/"):
        raise ValueError(_WANTED)
    user = unquote(parts.username or "")
    options = parse_qs(parts.query)
    if set(options) - {"from"}:
        raise ValueError(_WANTED)
    default = user if is_address(user) else f"no-reply@{public_host.partition(':')[0]}"
    sender = options.get("from", [default])[0]
    if "from" in options and not is_address(sender):
        raise ValueError(_WANTED)
    return MailServer(
        parts.hostname,
        parts.port or _PORTS[parts.scheme],
        parts.scheme == "smtps",
        user,
        unquote(parts.password or ""),
        sender,
    )


def send_mail(server: MailServer, message: EmailMessage, recipients: Sequence[str]) -> None:
    """Hand one message over; raises NotSent. At least one of the recipients was taken."""
    try:
        with connected(server) as smtp:
            smtp.send_message(message, from_addr=server.sender, to_addrs=list(recipients))
    except smtplib.SMTPRecipientsRefused as refused:
        answers = refused.recipients.values()
        raise NotSent(
            "; ".join(f"{code} {_text(said)}" for code, said in answers),
            for_good=all(code >= 500 for code, _ in answers),
        ) from None
    except smtplib.SMTPDataError as refused:
        said = f"{refused.smtp_code} {_text(refused.smtp_error)}"
        raise NotSent(said, for_good=refused.smtp_code >= 500) from None
    except (smtplib.SMTPException, OSError) as trouble:
        raise NotSent(f"{type(trouble).__name__}: {trouble}", for_good=False) from None


def connected(server: MailServer) -> smtplib.SMTP:
    """An open connection, encrypted where the server can; a password never goes in the clear.

    Raises SMTPException and OSError.
    """
    context = ssl.create_default_context()
    if server.secure:
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=PATIENCE_SECONDS, context=context
        )
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=PATIENCE_SECONDS)
    try:
        smtp.ehlo()
        if not server.secure and smtp.has_extn("starttls"):
            smtp.starttls(context=context)
            smtp.ehlo()
        elif needs_encryption(server):
            raise smtplib.SMTPNotSupportedError("no encryption offered, the password was not sent")
        if server.user:
            smtp.login(server.user, server.password)
    except BaseException:
        smtp.close()
        raise
    return smtp


def needs_encryption(server: MailServer) -> bool:
    """Whether a password would cross a network in the clear without STARTTLS."""
    if server.secure or not server.user:
        return False
    try:
        return not ip_address(server.host).is_loopback
    except ValueError:
        return server.host != "localhost"


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
