"""Numbers printed on goods: the programme's own, and GTINs that belong to nobody."""

from collections import Counter
from random import Random

from catalog.demo.lives import PlannedAward
from catalog.demo.places import Place
from catalog.units import CURRENT_SINCE

_DEMONSTRATION_PREFIX = "952"
"""GS1 keeps this prefix for demonstrations: no goods in a shop bear it."""


class Identifiers:
    """Hands out programme codes and GTINs, each once."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._counts: Counter[str] = Counter()

    def programme_code(self, place: Place, award: PlannedAward) -> str | None:
        """Mã số sản phẩm: T-H-X-STT-Năm while there were districts, T-X-STT-Năm since."""
        if award.decision.on < CURRENT_SINCE:
            parts = [place.former_code, place.district_code, place.commune_code]
        else:
            parts = [place.province.code, place.present_code]
        if not all(parts):
            return None
        stem, year = "-".join(parts), str(award.decision.on.year)
        self._counts[stem + year] += 1
        return f"{stem}-{self._counts[stem + year]}-{year}"

    def gtin(self) -> str:
        """A GTIN-13 as the 14 digits that the register stores, with its check digit."""
        self._counts["gtin"] += self._rng.randint(1, 9)
        body = f"0{_DEMONSTRATION_PREFIX}{self._counts['gtin']:09d}"
        return body + gtin_check_digit(body)


def gtin_check_digit(body: str) -> str:
    """The last digit of a GTIN: weights 3 and 1 from the right, summed up to a multiple of 10."""
    total = sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(reversed(body)))
    return str(-total % 10)
