"""Which events a page or calendar is asked for: read from its address, and written back."""

import re
from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from flask import request, url_for
from sqlmodel import Session

from catalog.clock import add_months
from catalog.db import reading
from catalog.events.held import HeldEvent
from catalog.events.news import last_acts
from catalog.events.reading import Wanted
from catalog.events.words import EventKind
from catalog.units import Unit, find_province, present_provinces
from ocop_site.register import register

_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class AskedEvents:
    """Kinds, one province, and a month to come or a year gone by; all may be missing."""

    kinds: tuple[EventKind, ...] = ()
    province: Unit | None = None
    month: date | None = None
    year: int | None = None

    @property
    def wanted(self) -> Wanted:
        """The same for the register."""
        return Wanted(self.kinds, [self.province.id or 0] if self.province else [])

    @property
    def narrowed(self) -> bool:
        """Whether anything is chosen."""
        return self != AskedEvents()

    def in_time(self, event: HeldEvent, today: date) -> bool:
        """Whether an event ahead has a day in the month asked for."""
        if self.month is None:
            return True
        until = add_months(self.month, 1) - timedelta(1)
        since = max(self.month, today)
        return any(any(site.days.touching(since, until)) for site in event.sites)

    def address(self, endpoint: str, **other: Any) -> str:
        """The one address of this choice, or of the same with something else chosen."""
        one = replace(self, **other)
        chosen: dict[str, Any] = {"kind": [kind.value for kind in one.kinds]}
        if one.province:
            chosen["province"] = one.province.slug
        if one.month:
            chosen["month"] = f"{one.month:%Y-%m}"
        if one.year:
            chosen["year"] = one.year
        return url_for(endpoint, **chosen)


def events_and_places() -> Hashable:
    """What lists and calendars of events are made from; goods may change beside them."""
    return tuple(register().look_up(last_acts))


def read_asked() -> AskedEvents:
    """What this request asks for; what means nothing is taken for not chosen."""
    args = request.args
    named = set(args.getlist("kind"))
    month = _MONTH.fullmatch(args.get("month", ""))
    year = _YEAR.fullmatch(args.get("year", ""))
    province = args.get("province", "")
    with reading(register().engine) as session:
        return AskedEvents(
            tuple(kind for kind in EventKind if kind.value in named),
            _province(session, province) if province else None,
            date(int(month[1]), int(month[2]), 1) if month else None,
            int(year[0]) if year else None,
        )


def _province(session: Session, written: str) -> Unit | None:
    """A present province by code or slug, or that which took over the former one of a slug."""
    by_code = {unit.code: unit for unit in present_provinces(session)}
    found = by_code.get(written) or find_province(session, written)
    if found is not None:
        session.expunge(found)
    return found
