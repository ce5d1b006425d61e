"""Ask the site exactly as told, byte for byte, and see of what a page is built."""

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes, urlsplit

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

PUBLIC = "http://127.0.0.1:8000"
"""The public address of the site under test."""
OUR_CALENDARS = PUBLIC.replace("http:", "webcal:") + "/"

_ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "srcset", "content"}


@dataclass(frozen=True, slots=True)
class Target:
    """A request in which `{}` stands for what is sent: in the path, the query or the body."""

    path: str
    query: str = ""
    body: str | None = None

    @property
    def name(self) -> str:
        """The target as a test's name shows it."""
        return f"{'POST ' if self.body else ''}{self.path}{'?' if self.query else ''}{self.query}"

    def length(self, sent: str) -> int:
        """How long the address becomes."""
        return len(f"{self.path}?{self.query}".replace("{}", sent))

    def ask(self, client: FlaskClient, sent: str) -> TestResponse:
        """Send something that is percent-encoded already, however badly."""
        path = unquote_to_bytes(self.path.replace("{}", sent)).decode("latin-1")
        query = self.query.replace("{}", sent)
        environ = {"PATH_INFO": path, "QUERY_STRING": query, "REQUEST_URI": f"{path}?{query}"}
        if self.body is None:
            return client.get("/", environ_overrides=environ)
        return client.post(
            "/",
            data=self.body.replace("{}", sent).encode("latin-1"),
            content_type="application/x-www-form-urlencoded",
            environ_overrides=environ,
        )


class Shape(HTMLParser):
    """The elements of a page with their attributes, and the addresses that it leads to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: set[tuple[str, str]] = set()
        self.addresses: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.add((tag, ""))
        for name, value in attrs:
            self.parts.add((tag, name))
            if name in _ADDRESSES and tag != "meta":
                self.addresses.add(without_our_name(tag, attrs, value or ""))

    @property
    def foreign(self) -> set[str]:
        """The addresses that lead off this site or into a script."""
        return {address for address in self.addresses if not is_local(address)}


def without_our_name(tag: str, attrs: list[tuple[str, str | None]], address: str) -> str:
    """An address as it stands; a page's own one, which has to be whole, without our host."""
    own = tag == "link" and dict(attrs).get("rel") in ("canonical", "alternate")
    return address.removeprefix(PUBLIC) if own else address


def is_local(address: str) -> bool:
    """Whether a browser that follows this address stays on the site."""
    # Browsers leave out line ends and tabs and read a backslash as a slash.
    meant = address.translate({9: None, 10: None, 13: None}).strip().replace("\\", "/")
    if meant.startswith(OUR_CALENDARS):  # for a program, which asks us
        return True
    parts = urlsplit(meant)
    return not parts.netloc and parts.scheme in ("", "tel", "mailto", "geo") and meant[:2] != "//"
