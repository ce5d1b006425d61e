"""The spam ladder's reading rungs: pure signs that what was sent should wait for an officer."""

import re
from enum import StrEnum
from typing import Final

from catalog.text import Text, fold

SHORTEST_SECONDS: Final = 3
"""Nobody reads a form and fills it in faster than this."""
MOST_LINKS: Final = 2


class Suspicion(StrEnum):
    """Why what was sent waits apart until an officer has looked at it; it is never thrown away."""

    TOO_FAST = "too_fast"
    HIDDEN_FIELD = "hidden_field"
    LINKS = "links"
    WORDS = "words"

    @property
    def label(self) -> Text:
        """The reason, for officers."""
        return _SUSPICION_LABELS[self]


_SUSPICION_LABELS = {
    Suspicion.TOO_FAST: Text(
        "gửi quá nhanh sau khi mở mẫu", "sent too soon after opening the form"
    ),
    Suspicion.HIDDEN_FIELD: Text("điền vào ô dành cho máy", "filled in the field meant for robots"),
    Suspicion.LINKS: Text("nhiều đường dẫn", "many links"),
    Suspicion.WORDS: Text("có từ ngữ quảng cáo", "words of advertising"),
}

_LINK = re.compile(r"(?:https?://|www\.|<a\s|\[url)", re.IGNORECASE)
# Folded words that advertisers leave in forms and that a report on food has no use for.
_ADVERTISING = re.compile(
    r"\b(?:casino|viagra|cialis|porn|sex|escort|bitcoin|forex|backlinks?|seo service"
    r"|ca cuoc|ca do|nha cai|lo de online|vay tien|vay nhanh|soi keo|tai xiu|no hu)\b"
)


def suspicion_in(
    text: str, *, age_seconds: float, hidden_field: str, links: int = MOST_LINKS
) -> Suspicion | None:
    """The first reason to set a text apart, or None; it may hold so many links.

    `age_seconds` is the time between showing and sending the form, `hidden_field` what stands in
    the field that people do not see.
    """
    if hidden_field:
        return Suspicion.HIDDEN_FIELD
    if age_seconds < SHORTEST_SECONDS:
        return Suspicion.TOO_FAST
    if len(_LINK.findall(text)) > links:
        return Suspicion.LINKS
    # Past the cache: texts that come once must not push names out of it.
    if _ADVERTISING.search(fold.__wrapped__(text)):
        return Suspicion.WORDS
    return None
