"""When a report waits apart for an officer's look."""

from catalog.reports.rules import Told
from catalog.reports.words import ReportKind
from catalog.suspicion import MOST_LINKS, Suspicion, suspicion_in


def suspicion_of(told: Told, *, age_seconds: float, hidden_field: str) -> Suspicion | None:
    """The first reason to set a report apart, or None; see `suspicion_in`."""
    # An online offer is told by its address, in either field.
    links = 2 * MOST_LINKS if told.kind is ReportKind.ONLINE_OFFER else MOST_LINKS
    return suspicion_in(
        f"{told.what}\n{told.where}",
        age_seconds=age_seconds,
        hidden_field=hidden_field,
        links=links,
    )
