"""Goods side by side: the fields as rows, each with the word whether the goods agree in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from catalog.attestations import AttestationKind
from catalog.comparing import Agreement, agreement
from catalog.issuer_names import in_full
from catalog.offers import Offer
from catalog.particulars import Particulars
from ocop_site import offering
from ocop_site.content import given, vietnamese
from ocop_site.language import day_text, text_of

_Told = Callable[[Particulars], str]


@dataclass(frozen=True, slots=True)
class Line:
    """One field: what is told of each of the goods, empty where nothing is."""

    name: str
    title: str
    told: tuple[str, ...]
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Part:
    """Fields that belong together. Of `untold` fields nothing is known for any of the goods."""

    title: str
    lines: list[Line]
    untold: list[str]


def compare(goods: Sequence[Particulars], day: date) -> list[Part]:
    """The comparison in the reader's language."""
    return [
        _part(_("Recognition"), _recognition(), goods),
        _part(_("Maker and place"), _origin(), goods),
        _part(_("What a buyer asks"), _buying(day), goods),
    ]


def _part(
    title: str, fields: Sequence[tuple[str, str, _Told]], goods: Sequence[Particulars]
) -> Part:
    told = [(name, heading, tuple(map(field, goods))) for name, heading, field in fields]
    lines = [Line(name, heading, texts, agreement(texts)) for name, heading, texts in told]
    return Part(
        title,
        [line for line in lines if line.agreement is not Agreement.UNKNOWN],
        [line.title for line in lines if line.agreement is Agreement.UNKNOWN],
    )


def _recognition() -> list[tuple[str, str, _Told]]:
    return [
        ("stars", _("Stars"), lambda row: str(_("%(n)s stars", n=row.card.stars))),
        ("status", _("Status"), lambda row: text_of(row.card.status.label)),
        ("valid_until", _("Valid until"), lambda row: day_text(row.card.last_day)),
        (
            "decision",
            _("Decision"),
            lambda row: f"{row.decision.number}, {day_text(row.decision.on)}",
        ),
        ("issuer", _("Issued by"), lambda row: text_of(in_full(row.decision.issuer))),
    ]


def _origin() -> list[tuple[str, str, _Told]]:
    return [
        ("producer", _("Producer"), lambda row: vietnamese(row.card.producer_name)),
        ("kind", _("Kind of producer"), lambda row: text_of(row.producer_kind.label)),
        ("place", _("Place now"), lambda row: vietnamese(row.present_place)),
        (
            "printed_place",
            _("Place on the label, if different"),
            lambda row: vietnamese(row.printed_place),
        ),
        ("set", _("Product set"), lambda row: text_of(row.product_set)),
        ("net_content", _("Net content"), lambda row: vietnamese(row.net_content)),
        ("gtin", "GTIN", lambda row: row.gtin or ""),
    ]


def _buying(day: date) -> list[tuple[str, str, _Told]]:
    def offered(told: Callable[[Offer], str]) -> _Told:
        return lambda row: told(row.offer) if row.offer else ""

    return [
        ("price", _("Price range"), offered(offering.price_words)),
        ("pack_sizes", _("Pack sizes"), offered(lambda offer: vietnamese(offer.pack_sizes))),
        (
            "minimum_order",
            _("Minimum order"),
            offered(lambda offer: vietnamese(offer.minimum_order)),
        ),
        ("capacity", _("Capacity"), offered(offering.capacity_words)),
        ("season", _("Season"), offered(offering.season_words)),
        ("shelf_life", _("Shelf life"), offered(offering.shelf_life_text)),
        ("storage", _("Storage"), offered(lambda offer: given(offer.storage))),
        ("invoice", _("VAT invoice"), offered(offering.invoice_text)),
        ("certificates", _("Other certificates"), lambda row: offering.attested(row, day)),
        (
            "gi",
            _("Geographical indication"),
            lambda row: offering.attested(row, day, AttestationKind.GI),
        ),
        (
            "trademark",
            _("Trademark"),
            lambda row: offering.attested(row, day, AttestationKind.TRADEMARK),
        ),
        ("markets", _("Export markets"), offered(offering.markets_text)),
        ("confirmed_on", _("Confirmed by the producer"), offered(_confirmed)),
    ]


def _confirmed(offer: Offer) -> str:
    return day_text(offer.confirmed_on) if offer.confirmed_on else ""
