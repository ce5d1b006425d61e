"""The texts of the demonstration: never one twice, no claim that the law forbids."""

import re
from datetime import date
from itertools import combinations
from random import Random

import pytest

from catalog.demo.plan import Plan, plan_demo
from catalog.demo.texts import Texts, Writer
from catalog.text import fold

SUPERLATIVES = re.compile(r"\b(nhất|số một|số 1|hàng đầu|đỉnh cao|tuyệt đối|duy nhất)\b")
CURES = re.compile(
    r"\b(chữa|điều trị|phòng bệnh|trị bệnh|đặc trị|giải độc|hạ đường huyết|tăng sức đề kháng"
    r"|tăng cường|bồi bổ|khỏi bệnh|cure|treats?|heals?|boosts?)\b"
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_demo(date(2026, 11, 22))


@pytest.fixture(scope="module")
def texts(plan: Plan) -> list[Texts]:
    writer = Writer(plan.seed)
    return [writer.write(product, number) for number, product in enumerate(plan.products)]


def sentences(story: str) -> set[str]:
    return {sentence for sentence in re.split(r"(?<=[.:]) ", story) if sentence}


def test_no_two_of_200_stories_share_more_than_half_of_their_sentences(texts: list[Texts]) -> None:
    drawn = Random(7).sample([sentences(text.story) for text in texts], 200)
    for one, other in combinations(drawn, 2):
        assert len(one & other) <= min(len(one), len(other)) / 2


def test_no_story_is_told_twice(texts: list[Texts]) -> None:
    assert len({text.story for text in texts}) == len(texts)


def test_stories_have_some_sentences_and_no_gaps(texts: list[Texts]) -> None:
    for text in texts:
        assert 5 <= len(sentences(text.story)) <= 9
        assert "{" not in text.story + text.summary + text.english
        assert "  " not in text.story
        assert text.summary.endswith(".")


def test_nothing_is_claimed_that_the_law_forbids(plan: Plan, texts: list[Texts]) -> None:
    for product, text in zip(plan.products, texts, strict=True):
        said = f"{text.summary} {text.story} {text.english}"
        assert not SUPERLATIVES.search(said.replace("Thống Nhất", "")), said
        assert not CURES.search(said), said
        assert not CURES.search(product.name.vi), product.name.vi


def test_five_stars_and_a_third_of_the_rest_speak_english(plan: Plan, texts: list[Texts]) -> None:
    english = [bool(text.english) for text in texts]
    assert 0.28 < sum(english) / len(english) < 0.4
    assert all(
        said for product, said in zip(plan.products, english, strict=True) if product.stars == 5
    )


def test_spirits_are_not_offered_to_the_young(plan: Plan, texts: list[Texts]) -> None:
    for product, text in zip(plan.products, texts, strict=True):
        if product.good.set_no in (14, 15):
            assert "truong hoc" not in fold(text.story)
            assert "hoc sinh" not in fold(text.story)


def test_the_same_product_is_told_in_the_same_words(plan: Plan, texts: list[Texts]) -> None:
    assert Writer(plan.seed).write(plan.products[0], 0) == texts[0]
