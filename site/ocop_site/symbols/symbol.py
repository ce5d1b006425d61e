"""What one symbol says, before anything is drawn."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from catalog.codes import display, parse_code

MODULE_MM = 0.5
"""Side of one module in millimetres: telephones read it from a hand's breadth and further."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """An address to scan, the same to read and type, and what else stands on the label.

    `stars` is 3, 4 or 5: nothing below 3 gets a certificate. `sample` marks the demonstration.
    `code` is empty for an address that is no code's.
    """

    address: str
    code: str
    stars: int | None = None
    sample: bool = False

    def __post_init__(self) -> None:
        if self.stars not in (None, 3, 4, 5):
            raise ValueError(f"a symbol cannot carry {self.stars} stars")

    @property
    def readable_address(self) -> str:
        """The address without its scheme, as a person types it."""
        return self.address.partition("://")[2]

    @property
    def readable_code(self) -> str:
        """The code in groups of four."""
        return display(self.code)


def product_symbol(
    public_url: str, code: str, *, stars: int | None = None, sample: bool = False
) -> Symbol:
    """The symbol of a product, whose address is that of its verdict: host in lower case, /q/CODE.

    `public_url` is the configured public address, never the host of a request. Raises
    `MistypedCode` for what is no code: a wrong one must not reach a printer.
    """
    value = parse_code(code).value
    return Symbol(f"{_root(public_url)}/q/{value}", value, stars, sample)


def page_symbol(public_url: str, path: str, *, sample: bool = False) -> Symbol:
    """The symbol of a page of this site, such as a place's, by its path: /places/cho-tieu-can."""
    return Symbol(_root(public_url) + path, "", sample=sample)


def _root(public_url: str) -> str:
    url = urlsplit(public_url)
    return f"{url.scheme}://{url.netloc}".lower() + url.path.rstrip("/")
