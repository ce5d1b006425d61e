"""What is said of a stall list that cannot be read, and what helps."""

from catalog.intake.limits import Refusal
from catalog.intake.rules.files import FILE_RULES
from catalog.intake.rules.rule import Rule, error
from catalog.text import Text

_STALL_RULES: dict[str, Rule] = {
    "no_stall_table": error(
        "Không tìm thấy bảng gian hàng nào trong tệp.",
        "The file holds no table of stalls.",
        "Cần một dòng tiêu đề có “Gian hàng” hoặc “Đơn vị” và “Sản phẩm trưng bày”; trang tính ẩn"
        " không được đọc.",
        "A header row with “Gian hàng” or “Đơn vị” and “Sản phẩm trưng bày” is needed; hidden"
        " sheets are not read.",
    ),
    "no_stalls": error(
        "Bảng gian hàng không có dòng nào.",
        "The table of stalls has no rows.",
        "Kiểm tra lại tệp đã chọn.",
        "Check which file was chosen.",
    ),
    "too_many_lines": error(
        "Danh sách có hơn {limit} sản phẩm.",
        "The list has more than {limit} products.",
        "Kiểm tra lại tệp đã chọn.",
        "Check which file was chosen.",
    ),
}


def why_refused(refusal: Refusal) -> tuple[Text, Text]:
    """Why a file is not read, and the remedy."""
    rule = (FILE_RULES | _STALL_RULES)[refusal.rule]
    remedy = rule.remedy or Text("", "")
    return rule.message.format(**refusal.values), remedy.format(**refusal.values)
