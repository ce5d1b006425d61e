"""What producers say, in the first of several languages in which they said it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from catalog.db import in_chunks, metadata
from catalog.products import ProductText

_text = metadata.tables["product_text"].c


@dataclass(frozen=True, slots=True)
class Said:
    """One text and the language in which it is given, as a BCP 47 tag."""

    text: str
    language: str

    @property
    def paragraphs(self) -> tuple["Said", ...]:
        """Its paragraphs, each in the same language."""
        lines = (line.strip() for line in self.text.splitlines())
        return tuple(Said(line, self.language) for line in lines if line)


def texts_of(session: Session, product_id: int) -> list[ProductText]:
    """All that was said of a product."""
    query = select(ProductText).where(col(ProductText.product_id) == product_id)
    return list(session.execute(query).scalars())


def first_said(texts: Iterable[ProductText], part: str, languages: Sequence[str]) -> Said | None:
    """A part of what was said (`name`, `summary` or `story`) in the first language that has it."""
    by_language = {text.language: getattr(text, part) for text in texts}
    return next((Said(by_language[x], x) for x in languages if by_language.get(x)), None)


def names_of(
    session: Session, product_ids: Sequence[int], languages: Sequence[str]
) -> dict[int, Said]:
    """The names of products that have one in these languages, in the first of them that has."""
    found: dict[int, Said] = {}
    if not languages:
        return found
    names = select(_text.product_id, _text.language, _text.name).where(
        _text.language.in_(languages), _text.name != ""
    )
    for chunk in in_chunks(product_ids):
        for product_id, language, name in session.execute(names.where(_text.product_id.in_(chunk))):
            known = found.get(product_id)
            if known is None or languages.index(language) < languages.index(known.language):
                found[product_id] = Said(name, language)
    return found
