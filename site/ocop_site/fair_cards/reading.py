"""From an event's stalls to its cards, in the language of the request."""

from collections.abc import Iterator, Sequence
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlmodel import Session

from catalog.cards import Card
from catalog.events.exhibitors import Standing
from catalog.events.held import HeldEvent
from catalog.events.stalls import LineOfDay, StallOfDay, all_stalls_of
from ocop_site.content import naming_order
from ocop_site.fair_cards.content import FairCards, LeftOut, ShelfCard, StallCard, Words
from ocop_site.language import current_language, day_text, text_of
from ocop_site.register import register
from ocop_site.symbols import product_symbol
from ocop_site.symbols.layout import SAMPLE_WORDS


def read_cards(session: Session, event: HeldEvent, day: date) -> FairCards:
    """The cards of an event as its goods are on the day; `stalls` is empty if none is in force."""
    stalls = all_stalls_of(session, event.row.id or 0, day, naming_order())
    return FairCards(
        current_language(),
        register().settings.public_host,
        _words(event, day),
        tuple(_stall(stall) for stall in stalls if stall.certified),
        tuple(_left_out(stalls)),
    )


def _words(event: HeldEvent, day: date) -> Words:
    opened = register()
    name = text_of(event.row.title)
    return Words(
        fair=f"{name} – {event.row.edition}" if event.row.edition else name,
        when=_when(event, day),
        site_name=opened.settings.site_name,
        as_of=_("As the register stood on %(day)s", day=day_text(day)),
        stall=_("Stall"),
        scan=_("Scan to see whether the stars hold today"),
        left_out=_("No card for"),
        left_out_why=_(
            "Cards are printed only for goods whose certificate is in force on the day of printing."
        ),
        goes_on=_("continued"),
        confirms=_("The card confirms the recognition, not the pack in your hand."),
        sample=SAMPLE_WORDS if opened.demonstration else "",
        stars=_stars,
    )


def _stars(count: int) -> str:
    return str(ngettext("%(num)s OCOP star", "%(num)s OCOP stars", count))


def _when(event: HeldEvent, day: date) -> str:
    span = event.time_on(day)
    if span is None:
        return ""
    if span.first == span.last:
        return day_text(span.first)
    return f"{day_text(span.first)} – {day_text(span.last)}"


def _stall(stall: StallOfDay) -> StallCard:
    row = stall.stall
    goods = tuple(_shelf(card, row.number) for card in stall.certified)
    return StallCard(row.number, row.exhibitor, row.zone, goods)


def _shelf(card: Card, stall: str) -> ShelfCard:
    opened = register()
    shown = card.shown_name.text
    return ShelfCard(
        name=shown,
        second_name=card.name if shown != card.name else "",
        producer=card.producer_name,
        place=", ".join(part for part in (card.commune, card.province_name) if part),
        stars=card.stars,
        valid=_("Certificate valid until %(day)s", day=day_text(card.last_day)),
        symbol=product_symbol(opened.settings.public_url, card.code, sample=opened.demonstration),
        stall=stall,
    )


def _left_out(stalls: Sequence[StallOfDay]) -> Iterator[LeftOut]:
    for stall in stalls:
        for line in stall.lines:
            if line.standing is not Standing.CERTIFIED:
                yield LeftOut(stall.stall.number, line.line.written, _why(line))


def _why(line: LineOfDay) -> str:
    said = text_of(line.standing.label)
    if line.standing is Standing.LAPSED and line.card:
        return f"{said} ({day_text(line.card.last_day)})"
    return said
