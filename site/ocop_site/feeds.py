"""Atom feeds (RFC 4287): what was newly recognised, what lapsed, what was withdrawn.

An entry is one thing that happened: a product recognised anew is a new entry, and its id stays
the same for ever.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import blake2b

from flask import Blueprint, Response, render_template, request, url_for
from flask_babel import gettext as _
from sqlmodel import Session

from catalog.audit import last_change
from catalog.cards import Card, load_cards
from catalog.db import reading
from catalog.issuer_names import in_full
from catalog.news import News, newly_lapsed, newly_recognised, newly_withdrawn
from catalog.status import Status
from catalog.verdicts import WITHDRAWAL_REASON_TEXTS
from ocop_site.assets import VERSION
from ocop_site.browse.filters import address
from ocop_site.errors import refused
from ocop_site.language import current_language, day_text, text_of
from ocop_site.listing import public_address
from ocop_site.register import register
from ocop_site.search import listed_ids, read_strictly
from ocop_site.symbols.layout import SAMPLE_WORDS
from search_index.database_engine import outbox_position
from search_index.query import Facet, SearchRequest, Sort

blueprint = Blueprint("feeds", __name__)

MOST = 100
"""Entries of a feed; whoever asks once a day misses nothing."""

MIMETYPE = "application/atom+xml"
_CONTROLS = dict.fromkeys(c for c in range(32) if chr(c) not in "\t\n\r")
_OF_PAGES = {
    "browse.home": "feeds.certified",
    "browse.products": "feeds.certified",
    "browse.lapsed": "feeds.lapsed",
    "browse.withdrawn": "feeds.withdrawn",
    "visit.fairs": "visit.fairs_feed",
}


@dataclass(frozen=True, slots=True)
class Feed:
    """What one feed tells: its word in ids, the statuses it holds, where its news come from."""

    word: str
    endpoint: str
    statuses: tuple[Status, ...]
    news: Callable[[Session, Container[int], date, int], list[News]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as the feed shows it."""

    id: str
    title: str
    summary: str
    address: str
    category: str
    updated: datetime


CERTIFIED = Feed("certified", "feeds.certified", (Status.VALID, Status.EXTENDED), newly_recognised)
LAPSED = Feed("lapsed", "feeds.lapsed", (Status.LAPSED,), newly_lapsed)
WITHDRAWN = Feed("withdrawn", "feeds.withdrawn", (Status.WITHDRAWN,), newly_withdrawn)


@blueprint.get("/products.atom")
def certified() -> Response:
    """Products newly recognised, as they became known here."""
    return _respond(CERTIFIED, _("Newly certified OCOP products"))


@blueprint.get("/register/lapsed.atom")
def lapsed() -> Response:
    """Products whose certificate ran out, the last day first."""
    return _respond(LAPSED, _("Lapsed certificates"))


@blueprint.get("/register/withdrawn.atom")
def withdrawn() -> Response:
    """Products whose certificate was withdrawn, as it became known here."""
    return _respond(WITHDRAWN, _("Withdrawn certificates"))


def feed_of_page(endpoint: str, wanted: SearchRequest) -> str | None:
    """The address of the feed that tells what changes on a page under its filters."""
    feed = _OF_PAGES.get(endpoint)
    return address(_plain(wanted), endpoint=feed) if feed else None


def _plain(wanted: SearchRequest) -> SearchRequest:
    """A feed has an order and a status of its own."""
    chosen = dict(wanted.chosen)
    chosen.pop(Facet.STATUS, None)
    return SearchRequest(q=wanted.q, chosen=chosen)


