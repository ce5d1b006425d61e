"""Every page behind the sign-in, in Chromium on a telephone: axe, width, both languages."""

from collections.abc import Iterator

import pytest
from access_table import rows
from applications import running, serving
from axe_faults import EVERYTHING, faults
from clocks import NOW, SetClock
from databases import SqliteDatabases, opened
from flask import Flask, url_for
from people import PASSWORD, People
from playwright.sync_api import Browser, Page
from things import Things

from catalog.accounts.mandates import Role
from ocop_site.settings import Settings

pytestmark = pytest.mark.browser

PHONE, NARROWEST = 360, 320


@pytest.fixture(scope="module")
def things(_sqlite: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Things]:
    """One site for all pages."""
    home = tmp_path_factory.mktemp("behind")
    with (
        _sqlite.fresh() as url,
        opened(url) as engine,
        running(Settings(home=home, database_url=url), SetClock(NOW)) as app,
    ):
        yield Things(People(app, engine, NOW))


@pytest.fixture(scope="module")
def live(things: Things) -> Iterator[str]:
    """The address at which it answers."""
    with serving(things.people.app) as url:
        yield url


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A telephone."""
    context = browser.new_context(viewport={"width": PHONE, "height": 740})
    yield context.new_page()
    context.close()


def signed_in_as(tab: Page, things: Things, role: Role, live: str) -> None:
    """Give the telephone a session."""
    name = things.people.app.config["SESSION_COOKIE_NAME"]
    cookie = things.people.browser_of(things.of_role[role]).get_cookie(name)
    assert cookie is not None
    tab.context.add_cookies([{"name": name, "value": cookie.value, "url": live}])


def troubles(tab: Page) -> list[str]:
    """What axe finds, and whether the page is wider than a telephone."""
    found = faults(tab, EVERYTHING)
    for width in (PHONE, NARROWEST):
        tab.set_viewport_size({"width": width, "height": 740})
        wide = tab.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{wide} px wide on {width}")
    tab.set_viewport_size({"width": PHONE, "height": 740})
    return found


def addresses(app: Flask, things: Things, role: Role, scope: str) -> Iterator[str]:
    """Every page that a role may open on such a thing; one that is about no thing only where an
    organiser may not: the others look alike to all."""
    rules = {rule.rule: rule for rule in app.url_map.iter_rules()}
    for row in rows():
        if row["address"].endswith((".xlsx", ".pdf", ".ics")):
            continue  # a file is no page
        rule = rules[row["address"]]
        alike = scope != "own" and not rule.arguments and row["organiser own"] == "yes"
        may = row[f"{role.value} {scope}"] == "yes" and row["who"] != "half"
        if row["method"] == "GET" and may and not alike:
            values = things.values(rule.rule, scope, role) if rule.arguments else {}
            with app.test_request_context():
                yield url_for(rule.endpoint, **{n: values[n] for n in rule.arguments})


@pytest.mark.parametrize(
    ("role", "scope"), [(Role.ORGANISER, "own"), (Role.PROVINCE, "here")], ids=["own", "overseen"]
)
def test_axe_finds_nothing_behind_the_sign_in(
    tab: Page, things: Things, live: str, role: Role, scope: str
) -> None:
    signed_in_as(tab, things, role, live)
    things.values("/desk/access/", scope, role)
    found = {}
    for address in addresses(things.people.app, things, role, scope):
        for language in ("", "/en"):
            answer = tab.goto(live + language + address)
            assert answer is not None
            if "text/html" not in answer.headers["content-type"]:
                continue
            assert answer.status == 200, address
            if wrong := troubles(tab):
                found[language + address] = wrong
    assert found == {}


def test_an_invitation_is_taken_up_on_a_telephone(tab: Page, things: Things, live: str) -> None:
    person = things.people.make("moi@here.example", Role.PROVINCE)
    tab.goto(f"{live}/account/invitation?key={things.people.invitation_of(person)}")
    assert troubles(tab) == []
    for field in ("#new_password", "#repeated"):
        tab.fill(field, PASSWORD)
    tab.click("main form button")
    assert tab.url.partition("?")[0] == f"{live}/account/second-factor/set-up"
    assert troubles(tab) == []
    tab.fill("#code", things.people.code_for_typed(tab.inner_text(".secret")))
    tab.click("main form.panel button")
    assert len(tab.locator(".codes li").all()) == 10
    assert troubles(tab) == []
    code = tab.locator(".codes li").first.inner_text()
    tab.click("main a.button")
    assert "moi@here.example" in tab.inner_text("main")
    tab.click("main form button")
    assert tab.url == f"{live}/account/signed-out"
    tab.goto(f"{live}/account/sign-in?next=/account/sessions")
    tab.fill("#email", person.email)
    tab.fill("#password", PASSWORD)
    tab.click("main form button")
    assert troubles(tab) == []
    tab.fill("#code", code)
    tab.click("main form.panel button")
    assert tab.url == f"{live}/account/sessions"


def test_the_list_of_accounts_is_sound(tab: Page, things: Things, live: str) -> None:
    signed_in_as(tab, things, Role.CENTRAL, live)
    tab.goto(f"{live}/desk/accounts")
    tab.locator("summary").first.click()
    assert troubles(tab) == []


def test_what_may_not_be_done_says_so_on_a_sound_page(tab: Page, things: Things, live: str) -> None:
    signed_in_as(tab, things, Role.ORGANISER, live)
    answer = tab.goto(f"{live}/en/desk/access")
    assert answer is not None
    assert answer.status == 403
    assert "decide on access for this province" in tab.inner_text("main")
    assert troubles(tab) == []
