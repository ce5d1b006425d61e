"""What makes an enquiry complete: pure rules on what a buyer typed."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from catalog.enquiries.words import Purpose
from catalog.status import Status
from catalog.text import Text
from catalog.typed import Problem, many_lines, one_line, too_long

MOST_GOODS: Final = 20
"""Goods that one enquiry may ask about."""

LONGEST: Final = {
    "name": 120,
    "organisation": 160,
    "email": 254,
    "phone": 40,
    "message": 4000,
}
"""Characters a field may hold."""

LONGEST_QUANTITY: Final = 80
QUANTITY: Final = "quantity_"
"""Begins the name of a field that holds how much of one product is wanted; its code follows."""

TERMS: Final = "2026-11-25"
"""The wording of the consent that buyers give; kept with each enquiry."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a buyer asks, cleaned but not yet found complete. `quantities` go by product code."""

    name: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    purpose: Purpose | None = None
    message: str = ""
    consent: bool = False
    quantities: Mapping[str, str] = field(default_factory=dict)


def may_be_asked(status: Status) -> bool:
    """Whether goods of this status may be asked about; what was withdrawn may not."""
    return status is not Status.WITHDRAWN


_NAME_MISSING = Text("Ghi tên của bạn.", "Give your name.")
_EMAIL_MISSING = Text(
    "Ghi địa chỉ thư điện tử: chủ thể trả lời qua thư.",
    "Give your e-mail address: makers answer by mail.",
)
_EMAIL_WRONG = Text(
    "Địa chỉ thư điện tử chưa đúng. Hãy ghi một địa chỉ, ví dụ: ten@congty.vn.",
    "This is not an e-mail address. Give one, such as name@company.vn.",
)
_PURPOSE_MISSING = Text("Chọn mục đích mua.", "Choose what you want the goods for.")
_MESSAGE_MISSING = Text(
    "Viết bạn cần gì: số lượng, thời gian, nơi nhận …",
    "Say what you need: how much, when, where to …",
)
_CONSENT_MISSING = Text(
    "Đánh dấu đồng ý thì chúng tôi mới được chuyển thông tin của bạn cho chủ thể.",
    "Only with your tick may we pass your details on to the makers.",
)
_GOODS_MISSING = Text(
    "Chưa có sản phẩm nào để hỏi. Hãy chọn trong danh mục.",
    "There is no product to ask about. Choose some in the catalogue.",
)
_QUANTITY_LONG = Text(
    "Ghi số lượng ngắn gọn, tối đa {limit} ký tự.",
    "Give quantities in brief, at most {limit} characters.",
)


def read_asked(typed: Mapping[str, str], codes: Collection[str]) -> Asked:
    """Clean what was typed; quantities are read for these products only."""
    chosen = typed.get("purpose", "")
    quantities = {code: one_line(typed.get(QUANTITY + code, "")) for code in codes}
    return Asked(
        name=one_line(typed.get("name", "")),
        organisation=one_line(typed.get("organisation", "")),
        email=one_line(typed.get("email", "")),
        phone=one_line(typed.get("phone", "")),
        purpose=Purpose(chosen) if chosen in set(Purpose) else None,
        message=many_lines(typed.get("message", "")),
        consent=bool(typed.get("consent")),
        quantities={code: quantity for code, quantity in quantities.items() if quantity},
    )


def problems_of(asked: Asked, goods: int) -> list[Problem]:
    """Why an enquiry about so many goods cannot be taken; empty if it can."""
    found = []
    if not goods:
        found.append(Problem("form", _GOODS_MISSING))
    if any(len(quantity) > LONGEST_QUANTITY for quantity in asked.quantities.values()):
        found.append(Problem("goods", _QUANTITY_LONG.format(limit=LONGEST_QUANTITY)))
    if not asked.name:
        found.append(Problem("name", _NAME_MISSING))
    if not asked.email:
        found.append(Problem("email", _EMAIL_MISSING))
    elif not is_address(asked.email):
        found.append(Problem("email", _EMAIL_WRONG))
    if asked.purpose is None:
        found.append(Problem("purpose", _PURPOSE_MISSING))
    if not asked.message:
        found.append(Problem("message", _MESSAGE_MISSING))
    if not asked.consent:
        found.append(Problem("consent", _CONSENT_MISSING))
    return found + too_long({name: getattr(asked, name) for name in LONGEST}, LONGEST)


# What HTML's own <input type=email> takes, with a dot in the host: one address, nothing quoted.
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
)


def is_address(text: str) -> bool:
    """Whether a text is one mail address that can stand in a header as it is."""
    local = text.partition("@")[0]
    dotted = local.startswith(".") or local.endswith(".") or ".." in local
    return bool(_ADDRESS.fullmatch(text)) and not dotted
