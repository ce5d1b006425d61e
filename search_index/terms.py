"""Under which terms a product is found: one list for every engine."""

from collections.abc import Iterable
from enum import StrEnum

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


class Field(StrEnum):
    """Where a term stands. In all but `PREFIX` and `TEXT` neighbours are terms too."""

    NAME = "name"
    MARKED = "marked"
    PREFIX = "prefix"
    MAKER = "maker"
    PLACE = "place"
    CODES = "codes"
    TEXT = "text"


FOUND_IN = (Field.NAME, Field.MAKER, Field.PLACE, Field.CODES)
"""The fields in which every word that people type is looked for without its marks.

In long texts it is looked for as it was typed: without marks "chè" would find everything that
is "chế biến"."""


def terms_of(document: ProductDocument) -> dict[Field, set[str]]:
    """The terms of a document by field; what stands elsewhere is not repeated in its texts."""
    name = words(document.listed.name)
    terms = {
        Field.NAME: _neighbours((document.listed.name, document.english_name))
        | {HEAD + word for word in name[:1]},
        Field.MARKED: with_pairs(marked_words(document.listed.name)),
        Field.PREFIX: beginnings(document.listed.name)
        | {HEAD + beginning for beginning in prefixes(name[:1])},
        Field.MAKER: with_pairs(words(document.maker)),
        Field.PLACE: _neighbours(document.places),
        Field.CODES: {term for code in document.codes for term in (squeezed(code), *words(code))},
    }
    elsewhere = set().union(*(terms[field] for field in FOUND_IN))
    texts = (word for text in document.texts for word in folded_and_marked(text))
    return {**terms, Field.TEXT: {marked for folded, marked in texts if folded not in elsewhere}}


def squeezed(code: str) -> str:
    """A code as one term, whatever signs stand in it: "7Q2K-9D4M" is "7q2k9d4m"."""
    return "".join(words(code))


def _neighbours(texts: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for text in texts:
        found |= with_pairs(words(text))
    return found
