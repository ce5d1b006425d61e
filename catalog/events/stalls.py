"""The stalls of an event as they are on a day: for the public, and for those who keep them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from catalog.cards import Card, load_cards
from catalog.db import in_chunks
from catalog.events.exhibitors import Standing, standing_of
from catalog.events.records import Stall, StallLine


@dataclass(frozen=True, slots=True)
class LineOfDay:
    """One line of a stall: as written, and its product as it is on the day."""

    line: StallLine
    card: Card | None

    @property
    def standing(self) -> Standing:
        """What the register says of it on the day."""
        return standing_of(self.card)


@dataclass(frozen=True, slots=True)
class StallOfDay:
    """One stall with all its lines."""

    stall: Stall
    lines: tuple[LineOfDay, ...]

    @property
    def certified(self) -> tuple[Card, ...]:
        """Its goods whose stars hold on the day, each once."""
        held = {
            line.card.id: line.card
            for line in self.lines
            if line.card and line.standing is Standing.CERTIFIED
        }
        return tuple(held.values())


@dataclass(frozen=True, slots=True)
class PublicStalls:
    """What the public is told: stalls with certified goods; the others are only counted."""

    stalls: tuple[StallOfDay, ...]
    total: int
    without: int

    @property
    def goods(self) -> int:
        """How many certified goods are shown, each counted once."""
        return len({card.id for stall in self.stalls for card in stall.certified})


def all_stalls_of(
    session: Session, event_id: int, day: date, languages: Sequence[str] = ()
) -> list[StallOfDay]:
    """Every stall of an event with every line, in the order of the list."""
    stalls = session.exec(
        select(Stall).where(Stall.event_id == event_id).order_by(col(Stall.position))
    ).all()
    lines: dict[int, list[StallLine]] = defaultdict(list)
    for chunk in in_chunks([stall.id for stall in stalls]):
        query = select(StallLine).where(col(StallLine.stall_id).in_(chunk))
        for line in session.exec(query.order_by(col(StallLine.position))):
            lines[line.stall_id].append(line)
    ids = {line.product_id for held in lines.values() for line in held if line.product_id}
    cards = {card.id: card for card in load_cards(session, sorted(ids), day, languages)}
    return [
        StallOfDay(
            stall,
            tuple(
                LineOfDay(line, cards.get(line.product_id or 0)) for line in lines[stall.id or 0]
            ),
        )
        for stall in stalls
    ]


def stalls_of(
    session: Session, event_id: int, day: date, languages: Sequence[str] = ()
) -> PublicStalls:
    """The stalls that show goods certified on the day, and how many show none."""
    stalls = all_stalls_of(session, event_id, day, languages)
    showing = tuple(stall for stall in stalls if stall.certified)
    total = len({_place(stall.stall) for stall in stalls})
    shown = len({_place(stall.stall) for stall in showing})
    return PublicStalls(showing, total, total - shown)


def _place(stall: Stall) -> str:
    """Two exhibitors may share a stall; where the list has no numbers each has its own."""
    return stall.number or f"#{stall.id}"
