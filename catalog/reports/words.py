"""What a report is about and how far it has come: stored words and shown labels."""

from enum import StrEnum

from catalog.text import Text


class ReportKind(StrEnum):
    """What somebody saw."""

    UNCERTIFIED_MARK = "uncertified_mark"
    LAPSED_MARK = "lapsed_mark"
    WRONG_STARS = "wrong_stars"
    COPIED_LABEL = "copied_label"
    DIFFERENT_GOODS = "different_goods"
    FOOD_SAFETY = "food_safety"
    ONLINE_OFFER = "online_offer"
    WRONG_INFORMATION = "wrong_information"
    OTHER = "other"

    @property
    def label(self) -> Text:
        """The kind in a shopper's words."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    ReportKind.UNCERTIFIED_MARK: Text(
        "Sản phẩm không được công nhận nhưng gắn dấu OCOP",
        "OCOP mark on a product that is not certified",
    ),
    ReportKind.LAPSED_MARK: Text(
        "Giấy chứng nhận đã hết hạn hoặc bị thu hồi nhưng vẫn gắn sao",
        "Stars still shown though the certificate lapsed or was withdrawn",
    ),
    ReportKind.WRONG_STARS: Text(
        "Số sao trên bao bì khác với sổ này", "Number of stars differs from this register"
    ),
    ReportKind.COPIED_LABEL: Text(
        "Nghi tem, nhãn hoặc mã bị sao chép", "Label or code may be copied"
    ),
    ReportKind.DIFFERENT_GOODS: Text(
        "Hàng bên trong khác với nhãn", "Goods inside differ from the label"
    ),
    ReportKind.FOOD_SAFETY: Text("Lo ngại về an toàn thực phẩm", "Concern about food safety"),
    ReportKind.ONLINE_OFFER: Text(
        "Chào bán trên mạng có dấu hiệu giả mạo OCOP", "Online offer that misuses OCOP"
    ),
    ReportKind.WRONG_INFORMATION: Text(
        "Thông tin trong sổ này chưa đúng", "Information in this register is wrong"
    ),
    ReportKind.OTHER: Text("Việc khác", "Something else"),
}


class ReportState(StrEnum):
    """How far a report has come."""

    RECEIVED = "received"
    SCREENING = "screening"
    SPAM = "spam"
    NEEDS_INFO = "needs_info"
    DUPLICATE = "duplicate"
    PASSED_ON = "passed_on"
    CHECKING = "checking"
    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"
    CORRECTED = "corrected"
    NO_POWER = "no_power"
    CLOSED = "closed"

    @property
    def label(self) -> Text:
        """The state in a few words."""
        return _STATE_TEXTS[self][0]

    @property
    def meaning(self) -> Text:
        """What the state means for the person who reported."""
        return _STATE_TEXTS[self][1]

    def may_become(self, other: "ReportState") -> bool:
        """Whether a report in this state may be moved to the other one."""
        return other in _NEXT[self]


_STATE_TEXTS = {
    ReportState.RECEIVED: (
        Text("Đã tiếp nhận", "Received"),
        Text("Phản ánh đã vào sổ và chờ cán bộ đọc.", "It is recorded and waits to be read."),
    ),
    ReportState.SCREENING: (
        Text("Đang xem xét ban đầu", "Being read"),
        Text(
            "Cán bộ đang đọc và xác định nơi có thẩm quyền.",
            "An officer is reading it and deciding who is competent.",
        ),
    ),
    ReportState.SPAM: (
        Text("Không xử lý", "Not taken up"),
        Text(
            "Nội dung được coi là tin rác. Nếu đây là nhầm lẫn, hãy gửi phản ánh mới.",
            "The content was taken for spam. If that is a mistake, please report again.",
        ),
    ),
    ReportState.NEEDS_INFO: (
        Text("Cần thêm thông tin", "More information needed"),
        Text(
            "Chưa đủ thông tin để xác minh; điều còn thiếu ghi bên dưới.",
            "There is not enough to check; what is missing is written below.",
        ),
    ),
    ReportState.DUPLICATE: (
        Text("Trùng với phản ánh khác", "Same as another report"),
        Text(
            "Sự việc này đã có người phản ánh và đang được xử lý chung.",
            "Somebody reported the same matter; both are handled together.",
        ),
    ),
    ReportState.PASSED_ON: (
        Text("Đã chuyển cơ quan có thẩm quyền", "Passed on to the competent body"),
        Text(
            "Phản ánh đã được chuyển đến cơ quan có thẩm quyền.",
            "The report was handed to the body that is competent.",
        ),
    ),
    ReportState.CHECKING: (
        Text("Đang xác minh", "Being checked"),
        Text("Sự việc đang được xác minh.", "The matter is being checked."),
    ),
    ReportState.CONFIRMED: (
        Text("Đã xác nhận có vi phạm", "Misuse confirmed"),
        Text("Việc xác minh cho thấy có vi phạm.", "The check found misuse."),
    ),
    ReportState.NOT_CONFIRMED: (
        Text("Chưa có cơ sở xác nhận", "Not confirmed"),
        Text(
            "Việc xác minh chưa đủ cơ sở để kết luận có vi phạm.",
            "The check did not find enough to confirm misuse.",
        ),
    ),
    ReportState.CORRECTED: (
        Text("Đã sửa", "Corrected"),
        Text("Điều bạn nêu đã được sửa.", "What you pointed out was put right."),
    ),
    ReportState.NO_POWER: (
        Text("Ngoài thẩm quyền", "Outside our powers"),
        Text(
            "Sự việc không thuộc thẩm quyền của các cơ quan mà sổ này kết nối.",
            "The matter lies outside the powers of the bodies behind this register.",
        ),
    ),
    ReportState.CLOSED: (
        Text("Đã kết thúc", "Closed"),
        Text("Việc xử lý đã kết thúc.", "The handling has ended."),
    ),
}

_OUTCOMES = frozenset(
    {
        ReportState.CONFIRMED,
        ReportState.NOT_CONFIRMED,
        ReportState.CORRECTED,
        ReportState.NO_POWER,
    }
)
_HANDLED = _OUTCOMES | {ReportState.PASSED_ON, ReportState.NEEDS_INFO, ReportState.CHECKING}
# A mistake of screening can be taken back, and a closed report can be opened again.
_NEXT: dict[ReportState, frozenset[ReportState]] = {
    ReportState.RECEIVED: frozenset({ReportState.SCREENING, ReportState.SPAM}),
    ReportState.SCREENING: _HANDLED | {ReportState.SPAM, ReportState.DUPLICATE},
    ReportState.SPAM: frozenset({ReportState.SCREENING, ReportState.CLOSED}),
    ReportState.NEEDS_INFO: frozenset({ReportState.SCREENING, ReportState.CHECKING})
    | {ReportState.CLOSED},
    ReportState.DUPLICATE: frozenset({ReportState.SCREENING, ReportState.CLOSED}),
    ReportState.PASSED_ON: _HANDLED - {ReportState.PASSED_ON},
    ReportState.CHECKING: _HANDLED - {ReportState.CHECKING},
    **{state: frozenset({ReportState.CHECKING, ReportState.CLOSED}) for state in _OUTCOMES},
    ReportState.CLOSED: frozenset({ReportState.SCREENING}),
}
