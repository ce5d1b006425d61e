"""The report form: shown, checked, filed."""

from dataclasses import replace
from datetime import datetime

import structlog
from flask import Blueprint, Response, make_response, render_template, request
from sqlalchemy.exc import DBAPIError

from catalog.change import changing
from catalog.clock import vietnam_day
from catalog.codes import display
from catalog.db import reading
from catalog.offices import offices_for
from catalog.photos import Picture, store_picture
from catalog.records import ProductRecord
from catalog.reports.filing import PUBLIC, Filing, Subject, file_report, find_subject
from catalog.reports.receipts import derive_receipt
from catalog.reports.retention import KEPT_MONTHS
from catalog.reports.rules import LONGEST, MOST_PHOTOS, Told, problems_of, read_told
from catalog.reports.suspicion import suspicion_of
from catalog.reports.words import ReportKind
from catalog.status import Status
from catalog.text import Text
from catalog.typed import Problem
from catalog.verdicts import message, verdict_of
from ocop_site.content import unit_name
from ocop_site.forms import HIDDEN_FIELD, StaleForm, opened_form
from ocop_site.keys import contact_keys
from ocop_site.language import current_language, day_text
from ocop_site.limits import seconds_to_wait
from ocop_site.register import register
from ocop_site.report.sent import Sent, read_sent
from ocop_site.tokens import FormToken, issue_token, secret_for

blueprint = Blueprint("report", __name__)

_TOO_OFTEN = Text(
    "Mạng của bạn đã gửi quá nhiều lần trong giờ này. Nội dung vẫn còn bên dưới; hãy gửi lại sau"
    " {minutes} phút, hoặc gọi số điện thoại ghi trên trang này.",
    "Too many were sent from your network within this hour. Your text is kept below; please send"
    " it again in {minutes} minutes, or call one of the numbers on this page.",
)
_NOT_STORED = Text(
    "Hệ thống chưa lưu được phản ánh của bạn. Nội dung vẫn còn bên dưới; hãy gửi lại sau ít phút,"
    " hoặc gọi số điện thoại ghi trên trang này.",
    "Your report could not be stored just now. Your text is kept below; please send it again in a"
    " few minutes, or call one of the numbers on this page.",
)
_RETRY_SECONDS = 120
_FORM = "report"
_PREFILLED = ("code", "where")
"""What a page that leads here knows: a product's code, or the place about which it is wrong."""

_log = structlog.get_logger("ocop.report")


@blueprint.after_request
def _keep_private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@blueprint.get("/report")
def form() -> Response:
    """The form, with everything filled in that the address of the page before it knew."""
    now = register().now()
    told = read_told({name: request.args.get(name, "")[: LONGEST[name]] for name in _PREFILLED})
    subject = _subject(told)
    if told.code:
        told = replace(told, when=day_text(vietnam_day(now)), kind=_likely_kind(subject))
    if told.where:
        told = replace(told, kind=ReportKind.WRONG_INFORMATION)
    return _page(told, subject, issue_token(_FORM, now))


@blueprint.post("/report")
def send() -> Response:
    """File what was sent, or show it again with what is missing."""
    now = register().now()
    sent = read_sent()
    text = sent.values.get("token", "")
    token = opened_form(_FORM, text, now)
    if isinstance(token, StaleForm):
        return _again(sent, [token.problem], token.fresh)
    problems = problems_of(sent.told, photos=sent.uploads.chosen, today=vietnam_day(now))
    problems += sent.uploads.faults_before_opening()
    if problems:
        return _again(sent, problems, text)
    try:
        return _take(sent, token, text, now)
    except (OSError, DBAPIError) as trouble:
        return _not_stored(sent, text, trouble)


def _take(sent: Sent, token: FormToken, text: str, now: datetime) -> Response:
    if seconds := seconds_to_wait("report", now):
        return _too_often(sent, text, seconds)
    pictures, problems = sent.uploads.open()
    if problems:
        return _again(sent, problems, text)
    return _file(sent, token, pictures, now)


def _file(sent: Sent, token: FormToken, pictures: list[Picture], now: datetime) -> Response:
    opened, today = register(), vietnam_day(now)
    receipt = derive_receipt(secret_for("receipt"), token.nonce.encode(), *sent.content())
    suspicion = suspicion_of(
        sent.told, age_seconds=token.age.total_seconds(), hidden_field=sent.hidden_field
    )
    for picture in pictures:
        store_picture(opened.settings.reports_folder, picture)
    filing = Filing(sent.told, current_language(), receipt, pictures, suspicion)
    with changing(opened.engine, actor=PUBLIC, at=now) as change:
        file_report(change, filing, contact_keys(opened.settings), today)
    subject = _subject(sent.told)
    return make_response(
        render_template(
            "report/filed.html",
            receipt=display(receipt),
            told=sent.told,
            photos=len(pictures),
            now=now,
            **_recipients(subject),
        )
    )


def _too_often(sent: Sent, token: str, seconds: int) -> Response:
    problem = Problem("form", _TOO_OFTEN.format(minutes=-(-seconds // 60)))
    response = _again(sent, [problem], token)
    response.status_code = 429
    response.headers["Retry-After"] = str(seconds)
    return response


def _not_stored(sent: Sent, token: str, trouble: Exception) -> Response:
    """Disk full or database away: say so and keep what was typed, where that is still possible."""
    _log.error("report not stored", trouble=f"{type(trouble).__name__}: {trouble}"[:300])
    response = _again(sent, [Problem("form", _NOT_STORED)], token)
    response.status_code = 503
    response.headers["Retry-After"] = str(_RETRY_SECONDS)
    return response


def _again(sent: Sent, problems: list[Problem], token: str) -> Response:
    response = _page(sent.told, _subject(sent.told), token, problems, sent)
    response.status_code = 400
    return response


def _page(
    told: Told,
    subject: Subject,
    token: str,
    problems: list[Problem] | None = None,
    sent: Sent | None = None,
) -> Response:
    page = render_template(
        "report/form.html",
        told=told,
        subject=subject,
        token=token,
        problems=problems or [],
        photos_chosen=sent.uploads.chosen if sent else 0,
        kinds=list(ReportKind),
        longest=LONGEST,
        most_photos=MOST_PHOTOS,
        hidden_field=HIDDEN_FIELD,
        switch_query={"code": told.code} if told.code else {},
        **_recipients(subject),
    )
    return make_response(page)


def _subject(told: Told) -> Subject:
    opened = register()
    with reading(opened.engine) as session:
        return find_subject(session, told.code, opened.today())


def _likely_kind(subject: Subject) -> ReportKind | None:
    """What is most likely wrong with a pack that is being reported, where its status says so."""
    status = subject.record.status if subject.record else None
    return ReportKind.LAPSED_MARK if status in {Status.LAPSED, Status.WITHDRAWN} else None


def _says(record: ProductRecord | None) -> Text | None:
    if record is None or record.speaking is None:
        return None
    return message(verdict_of(record.status), record.speaking.certificate.stars)


def _recipients(subject: Subject) -> dict[str, object]:
    """Who is told, and who answers the telephone, for the place of the product."""
    record = subject.record
    with reading(register().engine) as session:
        offices = offices_for(session, record.product.province_id if record else None)
    return {
        "offices": offices,
        "place": unit_name(record.province) if record else None,
        "says": _says(record),
        "kept_months": KEPT_MONTHS,
    }
