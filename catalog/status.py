"""The rule of a certificate's life: `status_on` answers for any day, from facts alone.

Source of the rules: Quyết định 26/2026/QĐ-TTg, Art. 3, 4, 7, 8 and 12.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from catalog.clock import add_months
from catalog.text import Text

VALIDITY_MONTHS = 36
LONGEST_EXTENSION = timedelta(days=180)


class Status(StrEnum):
    """What a certificate is on a day. The first five are what a product can be in lists."""

    VALID = "valid"
    EXTENDED = "extended"
    LAPSED = "lapsed"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    NOT_YET = "not_yet"

    @property
    def in_force(self) -> bool:
        """Whether the stars may be shown as held."""
        return self in (Status.VALID, Status.EXTENDED)

    @property
    def label(self) -> Text:
        """The status in both languages."""
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    Status.VALID: Text("Đang được công nhận", "In force"),
    Status.EXTENDED: Text("Được kéo dài hiệu lực", "Extended"),
    Status.LAPSED: Text("Đã hết hạn", "Lapsed"),
    Status.SUSPENDED: Text("Đang tạm đình chỉ", "Suspended"),
    Status.WITHDRAWN: Text("Đã thu hồi", "Withdrawn"),
    Status.SUPERSEDED: Text("Đã thay bằng giấy mới", "Superseded"),
    Status.NOT_YET: Text("Chưa có hiệu lực", "Not yet in force"),
}


class ActKind(StrEnum):
    """What can happen to a certificate."""

    RECOGNISED = "recognised"
    RENEWAL_FILED = "renewal_filed"
    EXTENDED = "extended"
    RE_RATING_REFUSED = "re_rating_refused"
    SUSPENDED = "suspended"
    RESTORED = "restored"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Act:
    """One event as the rule sees it."""

    kind: ActKind
    on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the status of a certificate rests on."""

    issued_on: date
    valid_until: date
    acts: tuple[Act, ...] = ()


def last_valid_day(issued_on: date) -> date:
    """36 calendar months after issue, end of month clamped (Art. 4.3); valid through that day."""
    return add_months(issued_on, VALIDITY_MONTHS)


def status_on(facts: Facts, day: date) -> Status:
    """The status of a certificate on a day of Vietnam's calendar.

    Withdrawal outweighs everything, then supersession, suspension, validity, extension. An
    extension holds only from its own first day and ends with a refused re-rating.
    """
    if day < facts.issued_on:
        return Status.NOT_YET
    past = [act for act in facts.acts if act.on <= day]
    kinds = {act.kind for act in past}
    for ending in (ActKind.WITHDRAWN, ActKind.SUPERSEDED):
        if ending in kinds:
            return Status(ending.value)
    if _suspended(past):
        return Status.SUSPENDED
    if day <= facts.valid_until:
        return Status.VALID
    if ActKind.RE_RATING_REFUSED not in kinds and _extended(past, day):
        return Status.EXTENDED
    return Status.LAPSED


def _suspended(past: list[Act]) -> bool:
    """Suspended and not restored since; a restoration on the same day ends it."""
    last = ActKind.RESTORED
    order = {ActKind.SUSPENDED: 0, ActKind.RESTORED: 1}
    for act in sorted((a for a in past if a.kind in order), key=lambda a: (a.on, order[a.kind])):
        last = act.kind
    return last is ActKind.SUSPENDED


def _extended(past: list[Act], day: date) -> bool:
    return any(
        act.kind is ActKind.EXTENDED and act.until is not None and day <= act.until for act in past
    )


_PROJECTED = (
    ("extended_from", ActKind.EXTENDED),
    ("refused_on", ActKind.RE_RATING_REFUSED),
    ("suspended_on", ActKind.SUSPENDED),
    ("restored_on", ActKind.RESTORED),
    ("withdrawn_on", ActKind.WITHDRAWN),
    ("superseded_on", ActKind.SUPERSEDED),
)


COLUMNS = ("issued_on", "valid_until", "extended_until", *(column for column, _ in _PROJECTED))
"""The columns of a certificate that `facts_of_columns` reads."""


def facts_of_columns(row: Any) -> Facts:
    """The facts as a certificate's own columns tell them: right for today and later.

    `row` is a `Certificate` or any row with its columns. Earlier suspensions that ended and
    earlier extensions are not in the columns; ask the history rows for days gone by.
    """
    acts = tuple(
        Act(kind, on, row.extended_until if kind is ActKind.EXTENDED else None)
        for column, kind in _PROJECTED
        if (on := getattr(row, column)) is not None
    )
    return Facts(row.issued_on, row.valid_until, acts)


def last_day(row: Any) -> date:
    """The last day on which a certificate holds by its own dates; a refusal ends an extension.

    `row` is a `Certificate` or any row with its columns. Withdrawal and suspension are told
    beside it.
    """
    valid: date = row.valid_until
    extended: date | None = row.extended_until
    if extended is None:
        return valid
    refused: date | None = row.refused_on
    if refused is not None and refused <= extended:
        return max(valid, refused - timedelta(days=1))
    return extended


class Dated(Protocol):
    """A certificate or a row of its table."""

    @property
    def issued_on(self) -> date: ...
    @property
    def voided_at(self) -> datetime | None: ...


C = TypeVar("C", bound=Dated)


def speaking(certificates: Iterable[C], day: date) -> C | None:
    """The certificate that speaks for a product on a day: the newest one issued by then."""
    issued = [c for c in certificates if c.issued_on <= day and c.voided_at is None]
    return max(issued, key=lambda c: c.issued_on, default=None)
