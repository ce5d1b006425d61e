"""From a list of products to the book that holds them, in the language of the request."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlmodel import Session

from catalog.content import Said, names_of
from catalog.coverage import filled
from catalog.db import reading
from catalog.issuer_names import in_full
from catalog.particulars import Particulars, read_particulars
from catalog.taxonomy import NOTICES, notice_for
from catalog.text import sort_key
from ocop_site.book.content import Arrangement, Book, Chapter, Entry, Words
from ocop_site.browse.filters import chips
from ocop_site.content import naming_order
from ocop_site.drawings import draw
from ocop_site.language import current_language, day_text, number_text, text_of
from ocop_site.offering import (
    attested,
    capacity_text,
    invoice_text,
    markets_text,
    price_text,
    season_words,
    shelf_life_text,
)
from ocop_site.register import register
from ocop_site.search import vocabulary
from ocop_site.symbols import product_symbol
from search_index.query import SearchRequest


def read_book(wanted: SearchRequest, ids: Sequence[int], arrangement: Arrangement) -> Book:
    """The book of these products as they are today; none of them makes no book."""
    opened = register()
    with reading(opened.engine) as session:
        rows = list(read_particulars(session, ids, opened.today()))
        names = names_of(session, ids, naming_order())
        coverage = _coverage(session, {row.card.province_code for row in rows})
    rows.sort(key=lambda row: (sort_key(row.card.name), row.card.id))
    makers = len({row.card.producer_slug for row in rows})
    counts = (_products(len(rows)), ngettext("%(num)s producer", "%(num)s producers", makers))
    return Book(
        language=current_language(),
        words=_words(),
        narrowed=_narrowed(wanted),
        totals=" · ".join(counts),
        operator=tuple(_operator()),
        about=tuple(_about()),
        coverage=coverage,
        host=opened.settings.public_host,
        chapters=tuple(_chapters(rows, names, arrangement)),
    )


def _chapters(
    rows: Iterable[Particulars], names: dict[int, Said], arrangement: Arrangement
) -> Iterable[Chapter]:
    known = vocabulary()
    by_set = arrangement is Arrangement.SET
    sorted_in: dict[str | int, list[Particulars]] = {}
    for row in rows:
        sorted_in.setdefault(row.card.set_no if by_set else row.card.province_code, []).append(row)
    for key in known.sets if by_set else known.provinces:
        held = sorted_in.get(key)
        if held:
            yield Chapter(
                title=text_of(held[0].product_set) if by_set else held[0].card.province_name,
                note=text_of(held[0].sector) if by_set else _former_names(held),
                entries=tuple(_entry(row, names.get(row.card.id)) for row in held),
            )


def _former_names(rows: Iterable[Particulars]) -> str:
    """Former provinces that a chapter holds goods of, where they had another name."""
    former = {row.card.former_province or "" for row in rows}
    others = sorted(former - {"", next(iter(rows)).card.province_name}, key=sort_key)
    return str(_("with the former %(names)s", names=", ".join(others))) if others else ""


def _entry(row: Particulars, name: Said | None) -> Entry:
    opened, card = register(), row.card
    in_force = card.status.in_force
    notice = notice_for(card.set_no, card.name)
    symbol = product_symbol(opened.settings.public_url, card.code, sample=opened.demonstration)
    said = (_("Valid until %(day)s", day=day_text(card.last_day)),) if in_force else ()
    return Entry(
        name=name.text if name else card.name,
        second_name=card.name if name else "",
        stars=card.stars if in_force else None,
        standing=said[0] if said else _no_longer(row),
        producer=card.producer_name,
        place=_place(row),
        decision=_(
            "Decision %(number)s of %(day)s, %(issuer)s",
            number=row.decision.number,
            day=day_text(row.decision.on),
            issuer=text_of(in_full(row.decision.issuer)),
        ),
        notice=text_of(NOTICES[notice]) if notice else "",
        offer=tuple(piece for piece in _offer(row) if piece),
        symbol=symbol,
        picture=partial(draw, card.set_no, card.name, card.code),
    )


def _no_longer(row: Particulars) -> str:
    if row.card.status.value == "lapsed":
        return str(_("Lapsed after %(day)s", day=day_text(row.card.last_day)))
    return text_of(row.card.status.label)


def _place(row: Particulars) -> tuple[str, ...]:
    if not row.printed_place:
        return (row.present_place,)
    return (
        str(_("%(place)s (former)", place=row.printed_place)),
        str(_("now %(place)s", place=row.present_place)),
    )


def _offer(row: Particulars) -> Iterable[str]:
    """What a buyer needs to know, as far as the producer told."""
    offer = row.offer
    if offer is not None:
        yield price_text(offer)
        yield capacity_text(offer)
        yield season_words(offer)
        if offer.minimum_order:
            yield str(_("minimum order %(amount)s", amount=offer.minimum_order))
        if shelf_life := shelf_life_text(offer):
            yield str(_("keeps %(time)s", time=shelf_life))
        yield invoice_text(offer)
        if markets := markets_text(offer):
            yield str(_("sold to %(countries)s", countries=markets))
    today = register().today()
    held = tuple(other for other in row.attestations if other.held_on(today))
    yield attested(replace(row, attestations=held), today)
    if offer is not None and offer.confirmed_on:
        yield str(_("confirmed on %(day)s", day=day_text(offer.confirmed_on)))


def _coverage(session: Session, provinces: set[str]) -> tuple[tuple[str, str], ...]:
    """Up to which day the decisions of the bodies behind these products are entered."""
    entered, known = filled(session), vocabulary()
    rows = [(_("The ministry (5 stars)"), entered.ministry)]
    rows += [
        (known.provinces[c].name, entered.provinces[c]) for c in known.provinces if c in provinces
    ]
    return tuple((name, day_text(day) if day else str(_("not yet entered"))) for name, day in rows)


def _narrowed(wanted: SearchRequest) -> str:
    said = [_("Search: %(q)s", q=wanted.q)] if wanted.q else []
    said += [chip.label for chip in chips(wanted, vocabulary())]
    return " · ".join(said)


def _operator() -> Iterable[str]:
    opened = register()
    operator = opened.settings.operator
    if opened.demonstration:
        yield str(
            _("Demonstration: nobody operates this register, and nothing here may be relied on.")
        )
    elif operator is None:
        yield str(_("Trial on this machine only: no operator is named."))
    else:
        parts = ", ".join(part for part in (operator.name, operator.address) if part)
        yield " · ".join(part for part in (f"{_('Operated by')} {parts}", operator.contact) if part)
        yield str(
            _("Official register of this body.")
            if operator.official
            else _("This is not a state body's official site.")
        )


def _about() -> Iterable[str]:
    return (
        _(
            "This book shows what the register held on the day named on every page. Afterwards a"
            " certificate may lapse, be suspended or be withdrawn: scan the symbol beside a product"
            " to read what holds today."
        ),
        _("The page behind a symbol confirms the recognition, not the pack in your hand."),
        _(
            "Stars stand only beside products whose certificate was in force that day. Pictures"
            " are illustrations, not photographs of the packs."
        ),
        _(
            "What buyers need to know is as stated by the producers: prices are indications, and"
            " what is not stated is not known."
        ),
        _("Silence of this register is not an accusation: what it has not recorded may exist."),
        _("So far are the decisions of these bodies entered:"),
    )


def _products(count: int) -> str:
    return str(ngettext("%(count)s product", "%(count)s products", count, count=number_text(count)))


def _words() -> Words:
    opened = register()
    return Words(
        site_name=opened.settings.site_name,
        title=_("Catalogue of OCOP products"),
        contents=_("Contents"),
        about=_("About this book"),
        index=_("Index of products"),
        producers=_("Index of producers"),
        as_of=_("As of %(day)s", day=day_text(opened.today())),
        sample=_("BẢN MẪU · demonstration data, the producers do not exist")
        if opened.demonstration
        else "",
        scan=_("Scan to check"),
        offer=_("For buyers:"),
        number_of_stars=lambda count: str(_("%(n)s stars", n=count)),
        count=_products,
    )
