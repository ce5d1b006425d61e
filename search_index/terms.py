"""Under which terms a product is found: one list for every engine."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from search_index.analysis import (
    HEAD,
    beginnings,
    folded_and_marked,
    marked_words,
    prefixes,
    with_pairs,
    words,
)
from search_index.documents import ProductDocument
from search_index.goods_words import goods_runs

FORMAT = 4
"""Raised with every change of terms, fields or documents: indexes of before are built anew."""


class Field(StrEnum):
    """Where a term stands. In all but `PREFIX`, `CODES`, `TEXT` neighbours are terms too.

    `GOODS` has the words of the name that say what the goods are, see `goods_words`.
    """

    NAME = "name"
    MARKED = "marked"
    GOODS = "goods"
    GOODS_MARKED = "goods_marked"
    PREFIX = "prefix"
    MAKER = "maker"
    PLACE = "place"
    CODES = "codes"
    TEXT = "text"


FOUND_IN = (Field.NAME, Field.MAKER, Field.PLACE, Field.CODES)
"""The fields in which every word that people type is looked for.

In names it is looked for without its marks; in makers, places and long texts as it was typed:
otherwise "chè" would find everything that is "chế biến"."""


def terms_of(document: ProductDocument) -> dict[Field, set[str]]:
    """The terms of a document by field; what stands elsewhere is not repeated in its texts."""
    name = words(document.listed.name)
    goods = goods_runs(document.listed.name, document.maker, document.places)
    terms = {
        Field.NAME: _neighbours((document.listed.name, document.english_name))
        | {HEAD + word for word in name[:1]},
        Field.MARKED: with_pairs(marked_words(document.listed.name)),
        Field.GOODS: _of_runs([[folded for folded, _ in run] for run in goods]),
        Field.GOODS_MARKED: _of_runs([[marked for _, marked in run] for run in goods]),
        Field.PREFIX: beginnings(document.listed.name)
        | {HEAD + beginning for beginning in prefixes(name[:1])},
        Field.MAKER: {*_both_ways(document.maker)},
        Field.PLACE: set().union(*(_both_ways(place) for place in document.places)),
        Field.CODES: {term for code in document.codes for term in _code_terms(code)},
    }
    bare, spelt = terms[Field.NAME] | terms[Field.CODES], terms[Field.MAKER] | terms[Field.PLACE]
    texts = {word for text in document.texts for word in folded_and_marked(text)}
    said = {marked for folded, marked in texts if folded not in bare and marked not in spelt}
    return {**terms, Field.TEXT: said}


def squeezed(code: str) -> str:
    """A code as one term, whatever signs stand in it: "7Q2K-9D4M" is "7q2k9d4m"."""
    return "".join(words(code))


def _code_terms(code: str) -> set[str]:
    """A code whole and in parts; a decision also by its number alone, as "702qd"."""
    parts = words(code)
    signs = parts.index("qd") if "qd" in parts else 0
    terms = {squeezed(code), *parts}
    return terms | {f"{parts[0]}qd", f"{parts[0]}{''.join(parts[signs:])}"} if signs else terms


@lru_cache(maxsize=16384)
def _both_ways(text: str) -> frozenset[str]:
    """Words and neighbours without their marks, and words with them."""
    return frozenset({*with_pairs(words(text)), *marked_words(text)})


def _of_runs(runs: Iterable[Sequence[str]]) -> set[str]:
    return {term for run in runs for term in with_pairs(run)}


def _neighbours(texts: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for text in texts:
        found |= with_pairs(words(text))
    return found
