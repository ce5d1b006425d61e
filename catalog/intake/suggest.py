"""Names to choose from, beside a name that nobody knows."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from catalog.intake.problems import joined
from catalog.text import Text

MOST_SUGGESTIONS = 50
"""Values of one intake that get names to choose from: comparing is slow, and a column that is
wrong throughout is not mended name by name."""

_IS_IT = Text("Có phải là: {names}?", "Is it one of these: {names}?")
_CHECK = Text("Kiểm tra lại cách ghi tên này.", "Check how this name is written.")
_COUNT = 3


class Suggestions:
    """Remedies for the unknown names of one intake. Remembers those that got one."""

    def __init__(self, most: int = MOST_SUGGESTIONS) -> None:
        self._most = most
        self._given: dict[tuple[str, str], Text] = {}

    def remedy(self, wanted: str, known: Iterable[tuple[str, str]], among: str = "") -> Text:
        """What to do about `wanted`: three names most like it, or only to check it.

        `known` holds the names as compared and as shown; it is not asked for once enough values
        had suggestions. `among` tells lists of known names apart.
        """
        key = (wanted, among)
        if key in self._given:
            return self._given[key]
        if len(self._given) >= self._most:
            return _CHECK
        self._given[key] = _IS_IT.format(names=joined(_nearest(wanted, known)))
        return self._given[key]


def _nearest(wanted: str, known: Iterable[tuple[str, str]]) -> list[str]:
    ranked = sorted(known, key=lambda name: -SequenceMatcher(None, wanted, name[0]).ratio())
    return [shown for _, shown in ranked[:_COUNT]]
