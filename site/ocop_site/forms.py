"""What the public forms have in common: they are taken only if this site showed them lately."""

from dataclasses import dataclass
from datetime import datetime

from catalog.text import Text
from catalog.typed import Problem
from ocop_site.tokens import FormToken, issue_token, read_token

HIDDEN_FIELD = "leave_empty"
"""The field that people do not see and robots fill in."""

_FORM_LOST = Text(
    "Trang này không còn nhận ra mẫu bạn gửi. Nội dung vẫn còn bên dưới, hãy gửi lại.",
    "This page no longer recognises the form you sent. Your text is kept below; please send again.",
)
_FORM_EXPIRED = Text(
    "Mẫu đã mở quá 24 giờ. Nội dung vẫn còn bên dưới, hãy gửi lại.",
    "The form was open for more than 24 hours. Your text is kept below; please send again.",
)


@dataclass(frozen=True, slots=True)
class StaleForm:
    """A form that cannot be taken as it came, and the token for showing it again."""

    problem: Problem
    fresh: str


def opened_form(form: str, text: str, now: datetime) -> FormToken | StaleForm:
    """What the token of a form that was sent says, or why the form must be shown again."""
    token = read_token(form, text, now)
    if token is None:
        return StaleForm(Problem("form", _FORM_LOST), issue_token(form, now))
    if token.expired:
        return StaleForm(Problem("form", _FORM_EXPIRED), issue_token(form, now, shown_before=True))
    return token
