"""The forms of the desk on a telephone, filled in, opened and at fault: what an empty one hides."""

import pytest
from applications import serving
from axe_faults import EVERYTHING
from axe_faults import faults as axe_faults
from desk_browser import Desk
from factories import World
from flask import Flask
from people import People, Person
from playwright.sync_api import Browser, Page
from test_events_at_the_desk import SITE
from test_events_at_the_desk import entered as event_of
from test_places_at_the_desk import entered

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}


def troubles(tab: Page) -> list[str]:
    """What axe finds with everything unfolded, and whether the page is wider than the telephone."""
    tab.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    found = axe_faults(tab, EVERYTHING)
    wide = tab.evaluate("document.documentElement.scrollWidth")
    return found + ([f"{wide} px wide"] if wide > PHONE["width"] else [])


def test_forms_at_fault_are_usable_on_a_telephone(
    browser: Browser, desk: Desk, desk_app: Flask, people: People, organiser: Person,
    desk_world: World,
) -> None:  # fmt: skip
    place, event = entered(desk), event_of(desk)
    goods = desk_world.make_product(name="Kẹo dừa sáp Cầu Kè")
    desk.press(f"{place}/stock", f"{place}/stock", codes=goods.code)
    desk.press(f"{event}/sites/new", f"{event}/sites/new", **SITE, repeats="lunar")
    with serving(desk_app) as live:
        context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
        tab = context.new_page()
        name = desk_app.config["SESSION_COOKIE_NAME"]
        cookie = people.browser_of(organiser).get_cookie(name)
        assert cookie is not None
        context.add_cookies([{"name": name, "value": cookie.value, "url": live}])
        for language in ("", "/en"):
            tab.goto(f"{live}{language}{place}/edit")
            tab.fill("#point", "chợ")
            tab.fill("#phone", "0901 234 567")
            tab.click(".save button")
            tab.wait_for_function("document.activeElement.className == 'error-summary'")
            tab.click(".error-summary a >> nth=0")
            tab.wait_for_function("document.activeElement.id == 'point'")
            assert troubles(tab) == []
        for page in (f"{event}/sites/1", f"{place}/stock?q=keo+dua", event):
            tab.goto(live + page)
            assert troubles(tab) == [], page
        context.close()
