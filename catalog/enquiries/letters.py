"""The letter that a maker gets: pure text out of what a buyer asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.codes import display
from catalog.enquiries.filing import Buyer
from catalog.enquiries.records import Enquiry, EnquiryItem
from catalog.text import Text


@dataclass(frozen=True, slots=True)
class Sender:
    """The register that passes letters on: its name, its address on the web, who runs it."""

    name: str
    address: str
    operator: str
    demonstration: bool = False


_SUBJECT = Text(
    "{mark}Yêu cầu liên hệ mua {reference}: {first}", "{mark}Enquiry {reference}: {first}"
)
_AND_MORE = Text("{first} và {count} sản phẩm khác", "{first} and {count} more")
_OPENING = Text(
    "Kính gửi {maker},\n\n"
    "Một người mua gửi yêu cầu dưới đây qua {register} ({address}). Xin trả lời ngay thư này:"
    " thư trả lời đi thẳng đến người mua.",
    "Dear {maker},\n\n"
    "A buyer sends the request below through {register} ({address}). Please reply to this"
    " message: your answer goes straight to the buyer.",
)
_GOODS = Text("SẢN PHẨM ĐƯỢC HỎI", "GOODS ASKED ABOUT")
_ITEM = Text("{number}. {name} (mã {code})", "{number}. {name} (code {code})")
_QUANTITY = Text("   Số lượng cần: {quantity}", "   Quantity: {quantity}")
_NOT_IN_FORCE = Text(
    "   Lưu ý: theo sổ, giấy chứng nhận của sản phẩm này: {status}. Khi chưa có giấy còn hiệu"
    " lực, không được dùng nhãn hiệu OCOP và sao.",
    "   Please note: this product's certificate is, by the register: {status}. Without one in"
    " force the OCOP mark and its stars may not be used.",
)
_BUYER = Text("NGƯỜI MUA", "BUYER")
_NAME = Text("Họ tên: {value}", "Name: {value}")
_ORGANISATION = Text("Đơn vị: {value}", "Organisation: {value}")
_EMAIL = Text("Thư điện tử: {value}", "E-mail: {value}")
_PHONE = Text("Điện thoại: {value}", "Telephone: {value}")
_PURPOSE = Text("Mục đích: {value}", "Purpose: {value}")
_LANGUAGE = Text("Người mua đọc trang bằng ngôn ngữ: {value}", "Language of the buyer: {value}")
_MESSAGE = Text("NỘI DUNG", "MESSAGE")
_CLOSING = Text(
    "Mã yêu cầu: {reference}\n\n"
    "--\n"
    "{register} chỉ chuyển yêu cầu: không tham gia mua bán, không thu phí và chưa kiểm tra người"
    " gửi. Người mua đồng ý cho dùng thông tin trên chỉ để trả lời yêu cầu này (Luật 91/2025/QH15);"
    " xin không dùng vào việc khác. {operator}",
    "Reference: {reference}\n\n"
    "--\n"
    "{register} only passes requests on: it takes no part in the trade, charges nothing and has"
    " not checked who sent this. The buyer agreed that these details are used to answer this"
    " request (Law 91/2025/QH15); please use them for nothing else. {operator}",
)
_SAMPLE = "[BẢN MẪU] "
_LONGEST_FIRST = 80


def subject_of(enquiry: Enquiry, items: Sequence[EnquiryItem], sender: Sender) -> Text:
    """The subject: reference and first product; always one line."""
    first = items[0].product_name[:_LONGEST_FIRST]
    rest = len(items) - 1
    return _SUBJECT.format(
        mark=_SAMPLE if sender.demonstration else "",
        reference=enquiry.reference,
        first=_AND_MORE.format(first=first, count=rest) if rest else first,
    )


def letter_of(
    enquiry: Enquiry, maker: str, items: Sequence[EnquiryItem], buyer: Buyer, sender: Sender
) -> Text:
    """The whole letter. What the buyer wrote is quoted, so that it cannot pass for ours."""
    opening = _OPENING.format(maker=maker, register=sender.name, address=sender.address)
    closing = _CLOSING.format(
        reference=enquiry.reference, register=sender.name, operator=sender.operator
    )
    quoted = "\n".join(f"> {line}" for line in enquiry.message.split("\n"))
    return _joined(
        opening,
        _lines(_GOODS, *_goods(items, sender)),
        _lines(_BUYER, *_about(buyer, enquiry)),
        _lines(_MESSAGE, Text(quoted, quoted)),
        closing,
    )


def _goods(items: Sequence[EnquiryItem], sender: Sender) -> list[Text]:
    lines = []
    for number, item in enumerate(items, start=1):
        lines.append(_ITEM.format(number=number, name=item.product_name, code=display(item.code)))
        if item.quantity:
            lines.append(_QUANTITY.format(quantity=item.quantity))
        if not item.status.in_force:
            lines.append(_NOT_IN_FORCE.format(status=item.status.label))
        address = f"   {sender.address}/q/{item.code}"
        lines.append(Text(address, address))
    return lines


def _about(buyer: Buyer, enquiry: Enquiry) -> list[Text]:
    told = [
        (_NAME, buyer.name),
        (_ORGANISATION, buyer.organisation),
        (_EMAIL, buyer.email),
        (_PHONE, buyer.phone),
        (_PURPOSE, enquiry.purpose.label),
        (_LANGUAGE, "" if enquiry.language == "vi" else enquiry.language),
    ]
    return [line.format(value=value) for line, value in told if value]


def _lines(*lines: Text) -> Text:
    return Text("\n".join(line.vi for line in lines), "\n".join(line.en for line in lines))


def _joined(*parts: Text) -> Text:
    return Text(
        "\n\n".join(part.vi for part in parts) + "\n",
        "\n\n".join(part.en for part in parts) + "\n",
    )
