"""What every kind of page promises that only a real browser can tell."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product

import pytest
from axe_faults import CONTRAST, EVERYTHING, faults
from page_kinds import KINDS, LANGUAGES, PageKind, SmallSite
from playwright.sync_api import Browser, BrowserContext, Page, Response, ViewportSize
from thoroughness import THOROUGH

pytestmark = pytest.mark.browser

PHONE, NARROWEST, DESK = 360, 320, 1280
HEIGHT = 740
SMALLEST_TARGET = 24

every_page = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@dataclass
class Visit:
    """A tab and what was noted while it was open."""

    page: Page
    status: int = 0
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    return str(request.param)


@pytest.fixture(scope="module")
def with_scripts(browser: Browser, language: str) -> Iterator[BrowserContext]:
    """A visitor's browser, one for all pages."""
    yield from _profile(browser, language, script=True)


@pytest.fixture(scope="module")
def without_scripts(browser: Browser, language: str) -> Iterator[BrowserContext]:
    """The same with scripts turned off."""
    yield from _profile(browser, language, script=False)


def _profile(browser: Browser, language: str, *, script: bool) -> Iterator[BrowserContext]:
    screen = ViewportSize(width=PHONE, height=HEIGHT)
    context = browser.new_context(locale=language, viewport=screen, java_script_enabled=script)
    yield context
    context.close()


@contextmanager
def visiting(
    profile: BrowserContext, site: SmallSite, kind: PageKind, language: str
) -> Iterator[Visit]:
    """Open a page in a tab of its own, through its form if it stands behind one."""
    visit = Visit(profile.new_page())
    visit.page.on("request", lambda request: visit.asked.append(request.url))
    visit.page.on("console", lambda said: visit.complaints.append(said.text))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    answer = visit.page.goto(site.url + kind.path(language, site.named))
    if kind.filled:
        answer = _send(visit.page, kind)
    assert answer is not None
    visit.status = answer.status
    yield visit
    visit.page.close()


def _send(page: Page, kind: PageKind) -> Response:
    for selector, text in kind.filled.items():
        field = page.locator(selector)
        if field.get_attribute("type") in ("radio", "checkbox"):
            field.check()
        else:
            field.fill(text)
    with page.expect_navigation() as answered:
        page.click("main form[method=post] button")
    return answered.value


@every_page
def test_axe_finds_nothing_and_nothing_foreign_is_asked_for(
    with_scripts: BrowserContext, small_site: SmallSite, kind: PageKind, language: str
) -> None:
    with visiting(with_scripts, small_site, kind, language) as visit:
        assert visit.status == kind.status
        visit.page.evaluate(LOAD_ALL_PICTURES)
        for width, scheme in _looks(language):
            resize(visit.page, width)
            visit.page.emulate_media(color_scheme=scheme)
            found = faults(visit.page, EVERYTHING if scheme == "light" else CONTRAST)
            assert not found, (width, scheme, found)
    assert not [url for url in visit.asked if not url.startswith(f"{small_site.url}/")]
    # Chromium itself notes pages whose status is an error.
    assert not [line for line in visit.complaints if f"status of {kind.status}" not in line]


def _looks(language: str) -> list[tuple[int, str]]:
    """Widths and colours: all of them in Vietnamese, each once in English, whose pages are the
    same but for words; a thorough run looks at all in both.
    """
    every = list(product((PHONE, DESK), ("light", "dark")))
    return every if language == "vi" or THOROUGH else [(PHONE, "light"), (DESK, "dark")]


def test_axe_would_find_a_fault(with_scripts: BrowserContext) -> None:
    page = with_scripts.new_page()
    page.set_content("<html lang=vi><title>x</title><main><h1>x</h1><p><img src=x></p></main>")
    assert [fault for fault in faults(page, EVERYTHING) if fault.startswith("image-alt")]
    page.set_content("<p style='color:#aaa;background:#fff'>grey</p>")
    assert [fault for fault in faults(page, CONTRAST) if fault.startswith("color-contrast")]
    page.close()


@every_page
def test_it_fits_the_narrowest_screen_without_script(
    without_scripts: BrowserContext, small_site: SmallSite, kind: PageKind, language: str
) -> None:
    with visiting(without_scripts, small_site, kind, language) as visit:
        assert visit.status == kind.status
        assert visit.page.locator("h1").is_visible()
        for width in (PHONE, NARROWEST):
            resize(visit.page, width)
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
            small = visit.page.evaluate(SMALL_TARGETS, SMALLEST_TARGET)
            assert not small, (width, small)


def resize(page: Page, width: int) -> None:
    """Make the window as wide as a kind of device."""
    page.set_viewport_size(ViewportSize(width=width, height=HEIGHT))


# What is further down is otherwise asked for only when it is scrolled to.
LOAD_ALL_PICTURES = """
async () => {
  for (const image of document.images) image.loading = "eager";
  await Promise.all([...document.images].map(image => image.decode()));
}
"""
# Links inside a sentence are exempt (WCAG 2.2, 2.5.8); a label belongs to its input.
SMALL_TARGETS = """
smallest => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
  .filter(e => e.checkVisibility() && e.type !== "hidden" && e.tabIndex >= 0)
  .filter(e => getComputedStyle(e).display !== "inline")
  .map(e => [e.closest("label") ?? e, e.outerHTML.slice(0, 120)])
  .map(([e, html]) => [e.getBoundingClientRect(), html])
  .filter(([box]) => box.width > 0 && (box.width < smallest || box.height < smallest))
  .map(([box, html]) => `${box.width} x ${box.height}: ${html}`)
"""
