"""The words of the desk that no rule needs: choices of its forms, and what happened to a thing."""

from collections.abc import Mapping
from typing import Final

from catalog.events.words import EventActKind
from catalog.places.hours import WEEKDAYS
from catalog.places.words import ClosingKind, HolidayRule, PlaceActKind
from catalog.text import Text
from ocop_site.language import text_of

HOLIDAYS: Final[Mapping[HolidayRule, Text]] = {
    HolidayRule.OPEN: Text("Mở cửa như thường", "Open as usual"),
    HolidayRule.CLOSED: Text("Nghỉ", "Closed"),
    HolidayRule.UNKNOWN: Text("Chưa rõ", "Not known"),
}
CLOSINGS: Final[Mapping[ClosingKind, Text]] = {
    ClosingKind.TET: Text("Nghỉ Tết", "Tết"),
    ClosingKind.HOLIDAY: Text("Nghỉ lễ", "Holiday"),
    ClosingKind.SEASON: Text("Hết mùa", "Out of season"),
    ClosingKind.WORKS: Text("Sửa chữa", "Works"),
}
ACTS: Final[Mapping[PlaceActKind | EventActKind, Text]] = {
    PlaceActKind.ENTERED: Text("Lập bản nháp", "Draft entered"),
    PlaceActKind.CHANGED: Text("Sửa thông tin", "Changed"),
    PlaceActKind.STOCKED: Text("Cập nhật hàng bán", "List of goods changed"),
    PlaceActKind.CONFIRMED: Text("Xác nhận còn đúng", "Confirmed"),
    PlaceActKind.REMINDED: Text("Đã nhắc xác nhận", "Reminded to confirm"),
    PlaceActKind.PUBLISHED: Text("Công khai", "Published"),
    PlaceActKind.UNPUBLISHED: Text("Ngừng công khai", "Taken off the public pages"),
    PlaceActKind.RELEASED: Text("Cho công khai lại", "Let go for publication"),
    PlaceActKind.CLOSED: Text("Đóng cửa hẳn", "Closed for good"),
    PlaceActKind.MERGED: Text("Gộp vào điểm khác", "Merged into another place"),
    EventActKind.COPIED: Text("Chép từ kỳ trước", "Copied from an earlier one"),
    EventActKind.CANCELLED: Text("Hủy", "Cancelled"),
    EventActKind.EXHIBITORS_IMPORTED: Text("Nhập danh sách gian hàng", "Exhibitors imported"),
    EventActKind.EXHIBITORS_MENDED: Text("Sửa danh sách gian hàng", "Exhibitors mended"),
    EventActKind.RESULTS_REPORTED: Text("Báo cáo kết quả", "Results reported"),
}
"""Acts of places and events: those of one name are the same word, so they share an entry."""


def weekday_labels() -> list[str]:
    """The days of the week as labels, from Monday."""
    names = map(text_of, WEEKDAYS)
    return [name[0].upper() + name[1:] for name in names]
