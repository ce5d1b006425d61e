"""The columns of an exported table: what stands in them and how wide they are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _

from catalog.codes import display
from catalog.issuer_names import in_full
from catalog.particulars import Particulars
from ocop_site.language import text_of
from ocop_site.listing import LICENCE, public_address
from ocop_site.register import register

Cell = str | int | date | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading in the reader's language and a row's cell in it."""

    title: str
    width: int
    cell: Callable[[Particulars], Cell]


def columns(as_of: datetime) -> list[Column]:
    """All columns for the language of this request; `as_of` stands in every row.

    A row cut out of its table still says of which moment it is and under which licence.
    """
    marks = [Column(_("Demonstration"), 14, lambda row: "BẢN MẪU")]
    return [
        *(marks if register().demonstration else []),
        Column(_("Code"), 12, lambda row: display(row.card.code)),
        Column(_("Product"), 40, lambda row: row.card.name),
        Column(_("Stars"), 8, lambda row: row.card.stars),
        Column(_("Status"), 22, lambda row: text_of(row.card.status.label)),
        Column(_("Valid until"), 13, lambda row: row.card.last_day),
        Column(_("Set no."), 8, lambda row: row.card.set_no),
        Column(_("Product set"), 30, lambda row: text_of(row.product_set)),
        Column(_("Sector"), 24, lambda row: text_of(row.sector)),
        Column(_("Net content"), 18, lambda row: row.net_content),
        Column(_("Producer"), 40, lambda row: row.card.producer_name),
        Column(_("Kind of producer"), 22, lambda row: text_of(row.producer_kind.label)),
        Column(_("Place now"), 36, lambda row: row.present_place),
        Column(_("Place on the label, if different"), 44, lambda row: row.printed_place),
        Column(_("Province (now)"), 18, lambda row: row.card.province_name),
        Column(_("Province (before July 2025)"), 18, lambda row: row.card.former_province),
        Column("GTIN", 17, lambda row: row.gtin),
        Column(_("Programme's product number"), 22, lambda row: row.programme_code),
        Column(_("Decision no."), 20, lambda row: row.decision.number),
        Column(_("Decision of"), 13, lambda row: row.decision.on),
        Column(_("Issued by"), 34, lambda row: text_of(in_full(row.decision.issuer))),
        Column(_("Page"), 60, _page_address),
        Column(_("As of"), 17, lambda row: as_of),
        Column(_("Licence"), 12, lambda row: LICENCE),
    ]


def _page_address(row: Particulars) -> str:
    return public_address("browse.product", slug=row.card.slug, code=row.card.code)
