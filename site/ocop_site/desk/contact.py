"""Contact that is shown to the public: only what its holder agreed to. Pure."""

from collections.abc import Mapping
from typing import Any

from catalog.text import Text
from ocop_site.desk.reading import Reading
from ocop_site.desk.values import phone, web

_NO_CONSENT = Text(
    "Số điện thoại và thư điện tử này sẽ hiện công khai. Đánh dấu là người giữ chúng đồng ý, hoặc"
    " để trống hai ô đó.",
    "This telephone and e-mail will be public. Tick that whoever holds them agrees, or leave both"
    " fields empty.",
)


def read_contact(form: Reading, agreed_before: str) -> Mapping[str, Any]:
    """Telephone, e-mail and web page as columns.

    `agreed_before` is the contact (`contact_of`) that is public already with its holder's
    consent; any other needs the tick.
    """
    columns = {
        "phone": form.value("phone", phone) or "",
        "email": form.email("email"),
        "website": form.value("website", web) or "",
    }
    contact = contact_of(columns["phone"], columns["email"])
    if contact and contact != agreed_before and not form.ticked("agreed"):
        form.object_to("agreed", _NO_CONSENT)
    return columns


def contact_of(phone_number: str, email: str) -> str:
    """What consent is asked for: a telephone and an address; empty where neither is given."""
    return f"{phone_number} {email}".strip()
