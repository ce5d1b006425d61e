"""A message that a further language lacks stands in English on the page and says so."""

from pathlib import Path

import pytest
from applications import running
from bs4 import BeautifulSoup
from clocks import SetClock
from factories import World
from flask import Flask, render_template_string

from catalog.text import Text
from ocop_site.fallback import capitalize_first, page_text, settle
from ocop_site.paths import TRANSLATIONS
from ocop_site.settings import Settings
from ocop_site.translating import compile_catalogue, start

# What pages say does not depend on the database behind them.
one_database = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)

OPEN, CLOSE = "\ue000", "\ue001"


@pytest.mark.parametrize(
    ("page", "settled"),
    [
        ("<p>nothing</p>", "<p>nothing</p>"),
        (f"<p>{OPEN}one{CLOSE}</p>", '<p><span lang="en">one</span></p>'),
        (
            f"<p>{OPEN}one <i>{OPEN}two{CLOSE}</i>{CLOSE}</p>",
            '<p><span lang="en">one <i><span lang="en">two</span></i></span></p>',
        ),
        (
            f'<a title="{OPEN}one{CLOSE}">{OPEN}two{CLOSE}</a>',
            '<a title="one"><span lang="en">two</span></a>',
        ),
        (f"<title>{OPEN}one{CLOSE} · x</title>", "<title>one · x</title>"),
        (
            f"<select>\n<option>{OPEN}one{CLOSE}</option></select>",
            "<select>\n<option>one</option></select>",
        ),
        (f"<svg><text>{OPEN}one{CLOSE}</text></svg>", "<svg><text>one</text></svg>"),
        (
            f"<textarea>{OPEN}a{CLOSE}</textarea>{OPEN}b{CLOSE}",
            '<textarea>a</textarea><span lang="en">b</span>',
        ),
    ],
)
def test_marks_become_spans_where_spans_can_be(page: str, settled: str) -> None:
    assert settle(page, html=True) == settled
    assert "\ue000" not in settle(page, html=False)


def test_a_capital_is_set_behind_the_mark() -> None:
    assert capitalize_first(f"{OPEN}data{CLOSE}") == f"{OPEN}Data{CLOSE}"
    assert capitalize_first("đến") == "Đến"
    assert capitalize_first("") == ""


@pytest.fixture
def half_translated(settings: Settings, clock: SetClock, tmp_path: Path) -> Settings:
    """Settings with a language that nobody has begun to translate."""
    compile_catalogue(start("ja", tmp_path / "t"))
    (tmp_path / "t" / "vi").symlink_to(TRANSLATIONS / "vi")
    return settings.model_copy(update={"translations": tmp_path / "t"})


@one_database
def test_a_language_just_begun_says_that_it_speaks_english(
    half_translated: Settings, clock: SetClock, world: World
) -> None:
    goods = world.make_product("Kẹo dừa sáp")
    with running(half_translated, clock) as app:
        answer = app.test_client().get(f"/q/{goods.code}?lang=ja")
        others = app.test_client().get(f"/q/{goods.code}?lang=en")
    soup = BeautifulSoup(answer.data, "html.parser")
    assert soup.html is not None
    assert soup.html["lang"] == "ja"
    assert len(soup.select(".untranslated")) == 1
    assert OPEN not in answer.text
    for tag in soup.select("html [lang], style, svg"):
        tag.decompose()
    left = " ".join(soup.main.stripped_strings) if soup.main else ""
    assert "stars" not in left
    assert "Decision" not in left
    assert 'lang="en">' not in others.text.split("<main")[1]


@one_database
def test_plurals_fall_back_to_the_english_rule(
    half_translated: Settings, clock: SetClock, engine: object
) -> None:
    source = "{{ ngettext('%(num)s product in force', '%(num)s products in force', n) }}"
    with (
        running(half_translated, clock) as app,
        app.test_request_context(environ_overrides={"ocop.language": "ja"}),
    ):
        said = [render_template_string(source, n=n) for n in (0, 1, 2)]
    assert said == ["0 products in force", "1 product in force", "2 products in force"]


@one_database
def test_our_own_languages_carry_no_marks(app: Flask) -> None:
    for language in ("vi", "en"):
        with app.test_request_context(environ_overrides={"ocop.language": language}):
            assert page_text(Text("GTIN", "GTIN")) == "GTIN"