def _respond(feed: Feed, title: str) -> Response:
    """A feed under the catalogue's filters; a parameter that means nothing is refused."""
    wanted, wrong = read_strictly(request.args.to_dict(flat=False))
    if wrong:
        return refused(wrong)
    opened = register()
    plain = _plain(wanted)
    own = address(plain, endpoint=feed.endpoint)
    ids = _listed(feed, plain)
    parts = (VERSION, own, opened.today(), outbox_position(opened.engine), ids)
    response = Response(mimetype=MIMETYPE, headers={"Cache-Control": "no-cache"})
    response.set_etag(blake2b(repr(parts).encode(), digest_size=12).hexdigest())
    if request.if_none_match.contains_weak(response.get_etag()[0] or ""):
        response.status_code = 304
        return response
    response.set_data(_written(feed, title, plain, own, frozenset(ids)))
    return response


def _listed(feed: Feed, plain: SearchRequest) -> tuple[int, ...]:
    """The products of a feed under its filters, as search knows them: it may lag a moment."""
    statuses = frozenset(status.value for status in feed.statuses)
    return listed_ids(
        replace(plain, chosen={**plain.chosen, Facet.STATUS: statuses}, sort=Sort.NEWEST)
    )


def _written(feed: Feed, title: str, plain: SearchRequest, own: str, among: frozenset[int]) -> str:
    opened = register()
    with reading(opened.engine) as session:
        found = feed.news(session, among, opened.today(), MOST)
        cards = {card.id: card for card in load_cards(session, _ids(found), opened.today())}
        changed = last_change(session) or opened.now()
    entries = [
        _entry(feed, news, card)
        for news in found
        # The index may lag a moment behind the register.
        if (card := cards.get(news.product_id)) and card.status in feed.statuses
    ]
    operator = opened.settings.operator
    return render_template(
        "feeds/feed.xml",
        title=f"{SAMPLE_WORDS}: {title}" if opened.demonstration else title,
        entries=entries,
        updated=max((entry.updated for entry in entries), default=changed),
        language=current_language(),
        id=tag(f"{feed.word}{own.removeprefix(url_for(feed.endpoint))}"),
        own=opened.settings.public_url + own,
        page=opened.settings.public_url + _page(feed, plain),
        author=operator.name if operator else opened.settings.site_name,
        subtitle=_(
            "The page confirms the recognition, not the pack. What this register has not recorded"
            " may exist."
        ),
    )


def _ids(found: list[News]) -> list[int]:
    return [news.product_id for news in found]


def _page(feed: Feed, plain: SearchRequest) -> str:
    """The page for people that shows the same."""
    endpoint = {name: page for page, name in _OF_PAGES.items()}[feed.endpoint]
    return address(plain, endpoint=endpoint)


def tag(what: str) -> str:
    """An id that stays, whatever becomes of addresses (RFC 4151)."""
    host = register().settings.public_host.rsplit(":", 1)[0]
    return f"tag:{host},2026:{what}"


def _entry(feed: Feed, news: News, card: Card) -> Entry:
    cited = _(
        "Decision %(number)s of %(day)s, %(issuer)s",
        number=news.number,
        day=day_text(news.decided_on),
        issuer=text_of(in_full(news.issuer)),
    )
    title = f"{card.name} ({_('%(n)s stars', n=card.stars)}): {card.producer_name}"
    return Entry(
        tag(f"product/{card.code}/{feed.word}/{news.on.isoformat()}"),
        plain_text(title),
        plain_text(f"{_told(news, card)} {cited}. {card.producer_name}, {card.province_name}."),
        public_address("browse.product", slug=card.slug, code=card.code),
        f"set-{card.set_no}",
        news.known_since.astimezone(UTC),
    )


def _told(news: News, card: Card) -> str:
    """What happened, in a sentence."""
    if card.status is Status.WITHDRAWN:
        told = _("Withdrawn from %(day)s", day=day_text(news.on))
        reason = WITHDRAWAL_REASON_TEXTS.get(news.reason or "")
        return f"{told}: {text_of(reason)}." if reason else f"{told}."
    if card.status is Status.LAPSED:
        return f"{_('Lapsed after %(day)s', day=day_text(card.last_day))}."
    return f"{_('Valid until %(day)s', day=day_text(card.last_day))}."


def plain_text(text: str) -> str:
    """Text without the signs that XML forbids."""
    return text.translate(_CONTROLS)
