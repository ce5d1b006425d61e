"""What the head of a page tells robots: its one address, its twins, and whether to list it.

Every address here is built from the configured public one. A page has one address in each
language, whatever order, case or further parameters it was asked with.
"""

from dataclasses import dataclass, replace
from urllib.parse import quote

from babel import Locale
from babel.core import get_global
from flask import Flask, request, url_for

from ocop_site.browse.filters import address
from ocop_site.chosen import PARAMETER
from ocop_site.language import current_language, languages, root_of_site
from ocop_site.languages import Language
from ocop_site.listing import public_address
from ocop_site.register import register
from ocop_site.search import vocabulary
from search_index.query import SearchRequest, Sort, read_request

_NARROWED_BY = {
    "browse.lapsed": ("province", "page"),
    "browse.withdrawn": ("province", "page"),
}
"""Lists that take some parameters of the catalogue and no others."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of one page says beside its title and description."""

    address: str
    twins: dict[str, str]
    robots: str


def init_head(app: Flask) -> None:
    """Offer the head to every template."""
    app.jinja_env.globals.update(
        page_head=page_head, og_locale=og_locale, public_address=public_address
    )


def page_head() -> Head:
    """The head of the page that is being answered."""
    path, robots = _list_path() or (quote(request.path), "")
    bare = path.removeprefix(request.script_root).rstrip("/") or "/"
    base = register().settings.public_url + root_of_site()
    twins = {spoken.tag: base + spoken.prefix + bare for spoken in languages()}
    if request.method == "POST" or PARAMETER in request.args:  # of use to one reader alone
        robots = "noindex"
    if register().demonstration:
        robots = "noindex, nofollow"
    return Head(twins[current_language()], twins, robots)


def og_locale(language: Language) -> str:
    """The name of a language's locale in Open Graph: vi_VN; English is Britain's here."""
    if language.tag == "en":
        return "en_GB"
    likely = Locale.parse(get_global("likely_subtags").get(str(language.locale), language.locale))
    # A language of no one land, such as Esperanto, has the world's number in its place.
    landed = likely.territory and likely.territory.isalpha()
    return f"{likely.language}_{likely.territory}" if landed else likely.language


def _list_path() -> tuple[str, str] | None:
    """The one path of a list under its filters, and what robots may do with it; else None."""
    endpoint = request.endpoint or ""
    given = request.args.to_dict(flat=False)
    if endpoint in _NARROWED_BY:
        given = {name: given[name] for name in _NARROWED_BY[endpoint] if name in given}
    elif endpoint != "browse.products":
        return None
    if not given:
        return url_for(endpoint), ""
    wanted, _wrong = read_request(given, vocabulary())
    plain = replace(wanted, sort=Sort.RELEVANCE)
    return address(plain, page=wanted.page, endpoint=endpoint), _robots(wanted)


def _robots(wanted: SearchRequest) -> str:
    """A list under one value of one facet may be listed; filters on filters lead on for ever.

    Later pages lead to products and are no answer themselves.
    """
    if wanted.q or sum(len(values) for values in wanted.chosen.values()) > 1:
        return "noindex, nofollow"
    return "noindex, follow" if wanted.page > 1 else ""
