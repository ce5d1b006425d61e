"""Requests a second of the catalogue's page of 24 cards, as a share of bare Flask's.

How it is measured: `against_hello.py`. `--anew` asks for ever other searches, so that every page
is made for its request; without it, for what people ask for most: the whole, each number of
stars, the first pages. Build a register and its index first:
`OCOP_HOME=… ocop demo --no-serve --products N`; it is taken from the same settings.
"""

import sys
from itertools import product

from against_hello import compare

COMMON = ["/products", *(f"/products?stars={n}" for n in (3, 4, 5))]
COMMON += [f"/en{path}" for path in COMMON] + [f"/products?page={n}" for n in range(2, 6)]
# More than are kept: each is asked for again only long after it went.
ANEW = [
    f"/products?sort={sort}&page={page}"
    for page, sort in product(range(1, 300), ("name", "newest", "valid_until", "stars"))
]


def main() -> None:
    """Measure what is kept, or with `--anew` what is not."""
    anew = "--anew" in sys.argv
    sys.argv = [argument for argument in sys.argv if argument != "--anew"]
    compare("catalogue", ANEW if anew else COMMON, __doc__)


if __name__ == "__main__":
    main()
