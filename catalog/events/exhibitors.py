"""Exhibitors of an event: from a spreadsheet to a plan, from the plan to stalls, line by line.

What a line says of its certificate is never stored: it is asked for the day on which it is
shown. What is stored is which product the line was found to be, and by whom.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import delete
from sqlmodel import Session, col, select

from catalog.audit import text_digest
from catalog.cards import Card, load_cards
from catalog.change import Change
from catalog.db import in_chunks, insert_rows
from catalog.events.acts import record_act
from catalog.events.found import Doubt, Found, NearReason
from catalog.events.matching import match_lines
from catalog.events.records import Event, Stall, StallLine
from catalog.events.stall_lists import WrittenLine, WrittenStall, read_stalls
from catalog.events.words import EventActKind, Matched
from catalog.intake.cells import Workbook
from catalog.status import Status
from catalog.text import Text, clean

LineKey = tuple[str, str, str]
"""By which a line is the same in the next sheet: stall number, exhibitor, name as written."""


class Standing(StrEnum):
    """What the register says on a day of one line."""

    CERTIFIED = "certified"
    LAPSED = "lapsed"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    NOT_FOUND = "not_found"

    @property
    def label(self) -> Text:
        """The word for it in both languages."""
        return _STANDINGS[self]


_STANDINGS = {
    Standing.CERTIFIED: Text("Đang được công nhận", "Certified"),
    Standing.LAPSED: Text("Giấy chứng nhận đã hết hạn", "Certificate lapsed"),
    Standing.SUSPENDED: Text("Đang bị tạm đình chỉ", "Suspended"),
    Standing.WITHDRAWN: Text("Đã bị thu hồi", "Withdrawn"),
    Standing.NOT_FOUND: Text("Chưa thấy trong sổ", "Not found in the register"),
}


def standing_of(card: Card | None) -> Standing:
    """The standing of a line from its product's card of the day; None: nothing was issued."""
    if card is None:
        return Standing.NOT_FOUND
    if card.status.in_force:
        return Standing.CERTIFIED
    if card.status in (Status.SUSPENDED, Status.WITHDRAWN):
        return Standing(card.status.value)
    return Standing.LAPSED


@dataclass(frozen=True, slots=True)
class Choice:
    """A product offered for a line, with what it is on the day."""

    card: Card
    reason: NearReason | None

    @property
    def standing(self) -> Standing:
        """What it is on the day."""
        return standing_of(self.card)


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One product of a stall as written, with what it was found to be."""

    written: str
    sheet: str
    row: int
    producer: str
    code: str
    matched: Matched
    card: Card | None
    product_id: int | None
    doubt: Doubt | None
    near: tuple[Choice, ...]
    stars: int | None = None
    kept: bool = False
    """Whether a person decided it before, for the same line of an earlier sheet."""

    @property
    def standing(self) -> Standing:
        """What the register says of it."""
        return standing_of(self.card)

    @property
    def stars_differ(self) -> bool:
        """Whether the list claims other stars than the certificate in force gives."""
        in_force = self.standing is Standing.CERTIFIED and self.card is not None
        return in_force and self.stars not in (None, self.card.stars if self.card else None)


@dataclass(frozen=True, slots=True)
class PlannedStall:
    """One stall of the list."""

    sheet: str
    row: int
    number: str
    zone: str
    exhibitor: str
    province: str
    lines: tuple[PlannedLine, ...]


@dataclass(frozen=True, slots=True)
class ExhibitorPlan:
    """What a sheet would make of an event's stalls; nothing is written yet."""

    file: str
    digest: str
    day: date
    stalls: tuple[PlannedStall, ...]
    counts: Counter[Standing] = field(default_factory=Counter)

    @property
    def lines(self) -> list[PlannedLine]:
        """Every line in the order of the sheet."""
        return [line for stall in self.stalls for line in stall.lines]

    @property
    def undecided(self) -> list[PlannedLine]:
        """Lines that a person should look at: in doubt, with something near."""
        return [line for line in self.lines if line.matched is Matched.NOT_FOUND and line.near]


def plan_exhibitors(
    session: Session, sheet: Workbook, day: date, event_id: int | None = None
) -> ExhibitorPlan:
    """What a spreadsheet's lines are, on a day; for an event with what was decided there before.

    Raises `Refusal` where the sheet holds no stall list.
    """
    stalls = read_stalls(sheet)
    found = match_lines(session, stalls)
    decided = decisions_of(session, event_id) if event_id is not None else {}
    ids = {f.product_id for line in found for f in line if f.product_id}
    ids |= {near.product_id for line in found for f in line for near in f.near}
    ids |= {product for product, _ in decided.values() if product}
    cards = {card.id: card for card in load_cards(session, sorted(ids), day)}
    planned = tuple(
        _planned_stall(stall, finds, cards, decided)
        for stall, finds in zip(stalls, found, strict=True)
    )
    counts = Counter(line.standing for stall in planned for line in stall.lines)
    return ExhibitorPlan(sheet.file, sheet.digest, day, planned, counts)


