"""The words of accounts: what a role is called, and what a deed is, for who may not do it."""

from collections.abc import Mapping
from typing import Final

from catalog.accounts.mandates import Deed, Role
from catalog.text import Text

ROLES: Final[Mapping[Role, Text]] = {
    Role.CENTRAL: Text("Cơ quan trung ương", "Central office"),
    Role.PROVINCE: Text("Cơ quan cấp tỉnh", "Office of a province"),
    Role.ORGANISER: Text("Đơn vị tổ chức", "Organiser"),
}

DEEDS: Final[Mapping[Deed, Text]] = {
    Deed.ENTER_DESK: Text("vào trang làm việc", "enter the desk"),
    Deed.SEE_PLACE: Text("xem điểm đến này", "see this place"),
    Deed.WRITE_PLACE: Text("sửa điểm đến này", "change this place"),
    Deed.PUBLISH_PLACE: Text("công bố điểm đến này", "publish this place"),
    Deed.UNPUBLISH_PLACE: Text("gỡ điểm đến này", "take this place down"),
    Deed.RELEASE_PLACE: Text("cho công khai lại điểm đến này", "let this place be public again"),
    Deed.CLOSE_PLACE: Text("đóng điểm đến này", "close this place"),
    Deed.CONFIRM_PLACE: Text("xác nhận điểm đến này", "confirm this place"),
    Deed.MERGE_PLACES: Text("gộp các điểm đến này", "merge these places"),
    Deed.SEE_EVENT: Text("xem sự kiện này", "see this event"),
    Deed.WRITE_EVENT: Text("sửa sự kiện này", "change this event"),
    Deed.PUBLISH_EVENT: Text("công bố sự kiện này", "publish this event"),
    Deed.CANCEL_EVENT: Text("hủy sự kiện này", "cancel this event"),
    Deed.UNPUBLISH_EVENT: Text("gỡ sự kiện này", "take this event down"),
    Deed.RELEASE_EVENT: Text("cho công khai lại sự kiện này", "let this event be public again"),
    Deed.IMPORT_EXHIBITORS: Text(
        "nhập danh sách gian hàng của sự kiện này", "enter this event's exhibitors"
    ),
    Deed.READ_PLAN: Text("xem kế hoạch xúc tiến của tỉnh này", "read this province's plan"),
    Deed.READ_COUNTRY_PLAN: Text(
        "xem kế hoạch xúc tiến của cả nước", "read the plan of the whole country"
    ),
    Deed.GRANT_ACCESS: Text(
        "xét yêu cầu truy cập của tỉnh này", "decide on access for this province"
    ),
    Deed.MANAGE_ACCOUNTS: Text("quản lý tài khoản", "manage accounts"),
}
