"""Following a report: the receipt comes by POST and never stands in an address."""

from datetime import datetime

from flask import Response, make_response, render_template, request

from catalog.db import reading
from catalog.reports.queries import Followed, find_by_receipt
from catalog.reports.receipts import MistypedReceipt
from catalog.text import Text
from ocop_site.limits import seconds_to_wait
from ocop_site.register import register
from ocop_site.report.views import blueprint

_LONGEST_RECEIPT = 40

_MISTYPED = Text(
    "Mã biên nhận nhập chưa đúng: gồm 17 ký tự, chia thành nhóm bốn. Hãy so lại từng ký tự.",
    "The receipt is not typed correctly: it has 17 characters in groups of four. Compare them.",
)
_UNKNOWN = Text(
    "Không có phản ánh nào mang mã biên nhận này. Phản ánh đã hết thời hạn lưu thì không còn.",
    "No report has this receipt. A report whose time of keeping has ended is no longer here.",
)
_TOO_OFTEN = Text(
    "Mạng của bạn đã thử quá nhiều lần trong giờ này. Hãy thử lại sau {minutes} phút.",
    "Too many tries from your network within this hour. Please try again in {minutes} minutes.",
)


@blueprint.get("/report/status")
def status() -> Response:
    """The form for a receipt."""
    return _page()


@blueprint.post("/report/status")
def show_status() -> Response:
    """How far the report with this receipt has come."""
    now = register().now()
    typed = request.form.get("receipt", "")[:_LONGEST_RECEIPT]
    if seconds := seconds_to_wait("receipt", now):
        minutes = -(-seconds // 60)
        response = _page(typed, problem=_TOO_OFTEN.format(minutes=minutes), code=429)
        response.headers["Retry-After"] = str(seconds)
        return response
    try:
        with reading(register().engine) as session:
            followed = find_by_receipt(session, typed)
    except MistypedReceipt:
        return _page(typed, problem=_MISTYPED, code=400)
    if followed is None:
        return _page(typed, problem=_UNKNOWN, code=404)
    return _page(followed=followed, now=now)


def _page(
    typed: str = "",
    *,
    problem: Text | None = None,
    followed: Followed | None = None,
    now: datetime | None = None,
    code: int = 200,
) -> Response:
    page = render_template(
        "report/status.html", typed=typed, problem=problem, followed=followed, now=now
    )
    return make_response(page, code)
