"""How far the longest tests go: far enough to catch a mistake, or as far as is reported.

`THOROUGH=yes make test` runs the sizes that bench/README.md gives figures for.
"""

import os

THOROUGH = "THOROUGH" in os.environ


def sized(*, thorough: int, usual: int) -> int:
    """How many times, of how many."""
    return thorough if THOROUGH else usual
