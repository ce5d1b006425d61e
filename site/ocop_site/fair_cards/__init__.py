"""Cards of a fair, to print: one for each stall (A4), one for each product on the shelf (A6).

Only goods in force on the day get a card; the others stand on the last page, with the reason.
"""

from ocop_site.fair_cards.content import (
    CardKind,
    FairCards,
    LeftOut,
    ShelfCard,
    StallCard,
    Words,
)
from ocop_site.fair_cards.drawing import write_cards
from ocop_site.fair_cards.reading import read_cards

__all__ = [
    "CardKind", "FairCards", "LeftOut", "ShelfCard", "StallCard", "Words", "read_cards",
    "write_cards",
]  # fmt: skip
