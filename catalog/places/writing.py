"""What every verb of places writes: the row, its history, its entry in the log."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import insert

from catalog.change import Change
from catalog.db import metadata
from catalog.places.records import Place, PlaceStock
from catalog.places.words import PlaceActKind, PlaceState
from catalog.text import Text

_ENDED = Text(
    "điểm này đã đóng cửa hoặc đã gộp, không sửa được nữa",
    "this place is closed or merged and can no longer be changed",
)


class PlaceRefused(ValueError):
    """A rule forbids the act; `reasons` says why in words."""

    def __init__(self, reasons: Sequence[Text]) -> None:
        super().__init__("; ".join(reason.en for reason in reasons))
        self.reasons = list(reasons)


def must_stand(place: Place) -> None:
    """Raise PlaceRefused for what is closed or merged."""
    if place.state in (PlaceState.CLOSED, PlaceState.MERGED):
        raise PlaceRefused([_ENDED])


def id_of(place: Place) -> int:
    """Its id; ValueError for one that was never entered."""
    if place.id is None:
        raise ValueError("a place that was never entered")
    return place.id


def write_act(
    change: Change, place: Place, act: PlaceActKind, verb: str, *, note: str = "", **data: Any
) -> None:
    """Write a changed place with its history and its entry in the log."""
    place.version += 1
    change.session.add(place)
    change.session.flush()
    write_acts(change, [id_of(place)], act, note)
    change.note(verb, f"place:{place.id}", **data)


def write_acts(change: Change, ids: Sequence[int], act: PlaceActKind, note: str = "") -> None:
    """Write one act into the history of each of these places."""
    acts = [
        {"place_id": i, "kind": act, "at": change.at, "actor": change.actor, "note": note}
        for i in ids
    ]
    if acts:
        change.session.execute(insert(metadata.tables["place_act"]), acts)


def set_stock(change: Change, place: Place, seen: Mapping[int, date]) -> None:
    """Set what is on sale there."""
    change.replace(PlaceStock, [id_of(place)], by="place_id")
    rows = [
        {"place_id": place.id, "product_id": i, "seen_on": day} for i, day in sorted(seen.items())
    ]
    if rows:
        change.session.execute(insert(metadata.tables["place_stock"]), rows)
