"""What axe finds on a page in Chromium, of WCAG 2.2 A and AA."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# Which colours are shown changes contrasts alone.
EVERYTHING = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


def faults(page: Page, options: dict[str, object]) -> list[str]:
    """What axe finds, one line for each element."""
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
    ]
