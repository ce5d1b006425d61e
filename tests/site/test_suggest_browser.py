"""Names offered while one types, in a real browser; without scripts the form still searches."""

import pytest
from factories import World
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def test_names_are_offered_while_one_types(page: Page, live_url: str, world: World) -> None:
    world.make_product("Mật ong bạc hà")
    page.goto(f"{live_url}/products")
    page.locator("#q").press_sequentially("mat o")
    option = page.locator("#suggested-names option")
    expect(option).to_have_count(1)
    assert option.get_attribute("value") == "Mật ong bạc hà"


def test_without_scripts_the_form_searches(browser: Browser, live_url: str, world: World) -> None:
    world.make_product("Mật ong bạc hà")
    world.make_product("Kẹo dừa")
    visitor = browser.new_context(java_script_enabled=False)
    page = visitor.new_page()
    page.goto(f"{live_url}/products")
    page.get_by_role("searchbox").fill("mat ong")
    page.get_by_role("button", name="Tìm", exact=True).click()
    expect(page.locator(".card h3")).to_have_text(["Mật ong bạc hà"])
    visitor.close()
