"""How pages of the desk answer: with what was just done, or with the form as it was typed."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from flask import Response, make_response, render_template, request, url_for

from catalog.accounts.mandates import Deed
from catalog.text import Text
from catalog.typed import Problem
from ocop_site.account.signed_in import see_other

DONE: Final = {
    "entered": Text(
        "Đã lưu bản nháp. Tiếp theo: xem còn thiếu gì dưới đây.",
        "The draft is saved. Next: see below what is missing.",
    ),
    "saved": Text("Đã lưu.", "Saved."),
    "saved-public": Text(
        "Đã lưu. Trang công khai đã theo nội dung mới.",
        "Saved. The public page shows it already.",
    ),
    "published": Text(
        "Đã công khai. Ai cũng xem được từ bây giờ.", "Published. Everybody can see it from now on."
    ),
    "unpublished": Text(
        "Đã ngừng công khai. Người phụ trách thấy lý do trên bàn làm việc của mình.",
        "Taken off the public pages. Its keeper sees the reason on their desk.",
    ),
    "released": Text("Người phụ trách có thể công khai lại.", "Its keeper can publish it again."),
    "cancelled": Text(
        "Đã hủy. Trang công khai và lịch của người theo dõi ghi rõ là đã hủy.",
        "Cancelled. The public page and subscribers' calendars say so.",
    ),
    "closed": Text("Đã ghi là đóng cửa hẳn.", "Noted as closed for good."),
    "confirmed": Text(
        "Đã xác nhận: thông tin còn đúng đến hôm nay.", "Confirmed: all of it holds as of today."
    ),
    "merged": Text(
        "Đã gộp. Địa chỉ cũ dẫn sang điểm này.", "Merged. The old address leads to this place."
    ),
    "stocked": Text("Đã cập nhật hàng bán.", "The list of goods is updated."),
    "pictures": Text("Đã lưu ảnh.", "The pictures are saved."),
    "exhibitors": Text(
        "Đã dùng danh sách này. Trang công khai chỉ nêu hàng đang được công nhận.",
        "The list is in use. The public page names certified goods only.",
    ),
    "mended": Text("Đã ghi lựa chọn của bạn.", "Your choice is noted."),
    "results": Text("Đã lưu kết quả.", "The results are saved."),
    "copied": Text(
        "Đã chép sang bản nháp mới. Tiếp theo: ghi ngày mới rồi kiểm tra gian hàng.",
        "Copied into a new draft. Next: give the new days, then check the stalls.",
    ),
}
"""What a page says of the deed that led to it; the address names it."""

_MEANWHILE = Text(
    "Người khác vừa lưu trong khi bạn sửa. Những gì bạn gõ vẫn còn; ô nào khác với bản đang lưu thì"
    " có ghi bên dưới. Xem lại rồi bấm lưu lần nữa.",
    "Somebody else saved while you were typing. All you typed is kept; fields that differ from what"
    " is stored say so. Look again, then save once more.",
)


def page(
    template: str, *, status: int = 200, stored: Mapping[str, str] | None = None, **context: Any
) -> Response:
    """A page of the desk; templates may count on what every form shows.

    `stored` are the values on record of the fields of a form that two may fill in at once.
    """
    common: dict[str, Any] = {
        "problems": [],
        "typed": {},
        "meanwhile": {},
        "version": None,
        "shown": fingerprints(stored) if stored else "",
        "deeds": Deed,
        **context,
    }
    done = DONE.get(request.args.get("done", ""))
    return make_response(render_template(template, done=done, **common | context), status)


def lead_to(endpoint: str, done: str = "", **values: Any) -> Response:
    """Go on to a page by GET, which says what was done."""
    return see_other(url_for(endpoint, **values | ({"done": done} if done else {})))


def typed_form() -> dict[str, str]:
    """The fields of the form that was sent."""
    return {name: value for name, value in request.form.items() if name not in ("token",)}


def is_outdated(version: int) -> bool:
    """Whether a form was shown before somebody else saved; one that does not say is."""
    return request.form.get("version", "") != str(version)


def outdated() -> Problem:
    """What to tell whose form is outdated."""
    return Problem("form", _MEANWHILE)


def fingerprints(stored: Mapping[str, str]) -> str:
    """What a form remembers of the values that it was shown with: field and digest, each."""
    return " ".join(f"{name}:{_digest(value)}" for name, value in sorted(stored.items()))


def saved_meanwhile(typed: Mapping[str, str], stored: Mapping[str, str]) -> dict[str, str]:
    """Fields that somebody else changed since the form was shown, with what is stored now.

    What was typed to the same effect is no difference.
    """
    pairs = (pair.partition(":") for pair in typed.get("shown", "").split())
    shown = {name: digest for name, _, digest in pairs}
    return {
        name: stored.get(name, "")
        for name in {*shown, *stored}
        if shown.get(name, _digest("")) != _digest(stored.get(name, ""))
        and typed.get(name, "") != stored.get(name, "")
    }


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:12]


def refusals(reasons: Sequence[Text]) -> list[Problem]:
    """Why a rule forbids what was asked, as problems of the whole form."""
    return [Problem("form", reason) for reason in reasons]
