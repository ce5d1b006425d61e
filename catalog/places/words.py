"""The words of places: kinds, states and what can happen to one."""

from enum import StrEnum

from catalog.text import Text


class PlaceKind(StrEnum):
    """The kinds that the ministry's letters name, then those of Decision 950/QĐ-BCT."""

    OCOP_POINT = "ocop_point"
    OCOP_CAFE = "ocop_cafe"
    OCOP_STREET = "ocop_street"
    OCOP_PARK = "ocop_park"
    SHOP = "shop"
    SUPERMARKET = "supermarket"
    MARKET = "market"
    REST_STOP = "rest_stop"
    AIRPORT = "airport"
    STATION = "station"
    POST_OFFICE = "post_office"
    CRAFT_VILLAGE = "craft_village"
    TOURISM = "tourism"
    TRADE_CENTRE = "trade_centre"

    @property
    def label(self) -> Text:
        """The kind in both languages."""
        return _KINDS[self]


_KINDS = {
    PlaceKind.OCOP_POINT: Text("Điểm OCOP", "OCOP point"),
    PlaceKind.OCOP_CAFE: Text("Cà phê OCOP", "OCOP café"),
    PlaceKind.OCOP_STREET: Text("Tuyến phố OCOP", "OCOP street"),
    PlaceKind.OCOP_PARK: Text("Công viên sáng tạo OCOP", "OCOP creative park"),
    PlaceKind.SHOP: Text("Cửa hàng", "Shop"),
    PlaceKind.SUPERMARKET: Text("Siêu thị, trung tâm thương mại", "Supermarket or mall"),
    PlaceKind.MARKET: Text("Chợ", "Market"),
    PlaceKind.REST_STOP: Text("Trạm dừng nghỉ", "Rest stop"),
    PlaceKind.AIRPORT: Text("Sân bay", "Airport"),
    PlaceKind.STATION: Text("Nhà ga, bến xe, bến tàu", "Railway, bus or ferry station"),
    PlaceKind.POST_OFFICE: Text("Bưu cục, bưu điện văn hóa xã", "Post office"),
    PlaceKind.CRAFT_VILLAGE: Text("Làng nghề", "Craft village"),
    PlaceKind.TOURISM: Text(
        "Khu du lịch, nhà hàng, khách sạn", "Tourist site, restaurant or hotel"
    ),
    PlaceKind.TRADE_CENTRE: Text("Trung tâm thương mại xã, khu công nghiệp", "Local trade centre"),
}


class PlaceState(StrEnum):
    """Where a place stands. Only `published` is shown; `closed` and `merged` answer for ever."""

    DRAFT = "draft"
    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"
    CLOSED = "closed"
    MERGED = "merged"

    @property
    def label(self) -> Text:
        """The state in both languages."""
        return _STATES[self]


_STATES = {
    PlaceState.DRAFT: Text("Bản nháp", "Draft"),
    PlaceState.PUBLISHED: Text("Đang công khai", "Public"),
    PlaceState.UNPUBLISHED: Text("Đã ngừng công khai", "Taken off the public pages"),
    PlaceState.CLOSED: Text("Đã đóng cửa", "Closed for good"),
    PlaceState.MERGED: Text("Đã gộp vào điểm khác", "Merged into another place"),
}


class HolidayRule(StrEnum):
    """Whether a place is open on public holidays."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class ClosingKind(StrEnum):
    """Why a place is closed on certain days."""

    TET = "tet"
    HOLIDAY = "holiday"
    SEASON = "season"
    WORKS = "works"

    @property
    def label(self) -> Text:
        """The cause in both languages."""
        return _CLOSINGS[self]


_CLOSINGS = {
    ClosingKind.TET: Text("nghỉ Tết", "Tết holidays"),
    ClosingKind.HOLIDAY: Text("nghỉ lễ", "public holidays"),
    ClosingKind.SEASON: Text("nghỉ theo mùa", "out of season"),
    ClosingKind.WORKS: Text("sửa chữa", "building works"),
}


class PlaceActKind(StrEnum):
    """What can happen to a place."""

    ENTERED = "entered"
    CHANGED = "changed"
    STOCKED = "stocked"
    CONFIRMED = "confirmed"
    REMINDED = "reminded"
    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"
    RELEASED = "released"
    CLOSED = "closed"
    MERGED = "merged"
