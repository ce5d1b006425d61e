"""Which products answer the words typed, and which of them come first.

There is no score: the answers are split again and again by what speaks for a product, the
strongest reason first, and within the last split the usual order of lists stands. So it can be
said of any two answers why one stands above the other, and every engine gives the same order.
"""

from collections.abc import Callable, Iterator, Sequence

from search_index.analysis import HEAD, pairs
from search_index.columns import Bits, Columns, lowest_first
from search_index.query import SearchRequest
from search_index.terms import FOUND_IN, Field

Find = Callable[[Field, str], Bits]
"""The products that have a term in a field."""

_STANDING_TOGETHER = (Field.NAME, Field.MAKER, Field.PLACE)


def matching(request: SearchRequest, find: Find) -> Bits:
    """The products that have every word somewhere, or the code that was typed."""
    found = find(Field.CODES, request.code) if request.code else 0
    if request.terms:
        found |= _all(
            _anywhere(find, term, FOUND_IN) | find(Field.TEXT, marked)
            for term, marked in zip(request.terms, request.marked, strict=True)
        )
    return found


def reasons(request: SearchRequest, columns: Columns, find: Find) -> list[Bits]:
    """What speaks for products, strongest first; each a set of products for which it holds."""
    terms, marked = request.terms, request.marked
    if not terms:
        return [columns.in_force]
    in_name = [find(Field.NAME, term) for term in terms]
    spelt_in_name = [find(Field.MARKED, word) for word in marked]
    together = [_anywhere(find, term, _STANDING_TOGETHER) for term in pairs(terms)]
    whole_name = _all(in_name)
    whole_spelt = _all(spelt_in_name)
    return [
        columns.in_force,
        _all(find(Field.CODES, term) for term in terms),
        whole_spelt & _all(find(Field.MARKED, term) for term in pairs(marked)),
        whole_spelt,
        whole_name & _all(find(Field.NAME, term) for term in pairs(terms)),
        *_how_many(together),
        *_how_many(in_name),
        *_how_many(spelt_in_name),
        find(Field.NAME, HEAD + terms[0]),
        *_how_many([_anywhere(find, term, FOUND_IN) for term in terms]),
    ]


def ranked(found: Bits, by: Sequence[Bits]) -> Iterator[int]:
    """The numbers in a set, those for which an earlier reason holds first."""
    for place, reason in enumerate(by):
        preferred, rest = found & reason, found & ~reason
        if preferred and rest:
            yield from ranked(preferred, by[place + 1 :])
            yield from ranked(rest, by[place + 1 :])
            return
    yield from lowest_first(found)


def _anywhere(find: Find, term: str, fields: Sequence[Field]) -> Bits:
    found = 0
    for field in fields:
        found |= find(field, term)
    return found


def _all(sets: Iterator[Bits] | Sequence[Bits]) -> Bits:
    """The products in every one of the sets; `~0` when there is none of them."""
    found = ~0
    for bits in sets:
        found &= bits
    return found


def _how_many(sets: Sequence[Bits]) -> list[Bits]:
    """The products in at least k of the sets, for k from all of them down to one."""
    at_least = [0] * len(sets)
    for bits in sets:
        for k in range(len(sets) - 1, 0, -1):
            at_least[k] |= at_least[k - 1] & bits
        if at_least:
            at_least[0] |= bits
    return at_least[::-1]
