"""What axe finds on a page in Chromium, of WCAG 2.2 A and AA."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
_ONLY_FAULTS = ["violations"]
# Which colours are shown changes contrasts alone.
EVERYTHING = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": _ONLY_FAULTS}
CONTRAST = {
    "runOnly": {"type": "rule", "values": ["color-contrast"]},
    "resultTypes": _ONLY_FAULTS,
}

# What axe says beside faults is megabytes a page: it stays in the browser.
_FAULTS = """
async options => (await axe.run(document, options)).violations.flatMap(
  fault => fault.nodes.map(node => `${fault.id}: ${node.target} ${node.failureSummary}`))
"""


def faults(page: Page, options: dict[str, object]) -> list[str]:
    """What axe finds, one line for each element."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_FAULTS, options)
    return found
