"""What producers tell buyers, in the reader's language: prices, capacity, season, papers.

What is not told is an empty text. Pages say then that it is not known, never "no".
"""

from datetime import date

from flask import Flask
from flask_babel import gettext as _
from markupsafe import Markup, escape

from catalog.attestations import RIGHTS, Attestation, AttestationKind
from catalog.offers import Invoice, Offer
from catalog.particulars import Particulars
from ocop_site.content import vietnamese
from ocop_site.language import day_text, number_text, reading_language, text_of


def init_offering(app: Flask) -> None:
    """Offer these words to every template."""
    app.jinja_env.filters.update(
        price_text=price_words,
        capacity_text=capacity_words,
        season_words=season_words,
        shelf_life_text=shelf_life_text,
        invoice_text=invoice_text,
        markets_text=markets_text,
    )


def price_text(offer: Offer) -> str:
    """The range of prices and what it is for: "120.000 – 150.000 ₫ / hộp 500 g"."""
    if offer.price_from is None:
        return ""
    price = number_text(offer.price_from)
    if offer.price_to not in (None, offer.price_from):
        price += f" – {number_text(offer.price_to or 0)}"
    return f"{price} ₫" + (f" / {offer.price_unit}" if offer.price_unit else "")


def price_words(offer: Offer) -> Markup:
    """The price on a page: what it is for is said in the producer's Vietnamese."""
    return _marked(price_text(offer), offer.price_unit)


def capacity_words(offer: Offer) -> Markup:
    """What can be supplied, on a page."""
    return _marked(capacity_text(offer), offer.capacity_unit)


def _marked(said: str, unit: str) -> Markup:
    return escape(said).replace(escape(unit), vietnamese(unit), 1) if unit else escape(said)


def capacity_text(offer: Offer) -> str:
    """What can be supplied: "2.000 hộp/tháng"."""
    if offer.capacity_per_month is None:
        return ""
    amount = f"{number_text(offer.capacity_per_month)} {offer.capacity_unit}".strip()
    return str(_("%(amount)s a month", amount=amount))


def shelf_life_text(offer: Offer) -> str:
    """How long it keeps, in days or months."""
    return text_of(offer.shelf_life) if offer.shelf_life else ""


def season_words(offer: Offer) -> str:
    """The months in which it is to be had."""
    return text_of(offer.season_text) if offer.season_text else ""


def invoice_text(offer: Offer) -> str:
    """Whether an invoice is given; empty where not told."""
    return "" if offer.invoice is Invoice.UNKNOWN else text_of(offer.invoice.label)


def markets_text(offer: Offer) -> str:
    """The countries to which it is sold, by name."""
    names = reading_language().locale.territories
    return ", ".join(names.get(code, code) for code in offer.markets)


def attested(row: Particulars, day: date, *kinds: AttestationKind) -> str:
    """Other certificates of these kinds, or all but rights to a name, with number and last day."""
    return "; ".join(
        _attestation(held, day)
        for held in row.attestations
        if (held.kind in kinds if kinds else held.kind not in RIGHTS)
    )


def _attestation(held: Attestation, day: date) -> str:
    named = held.number if held.kind in RIGHTS else text_of(held.kind.label)
    parts = [named or text_of(held.kind.label)]
    if held.number and held.kind not in RIGHTS:
        parts.append(held.number)
    if held.valid_until:
        last = day_text(held.valid_until)
        until = _("until %(day)s", day=last)
        parts.append(until if held.held_on(day) else _("ended %(day)s", day=last))
    return ", ".join(parts)
