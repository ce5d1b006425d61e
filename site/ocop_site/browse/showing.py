"""Cards of what a search found, and a choice of them that shows the breadth of a list."""

from collections import Counter
from collections.abc import Callable, Sequence

from catalog.cards import Card, load_cards
from catalog.db import reading
from ocop_site.content import naming_order
from ocop_site.register import register

LOOKED_AT = 60
"""How many of the best products a choice is made from."""


def cards_of(ids: Sequence[int]) -> list[Card]:
    """The cards of these products as they are today, in the same order."""
    opened = register()
    with reading(opened.engine) as session:
        return load_cards(session, ids, opened.today(), naming_order())


def varied(
    cards: list[Card], most: int, by: Callable[[Card], object] = lambda card: card.set_no
) -> list[Card]:
    """The best products, taken in turn from each product set, so that no two neighbours tire.

    `by` may take turns of something else, such as producers.
    """
    turns: Counter[object] = Counter()
    order = []
    for place, card in enumerate(cards):
        turns[by(card)] += 1
        order.append((turns[by(card)], place))
    return [cards[place] for _, place in sorted(order)[:most]]
