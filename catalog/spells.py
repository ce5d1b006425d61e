"""A product's life as spells: stretches of days in which what the register says is the same.

A status changes only on a few days of a product's life. Asked on those alone, `status_on`
gives the whole of it, and counting on any day, or on every day, costs no further rule.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from catalog.status import ActKind, Facts, Status, status_on

STILL = date.max
"""The end of a spell that nothing recorded so far ends."""

_NEXT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """One certificate: its stars, whether it is a product's first, and what it rests on."""

    stars: int
    first: bool
    facts: Facts


@dataclass(frozen=True, slots=True)
class Spell:
    """From `begins` until the day before `ends` the product is so.

    `last_day` is the last day on which the certificate holds by its own dates, as far as was
    decided by then: an extension counts from its own first day.
    """

    begins: date
    ends: date
    status: Status
    stars: int
    last_day: date


def spells_of(certificates: Sequence[Held]) -> tuple[Spell, ...]:
    """The spells of a product with these certificates, one after another without a gap.

    The certificate issued last speaks, as in `catalog.status.speaking`. Nothing is said of the
    days before the first one was issued.
    """
    ordered = sorted(certificates, key=lambda held: held.facts.issued_on)
    turns = sorted({day for held in ordered for day in _turning_days(held.facts)})
    states: list[tuple[date, tuple[Status, int, date]]] = []
    for day in turns:
        spoken = [held for held in ordered if held.facts.issued_on <= day]
        if not spoken:
            continue
        facts = spoken[-1].facts
        state = (status_on(facts, day), spoken[-1].stars, last_day_on(facts, day))
        if not states or states[-1][1] != state:
            states.append((day, state))
    ends = [*(day for day, _ in states), STILL][1:]
    return tuple(Spell(day, end, *state) for (day, state), end in zip(states, ends, strict=True))


def _turning_days(facts: Facts) -> Iterator[date]:
    yield facts.issued_on
    yield facts.valid_until + _NEXT
    for act in facts.acts:
        yield act.on
        if act.until is not None:
            yield act.until + _NEXT


def last_day_on(facts: Facts, day: date) -> date:
    """The last day on which a certificate holds by its own dates, as decided by `day`.

    A refused re-rating ends an extension the day before it; withdrawal and suspension are told
    beside it.
    """
    past = [act for act in facts.acts if act.on <= day]
    longest = max((a.until for a in past if a.until is not None), default=facts.valid_until)
    refused = min((a.on for a in past if a.kind is ActKind.RE_RATING_REFUSED), default=None)
    if refused is not None:
        longest = min(longest, refused - _NEXT)
    return max(facts.valid_until, longest)


def spell_on(spells: Sequence[Spell], day: date) -> Spell | None:
    """The spell in which a day lies; None before the first certificate."""
    for spell in reversed(spells):
        if spell.begins <= day:
            return spell
    return None
