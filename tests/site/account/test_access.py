"""Every address × role × area answers as `access.csv`, which a person can read, says it does."""

from collections.abc import Iterator

import pytest
from access_table import Row, rows
from applications import running
from clocks import NOW, SetClock
from databases import SqliteDatabases, opened
from flask import Flask, url_for
from flask.testing import FlaskClient
from people import People
from things import SCOPES, Things
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from catalog.accounts.mandates import Role
from ocop_site.account.signed_in import BEHIND_SIGN_IN, DEED
from ocop_site.settings import Settings


@pytest.fixture(scope="module")
def app(_sqlite: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One site for all rows."""
    home = tmp_path_factory.mktemp("access")
    with (
        _sqlite.fresh() as url,
        opened(url) as engine,
        running(Settings(home=home, database_url=url), SetClock(NOW)) as app,
    ):
        often = ("password", "password-all", "factor", "sign-in", "reset", "access")
        app.config["RATE_LIMITS"] = dict.fromkeys(often, 100_000)
        app.extensions["things"] = Things(People(app, engine, NOW))
        yield app


@pytest.fixture(scope="module")
def things(app: Flask) -> Things:
    """Somebody of each role and what they act on."""
    found: Things = app.extensions["things"]
    return found


def kept_rules(app: Flask) -> dict[tuple[str, str], Rule]:
    """Addresses of which each stands alone in the table: all below `/account` and `/desk`, and
    all of the interface by which something could be written."""
    return {
        (method, rule.rule): rule
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule.startswith(("/account", "/desk"))
        or (rule.rule.startswith("/api") and method != "GET")
    }


def test_every_address_behind_the_sign_in_is_a_row(app: Flask) -> None:
    listed = {(row["method"], row["address"]) for row in rows()}
    assert listed == set(kept_rules(app))
    assert len(listed) == len(rows())


def test_rows_say_what_the_views_need(app: Flask) -> None:
    for row in rows():
        rule = kept_rules(app)[row["method"], row["address"]]
        view = app.view_functions[rule.endpoint]
        behind = hasattr(view, BEHIND_SIGN_IN)
        assert behind == (row["who"] not in ("open", "half")), row
        assert getattr(view, DEED, "signed in" if behind else row["who"]) == row["who"], row
        assert behind or not rule.rule.startswith("/desk"), "nothing of the desk is open"


def test_all_else_is_open_and_asks_nobody_who_they_are(app: Flask) -> None:
    kept = {rule.endpoint for rule in kept_rules(app).values()}
    open_views = set(app.view_functions) - kept
    assert [e for e in open_views if hasattr(app.view_functions[e], BEHIND_SIGN_IN)] == []


def test_without_a_session_every_row_but_the_open_ones_leads_to_the_sign_in(
    app: Flask, things: Things
) -> None:
    for row in rows():
        answer = _ask(app, app.test_client(), row, things, Role.ORGANISER, "own", token="")
        asked = answer.status_code == 401 or "/account/sign-in" in (answer.location or "")
        # Signing out signed out already leads to the start, which asks.
        assert asked == (row["who"] != "open") or row["address"] == "/account/sign-out", row


def test_with_a_password_alone_nothing_opens_that_needs_both_steps(
    app: Flask, things: Things
) -> None:
    officer = things.people.make("half@here.example", Role.PROVINCE, factor=True)
    for row in rows():
        if row["who"] in ("open", "half"):
            continue
        browser = things.people.browser_of(officer, complete=False)
        token = things.people.token_in(browser)
        answer = _ask(app, browser, row, things, Role.PROVINCE, "own", token)
        on = answer.status_code == 401 or "/account/second-factor?" in (answer.location or "")
        assert on, row


@pytest.mark.parametrize("role", list(Role))
def test_every_row_answers_each_role_in_each_area_as_it_says(
    app: Flask, things: Things, role: Role
) -> None:
    wrong = []
    at_desk, desk_token = _signed_in(things, role)
    # What is done to one's own account may end every session, so it comes last.
    for row in sorted(rows(), key=lambda row: row["address"].startswith("/account")):
        if row["who"] == "open":
            continue
        # What is about no thing answers alike in every area: asked once.
        for scopes in zip(SCOPES) if "<" in row["address"] else [SCOPES]:
            lasting = row["address"].startswith("/desk")
            browser, token = (at_desk, desk_token) if lasting else _signed_in(things, role)
            got = _meaning(_ask(app, browser, row, things, role, scopes[0], token))
            wrong += [
                f"{row['method']} {row['address']} {role} {scope}: {got}, not {said}"
                for scope in scopes
                if (said := row[f"{role.value} {scope}"]) != got
            ]
    assert wrong == []


def _signed_in(things: Things, role: Role) -> tuple[FlaskClient, str]:
    browser = things.people.browser_of(things.of_role[role])
    return browser, things.people.token_in(browser)


def _ask(
    app: Flask,
    browser: FlaskClient,
    row: Row,
    things: Things,
    role: Role,
    scope: str,
    token: str,
) -> TestResponse:
    rule = kept_rules(app)[row["method"], row["address"]]
    values = things.values(rule.rule, scope, role) if rule.arguments else {}
    with app.test_request_context():
        address = url_for(rule.endpoint, **{name: values[name] for name in rule.arguments})
    return browser.open(address, method=row["method"], data={"token": token})


def _meaning(answer: TestResponse) -> str:
    """Whether it was allowed; wrong or missing input is what may follow when it was."""
    assert answer.status_code < 500, answer.request.path
    if answer.status_code == 401 or "/account/sign-in" in (answer.location or ""):
        return "sign in"
    return {403: "no", 404: "none", 405: "no such way"}.get(answer.status_code, "yes")