def _planned_stall(
    stall: WrittenStall,
    found: Sequence[Found],
    cards: dict[int, Card],
    decided: dict[LineKey, tuple[int | None, Matched]],
) -> PlannedStall:
    lines = []
    for line, find in zip(stall.lines, found, strict=True):
        planned = _planned_line(line, find, cards)
        before = decided.get(line_key(stall.number, stall.exhibitor, line.written))
        lines.append(planned if before is None else _as_decided(planned, before, cards))
    return PlannedStall(
        stall.sheet, stall.row, stall.number, stall.zone, stall.exhibitor, stall.place,
        tuple(lines),
    )  # fmt: skip


def _planned_line(line: WrittenLine, found: Found, cards: dict[int, Card]) -> PlannedLine:
    product_id = found.product_id
    near = (Choice(cards[n.product_id], n.reason) for n in found.near if n.product_id in cards)
    return PlannedLine(
        line.written,
        line.sheet,
        line.row,
        line.producer,
        line.code,
        Matched.BY_REGISTER if product_id else Matched.NOT_FOUND,
        cards.get(product_id) if product_id else None,
        product_id,
        found.doubt,
        tuple(near),
        line.stars,
    )


def _as_decided(
    line: PlannedLine, before: tuple[int | None, Matched], cards: dict[int, Card]
) -> PlannedLine:
    product_id, matched = before
    card = cards.get(product_id) if product_id else None
    return replace(line, product_id=product_id, matched=matched, card=card, doubt=None, kept=True)


def line_key(number: str, exhibitor: str, written: str) -> LineKey:
    """What makes a line of one sheet the same in the next."""
    return clean(number).casefold(), clean(exhibitor).casefold(), clean(written).casefold()


def decisions_of(session: Session, event_id: int) -> dict[LineKey, tuple[int | None, Matched]]:
    """What people decided of an event's lines, by the keys of the lines."""
    by_people = (Matched.BY_HAND, Matched.REFUSED)
    query = (
        select(Stall.number, Stall.exhibitor, StallLine.written, StallLine)
        .join(Stall, col(Stall.id) == StallLine.stall_id)
        .where(Stall.event_id == event_id, col(StallLine.matched).in_(by_people))
    )
    return {
        line_key(number, exhibitor, written): (line.product_id, line.matched)
        for number, exhibitor, written, line in session.exec(query)
    }


def apply_exhibitors(change: Change, event: Event, plan: ExhibitorPlan) -> None:
    """Make the planned stalls those of the event, in place of what it had.

    What people decided stays with lines that are the same. The event must have its id.
    """
    event_id = event.id or 0
    decided = decisions_of(change.session, event_id)
    clear_exhibitors(change, event_id)
    rows = [
        {
            "event_id": event_id, "site_id": None, "position": place, "number": stall.number,
            "zone": stall.zone, "exhibitor": stall.exhibitor, "province": stall.province,
        }
        for place, stall in enumerate(plan.stalls, 1)
    ]  # fmt: skip
    lines = []
    for stall_id, stall in zip(insert_rows(change.session, Stall, rows), plan.stalls, strict=True):
        for place, line in enumerate(stall.lines, 1):
            before = decided.get(line_key(stall.number, stall.exhibitor, line.written))
            product_id, matched = before or (line.product_id, line.matched)
            lines.append(
                {
                    "stall_id": stall_id, "position": place, "written": line.written,
                    "written_code": line.code, "row": line.row, "product_id": product_id,
                    "matched": matched,
                }
            )  # fmt: skip
    insert_rows(change.session, StallLine, lines)
    note_exhibitors(
        change, event_id, EventActKind.EXHIBITORS_IMPORTED, sheet=plan.digest,
        stalls=len(rows), lines=len(lines),
        texts=text_digest(*(f"{s.number} {s.exhibitor}" for s in plan.stalls)),
    )  # fmt: skip


def clear_exhibitors(change: Change, event_id: int) -> None:
    """Take away all stalls of an event with their lines."""
    ids = list(change.session.exec(select(Stall.id).where(Stall.event_id == event_id)))
    for chunk in in_chunks(ids):
        change.session.execute(delete(StallLine).where(col(StallLine.stall_id).in_(chunk)))
        change.session.execute(delete(Stall).where(col(Stall.id).in_(chunk)))


def note_exhibitors(change: Change, event_id: int, kind: EventActKind, **data: object) -> None:
    """Say in the event's history and in the audit log what was done to its stalls."""
    event = change.session.get_one(Event, event_id)
    # Its pages follow; calendars do not tell of stalls, so its sequence stays.
    event.version += 1
    event.changed_at = change.at
    change.session.add(event)
    record_act(change, event_id, kind)
    change.note(kind.value, f"event:{event_id}", **data)
