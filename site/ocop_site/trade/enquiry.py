"""The enquiry: one request to the makers of several goods, without account, price or payment."""

from dataclasses import dataclass, replace
from datetime import datetime

import structlog
from flask import Response, make_response, redirect, render_template, request, url_for
from sqlalchemy.exc import DBAPIError
from werkzeug.wrappers import Response as AnyResponse

from catalog.change import changing
from catalog.codes import display
from catalog.db import reading
from catalog.enquiries.filing import PUBLIC, Filing, file_enquiry
from catalog.enquiries.queries import messages_of
from catalog.enquiries.retention import KEPT_MONTHS
from catalog.enquiries.rules import (
    LONGEST,
    LONGEST_QUANTITY,
    MOST_GOODS,
    QUANTITY,
    Asked,
    may_be_asked,
    problems_of,
    read_asked,
)
from catalog.enquiries.words import Purpose
from catalog.particulars import Particulars
from catalog.reports.receipts import derive_receipt
from catalog.suspicion import suspicion_in
from catalog.text import Text
from catalog.typed import Problem
from ocop_site.chosen import PARAMETER, Chosen, find_chosen, typed_codes
from ocop_site.forms import HIDDEN_FIELD, StaleForm, opened_form
from ocop_site.keys import contact_keys
from ocop_site.language import current_language
from ocop_site.limits import seconds_to_wait
from ocop_site.register import register
from ocop_site.tokens import FormToken, issue_token, secret_for
from ocop_site.trade.letters import send_enquiries, server_of
from ocop_site.trade.routes import blueprint

_FORM = "enquiry"
_REFERENCE_LENGTH = 9
_RETRY_SECONDS = 120

_TOO_OFTEN = Text(
    "Mạng của bạn đã gửi quá nhiều yêu cầu trong giờ này. Nội dung vẫn còn bên dưới; hãy gửi lại"
    " sau {minutes} phút.",
    "Too many requests were sent from your network within this hour. Your text is kept below;"
    " please send it again in {minutes} minutes.",
)
_NOT_STORED = Text(
    "Hệ thống chưa lưu được yêu cầu của bạn. Nội dung vẫn còn bên dưới; hãy gửi lại sau ít phút.",
    "Your request could not be stored just now. Your text is kept below; please send it again in a"
    " few minutes.",
)
_WITHDRAWN = Text(
    "“{name}” đã bị thu hồi giấy chứng nhận nên không hỏi mua qua sổ này được; sản phẩm đã được bỏ"
    " khỏi danh sách. Hãy xem lại rồi gửi.",
    "The certificate of “{name}” was withdrawn, so it cannot be asked about through this register;"
    " it was taken off the list. Please look again and send.",
)

_log = structlog.get_logger("ocop.enquiries")


@dataclass(frozen=True, slots=True)
class _Basket:
    """The goods asked about, and those that may not be."""

    chosen: Chosen
    refused: tuple[Particulars, ...]

    @property
    def goods(self) -> tuple[Particulars, ...]:
        return self.chosen.goods

    def by_maker(self) -> list[tuple[str, list[Particulars]]]:
        makers: dict[int, tuple[str, list[Particulars]]] = {}
        for row in self.goods:
            makers.setdefault(row.producer_id, (row.card.producer_name, []))[1].append(row)
        return list(makers.values())


def _basket() -> _Basket:
    chosen = find_chosen(MOST_GOODS)
    goods = tuple(row for row in chosen.goods if may_be_asked(row.card.status))
    refused = tuple(row for row in chosen.goods if not may_be_asked(row.card.status))
    return _Basket(replace(chosen, goods=goods), refused)


@blueprint.get("/enquiry")
def enquiry() -> AnyResponse:
    """The form for the goods named in the address."""
    if set(request.args) - {PARAMETER}:  # the catalogue's form sends its filters along
        return redirect(url_for("trade.enquiry", c=typed_codes()))
    return _page(_basket(), Asked(), issue_token(_FORM, register().now()))


@blueprint.post("/enquiry")
def send_enquiry() -> Response:
    """File what was sent, or show it again with what is missing."""
    now = register().now()
    basket = _basket()
    asked = read_asked(request.form.to_dict(), basket.chosen.codes)
    text = request.form.get("token", "")
    token = opened_form(_FORM, text, now)
    if isinstance(token, StaleForm):
        return _again(basket, asked, [token.problem], token.fresh)
    problems = [Problem("form", _WITHDRAWN.format(name=row.card.name)) for row in basket.refused]
    problems += problems_of(asked, len(basket.goods))
    if problems:
        return _again(basket, asked, problems, text)
    try:
        if seconds := seconds_to_wait("enquiry", now):
            return _too_often(basket, asked, text, seconds)
        return _file(basket, asked, token, now)
    except (OSError, DBAPIError) as trouble:
        _log.error("enquiry not stored", trouble=f"{type(trouble).__name__}: {trouble}"[:300])
        return _again(basket, asked, [Problem("form", _NOT_STORED)], text, 503, _RETRY_SECONDS)


def _file(basket: _Basket, asked: Asked, token: FormToken, now: datetime) -> Response:
    opened = register()
    content = repr((asked, basket.chosen.codes)).encode()
    key = secret_for("enquiry reference")
    receipt = derive_receipt(key, token.nonce.encode(), content, length=_REFERENCE_LENGTH)
    suspicion = suspicion_in(
        "\n".join((asked.message, asked.name, asked.organisation, *asked.quantities.values())),
        age_seconds=token.age.total_seconds(),
        hidden_field=request.form.get(HIDDEN_FIELD, ""),
    )
    mail = server_of(opened) is not None
    filing = Filing(asked, basket.goods, display(receipt), current_language(), mail, suspicion)
    with changing(opened.engine, actor=PUBLIC, at=now) as change:
        number = file_enquiry(change, filing, contact_keys(opened.settings))
    if mail:
        send_enquiries.later()
    with reading(opened.engine) as session:
        messages = messages_of(session, number)
    page = render_template(
        "trade/enquired.html",
        reference=filing.reference,
        messages=messages,
        asked=asked,
        now=now,
        kept_months=KEPT_MONTHS,
    )
    return _private(make_response(page))


def _too_often(basket: _Basket, asked: Asked, token: str, seconds: int) -> Response:
    problem = Problem("form", _TOO_OFTEN.format(minutes=-(-seconds // 60)))
    return _again(basket, asked, [problem], token, 429, seconds)


def _again(
    basket: _Basket,
    asked: Asked,
    problems: list[Problem],
    token: str,
    status: int = 400,
    retry_after: int | None = None,
) -> Response:
    response = _page(basket, asked, token, problems)
    response.status_code = status
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response


def _page(
    basket: _Basket, asked: Asked, token: str, problems: list[Problem] | None = None
) -> Response:
    page = render_template(
        "trade/enquiry.html",
        basket=basket,
        chosen=basket.chosen,
        most=MOST_GOODS,
        asked=asked,
        token=token,
        problems=problems or [],
        purposes=list(Purpose),
        longest=LONGEST,
        longest_quantity=LONGEST_QUANTITY,
        quantity_field=QUANTITY,
        hidden_field=HIDDEN_FIELD,
        kept_months=KEPT_MONTHS,
        mail=server_of(register()) is not None,
    )
    return _private(make_response(page))


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
