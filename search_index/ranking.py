"""Which products answer the words typed, and which of them come first.

There is no score: the answers are split again and again by what speaks for a product, the
strongest reason first, and within the last split the usual order of lists stands. So it can be
said of any two answers why one stands above the other, and every engine gives the same order.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from search_index.analysis import HEAD, pairs
from search_index.columns import Bits, Columns, any_of, lowest_first
from search_index.query import Facet, SearchRequest
from search_index.synonyms import Kind, Other, Phrase
from search_index.terms import FOUND_IN, Field
from search_index.wording import Part

Find = Callable[[Field, str], Bits]
"""The products that have a term in a field."""

_STANDING_TOGETHER = (Field.NAME, Field.MAKER, Field.PLACE)
_AS_TYPED = (Field.MAKER, Field.PLACE)
_AS_WRITTEN = frozenset({Kind.SPELLING, Kind.ABBREVIATION, Kind.PLACE})
"""Kinds of other wordings that are the same word."""


class Asked:
    """What was typed, and the products that have its parts."""

    def __init__(self, request: SearchRequest, columns: Columns, find: Find) -> None:
        self._columns = columns
        self._find = find
        self._code = request.code
        self.parts = request.wording.parts
        words = request.wording.words
        self.folded = tuple(folded for folded, _ in words)
        self.marked = tuple(marked for _, marked in words)

    def matching(self) -> Bits:
        """The products that have every part somewhere, or the code that was typed.

        Other marks than those typed will do only for goods so called in one breath: "mât ong" is
        honey, but "giày da" no paper of Đa Krông.
        """
        found = self._find(Field.CODES, self._code) if self._code else 0
        if not self.parts:
            return found
        spelt = _all([self._part(part, self._spelt) for part in self.parts])
        loose = _all([self._part(part, self._loosely) for part in self.parts])
        together = tuple(f for part in self.parts if not part.place for f, _ in part.words)
        if len(together) > 1:
            loose &= self.phrase(Field.GOODS, together)
        return found | spelt | loose

    def _part(self, part: Part, typed: Callable[[Part], Bits]) -> Bits:
        numbered = any_of(self._find(Field.CODES, code) for code in part.codes)
        if numbered:
            return numbered
        others = any_of(self._other(other) for other in part.others)
        return others | (self.placed(part) if part.place else typed(part))

    def _spelt(self, part: Part) -> Bits:
        return _all([self._as_typed(folded, marked) for folded, marked in part.words])

    def _loosely(self, part: Part) -> Bits:
        return _all(
            [
                self._find(Field.NAME, folded) | self._as_typed(folded, marked)
                for folded, marked in part.words
            ]
        )

    def _as_typed(self, folded: str, marked: str) -> Bits:
        """The products that have a word with its marks; a word without any may be any of them."""
        name = Field.NAME if marked.isascii() else Field.MARKED
        found = self._find(Field.CODES, folded) | self._find(name, marked)
        if not _says_little(marked):
            found |= self._find(Field.TEXT, marked)
        return found | any_of(self._find(field, marked) for field in _AS_TYPED)

    def placed(self, part: Part) -> Bits:
        """The products of a province, and those that name it: its commune may be called so."""
        typed = tuple(folded for folded, _ in part.words)
        names = {typed, *part.place.names} if part.place else {typed}
        found = self.of_province(part)
        for field in _STANDING_TOGETHER:
            found |= any_of(self.phrase(field, name) for name in names)
        return found

    def of_province(self, part: Part) -> Bits:
        """The products of the province that a part names, by its present or former name."""
        if part.place is None:
            return 0
        present = self._columns.facets[Facet.PROVINCE]
        former = self._columns.facets[Facet.FORMER_PROVINCE]
        return any_of(present.get(code, 0) for code in part.place.codes) | any_of(
            former.get(slug, 0) for slug in part.place.former
        )

    def _other(self, other: Other) -> Bits:
        if other.kind is Kind.ABBREVIATION:
            return self.phrase(Field.MAKER, other.folded)
        if other.kind is Kind.PLACE:
            return any_of(self.phrase(field, other.folded) for field in _STANDING_TOGETHER)
        found = self.in_goods(other)
        if other.kind is Kind.ENGLISH and other.named:
            found |= self.phrase(Field.NAME, other.folded)
        return found

    def in_goods(self, other: Other) -> Bits:
        """The products whose goods are so called, where it does not mean something else."""
        found = self.phrase(Field.GOODS_MARKED, other.marked)
        for unlike in other.unlike:
            found &= ~self.phrase(Field.GOODS_MARKED, unlike)
        return found

    def called(self, part: Part) -> Bits:
        """The products whose goods are called as typed; without marks, where none were typed."""
        marked = tuple(marked for _, marked in part.words)
        if "".join(marked).isascii():
            return self.phrase(Field.GOODS, marked)
        return self.phrase(Field.GOODS_MARKED, marked)

    def of_maker(self, parts: Sequence[Part]) -> Bits:
        """The products of a maker whose name has all that was typed, side by side."""
        short = {Kind.ABBREVIATION}
        plain = [p for p in parts if not any(other.kind in short for other in p.others)]
        words = tuple(folded for part in plain for folded, _ in part.words)
        return self.phrase(Field.MAKER, words) & _all(
            [
                self.phrase(Field.MAKER, tuple(folded for folded, _ in part.words))
                | any_of(self.phrase(Field.MAKER, other.folded) for other in part.others)
                for part in parts
                if part not in plain
            ]
        )

    def phrase(self, field: Field, words: Phrase) -> Bits:
        """The products that have words side by side in a field."""
        return _all([self._find(field, term) for term in (*words, *pairs(words))])

    def each(self, field: Field, words: Iterable[str]) -> list[Bits]:
        """For each word, the products that have it in a field."""
        return [self._find(field, word) for word in words]

    def anywhere(self, term: str, fields: Sequence[Field]) -> Bits:
        """The products that have a term in any of some fields."""
        return any_of(self._find(field, term) for field in fields)


def reasons(request: SearchRequest, columns: Columns, find: Find) -> list[Bits]:
    """What speaks for products, strongest first; each a set of products for which it holds."""
    asked = Asked(request, columns, find)
    if not asked.parts:
        return [columns.in_force]
    places = [part for part in asked.parts if part.place]
    goods = [part for part in asked.parts if not part.place]
    begins = find(Field.NAME, HEAD + asked.folded[0])
    return [
        columns.in_force,
        _all(asked.each(Field.CODES, asked.folded)),
        asked.phrase(Field.MARKED, asked.marked) & begins,
        *([_all([_of_place(asked, part) for part in places])] if places else []),
        *_by_goods(asked, goods or asked.parts),
        *_by_name(asked, goods or asked.parts, begins),
        *_by_beginning(asked, goods or asked.parts),
        *how_many([asked.anywhere(word, FOUND_IN) for word in asked.folded]),
    ]


def _of_place(asked: Asked, part: Part) -> Bits:
    """Products of the province, and those whose name says so."""
    return asked.of_province(part) | asked.phrase(Field.MARKED, tuple(m for _, m in part.words))


def _by_goods(asked: Asked, parts: Sequence[Part]) -> Iterator[Bits]:
    """Reasons in what the goods are called: as typed, then spelt otherwise, then otherwise."""
    words = [word for part in parts for word in part.words]
    folded, marked = tuple(f for f, _ in words), tuple(m for _, m in words)
    yield asked.phrase(Field.GOODS_MARKED, marked)
    yield _all([asked.phrase(Field.GOODS_MARKED, tuple(m for _, m in p.words)) for p in parts])
    yield asked.phrase(Field.GOODS, folded)
    typed = [asked.called(part) for part in parts]
    for kinds in (_AS_WRITTEN, frozenset(Kind)):
        so_called = [
            found | any_of(asked.in_goods(other) for other in part.others if other.kind in kinds)
            for found, part in zip(typed, parts, strict=True)
        ]
        yield _all(so_called)
    yield _all(so_called) | asked.of_maker(parts)
    yield from how_many(so_called)


def _by_name(asked: Asked, goods: Sequence[Part], begins: Bits) -> Iterator[Bits]:
    """Reasons in the whole name, as it was typed, and in words that stand together anywhere."""
    in_name = asked.each(Field.NAME, asked.folded)
    spelt = asked.each(Field.MARKED, asked.marked)
    yield _all(spelt)
    yield _all(spelt) & begins
    yield _all([*in_name, *asked.each(Field.NAME, pairs(asked.folded))])
    yield from how_many([asked.anywhere(t, _STANDING_TOGETHER) for t in pairs(asked.folded)])
    words = [word for part in goods for word in part.words]
    yield from how_many(asked.each(Field.NAME, (folded for folded, _ in words)))
    yield from how_many(asked.each(Field.MARKED, (marked for _, marked in words)))


def _by_beginning(asked: Asked, goods: Sequence[Part]) -> Iterator[Bits]:
    """Reasons in how the name begins: with the first word typed, or with another for it."""
    first = goods[0]
    yield asked.anywhere(HEAD + first.words[0][0], (Field.NAME,))
    yield any_of(asked.anywhere(HEAD + o.folded[0], (Field.NAME,)) for o in first.others)


def _says_little(word: str) -> bool:
    """Two plain letters stand in every long text: "or", "1"."""
    return len(word) < _SHORTEST and word.isascii()


_SHORTEST = 3


def ranked(found: Bits, by: Sequence[Bits]) -> Iterator[int]:
    """The numbers in a set, those for which an earlier reason holds first."""
    for place, reason in enumerate(by):
        preferred, rest = found & reason, found & ~reason
        if preferred and rest:
            yield from ranked(preferred, by[place + 1 :])
            yield from ranked(rest, by[place + 1 :])
            return
    yield from lowest_first(found)


def _all(sets: Sequence[Bits]) -> Bits:
    """The products in every one of the sets; `~0` when there is none of them."""
    found = ~0
    for bits in sets:
        found &= bits
    return found


def how_many(sets: Sequence[Bits]) -> list[Bits]:
    """The products in at least k of the sets, for k from all of them down to one."""
    at_least = [0] * len(sets)
    for bits in sets:
        for k in range(len(sets) - 1, 0, -1):
            at_least[k] |= at_least[k - 1] & bits
        if at_least:
            at_least[0] |= bits
    return at_least[::-1]
