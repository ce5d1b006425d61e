"""What producers say is shown in the reader's language, else English, else Vietnamese."""

import pytest
from bs4 import BeautifulSoup
from factories import Goods, Maker, World
from flask import Flask
from flask.testing import FlaskClient

from catalog.products import enter_texts
from catalog.text import Text
from ocop_site.content import given, notice_is_due

# What pages say does not depend on the database behind them.
pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


def page(client: FlaskClient, address: str) -> BeautifulSoup:
    """The main part of a page."""
    soup = BeautifulSoup(client.get(address).data, "html.parser")
    assert soup.main is not None
    return soup.main


@pytest.fixture
def maker(world: World) -> Maker:
    """A producer."""
    return world.make_producer()


@pytest.fixture
def goods(world: World, maker: Maker) -> Goods:
    """A product without any text."""
    return world.make_product("Trà sen", producer=maker)


def tell(world: World, goods: Goods, **texts: dict[str, str]) -> None:
    """Enter texts of a product by language."""
    with world.change() as change:
        enter_texts(change, [(goods.id, goods.producer_id, lang, t) for lang, t in texts.items()])


@pytest.mark.parametrize(
    ("told", "prefix", "shown", "marked"),
    [
        (("vi", "en"), "", "vi", False),
        (("vi", "en"), "/en", "en", False),
        (("vi",), "/en", "vi", True),
        (("en",), "", "en", True),
    ],
)
def test_a_text_of_another_language_is_marked_and_said_once(
    client: FlaskClient,
    world: World,
    goods: Goods,
    told: tuple[str, ...],
    prefix: str,
    shown: str,
    marked: bool,
) -> None:
    says = {"vi": "Ướp sen một đêm.\nRồi sấy.", "en": "Scented overnight.\nThen dried."}
    tell(world, goods, **{lang: {"summary": says[lang], "story": says[lang]} for lang in told})
    main = page(client, f"{prefix}/products/{goods.slug}-{goods.code}")
    story = main.select_one(".story")
    assert story is not None
    assert says[shown].splitlines()[0] in story.text
    assert bool(story.find(lang=shown)) is marked
    assert len(main.select(".untranslated")) == marked


def test_lists_and_verdicts_name_goods_for_the_reader(
    client: FlaskClient, world: World, maker: Maker, goods: Goods
) -> None:
    tell(world, goods, en={"name": "Lotus tea"})
    world.make_product("Mật hoa dừa", producer=maker)
    for address in ("/", "/products", f"/producers/{maker.slug}"):
        english = page(client, f"/en{address}")
        names = {str(h3.a.decode_contents()) for h3 in english.select(".card h3") if h3.a}
        assert names == {"Lotus tea", '<span lang="vi">Mật hoa dừa</span>'}
        assert not english.select(".untranslated")
        names = {h3.text for h3 in page(client, address).select(".card h3")}
        assert names == {"Trà sen", "Mật hoa dừa"}
    verdict = page(client, f"/q/{goods.code}?lang=en")
    assert verdict.h2 is not None
    assert verdict.h2.decode_contents() == '<span lang="vi">Trà sen</span>'
    assert "Lotus tea" in verdict.text
    assert "Lotus tea" not in page(client, f"/q/{goods.code}").text


@pytest.mark.parametrize(
    ("text", "language", "shown", "notice"),
    [
        (Text("Nơi khô", "Keep dry"), "vi", "Nơi khô", False),
        (Text("Nơi khô", "Keep dry"), "en", "Keep dry", False),
        (Text("Nơi khô", ""), "en", '<span lang="vi">Nơi khô</span>', True),
        (Text("Nơi khô", "Nơi khô"), "en", '<span lang="vi">Nơi khô</span>', True),
        (Text("<b>", ""), "en", '<span lang="vi">&lt;b&gt;</span>', True),
        (Text("", ""), "en", "", False),
    ],
)
def test_what_a_producer_says_only_in_vietnamese_is_marked(
    app: Flask, text: Text, language: str, shown: str, notice: bool
) -> None:
    with app.test_request_context(environ_overrides={"ocop.language": language}):
        assert given(text) == shown
        assert notice_is_due() is notice
        assert not notice_is_due()
