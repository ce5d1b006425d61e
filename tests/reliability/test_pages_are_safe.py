"""Every address of the site, in both languages: strict headers, sound source, whole translation."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from applications import running
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from clocks import SetClock
from factories import World
from fair_making import some_fairs
from flask import Flask, url_for
from html_rules import page_faults, source_faults, texts_in
from pseudo_language import PSEUDO, left_of, start_pseudo_language
from sqlalchemy import Engine, update
from werkzeug.routing import Rule
from werkzeug.test import TestResponse
from words_on_pages import VIETNAMESE, WORD, own_words

from catalog import acts
from catalog.db import metadata, writing
from catalog.places.publishing import close, unpublish
from ocop_site.account.signed_in import BEHIND_SIGN_IN
from ocop_site.paths import TRANSLATIONS
from ocop_site.settings import Settings

# What pages say does not depend on the database behind them.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)

Samples = dict[str, list[dict[str, Any]]]
Answers = dict[str, TestResponse]
POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "form-action": {"'self'"},
    "base-uri": {"'none'"},
    "frame-ancestors": {"'none'"},
}
QUERIES = {
    "browse.products": [
        "",
        "?q=k%E1%BA%B9o&stars=4&province=86&sort=name",
        "?q=zzzz",
        "?c={lapsed}",
    ],
    "statistics.page": ["", "?on=2024-12-31", "?on=x"],
    "verify.typed": ["", "?code=7Q2K9D4X"],
    "visit.fairs": ["", "?kind=market&province=86&month=2027-01", "?year=2026", "?kind=x&month=y"],
    "visit.fairs_calendar": ["", "?kind=market&province=nowhere"],
    "trade.side_by_side": ["", "?c={lapsed}", "?c={lapsed}&c=00000000&c=xx"],
    "trade.enquiry": ["", "?c={lapsed}", "?c={lapsed}&c=00000000&c=xx"],
    "report.form": ["", "?code={lapsed}", "?where=Ch%E1%BB%A3"],
    "visit.places": ["", "?province=86&open=now", "?kind=airport"],
    "visit.near": ["", "?province=vinh-long", "?at=9.81,106.19", "?at=x", "?at=48.85,2.35"],
}


@pytest.fixture
def samples(world: World) -> Samples:
    """Arguments for every address that takes some: products in every state, and nonsense."""
    maker = world.make_producer()
    held = world.make_product("Kẹo dừa sáp", stars=5, producer=maker)
    lapsed = world.make_product("Mật hoa dừa", 3, date(2023, 9, 30), producer=maker)
    gone = world.make_product("Rượu Phú Lễ", set_no=14)
    world.act(acts.withdraw, gone, decision_id=gone.decision_id, on=date(2026, 8, 1), reason="đ")
    held_up = world.make_product("Tinh nghệ", set_no=18)
    world.act(acts.suspend, held_up, decision_id=held_up.decision_id, on=date(2026, 8, 1))
    longer = world.make_product("Trà sen", 4, date(2023, 9, 30))
    world.act(acts.file_renewal, longer, on=date(2026, 8, 1))
    until = date(2027, 1, 31)
    on = date(2026, 9, 1)
    world.act(acts.extend, longer, decision_id=longer.decision_id, until=until, on=on)
    goods = (held, lapsed, gone, held_up, longer)
    world.tell_all(held, "Làng kẹo")
    there = world.make_place(goods=[held, lapsed], hours_note="Rằm mở muộn", text_vi="Cạnh chợ.")
    back = world.make_place("Quầy cũ", [held])
    world.keep_place(unpublish, back, reason="Sai địa chỉ")
    over = world.make_place("Chợ cũ", [held])
    world.keep_place(close, over, on=on, reason="Chợ dời đi.")
    places = [{"slug": slug} for slug in (there, back, over, "nowhere")]
    fairs = [{"slug": slug} for slug in (*some_fairs(world).values(), "none")]
    codes = [{"code": code} for code in (*(g.code for g in goods), "00000000", "XX")]
    return {
        "static": [{"filename": "css/base.css"}, {"filename": "none.css"}],
        "browse.product": [{"slug": g.slug, "code": g.code} for g in goods],
        "browse.producer": [{"slug": maker.slug}, {"slug": "nobody"}],
        "browse.province": [{"slug": "vinh-long"}, {"slug": "nowhere"}],
        "browse.product_set": [{"number": number} for number in (10, 14, 99)],
        "browse.area": [{"slug": "lang-keo"}, {"slug": "nowhere"}],
        "visit.fair": fairs,
        "visit.fair_calendar": fairs,
        "api.fair": fairs,
        "visit.fair_picture": fairs,
        "visit.fair_symbol": fairs,
        "visit.province_calendar": [{"slug": "vinh-long"}, {"slug": "nowhere"}],
        "visit.place_calendar": [{"slug": "nowhere"}],
        "browse.drawing": [{"code": held.code}],
        "media.picture": [{"digest": "0" * 64}],
        "sharing.product": codes,
        "sitemap.part": [{"kind": "products", "number": 1}, {"kind": "producers", "number": 9}],
        "sharing.producer": [{"slug": maker.slug}, {"slug": "nobody"}],
        "verify.verdict": codes,
        "verify.verdict_in_capitals": codes[:1],
        "verify.verdict_as_json": codes,
        "trade.export": [{"form": form} for form in ("csv", "xlsx", "json")],
        "trade.register_file": [{"name": name} for name in ("lapsed", "withdrawn")],
        "browse.paper": [
            {"slug": g.slug, "code": g.code, "paper": paper}
            for g in (held, lapsed)
            for paper in ("sheet", "card")
        ],
        "trade.catalogue": [{"catalogue_id": "none"}],
        "trade.catalogue_pdf": [{"catalogue_id": "none"}],
        "verify.symbol": [{"code": held.code, "form": form} for form in ("svg", "png", "pdf")],
        "visit.place": places,
        "visit.sign": places,
        "visit.sign_symbol": places,
        "api.place": places,
        "api.product": codes,
        "api.producer": [{"slug": maker.slug}, {"slug": "nobody"}],
    }


def addresses(app: Flask, samples: Samples) -> list[str]:
    """Every address that can be asked, in Vietnamese."""
    lapsed = samples["verify.verdict"][1]["code"]
    found = ["/no/such/page"]
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if "GET" in (rule.methods or ()):
                for values in _samples_of(app, rule, samples):
                    for query in QUERIES.get(rule.endpoint, [""]):
                        found.append(url_for(rule.endpoint, **values) + query.format(lapsed=lapsed))
    return found


def _samples_of(app: Flask, rule: Rule, samples: Samples) -> list[dict[str, Any]]:
    if not rule.arguments:
        return [{}]
    if hasattr(app.view_functions[rule.endpoint], BEHIND_SIGN_IN):
        # Nobody is signed in here; what those who are see, tests/site/account/access.csv has.
        return [dict.fromkeys(rule.arguments, 1)]
    return samples[rule.endpoint]


def ask_all(app: Flask, samples: Samples, prefixes: tuple[str, ...] = ("", "/en")) -> Answers:
    """The answers of the whole site, each in both languages."""
    client = app.test_client()
    answers = {}
    for address in addresses(app, samples):
        for prefix in prefixes:
            answer = answers[prefix + address] = client.get(prefix + address)
            answer.get_data()  # a file is open until it is read
            answer.close()
    return answers


def pages(answers: Answers) -> Iterator[tuple[str, str, TestResponse]]:
    """Address, language and answer of what a person reads."""
    for address, answer in answers.items():
        if answer.mimetype == "text/html":
            yield address, "en" if address.startswith("/en/") else "vi", answer


@pytest.fixture
def answers(app: Flask, samples: Samples) -> Answers:
    """The answers of the whole site."""
    return ask_all(app, samples)


def soup_of(answer: TestResponse) -> BeautifulSoup:
    """The parsed page."""
    return BeautifulSoup(answer.data, "html.parser")


def test_every_answer_carries_strict_headers_and_no_cookie(answers: Answers) -> None:
    assert len(answers) > 60
    for address, answer in answers.items():
        headers = answer.headers
        assert answer.status_code < 500, address
        policy = [rule.split() for rule in headers["Content-Security-Policy"].split(";")]
        rules = {name: set(sources) for name, *sources in policy}
        styles = rules.pop("style-src")
        assert rules == POLICY, address
        assert {s for s in styles if not s.startswith("'sha256-")} == {"'self'"}, address
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", address
        assert "Referrer-Policy" in headers, address
        assert "Set-Cookie" not in headers, address


def test_no_page_runs_code_of_its_own_or_leads_elsewhere(answers: Answers) -> None:
    drawn = [
        (a, "", answer) for a, answer in answers.items() if answer.mimetype.endswith("svg+xml")
    ]
    faults = {
        address: found
        for address, _, answer in [*pages(answers), *drawn]
        if (found := source_faults(answer.text))
    }
    assert faults == {}


def test_every_page_says_its_language_and_has_one_heading(answers: Answers) -> None:
    faults = {
        address: found
        for address, language, answer in pages(answers)
        if (found := page_faults(soup_of(answer), language))
    }
    assert faults == {}


def test_only_the_hashed_style_stands_in_a_page(answers: Answers) -> None:
    for address, _, answer in pages(answers):
        styles = len(soup_of(answer).find_all("style"))
        assert styles == answer.headers["Content-Security-Policy"].count("'sha256-"), address


def test_a_page_is_wholly_in_its_language(answers: Answers) -> None:
    with (TRANSLATIONS / "vi" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        messages = [m for m in read_po(BytesIO(file.read()), "vi") if isinstance(m.id, str)]
    pairs = {m.id: str(m.string) for m in messages if m.id and m.id != m.string}
    foreign = {"vi": set(pairs), "en": set(pairs.values()) - set(pairs)}
    sentences = {
        language: re.compile("|".join(rf"\b{re.escape(t)}\b" for t in texts if _is_sentence(t)))
        for language, texts in foreign.items()
    }
    left = {
        address: found
        for address, language, answer in pages(answers)
        if (
            found := [
                text
                for text in texts_in(soup_of(answer), language)
                if text in foreign[language] or sentences[language].search(text)
            ]
        )
    }
    assert left == {}


def test_english_pages_mark_what_is_vietnamese(answers: Answers) -> None:
    """But for names in the head and in fields, which cannot say their language."""
    left = {
        address: found
        for address, language, answer in pages(answers)
        if language == "en"
        and (found := [text for text in own_words(soup_of(answer)) if VIETNAMESE.search(text)])
    }
    assert left == {}, left


def test_a_further_language_is_spoken_on_every_page(
    settings: Settings, clock: SetClock, samples: Samples, tmp_path: Path
) -> None:
    start_pseudo_language(tmp_path)
    translated = settings.model_copy(update={"translations": tmp_path})
    with running(translated, clock) as app:
        answers = ask_all(app, samples, prefixes=(f"/{PSEUDO}",))
    soups = {
        address: soup_of(answer)
        for address, answer in answers.items()
        if answer.mimetype == "text/html"
    }
    assert len(soups) > 30
    left = {
        address: found
        for address, soup in soups.items()
        if (found := [rest for text in own_words(soup) if WORD.search(rest := left_of(text))])
    }
    assert left == {}, left


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= 3 and "%(" not in text


def test_the_demonstration_says_so_everywhere(
    engine: Engine, settings: Settings, clock: SetClock, samples: Samples
) -> None:
    with writing(engine) as session:
        session.execute(update(metadata.tables["register_state"]).values(demonstration=True))
    with running(settings, clock) as app:
        answers = ask_all(app, samples)
    for address, answer in answers.items():
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow", address
    for address, _, answer in pages(answers):
        assert "BẢN MẪU" in answer.text, address
        robots = soup_of(answer).find("meta", attrs={"name": "robots"})
        assert robots is not None, address
        assert "noindex" in str(robots["content"]), address
    for address, answer in answers.items():
        if answer.mimetype == "application/json" and "/api/" in address:
            assert "BẢN MẪU" in answer.text, address
    symbol = samples["verify.symbol"][0]["code"]
    assert "BẢN MẪU" in answers[f"/q/{symbol}/symbol.svg"].text


def test_a_real_register_may_be_found_and_carries_no_mark(answers: Answers) -> None:
    for address, answer in answers.items():
        if answer.mimetype == "text/html":
            to_print = address.endswith(("/sheet", "/card")) or "/catalogue" in address
            found = answer.status_code != 404
            assert ("X-Robots-Tag" in answer.headers) is (to_print and found), address
        assert "BẢN MẪU" not in (answer.text if answer.mimetype == "text/html" else ""), address
