"""What makes a place fit to be public, when it is stale, which two are one. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta
from difflib import SequenceMatcher

from catalog.clock import add_months
from catalog.places.geography import Point, distance_km
from catalog.places.records import Place
from catalog.places.words import PlaceState
from catalog.text import Text, same_spelling
from catalog.units import bare_name

CONFIRMED_FOR_MONTHS = 6
"""How long a confirmation holds; its last day is included."""
REMINDED_EVERY_MONTHS = 1
SAME_SPOT_METRES = 150
_SIMILAR = 0.7
"""Of names on one spot: "Điểm OCOP Bến Tre" and "Điểm bán OCOP Bến Tre" are alike to 0.9."""

NO_COMMUNE = Text("chưa ghi xã, phường hoặc đặc khu", "its commune is not given")
NOWHERE = Text("chưa có địa chỉ lẫn tọa độ", "it has neither an address nor coordinates")
NO_HOURS = Text(
    "chưa có giờ mở cửa hoặc ghi chú về giờ mở cửa",
    "it has neither opening hours nor a note about them",
)
NO_GOODS = Text(
    "chưa có sản phẩm nào đang được công nhận trong danh sách bán",
    "none of the goods on its list is certified today",
)
NOT_CONFIRMED = Text(
    "chưa có cơ quan hoặc đơn vị xác nhận thông tin", "nobody has confirmed what is told of it"
)
KEPT_OFF = Text(
    "cơ quan quản lý đã ngừng công khai và chưa cho công khai lại",
    "an office took it off the public pages and has not let it go",
)
_CLOSED = Text("điểm này đã đóng cửa hẳn", "it is closed for good")
_MERGED = Text("điểm này đã gộp vào điểm khác", "it was merged into another place")


def not_public_because(place: Place, *, has_hours: bool, certified: int) -> list[Text]:
    """Why a place cannot be public: empty if it can. `certified` counts its goods in force."""
    if place.state in _ENDED:
        return [_ENDED[place.state]]
    checks = (
        (not place.kept_off, KEPT_OFF),
        (bool(place.commune), NO_COMMUNE),
        (bool(place.address) or place.latitude is not None, NOWHERE),
        (has_hours or bool(place.hours_note), NO_HOURS),
        (certified > 0, NO_GOODS),
        (place.confirmed_on is not None, NOT_CONFIRMED),
    )
    return [reason for holds, reason in checks if not holds]


_ENDED = {PlaceState.CLOSED: _CLOSED, PlaceState.MERGED: _MERGED}


def stale_since(confirmed_on: date | None, today: date) -> date | None:
    """The first day on which a confirmation no longer held, if it was before or is today.

    Six calendar months: what was confirmed on 25/05 holds through 25/11. Of what nobody
    confirmed no such day is known.
    """
    if confirmed_on is None:
        return None
    since = add_months(confirmed_on, CONFIRMED_FOR_MONTHS) + timedelta(days=1)
    return since if since <= today else None


def reminder_due(place: Place, today: date) -> bool:
    """Whether its keeper is to be asked to confirm: stale, and not asked within a month."""
    if place.state is not PlaceState.PUBLISHED or stale_since(place.confirmed_on, today) is None:
        return False
    asked = place.reminded_on
    return asked is None or add_months(asked, REMINDED_EVERY_MONTHS) <= today


def near_duplicates(place: Place, others: Iterable[Place]) -> list[Place]:
    """Those that may be the same place: of the same name in the same commune, or on the same
    spot (150 m) under a name that is similar.
    """
    return [other for other in others if other.id != place.id and _may_be_one(place, other)]


def _may_be_one(one: Place, other: Place) -> bool:
    names = same_spelling(one.name), same_spelling(other.name)
    communes = [(place.province_id, bare_name(place.commune)) for place in (one, other)]
    if names[0] == names[1] and communes[0] == communes[1]:
        return True
    points = point_of(one), point_of(other)
    if points[0] is None or points[1] is None:
        return False
    close = distance_km(points[0], points[1]) * 1000 <= SAME_SPOT_METRES
    return close and SequenceMatcher(None, *names, autojunk=False).ratio() >= _SIMILAR


def point_of(place: Place) -> Point | None:
    """Where a place lies, if that is recorded."""
    if place.latitude is None or place.longitude is None:
        return None
    return Point(place.latitude, place.longitude)
