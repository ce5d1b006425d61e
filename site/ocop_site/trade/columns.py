"""The columns of an exported table: what stands in them and how wide they are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _

from catalog.attestations import AttestationKind
from catalog.clock import vietnam_day
from catalog.codes import display
from catalog.issuer_names import in_full
from catalog.offers import Offer
from catalog.particulars import Particulars
from ocop_site import offering
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
    today = vietnam_day(as_of)
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
        *_told(today),
        Column(_("Page"), 60, _page_address),
        Column(_("As of"), 17, lambda row: as_of),
        Column(_("Licence"), 12, lambda row: LICENCE),
    ]


def _told(today: date) -> list[Column]:
    """What producers tell buyers; a cell is empty where nothing was told."""

    def offered(told: Callable[[Offer], Cell]) -> Callable[[Particulars], Cell]:
        return lambda row: told(row.offer) if row.offer else None

    return [
        Column(_("Lowest price (đ)"), 14, offered(lambda offer: offer.price_from)),
        Column(_("Highest price (đ)"), 14, offered(lambda offer: offer.price_to)),
        Column(_("Price for"), 16, offered(lambda offer: offer.price_unit)),
        Column(_("Pack sizes"), 24, offered(lambda offer: offer.pack_sizes)),
        Column(_("Minimum order"), 16, offered(lambda offer: offer.minimum_order)),
        Column(_("Capacity a month"), 14, offered(lambda offer: offer.capacity_per_month)),
        Column(_("Capacity in"), 12, offered(lambda offer: offer.capacity_unit)),
        Column(_("Season"), 22, offered(offering.season_words)),
        Column(_("Shelf life (days)"), 12, offered(lambda offer: offer.shelf_life_days)),
        Column(_("Storage"), 30, offered(lambda offer: text_of(offer.storage))),
        Column(_("VAT invoice"), 18, offered(offering.invoice_text)),
        Column(_("Other certificates"), 44, lambda row: offering.attested(row, today)),
        Column(
            _("Geographical indication"),
            24,
            lambda row: offering.attested(row, today, AttestationKind.GI),
        ),
        Column(
            _("Trademark"),
            20,
            lambda row: offering.attested(row, today, AttestationKind.TRADEMARK),
        ),
        Column(_("Export markets"), 30, offered(offering.markets_text)),
        Column(_("Confirmed by the producer"), 14, offered(lambda offer: offer.confirmed_on)),
    ]


def _page_address(row: Particulars) -> str:
    return public_address("browse.product", slug=row.card.slug, code=row.card.code)
