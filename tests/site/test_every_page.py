"""What every kind of page promises, as far as its text alone can tell."""

from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from map_reading import lacks, maps_in
from page_kinds import KINDS, LANGUAGES, NOT_PAGES, PageKind, SmallSite

from ocop_site.account.signed_in import BEHIND_SIGN_IN

PLAIN = [kind for kind in KINDS if not kind.filled]
every_page = pytest.mark.parametrize("kind", PLAIN, ids=lambda kind: kind.name)
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def weight(site: SmallSite, address: str) -> int:
    """The bytes of an answer as they travel to a browser that understands gzip."""
    with site.app.test_client().get(address, headers={"Accept-Encoding": "gzip, br"}) as answer:
        return len(answer.data)


def page_of(site: SmallSite, kind: PageKind, language: str) -> BeautifulSoup:
    """A page, parsed."""
    answer = site.app.test_client().get(kind.path(language, site.named))
    assert answer.status_code == kind.status
    assert answer.mimetype == "text/html"
    return BeautifulSoup(answer.data, "html.parser")


@every_page
@in_both_languages
def test_it_says_its_language_and_offers_the_other(
    small_site: SmallSite, kind: PageKind, language: str
) -> None:
    soup = page_of(small_site, kind, language)
    assert soup.html["lang"] == language
    (other,) = {"vi", "en"} - {language}
    switch = soup.select_one(f"a[hreflang={other}]")
    assert switch["lang"] == other
    back = small_site.app.test_client().get(switch["href"])
    assert BeautifulSoup(back.data, "html.parser").html["lang"] == other


@every_page
@in_both_languages
def test_it_has_one_title_and_headings_in_order(
    small_site: SmallSite, kind: PageKind, language: str
) -> None:
    soup = page_of(small_site, kind, language)
    assert soup.title.text.strip(" ·")
    levels = [int(heading.name[1]) for heading in soup.find_all(["h1", "h2", "h3", "h4"])]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels)), levels


@every_page
@in_both_languages
def test_it_refers_to_nothing_inline_and_nothing_foreign(
    small_site: SmallSite, kind: PageKind, language: str
) -> None:
    soup = page_of(small_site, kind, language)
    assert not soup.select("[style]")
    # A map without both archipelagos would be one of another country's.
    assert [lack for text in maps_in(soup) for lack in lacks(text)] == []
    # A block of data is no script, and the content policy does not run it.
    scripts = soup.select('script:not([type="application/ld+json"])')
    assert all(script.get("src") for script in scripts)
    for tag, attribute in (
        ("script[src]", "src"),
        ("img", "src"),
        ("link[rel=stylesheet]", "href"),
    ):
        for found in soup.select(tag):
            assert not urlsplit(found[attribute]).netloc, found


@every_page
@in_both_languages
def test_it_weighs_no_more_than_its_kind_may(
    small_site: SmallSite, kind: PageKind, language: str
) -> None:
    address = kind.path(language, small_site.named)
    parts = {"the page": weight(small_site, address)}
    for part in _parts(page_of(small_site, kind, language)):
        parts[part] = weight(small_site, urljoin(address, part))
    assert sum(parts.values()) <= kind.kilobytes * 1024, parts


def _parts(soup: BeautifulSoup) -> set[str]:
    """What a browser fetches for a page, pictures further down included, fonts not."""
    found = {tag["src"] for tag in soup.select("script[src], img[src]")}
    return found | {tag["href"] for tag in soup.select("link[rel=stylesheet], link[rel=icon]")}


def test_every_address_of_a_page_is_listed(small_site: SmallSite) -> None:
    rules = small_site.app.url_map
    asked = rules.bind("localhost")
    listed = {
        asked.match(urlsplit(kind.path("vi", small_site.named)).path)[0]
        for kind in KINDS
        if kind.name != "no such page"
    }
    pages = {
        rule.endpoint
        for rule in rules.iter_rules()
        if "GET" in (rule.methods or ()) and "/api/" not in rule.rule and "." not in rule.rule
        if not hasattr(small_site.app.view_functions[rule.endpoint], BEHIND_SIGN_IN)
    }
    assert sorted(pages - NOT_PAGES - listed) == [], "name new addresses in page_kinds.py"
