"""What the head of a page tells robots: its one address, its twins, and whether to list it.

Every address here is built from the configured public one. A page has one address in each
language, whatever order, case or further parameters it was asked with.
"""

from dataclasses import dataclass, replace
from urllib.parse import quote

from babel import Locale
from babel.core import get_global
from flask import Flask, g, request

from ocop_site.browse.filters import address
from ocop_site.chosen import PARAMETER
from ocop_site.feeds import feed_of_page
from ocop_site.language import current_language, languages, root_of_site
from ocop_site.languages import Language
from ocop_site.listing import public_address
from ocop_site.register import register
from ocop_site.search import vocabulary
from search_index.query import SearchRequest, Sort, read_request

_NARROWED_BY = {
    "browse.lapsed": ("province", "set", "page"),
    "browse.withdrawn": ("province", "set", "page"),
}
"""Lists that take some parameters of the catalogue and no others."""

FOR_ONE_READER = {"trade.side_by_side", "trade.enquiry", "trade.catalogue", "visit.near"}
"""Pages that are made up of what one reader chose: noindex, and in no sitemap."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of one page says beside its title and description.

    `twins` are its addresses by language, `feed` tells what changes on it.
    """

    address: str
    twins: dict[str, str]
    robots: str
    feed: str | None


def init_head(app: Flask) -> None:
    """Offer the head to every template."""
    app.jinja_env.globals.update(
        page_head=page_head, og_locale=og_locale, public_address=public_address
    )


def page_head() -> Head:
    """The head of the page that is being answered; made once for each request."""
    if "head" not in g:
        g.head = _head()
    head: Head = g.head
    return head


def _head() -> Head:
    endpoint = request.endpoint or ""
    wanted = _wanted(endpoint)
    bare = quote(request.path) if wanted is None else _list_path(endpoint, wanted)
    bare = bare.rstrip("/") or "/"
    base = register().settings.public_url + root_of_site()
    twins = {spoken.tag: base + spoken.prefix + bare for spoken in languages()}
    return Head(
        twins[current_language()],
        twins,
        _robots(wanted),
        feed_of_page(endpoint, wanted or SearchRequest()),
    )


def og_locale(language: Language) -> str:
    """The name of a language's locale in Open Graph: vi_VN; English is Britain's here."""
    if language.tag == "en":
        return "en_GB"
    likely = Locale.parse(get_global("likely_subtags").get(str(language.locale), language.locale))
    # A language of no one land, such as Esperanto, has the world's number in its place.
    landed = likely.territory and likely.territory.isalpha()
    return f"{likely.language}_{likely.territory}" if landed else likely.language


def _wanted(endpoint: str) -> SearchRequest | None:
    """What a list is asked for, as far as it takes it; None for a page that is no list."""
    given = request.args.to_dict(flat=False)
    if endpoint in _NARROWED_BY:
        given = {name: given[name] for name in _NARROWED_BY[endpoint] if name in given}
    elif endpoint != "browse.products":
        return None
    return read_request(given, vocabulary())[0] if given else SearchRequest()


def _list_path(endpoint: str, wanted: SearchRequest) -> str:
    """The one path of a list under its filters, whatever its order, without language."""
    path = address(replace(wanted, sort=Sort.RELEVANCE), page=wanted.page, endpoint=endpoint)
    return path.removeprefix(request.script_root)


def _robots(wanted: SearchRequest | None) -> str:
    """A list under one value of one facet may be listed; filters on filters lead on for ever.

    Later pages lead to products and are no answer themselves.
    """
    if register().demonstration:
        return "noindex, nofollow"
    endpoint = request.endpoint or ""
    behind = endpoint.startswith(("account.", "desk."))
    chosen = behind or endpoint in FOR_ONE_READER or PARAMETER in request.args
    if chosen or request.method == "POST":
        return "noindex"
    if wanted is None:
        return ""
    if wanted.q or sum(len(values) for values in wanted.chosen.values()) > 1:
        return "noindex, nofollow"
    return "noindex, follow" if wanted.page > 1 else ""
