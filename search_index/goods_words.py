"""Which words of a name say what the goods are, and which only whose or whence they are.

"Gạo thơm Giồng Sen" of "HTX Nông nghiệp Giồng Sen" is rice, not lotus; "Mật hoa dừa Trà Vinh" is
no tea. So words that the name shares with its maker or its places are told apart.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from catalog.units import bare_name
from search_index.analysis import folded_and_marked, words, written_words
from search_index.places import provinces
from search_index.synonyms import Phrase, Word


def goods_runs(name: str, maker: str, places: Iterable[str]) -> list[list[Word]]:
    """The words of a name that speak of the goods, in runs of neighbours."""
    written = _capitals(name)
    typed = [word for word, _ in written]
    folded = tuple(word for word, _ in typed)
    aside = _places_in(folded, {_bare(place) for place in places})
    aside |= _brand_in(folded, [capital for _, capital in written], tuple(words(maker)))
    runs: list[list[Word]] = [[]]
    for position, word in enumerate(typed):
        if position not in aside:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _capitals(name: str) -> list[tuple[Word, bool]]:
    """The words of a name, and whether each begins with a capital letter."""
    return [
        (word, written[:1].isupper())
        for written in name.split()
        for word in folded_and_marked(written)
        if written_words(written)
    ]


@lru_cache(maxsize=16384)
def _bare(place: str) -> Phrase:
    return tuple(words(bare_name(place.partition(",")[0])))


def _places_in(folded: Phrase, places: set[Phrase]) -> set[int]:
    """Where the name says whence; a name that begins with a place begins with goods."""
    return {
        position
        for start in range(1, len(folded))
        for end in range(start + 1, len(folded) + 1)
        if (run := folded[start:end]) in places or (run in provinces().phrases and len(run) > 1)
        for position in range(start, end)
    }


def _brand_in(folded: Phrase, capitals: Sequence[bool], maker: Phrase) -> set[int]:
    """Where the name ends like the name of its maker, in capitals: "… Giồng Sen"."""
    for start in range(1, len(folded) - 1):
        for end in range(len(folded), start + 1, -1):
            if all(capitals[start:end]) and maker[-(end - start) :] == folded[start:end]:
                return set(range(start, end))
    return set()
