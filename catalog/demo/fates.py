"""How many products stand in which state, and how many stars they hold."""

from enum import StrEnum
from random import Random

THREE_STARS, FOUR_STARS = 0.762, 0.227
FIVE_STARS = 126 / 16_855
"""The programme's proportions in 2025; three stars take what rounding leaves."""


class Fate(StrEnum):
    """What became of a product's newest certificate."""

    VALID = "valid"
    RESTORED = "restored"
    EXTENDED = "extended"
    LAPSED = "lapsed"
    RENEWAL_FILED = "renewal_filed"
    REFUSED = "refused"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


PLAIN = frozenset({Fate.VALID, Fate.LAPSED})
"""Fates that need no decision of the last months."""

_SHARES = {
    Fate.EXTENDED: 0.0396,
    Fate.LAPSED: 0.0850,
    Fate.RENEWAL_FILED: 0.0125,
    Fate.REFUSED: 0.0055,
    Fate.SUSPENDED: 0.0048,
    Fate.WITHDRAWN: 0.0380,
    Fate.RESTORED: 0.0020,
}
# Art. 8.1: most certificates are withdrawn because the goods are made no more.
_REASONS = {"đ": 0.56, "b": 0.18, "c": 0.11, "d": 0.07, "e": 0.05, "a": 0.03}


def draw_fates(count: int) -> list[Fate]:
    """The fates of so many products, each at least once; in a fixed order."""
    fates: list[Fate] = []
    for fate, share in _SHARES.items():
        fates += [fate] * max(1, round(count * share))
    return [*fates, *[Fate.VALID] * max(0, count - len(fates))][:count]


def five_star_count(total: int) -> int:
    """How many of so many products hold five stars, two at least."""
    return min(total, max(2, round(total * FIVE_STARS)))


def four_star_count(total: int) -> int:
    """How many of so many products hold four stars."""
    return min(total - five_star_count(total), round(total * FOUR_STARS))


class Reasons:
    """Reasons of withdrawal: each once first, then in their usual proportions."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._waiting = list(_REASONS)

    def draw(self) -> str:
        """The next reason."""
        if self._waiting:
            return self._waiting.pop(0)
        return self._rng.choices(list(_REASONS), list(_REASONS.values()))[0]


REASON_NOTES = {
    "a": (
        "Hồ sơ đăng ký có giấy tờ không đúng với thực tế cơ sở.",
        "Phiếu kiểm nghiệm trong hồ sơ không do đơn vị đứng tên cấp.",
    ),
    "b": (
        "Kết quả kiểm tra cho thấy không duy trì được vùng nguyên liệu đã đăng ký.",
        "Điểm đánh giá khi kiểm tra không còn đạt mức đã công nhận.",
        "Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm đã hết hiệu lực.",
    ),
    "c": (
        "Vi phạm về ghi nhãn hàng hóa, đã có quyết định xử phạt.",
        "Mẫu lấy trên thị trường không đạt chỉ tiêu đã công bố.",
        "Không xử lý nước thải theo cam kết bảo vệ môi trường.",
    ),
    "d": (
        "Dùng logo OCOP cho sản phẩm chưa được công nhận.",
        "In số sao cao hơn kết quả công nhận trên bao bì.",
    ),
    "đ": (
        "Chủ thể có văn bản xin dừng sản xuất sản phẩm.",
        "Chủ thể chuyển sang mặt hàng khác, không còn làm sản phẩm này.",
        "Cơ sở ngừng hoạt động theo đề nghị của chủ thể.",
    ),
    "e": (
        "Theo kết luận của cơ quan thanh tra cấp tỉnh.",
        "Theo kết luận của cơ quan quản lý thị trường.",
    ),
}
