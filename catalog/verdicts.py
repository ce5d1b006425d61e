"""Verdicts: one word for what a code says today, the same in JSON, pages, tests and manual."""

from datetime import date
from enum import StrEnum

from catalog.status import Status
from catalog.text import Text


class Verdict(StrEnum):
    """What a product-level code can answer (design: codes and verdicts)."""

    CERTIFIED = "certified"
    LAPSED = "lapsed"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    NOT_ISSUED = "not_issued"
    MISTYPED = "mistyped"
    UNAVAILABLE = "unavailable"

    @property
    def http_status(self) -> int:
        """The HTTP status with which the verdict is answered."""
        return _HTTP.get(self, 200)


_HTTP = {Verdict.NOT_ISSUED: 404, Verdict.MISTYPED: 400, Verdict.UNAVAILABLE: 503}

_OF_STATUS = {
    Status.VALID: Verdict.CERTIFIED,
    Status.EXTENDED: Verdict.CERTIFIED,
    Status.LAPSED: Verdict.LAPSED,
    Status.SUSPENDED: Verdict.SUSPENDED,
    Status.WITHDRAWN: Verdict.WITHDRAWN,
}

MESSAGES: dict[Verdict, Text] = {
    Verdict.CERTIFIED: Text(
        "Đang được công nhận {stars} sao", "Currently recognised: {stars} stars"
    ),
    Verdict.LAPSED: Text("Giấy chứng nhận đã hết hạn", "The certificate has lapsed"),
    Verdict.SUSPENDED: Text("Giấy chứng nhận đang bị tạm đình chỉ", "The certificate is suspended"),
    Verdict.WITHDRAWN: Text("Giấy chứng nhận đã bị thu hồi", "The certificate was withdrawn"),
    Verdict.NOT_ISSUED: Text("Mã này chưa được cấp", "This code was never issued"),
    Verdict.MISTYPED: Text("Mã nhập chưa đúng", "The code is not typed correctly"),
    Verdict.UNAVAILABLE: Text("Chưa tra cứu được", "The register could not be asked"),
}


def verdict_of(status: Status | None) -> Verdict:
    """The verdict on a product whose speaking certificate has this status.

    No speaking certificate at all (taken back, or not yet begun) means that nothing was
    issued under the code. A superseded certificate never speaks.
    """
    return Verdict.NOT_ISSUED if status is None else _OF_STATUS.get(status, Verdict.NOT_ISSUED)


def message(verdict: Verdict, stars: int | None = None) -> Text:
    """The verdict in one line, in both languages."""
    return MESSAGES[verdict].format(stars=stars)


REASONS_SINCE = date(2026, 5, 22)
"""Since then withdrawals cite a letter of Art. 8.1; older decisions gave the same reasons in
words of their own, so the letter is not cited for them."""

WITHDRAWAL_REASON_TEXTS: dict[str, Text] = {
    "a": Text(
        "cung cấp thông tin không trung thực hoặc giả mạo hồ sơ",
        "false information or a forged dossier",
    ),
    "b": Text(
        "không còn đáp ứng tiêu chí theo kết quả kiểm tra",
        "criteria no longer met according to an inspection",
    ),
    "c": Text(
        "vi phạm quy định về chất lượng, an toàn thực phẩm, môi trường, sở hữu trí tuệ"
        " hoặc ghi nhãn",
        "breach of the law on quality, food safety, environment, intellectual property or labels",
    ),
    "d": Text(
        "sử dụng nhãn hiệu, biểu trưng OCOP sai quy định, gây nhầm lẫn",
        "misuse of the OCOP mark that causes confusion",
    ),
    "đ": Text(
        "chủ thể không còn sản xuất sản phẩm này",
        "the producer no longer makes this product",
    ),
    "e": Text(
        "lý do khác theo kết luận của cơ quan có thẩm quyền",
        "another reason, on the conclusion of a competent body",
    ),
}
"""Quyết định 26/2026/QĐ-TTg, Art. 8.1, in short; đ is told in neutral words."""
