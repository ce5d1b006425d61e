"""Goods chosen by their codes in an address: `?c=CODE&c=CODE`. No cookie remembers them."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Flask, request

from catalog.codes import Level, MistypedCode, parse_code
from catalog.db import reading
from catalog.particulars import Particulars, read_particulars
from catalog.products import ids_of_codes
from catalog.text import Text
from ocop_site.register import register
from ocop_site.verify.typing_help import issued_near

PARAMETER = "c"
MOST_GATHERED = 20
"""Goods that an address carries along: as many as one enquiry can ask about."""

_MOST_READ = 60
_LONGEST = 64
_MOST_HELPED = 3


@dataclass(frozen=True, slots=True)
class Slip:
    """Something typed that is no code: why, and the issued codes one slip away."""

    typed: str
    reason: Text
    near: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the codes of an address lead to, in the order given, each once.

    `left_out` are goods beyond the number that can be taken, `not_issued` codes without goods.
    """

    goods: tuple[Particulars, ...]
    left_out: tuple[Particulars, ...]
    not_issued: tuple[str, ...]
    slips: tuple[Slip, ...]

    @property
    def codes(self) -> list[str]:
        """The codes of the goods taken."""
        return [row.card.code for row in self.goods]

    def codes_without(self, row: Particulars) -> list[str]:
        """The codes without those of one of the goods."""
        return [code for code in self.codes if code != row.card.code]


def typed_codes() -> list[str]:
    """What stands in the address, cut to what a person may have meant."""
    typed = (value.strip()[:_LONGEST] for value in request.values.getlist(PARAMETER)[:_MOST_READ])
    return [value for value in typed if value]


def read_codes(typed: Sequence[str]) -> tuple[list[str], list[tuple[str, Text]]]:
    """Codes of products, each once, and what is none with the reason."""
    codes: dict[str, None] = {}
    wrong: dict[str, Text] = {}
    for value in typed:
        try:
            code = parse_code(value)
        except MistypedCode as slip:
            wrong[value] = slip.reason.text
            continue
        if code.level is Level.PRODUCT:
            codes[code.value] = None
        else:
            wrong[value] = _NOT_A_PRODUCT
    return list(codes), list(wrong.items())


_NOT_A_PRODUCT = Text(
    "Đây không phải mã sản phẩm: mã sản phẩm có 8 ký tự.",
    "This is not a product's code, which has 8 characters.",
)


def find_chosen(most: int) -> Chosen:
    """The goods that the address of this request names, at most so many."""
    opened = register()
    codes, wrong = read_codes(typed_codes())
    with reading(opened.engine) as session:
        ids = ids_of_codes(session, codes)
        asked = [ids[code] for code in codes if code in ids]
        goods = tuple(read_particulars(session, asked, opened.today()))
    shown = {row.card.code for row in goods}
    slips = [
        Slip(value, reason, tuple(issued_near(opened.engine, value)) if n < _MOST_HELPED else ())
        for n, (value, reason) in enumerate(wrong)
    ]
    return Chosen(
        goods[:most],
        goods[most:],
        tuple(code for code in codes if code not in shown),
        tuple(slips),
    )


def init_chosen(app: Flask) -> None:
    """Let lists carry the goods chosen along in their links."""
    app.jinja_env.filters["keeping"] = keeping


def keeping(address: str) -> str:
    """An address of a list of this site with the goods chosen so far."""
    codes, _wrong = read_codes(typed_codes())
    if not codes:
        return address
    chosen = urlencode([(PARAMETER, code) for code in codes[:MOST_GATHERED]])
    return f"{address}{'&' if '?' in address else '?'}{chosen}"
