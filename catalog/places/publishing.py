"""Making places public, taking them back, closing them and making duplicates one.

Every verb takes an open `Change`; what a rule forbids raises `PlaceRefused`.
"""

from datetime import date

from sqlalchemy import update
from sqlmodel import Session

from catalog.audit import text_digest
from catalog.cards import load_cards
from catalog.change import Change
from catalog.clock import vietnam_day
from catalog.db import metadata
from catalog.events.records import EventSite
from catalog.places.queries import stock_of, timetable_of
from catalog.places.records import Place
from catalog.places.rules import not_public_because
from catalog.places.words import PlaceActKind, PlaceState
from catalog.places.writing import (
    PlaceRefused,
    id_of,
    must_stand,
    set_stock,
    write_act,
)
from catalog.text import Text

NEEDS_REASON = Text("cần ghi lý do", "a reason is needed")
_ONLY_PUBLIC = Text("điểm này không đang công khai", "this place is not public")
_NOT_KEPT_OFF = Text(
    "điểm này không bị cơ quan nào ngừng công khai", "no office keeps this place off"
)
_INTO_ITSELF = Text("không thể gộp một điểm vào chính nó", "a place cannot be merged into itself")
_INTO_ENDED = Text(
    "không thể gộp vào điểm đã đóng cửa hoặc đã gộp", "the other place is itself closed or merged"
)


def publish(change: Change, place: Place) -> None:
    """Show a place to everybody; raises PlaceRefused with all that stands in the way."""
    reasons = why_not_public(change.session, place, vietnam_day(change.at))
    if reasons:
        raise PlaceRefused(reasons)
    if place.state is PlaceState.PUBLISHED:
        return
    place.state, place.reason = PlaceState.PUBLISHED, ""
    write_act(change, place, PlaceActKind.PUBLISHED, "publish_place")


def why_not_public(session: Session, place: Place, day: date) -> list[Text]:
    """`not_public_because` with what it needs to know read from the register."""
    has_hours = bool(timetable_of(session, place).hours)
    goods = list(stock_of(session, id_of(place)))
    cards = load_cards(session, goods, day)
    certified = sum(card.status.in_force for card in cards)
    return not_public_because(place, has_hours=has_hours, certified=certified)


def unpublish(change: Change, place: Place, *, reason: str, kept_off: bool = False) -> None:
    """Take a place off the public pages; the reason is told to its keeper.

    `kept_off` is for an office: its keeper cannot publish it again until it is released.
    """
    if not reason.strip():
        raise PlaceRefused([NEEDS_REASON])
    if place.state is not PlaceState.PUBLISHED:
        raise PlaceRefused([_ONLY_PUBLIC])
    place.state, place.reason, place.kept_off = PlaceState.UNPUBLISHED, reason, kept_off
    write_act(
        change, place, PlaceActKind.UNPUBLISHED, "unpublish_place", note=reason,
        reason=text_digest(reason), kept_off=kept_off,
    )  # fmt: skip


def release(change: Change, place: Place) -> None:
    """Let the keeper of a place that an office took off publish it again."""
    if not place.kept_off:
        raise PlaceRefused([_NOT_KEPT_OFF])
    place.kept_off = False
    write_act(change, place, PlaceActKind.RELEASED, "release_place")


def close(change: Change, place: Place, *, on: date, reason: str = "") -> None:
    """Close a place for good from a day on; its page stays and says so."""
    must_stand(place)
    place.state, place.reason, place.closed_on = PlaceState.CLOSED, reason, on
    place.kept_off = False
    write_act(
        change, place, PlaceActKind.CLOSED, "close_place", note=reason,
        on=on.isoformat(), reason=text_digest(reason),
    )  # fmt: skip


def merge(change: Change, place: Place, into: Place) -> None:
    """Make a duplicate one with another place: goods and coming events go over, of goods at
    both the newest day stands, and every address that led to it leads to the other one.
    """
    if id_of(place) == id_of(into):
        raise PlaceRefused([_INTO_ITSELF])
    must_stand(place)
    if into.state in (PlaceState.CLOSED, PlaceState.MERGED):
        raise PlaceRefused([_INTO_ENDED])
    mine, theirs = stock_of(change.session, id_of(place)), stock_of(change.session, id_of(into))
    both = {i: max(filter(None, (mine.get(i), theirs.get(i)))) for i in {*mine, *theirs}}
    set_stock(change, place, {})
    set_stock(change, into, both)
    _lead_over(change, id_of(place), id_of(into))
    place.state, place.merged_into, place.reason = PlaceState.MERGED, id_of(into), ""
    place.kept_off = False
    write_act(change, place, PlaceActKind.MERGED, "merge_place", note=into.slug, into=into.id)
    write_act(change, into, PlaceActKind.CHANGED, "take_in_place", note=place.slug, taken=place.id)


def _lead_over(change: Change, old: int, new: int) -> None:
    """What pointed to one place points to the other: no redirect leads to a redirect."""
    for model, column in ((Place, "merged_into"), (EventSite, "place_id")):
        table = metadata.tables[str(model.__tablename__)]
        moved = update(table).where(table.c[column] == old).values({column: new})
        change.session.execute(moved)
