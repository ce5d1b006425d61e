"""Which drawing a product gets.

Each module holds the names of its kind of goods, most telling first, and what is drawn for a
product set of `catalog/data/product_sets.csv` when the name tells nothing.
"""

from ocop_site.drawings.subjects import (
    cellar,
    fresh,
    kitchen,
    larder,
    outdoors,
    pharmacy,
    workshop,
)
from ocop_site.drawings.subjects.matching import Names

_KINDS = (fresh, kitchen, larder, cellar, pharmacy, workshop, outdoors)

NAMES = Names(
    [entry for kind in _KINDS for entry in kind.ENTRIES],
    {set_no: subject for kind in _KINDS for set_no, subject in kind.BY_SET.items()},
)
