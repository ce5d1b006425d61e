"""Saying by hand which product a line of a stall list is, or that it is none."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlmodel import Session, col, select

from catalog.cards import load_cards
from catalog.change import Change
from catalog.events.exhibitors import Choice, note_exhibitors
from catalog.events.found import Doubt
from catalog.events.matching import match_lines
from catalog.events.records import Stall, StallLine
from catalog.events.stall_lists import WrittenLine, WrittenStall
from catalog.events.words import EventActKind, Matched
from catalog.products import ids_of_codes


class UnknownProduct(ValueError):
    """No product bears the code that was chosen for a line."""


NONE_OF_THESE = "none"
"""Chosen in place of a code: the line is none of the goods that are near."""


def mend_line(change: Change, line: StallLine, chosen: str) -> None:
    """Say by hand which product a line is, by its code, or that it is none (`NONE_OF_THESE`).

    Raises UnknownProduct.
    """
    mend_lines(change, [(line, chosen)])


def mend_lines(change: Change, mended: Sequence[tuple[StallLine, str]]) -> None:
    """As `mend_line`, for many lines of one event."""
    ids = ids_of_codes(change.session, [code for _, code in mended if code != NONE_OF_THESE])
    for line, code in mended:
        if code == NONE_OF_THESE:
            line.product_id, line.matched = None, Matched.REFUSED
        elif code in ids:
            line.product_id, line.matched = ids[code], Matched.BY_HAND
        else:
            raise UnknownProduct(code)
        change.session.add(line)
    if mended:
        stall = change.session.get_one(Stall, mended[0][0].stall_id)
        said = [f"{line.id}:{code}" for line, code in mended]
        note_exhibitors(change, stall.event_id, EventActKind.EXHIBITORS_MENDED, lines=said)


def choose_among(change: Change, event_id: int, chosen: Mapping[tuple[int, int], str]) -> None:
    """Mend the lines of an event that are named by the positions of stall and line.

    Raises UnknownProduct.
    """
    query = (
        select(Stall.position, StallLine)
        .join(Stall, col(Stall.id) == StallLine.stall_id)
        .where(Stall.event_id == event_id)
    )
    lines = {(place, line.position): line for place, line in change.session.exec(query)}
    mend_lines(change, [(lines[at], code) for at, code in chosen.items() if at in lines])


def choices_for(
    session: Session, stall: Stall, line: StallLine, day: date
) -> tuple[Doubt | None, tuple[Choice, ...]]:
    """What a line may mean today, and why it was not taken for it; for a sure one itself."""
    written = WrittenLine(line.written, "", line.row or 0, stall.exhibitor, line.written_code)
    row = WrittenStall("", 0, stall.number, stall.zone, stall.exhibitor, stall.province, [written])
    ((found,),) = match_lines(session, [row])
    ids = [found.product_id] if found.product_id else [near.product_id for near in found.near]
    cards = {card.id: card for card in load_cards(session, ids, day)}
    reasons = {near.product_id: near.reason for near in found.near}
    offered = (Choice(cards[i], reasons.get(i)) for i in ids if i in cards)
    return found.doubt, tuple(offered)
