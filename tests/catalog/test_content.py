"""What producers say, in the first of several languages in which they said it."""

import pytest
from factories import Goods, World

from catalog.cards import load_cards
from catalog.content import Said, first_said, names_of, texts_of
from catalog.db import reading
from catalog.products import UnknownLanguage, enter_texts

STORY = {"vi": "Từ vườn dừa sáp.", "ja": "ココナッツ園から。"}


@pytest.fixture
def goods(world: World) -> Goods:
    """A product named in English and Japanese, with a story in Vietnamese and Japanese."""
    goods = world.make_product("Kẹo dừa sáp")
    with world.change() as change:
        enter_texts(
            change,
            [
                (goods.id, goods.producer_id, "en", {"name": "Coconut candy"}),
                (goods.id, goods.producer_id, "vi", {"story": STORY["vi"]}),
                (goods.id, goods.producer_id, "ja", {"name": "飴", "story": STORY["ja"]}),
            ],
        )
    return goods


@pytest.mark.parametrize(
    ("languages", "language"),
    [(("ja", "en", "vi"), "ja"), (("en", "vi"), "vi"), (("vi", "en"), "vi"), (("en",), None)],
)
def test_the_first_language_that_has_a_text_gives_it(
    world: World, goods: Goods, languages: tuple[str, ...], language: str | None
) -> None:
    with reading(world.engine) as session:
        said = first_said(texts_of(session, goods.id), "story", languages)
    assert said == (Said(STORY[language], language) if language else None)


@pytest.mark.parametrize(
    ("languages", "shown"),
    [
        (("ja", "en"), Said("飴", "ja")),
        (("en", "ja"), Said("Coconut candy", "en")),
        (("ko", "en"), Said("Coconut candy", "en")),
        (("ko",), Said("Kẹo dừa sáp", "vi")),
        ((), Said("Kẹo dừa sáp", "vi")),
    ],
)
def test_a_card_shows_the_name_in_the_first_language_that_has_one(
    world: World, goods: Goods, languages: tuple[str, ...], shown: Said
) -> None:
    with reading(world.engine) as session:
        (card,) = load_cards(session, [goods.id], world.now.date(), languages)
    assert card.shown_name == shown
    assert card.name == "Kẹo dừa sáp"


def test_goods_without_a_name_in_a_language_are_not_among_the_names(
    world: World, goods: Goods
) -> None:
    other = world.make_product("Mật hoa dừa")
    with reading(world.engine) as session:
        assert set(names_of(session, [goods.id, other.id], ("en",))) == {goods.id}
        assert names_of(session, [goods.id], ("vi",)) == {}


@pytest.mark.parametrize("tag", ["", "v", "EN", "zh_Hant", "en-gb", "english", "ja "])
def test_what_is_no_language_is_refused(world: World, tag: str) -> None:
    goods = world.make_product("Kẹo dừa sáp")
    with pytest.raises(UnknownLanguage), world.change() as change:
        enter_texts(change, [(goods.id, goods.producer_id, tag, {"name": "?"})])
