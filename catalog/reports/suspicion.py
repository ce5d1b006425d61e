"""The spam ladder's reading rungs: pure signs that a report should wait for an officer's look."""

import re
from typing import Final

from catalog.reports.rules import Told
from catalog.reports.words import ReportKind, Suspicion
from catalog.text import fold

SHORTEST_SECONDS: Final = 3
"""Nobody reads the form and fills it in faster than this."""
MOST_LINKS: Final = 2

_LINK = re.compile(r"(?:https?://|www\.|<a\s|\[url)", re.IGNORECASE)
# Folded words that advertisers leave in forms and that a report on food has no use for.
_ADVERTISING = re.compile(
    r"\b(?:casino|viagra|cialis|porn|sex|escort|bitcoin|forex|backlinks?|seo service"
    r"|ca cuoc|ca do|nha cai|lo de online|vay tien|vay nhanh|soi keo|tai xiu|no hu)\b"
)


def suspicion_of(told: Told, *, age_seconds: float, hidden_field: str) -> Suspicion | None:
    """The first reason to set a report apart, or None.

    `age_seconds` is the time between showing and sending the form, `hidden_field` what stands in
    the field that people do not see.
    """
    if hidden_field:
        return Suspicion.HIDDEN_FIELD
    if age_seconds < SHORTEST_SECONDS:
        return Suspicion.TOO_FAST
    # An online offer is told by its address, in either field.
    allowed = 2 * MOST_LINKS if told.kind is ReportKind.ONLINE_OFFER else MOST_LINKS
    text = f"{told.what}\n{told.where}"
    if len(_LINK.findall(text)) > allowed:
        return Suspicion.LINKS
    # Past the cache: texts that come once must not push names out of it.
    if _ADVERTISING.search(fold.__wrapped__(text)):
        return Suspicion.WORDS
    return None
