"""What a line of a stall list was found to be: a product for sure, or a doubt and what is near."""

from dataclasses import dataclass
from enum import StrEnum

from catalog.text import Text


class Doubt(StrEnum):
    """Why a line was not taken for a product of the register."""

    NO_MAKER = "no_maker"
    MAKER_UNKNOWN = "maker_unknown"
    SEVERAL_MAKERS = "several_makers"
    NOT_THEIRS = "not_theirs"
    SEVERAL_GOODS = "several_goods"
    CODE_DIFFERS = "code_differs"

    @property
    def label(self) -> Text:
        """The reason in both languages."""
        return _DOUBTS[self]


_DOUBTS = {
    Doubt.NO_MAKER: Text(
        "Danh sách không ghi đơn vị của gian hàng này.", "The list names no exhibitor here."
    ),
    Doubt.MAKER_UNKNOWN: Text(
        "Sổ chưa ghi nhận chủ thể nào mang tên này ở địa phương đã ghi.",
        "The register has recorded no producer of this name in the place given.",
    ),
    Doubt.SEVERAL_MAKERS: Text(
        "Có nhiều chủ thể mang tên này.", "Several producers bear this name."
    ),
    Doubt.NOT_THEIRS: Text(
        "Sổ chưa ghi nhận sản phẩm nào mang tên này của chủ thể.",
        "The register has recorded no product of this name of the producer.",
    ),
    Doubt.SEVERAL_GOODS: Text(
        "Chủ thể có nhiều sản phẩm mang tên này.", "The producer has several goods of this name."
    ),
    Doubt.CODE_DIFFERS: Text(
        "Mã đã ghi là của sản phẩm khác hoặc của chủ thể khác.",
        "The code given is another product's or another producer's.",
    ),
}


class NearReason(StrEnum):
    """Why a product is offered for a line."""

    BY_CODE = "by_code"
    SAME_MAKER = "same_maker"
    SAME_NAME = "same_name"
    LIKE_NAME = "like_name"

    @property
    def label(self) -> Text:
        """The reason in both languages."""
        return _REASONS[self]


_REASONS = {
    NearReason.BY_CODE: Text("mã đã ghi trong danh sách", "the code given in the list"),
    NearReason.SAME_MAKER: Text("cùng chủ thể", "the same producer"),
    NearReason.SAME_NAME: Text("cùng tên, chủ thể khác", "the same name, another producer"),
    NearReason.LIKE_NAME: Text("tên gần giống, chủ thể khác", "a like name, another producer"),
}


@dataclass(frozen=True, slots=True)
class Near:
    """A product that a line may mean."""

    product_id: int
    reason: NearReason


@dataclass(frozen=True, slots=True)
class Found:
    """What a line was found to be: a product for sure, or a doubt with what is near."""

    product_id: int | None
    doubt: Doubt | None = None
    near: tuple[Near, ...] = ()
