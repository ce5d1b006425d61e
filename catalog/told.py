"""What producers tell buyers, entered from a list with one line for each product.

The line of a product takes the place of all that was told of it before. Channels belong to
the producer: those of several lines of one producer are put together.
"""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from catalog import told_cells
from catalog.attestations import enter_attestations
from catalog.change import Change
from catalog.channels import ChannelKind, enter_channels
from catalog.codes import MistypedCode, parse_code
from catalog.db import in_chunks
from catalog.offers import Invoice, enter_offers
from catalog.products import Product
from catalog.sheets import BadList, Cells, SheetLine
from catalog.tags import tag_products
from catalog.text import Text

REQUIRED = ("code",)
_OFFER_TEXTS = (
    "price_unit", "capacity_unit", "storage_vi", "storage_en", "pack_sizes", "minimum_order",
)  # fmt: skip
_CHANNELS = {kind.value: kind for kind in ChannelKind}
COLUMNS = (
    *REQUIRED,
    "name",
    "price_from",
    "price_to",
    "capacity_per_month",
    "season",
    "shelf_life_days",
    "invoice",
    "export_markets",
    "confirmed_on",
    *_OFFER_TEXTS,
    "tags",
    "certificates",
    *_CHANNELS,
)
"""`name` is for the reader of the list and is not looked at."""

_NO_SUCH_PRODUCT = Text(
    "không có sản phẩm nào mang mã “{value}”", "no product has the code “{value}”"
)
_TWICE = Text("mã {value} lặp lại", "code {value} comes twice")
_PRICES_CROSSED = Text(
    "price_to nhỏ hơn price_from, hoặc không có price_from",
    "price_to is below price_from, or there is no price_from",
)


def enter_told(change: Change, lines: Sequence[SheetLine]) -> int:
    """Enter a list of goods; how many products it tells of.

    Raises BadList, naming every line at fault; then nothing is entered.
    """
    problems: list[tuple[int, Text]] = []
    goods = _goods(change.session, lines, problems)
    read = [_Told(Cells(line, problems), *goods.get(line.number, (0, 0))) for line in lines]
    if problems:
        raise BadList(problems)
    enter_offers(change, [(row.producer_id, row.offer) for row in read])
    tag_products(change, [(row.product_id, row.producer_id, row.tags) for row in read])
    enter_attestations(change, [(row.product_id, row.producer_id, row.attested) for row in read])
    channels: dict[int, list[dict[str, Any]]] = {}
    for row in read:
        known = channels.setdefault(row.producer_id, [])
        known += [channel for channel in row.channels if channel not in known]
    enter_channels(change, [(i, found) for i, found in channels.items() if found])
    return len(read)


class _Told:
    """One line, read."""

    def __init__(self, cells: Cells, product_id: int, producer_id: int) -> None:
        self.product_id, self.producer_id = product_id, producer_id
        self.tags = cells.read("tags", told_cells.tags, [])
        self.attested = cells.read("certificates", told_cells.attestations, [])
        self.channels = [
            {"kind": kind, "address": cells.text(column)}
            for column, kind in _CHANNELS.items()
            if cells.text(column)
        ]
        lower = cells.read("price_from", told_cells.whole_number)
        upper = cells.read("price_to", told_cells.whole_number)
        if upper is not None and (lower is None or upper < lower):
            cells.wrong(_PRICES_CROSSED)
        self.offer: dict[str, Any] = {
            "product_id": product_id,
            "price_from": lower,
            "price_to": upper,
            "capacity_per_month": cells.read("capacity_per_month", told_cells.whole_number),
            "season": cells.read("season", told_cells.months, 0),
            "shelf_life_days": cells.read("shelf_life_days", told_cells.whole_number),
            "invoice": cells.read("invoice", told_cells.invoice, Invoice.UNKNOWN),
            "export_markets": cells.read("export_markets", told_cells.markets, ""),
            "confirmed_on": cells.read("confirmed_on", told_cells.day),
            **{column: cells.text(column) for column in _OFFER_TEXTS},
        }


def _goods(
    session: Session, lines: Sequence[SheetLine], problems: list[tuple[int, Text]]
) -> dict[int, tuple[int, int]]:
    """The product of each line and its producer, by the line's number."""
    codes = {line.number: _code(line) for line in lines}
    found: dict[str, tuple[int, int]] = {}
    for chunk in in_chunks(sorted({code for code in codes.values() if code})):
        query = select(Product).where(
            col(Product.code).in_(chunk), col(Product.voided_at).is_(None)
        )
        found.update({p.code: (p.id or 0, p.producer_id) for p in session.exec(query)})
    seen: set[str] = set()
    for line in lines:
        code = codes[line.number]
        if code not in found:
            problems.append((line.number, _NO_SUCH_PRODUCT.format(value=line.cells["code"])))
        elif code in seen:
            problems.append((line.number, _TWICE.format(value=code)))
        seen.add(code)
    return {number: found[code] for number, code in codes.items() if code in found}


def _code(line: SheetLine) -> str:
    try:
        return parse_code(line.cells["code"]).value
    except MistypedCode:
        return ""
