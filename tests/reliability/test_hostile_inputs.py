"""Two hundred hostile inputs change nothing but the text of the answer."""

import json
from collections.abc import Iterator
from io import StringIO
from urllib.parse import quote

import pytest
import structlog
from asking import Shape, Target
from bs4 import BeautifulSoup
from factories import Goods, World
from flask import Flask
from flask.testing import FlaskClient
from hostile_inputs import ENCODED, FOREIGN_HOSTS, HEADERS
from werkzeug.test import TestResponse

from ocop_site import errors, logs

HARMLESS = (
    *map(
        quote,
        ("kẹo dừa", "kẹp dừa", "zzzz", "3", "", "00000000", "7Q2K-9D4X", "x" * 6000, "VAC", "a/b"),
    ),
    "86&page=1",
    "x&q=y&stars=4&province=86&q=dua",
)
"""Between them they show every part that a page can have."""

FORM = "kind={}&code={}&what={}&where={}&when={}&contact={}&may_contact={}&leave_empty={}"
ENQUIRY = "c={}&name={}&organisation={}&email={}&phone={}&purpose={}&message={}&consent={}"
ASKING_THE_DATABASE = [
    Target("/q", "code={}"),
    Target("/products/x-{}"),
    Target("/products/x-{}/card"),
    Target("/catalogue/{}"),
    Target("/producers/{}"),
    Target("/drawings/{}.svg"),
    Target("/share/producers/{}.png"),
    Target("/report", "code={}"),
    Target("/report/status", body="receipt={}"),
    Target("/api/v1/products/{}"),
    Target("/api/v1/producers/{}"),
    Target("/fairs/{}.ics"),
]
OTHERS = [
    Target("/q/{}"),
    Target("/Q/{}", "lang={}"),
    Target("/q/{}/symbol.svg"),
    Target("/api/v1/verify/{}"),
    Target("/products", "q={}&{}=4&sort={}"),
    Target("/en/products", "stars={}&status={}&province={}&former_province={}&sector={}&set={}"),
    Target("/api/v1/products", "q={}&stars={}&province={}&set={}&page={}&per_page={}&sort={}"),
    Target("/api/v1/suggest", "q={}"),
    Target("/register/lapsed", "province={}&page={}"),
    Target("/products.atom", "q={}&province={}&{}=4"),
    Target("/api/v1/producers", "province={}&kind={}&page={}"),
    Target("/fairs", "kind={}&province={}&month={}&year={}"),
    Target("/fairs.ics", "kind={}&province={}"),
    Target("/api/v1/fairs", "kind={}&province={}&when={}&page={}&per_page={}"),
    Target("/sitemap/products-{}.xml"),
    Target("/products.csv", "q={}"),
    Target("/catalogue", "q={}&stars={}&sort={}"),
    Target("/catalogue", body="query={}&arrangement={}&token={}"),
    Target("/compare", "c={}&c=7Q2K9D4M"),
    Target("/products", "c={}&q=a"),
    Target("/en/products.json", "q={}&stars={}&province={}"),
    Target("/products/{}-7Q2K9D4M"),
    Target("/static/{}"),
    Target("/enquiry", "c={}&c=7Q2K9D4M"),
    Target("/enquiry", body=ENQUIRY + "&token={}"),
    Target("/report", body=FORM + "&token={}"),
    Target("/{}"),
    Target("/en/{}"),
]
# What never reaches the database is asked on one of them only.
TARGETS = [("sqlite", target) for target in ASKING_THE_DATABASE + OTHERS]
TARGETS += [("postgresql", target) for target in ASKING_THE_DATABASE]
REDIRECTION = Shape('<html lang=en><title>_</title><h1>_</h1><p>_ <a href="/">_</a>').parts


