"""How near names are to each other, and which of several is meant. Pure."""

from collections.abc import Collection, Iterable, Sequence

from catalog.events.stall_register import KnownGoods, Words
from catalog.text import same_spelling


def folded(words: Iterable[str]) -> Words:
    """Words without their marks, as names are looked for."""
    return tuple(same_spelling(" ".join(words)).split())


def likeness(written: Collection[str], known: Collection[str]) -> float:
    """Shared words of all words of two names, from 0 to 1."""
    ours, theirs = set(written), set(known)
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0


def fullest(goods: list[KnownGoods], words: tuple[str, ...]) -> list[KnownGoods]:
    """Of several the one that says most of what is written, and nothing that is not."""
    if len(goods) < 2:
        return goods
    written = set(folded(words))
    said = [g for g in goods if set(folded(g.words)) <= written]
    most = max((len(g.words) for g in said), default=0)
    longest = [g for g in said if len(g.words) == most]
    return longest if len(longest) == 1 else goods


def as_near(
    found: Sequence[KnownGoods], goods: Sequence[KnownGoods], words: Words
) -> list[KnownGoods]:
    """Other goods of the maker that are as near as the one found, with a word that it lacks.

    "Nước cốt chanh Tân Trào loại 2" may be another kind of "Nước cốt chanh Tân Trào" as well as
    "Nước cốt chanh loại 2" with its place put in.
    """
    if len(found) != 1:
        return []
    written = set(folded(words))
    own = set(folded(found[0].words))
    theirs = likeness(written, own)
    rivals = ((g, set(folded(g.words))) for g in goods if g is not found[0])
    return [g for g, said in rivals if (written - own) & said and likeness(written, said) >= theirs]
