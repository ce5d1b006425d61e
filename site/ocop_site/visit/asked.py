"""What a list of places is asked for: kind, province, open now, page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for
from sqlmodel import Session

from catalog.places.lists import PlaceWish
from catalog.places.words import PlaceKind
from catalog.units import Unit, find_province, present_provinces
from search_index.query import LAST_PAGE, BadParameter

FILTERS = ("kind", "province", "open")
"""What narrows a list of places, on the page, as GeoJSON and for programs."""
PARAMETERS = (*FILTERS, "page")
OPEN_NOW = "now"


@dataclass(frozen=True, slots=True)
class Asked:
    """A list of places as asked for."""

    kind: PlaceKind | None = None
    province: Unit | None = None
    open_now: bool = False
    page: int = 1

    def wish(self, now: datetime) -> PlaceWish:
        """The same for the register."""
        province_id = self.province.id if self.province else None
        return PlaceWish(self.kind, province_id, now if self.open_now else None)

    def address(self, endpoint: str, page: int = 1) -> str:
        """The one address of this list, whatever the order in which it was asked for."""
        values: dict[str, Any] = {
            "kind": self.kind.value if self.kind else None,
            "province": self.province.slug if self.province else None,
            "open": OPEN_NOW if self.open_now else None,
            "page": page if page > 1 else None,
        }
        return url_for(endpoint, **values)

    @property
    def narrowed_by(self) -> int:
        """How many filters are set."""
        return sum(map(bool, (self.kind, self.province, self.open_now)))


def read_asked(
    session: Session, given: Mapping[str, Sequence[str]]
) -> tuple[Asked, list[BadParameter]]:
    """What parameters ask for, and those whose value means nothing here; blank ones are none."""
    typed = {name: given[name][0] for name in PARAMETERS if given.get(name, [""])[0]}
    kind = _kind(typed.get("kind", ""))
    province = _province(session, typed.get("province", ""))
    open_now = typed.get("open") == OPEN_NOW
    page = _page(typed.get("page", ""))
    understood = {"kind": kind, "province": province, "open": open_now, "page": page}
    wrong = [BadParameter(name, value) for name, value in typed.items() if not understood[name]]
    return Asked(kind, province, open_now, page or 1), wrong


def _kind(value: str) -> PlaceKind | None:
    return PlaceKind(value) if value in set(PlaceKind) else None


def _province(session: Session, value: str) -> Unit | None:
    coded = {unit.code: unit for unit in present_provinces(session)}
    return coded.get(value) or find_province(session, value)


def _page(value: str) -> int | None:
    number = int(value) if value.isascii() and value.isdecimal() and len(value) < 7 else 0
    return number if 1 <= number <= LAST_PAGE else None