@pytest.fixture
def lines(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """What the site writes to its log."""
    written = StringIO()
    structlog.configure(logger_factory=structlog.WriteLoggerFactory(file=written))
    for module in (logs, errors):
        monkeypatch.setattr(module, "_log", structlog.get_logger())
    yield written
    logs.configure_logs()


@pytest.fixture
def goods(world: World, app: Flask) -> Goods:
    """Something to be found by those who search properly; nobody is turned away as too eager."""
    app.config["RATE_LIMITS"] = {
        "report": 10_000,
        "receipt": 10_000,
        "export": 10_000,
        "enquiry": 10_000,
    }
    return world.make_product("Kẹo dừa sáp")


def faults(answer: TestResponse, allowed: set[tuple[str, str]]) -> list[str]:
    """What is wrong with an answer to something hostile."""
    found = []
    if answer.status_code >= 500:
        found.append(f"status {answer.status_code}")
    if "X-Injected" in answer.headers or "Set-Cookie" in answer.headers:
        found.append("headers were injected")
    if answer.mimetype == "text/html":
        shape = Shape(answer.text.replace("http://localhost/", "/"))
        expected = REDIRECTION if answer.location else allowed
        found += [f"holds {part}" for part in shape.parts - expected]
        found += [f"leads to {address}" for address in shape.foreign]
    elif answer.mimetype.endswith("json"):
        json.loads(answer.text)
    return found


def allowed_parts(client: FlaskClient, target: Target, *more: str) -> set[tuple[str, str]]:
    """The parts of the pages that answer harmless input."""
    answers = [target.ask(client, sent) for sent in (*HARMLESS, *more)]
    pages = [Shape(a.text).parts for a in answers if a.mimetype == "text/html" and not a.location]
    return set().union(*pages)


@pytest.mark.parametrize(
    ("databases", "target"),
    TARGETS,
    indirect=["databases"],
    ids=[f"{database}-{target.name[:50]}" for database, target in TARGETS],
)
def test_nothing_sent_breaks_a_page_or_becomes_a_part_of_it(
    client: FlaskClient, goods: Goods, lines: StringIO, target: Target
) -> None:
    allowed = allowed_parts(client, target, goods.code, goods.slug)
    before = len(lines.getvalue().splitlines())
    answers = {sent[:80]: faults(target.ask(client, sent), allowed) for sent in ENCODED}
    assert {sent: found for sent, found in answers.items() if found} == {}
    written = [json.loads(line) for line in lines.getvalue().splitlines()][before:]
    assert sum(line["event"] == "request" for line in written) == len(ENCODED)


def test_a_report_of_hostile_words_is_filed_as_words(client: FlaskClient, goods: Goods) -> None:
    token = BeautifulSoup(client.get("/report").data, "html.parser").find(attrs={"name": "token"})
    body = FORM.replace("kind={}", "kind=other").replace("when={}", "when=")
    target = Target("/report", body=f"{body}&token={token['value']}")
    allowed = allowed_parts(client, target)
    answers = [target.ask(client, sent) for sent in ENCODED[::4]]
    assert [found for answer in answers if (found := faults(answer, allowed))] == []
    assert sum("data-receipt" in answer.text for answer in answers) > 35


def test_a_foreign_host_is_refused_and_not_repeated(client: FlaskClient, goods: Goods) -> None:
    for host in FOREIGN_HOSTS:
        answer = client.get(f"/q/{goods.code}", headers={"Host": host})
        assert answer.status_code == 400, host
        assert "evil" not in answer.text, host
        assert "evil" not in str(answer.headers), host


def as_environ(headers: dict[str, str]) -> dict[str, str]:
    """Headers as they reach the application, also those that a decent client would not send."""
    return {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}


def test_headers_that_claim_another_sender_or_place_change_nothing(
    client: FlaskClient, goods: Goods, lines: StringIO
) -> None:
    for path in (f"/q/{goods.code}", f"/products/{goods.slug}-{goods.code}", "/report?code=x"):
        plain = client.get(path)
        for headers in HEADERS:
            spoofed = client.get(path, environ_overrides=as_environ(headers))
            assert spoofed.status_code == 200
            assert dict(spoofed.headers).keys() == dict(plain.headers).keys()
            assert "evil" not in spoofed.text
            assert "evil" not in str(spoofed.headers)
    written = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert len(written) == 3 * (1 + len(HEADERS))
    assert {line["network"] for line in written} == {"127.0.0.0/24"}
    assert {line["method"] for line in written} == {"GET"}


def test_claiming_other_addresses_gives_no_second_allowance(
    app: Flask, client: FlaskClient, goods: Goods
) -> None:
    app.config["RATE_LIMITS"] = {"report": 5, "receipt": 5}
    for number in range(6):
        answer = client.post(
            "/report/status",
            data={"receipt": "0" * 17},
            headers={"X-Forwarded-For": f"203.0.113.{number}"},
        )
    assert answer.status_code == 429


def test_a_form_without_files_may_not_be_endless(client: FlaskClient) -> None:
    assert client.post("/report", data={"what": "x" * 400_000}).status_code == 400
    assert client.post("/report", data={"what": "x" * 600_000}).status_code == 413
    assert client.post("/en/report/status", data={"receipt": "x" * 600_000}).status_code == 413
