"""The table of other words is sound: every row has a reason, none contradicts another."""

import re
from collections import Counter

import pytest

from search_index.synonyms import MOST_WORDS, SAYING_NOTHING, Kind, Row, phrase, read_rows, synonyms

ROWS = list(read_rows())
_CONSONANTS = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx]"
_VOWELS = (
    "uoi|uou|ieu|yeu|oai|oay|uya|uye|[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|u[aeiouy]|ye"
)
_SYLLABLE = re.compile(f"(?:{_CONSONANTS})?(?:{_VOWELS})(?:ch|nh|ng|[cmnpt])?")
_NEVER_USED = {"goat", "soap"}
"""Vietnamese could say them, but has no such words."""

_LEADING = frozenset(Kind) - SAYING_NOTHING


def said(row: Row) -> str:
    return f"{row.kind}: {'|'.join(row.words)}"


@pytest.mark.parametrize("row", ROWS, ids=said)
def test_every_row_says_why_and_leads_somewhere(row: Row) -> None:
    assert row.why
    assert row.words
    if row.kind not in SAYING_NOTHING:
        assert len(row.words) + len(row.also) > 1
    if row.kind is Kind.ENGLISH:
        assert row.also


@pytest.mark.parametrize("row", ROWS, ids=said)
def test_no_row_says_a_thing_twice(row: Row) -> None:
    spelt = [phrase(text)[1] for text in (*row.words, *row.also)]
    assert len(set(spelt)) == len(spelt)


@pytest.mark.parametrize("row", ROWS, ids=said)
def test_every_phrase_is_short_enough_to_be_looked_for(row: Row) -> None:
    for text in (*row.words, *row.also, *row.unlike):
        assert 0 < len(phrase(text)[0]) <= MOST_WORDS


@pytest.mark.parametrize("row", ROWS, ids=said)
def test_what_is_unlike_holds_a_word_of_the_row(row: Row) -> None:
    own = {word for text in (*row.words, *row.also) for word in phrase(text)[0]}
    for text in row.unlike:
        assert own & set(phrase(text)[0]), text


def test_no_two_rows_are_the_same() -> None:
    counted = Counter((row.kind, frozenset(row.words)) for row in ROWS)
    assert [row for row, times in counted.items() if times > 1] == []


def test_no_english_word_alone_is_a_vietnamese_syllable() -> None:
    alone = [
        word
        for row in ROWS
        if row.kind is Kind.ENGLISH
        for word in row.words
        if " " not in word and _SYLLABLE.fullmatch(word) and word not in _NEVER_USED
    ]
    assert alone == []


def test_a_word_without_marks_stands_for_the_marked_one() -> None:
    for typed in ("chè", "che"):
        match = synonyms().at([*zip(*phrase(typed), strict=True)], _LEADING)
        assert match is not None
        assert ("tra",) in {other.folded for other in match.others}


def test_a_word_with_other_marks_stands_for_nothing() -> None:
    assert synonyms().at([*zip(*phrase("chế"), strict=True)], _LEADING) is None


def test_the_longest_wording_counts() -> None:
    match = synonyms().at([*zip(*phrase("trái cây sấy"), strict=True)], _LEADING)
    assert match is not None
    assert match.length == 2


def test_english_words_do_not_lead_back() -> None:
    match = synonyms().at([*zip(*phrase("mật ong"), strict=True)], _LEADING)
    assert match is None or ("honey",) not in {other.folded for other in match.others}
