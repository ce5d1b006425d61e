"""A real mail server on this machine that keeps what it is given instead of passing it on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


@dataclass
class Letter:
    """One mail as it came: its envelope and itself."""

    sender: str
    recipients: list[str]
    data: bytes

    @property
    def mail(self) -> EmailMessage:
        """The mail, parsed."""
        parsed = message_from_bytes(self.data, policy=SMTP)
        assert isinstance(parsed, EmailMessage)
        return parsed

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return str(self.mail.get_content())


@dataclass
class MailSink:
    """What came in, and how recipients or whole mails are refused: with these answers."""

    port: int = 0
    letters: list[Letter] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    data_answer: str = "250 taken"

    @property
    def url(self) -> str:
        """The setting that leads here."""
        return f"smtp://127.0.0.1:{self.port}?from=so@ocop.example"


class _Session(StreamRequestHandler):
    def handle(self) -> None:
        sink: MailSink = self.server.sink  # type: ignore[attr-defined]
        sender, recipients = "", []
        self._say("220 sink")
        for line in self.rfile:
            said = line.decode().strip()
            verb = said[:4].upper()
            if verb == "MAIL":
                sender, recipients = _address(said), []
                self._say("250 ok")
            elif verb == "RCPT":
                answer = sink.refused.get(_address(said), "250 ok")
                recipients += [_address(said)] if answer.startswith("2") else []
                self._say(answer)
            elif verb == "DATA":
                self._say("354 go on")
                data = b"".join(iter(self.rfile.readline, b".\r\n"))
                if sink.data_answer.startswith("2"):
                    sink.letters.append(Letter(sender, recipients, data))
                self._say(sink.data_answer)
            else:
                self._say("221 bye" if verb == "QUIT" else "250 ok")

    def _say(self, answer: str) -> None:
        self.wfile.write(f"{answer}\r\n".encode())


def _address(said: str) -> str:
    return said[said.index("<") + 1 : said.index(">")]


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def mail_sink() -> Iterator[MailSink]:
    """A server that listens until the end."""
    with _Server(("127.0.0.1", 0), _Session) as server:
        sink = server.sink = MailSink(server.server_address[1])  # type: ignore[attr-defined]
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield sink
        server.shutdown()
        thread.join()
