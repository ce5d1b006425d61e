"""The words of enquiries: what goods are wanted for, and what became of each maker's message."""

from enum import StrEnum

from catalog.text import Text


class Purpose(StrEnum):
    """What the buyer wants the goods for."""

    GIFT = "gift"
    RETAIL = "retail"
    FOOD_SERVICE = "food_service"
    EXPORT = "export"
    OTHER = "other"

    @property
    def label(self) -> Text:
        """The purpose in both languages."""
        return _PURPOSES[self]


_PURPOSES = {
    Purpose.GIFT: Text("Quà tặng, quà công vụ", "Gifts, also of offices"),
    Purpose.RETAIL: Text("Bán lẻ, phân phối", "Retail, distribution"),
    Purpose.FOOD_SERVICE: Text("Nhà hàng, khách sạn, bếp ăn", "Restaurants, hotels, canteens"),
    Purpose.EXPORT: Text("Xuất khẩu", "Export"),
    Purpose.OTHER: Text("Mục đích khác", "Something else"),
}


class MessageState(StrEnum):
    """How far the message to one maker has come."""

    WAITING = "waiting"
    SENT = "sent"
    KEPT = "kept"

    @property
    def label(self) -> Text:
        """The state, for officers."""
        return _STATES[self]


_STATES = {
    MessageState.WAITING: Text("Chờ gửi", "Waiting to be sent"),
    MessageState.SENT: Text("Đã gửi thư", "Sent by mail"),
    MessageState.KEPT: Text("Giữ lại cho cơ quan", "Kept for the office"),
}


class KeptFor(StrEnum):
    """Why a message was not sent by mail and waits for an officer."""

    NO_ADDRESS = "no_address"
    MAIL_OFF = "mail_off"
    SUSPECTED = "suspected"
    REFUSED = "refused"

    @property
    def label(self) -> Text:
        """The reason, for officers and buyers alike."""
        return _REASONS[self]


_REASONS = {
    KeptFor.NO_ADDRESS: Text(
        "sổ chưa có địa chỉ thư của chủ thể", "the register has no mail address of the producer"
    ),
    KeptFor.MAIL_OFF: Text("sổ này chưa gửi thư điện tử", "this register sends no mail yet"),
    KeptFor.SUSPECTED: Text("chờ cán bộ xem trước", "an officer reads it first"),
    KeptFor.REFUSED: Text("không chuyển được thư", "the mail could not be delivered"),
}
