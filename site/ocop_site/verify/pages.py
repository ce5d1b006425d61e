"""What an answer looks like: the verdict page and its JSON twin, from one record."""

from datetime import date, datetime, timedelta
from typing import Any

from flask import render_template

from catalog.cards import card_of
from catalog.clock import VIETNAM, vietnam_day
from catalog.codes import Level, display
from catalog.records import ProductRecord
from catalog.status import ActKind, Status, last_day
from catalog.taxonomy import NOTICES, TOURISM_SET, notice_for
from catalog.verdicts import REASONS_SINCE, WITHDRAWAL_REASON_TEXTS, Verdict, message
from ocop_site.drawings import draw
from ocop_site.listing import coverage_item, iso, list_item, marked, other_item
from ocop_site.schemas.verdicts import VerdictAnswer, VerdictCertificate


def verdict_page(
    code: str, verdict: Verdict, record: ProductRecord | None, checked_at: str, **more: Any
) -> str:
    """The verdict page in the language of the request; `checked_at` as people write it."""
    stars = record.speaking.certificate.stars if record and record.speaking else None
    return render_template(
        f"verify/{_TEMPLATES.get(verdict, 'no_product')}.html",
        code=code,
        shown_code=display(code),
        verdict=verdict,
        message=message(verdict, stars),
        record=record,
        checked_at=checked_at,
        taken_back_on=_taken_back_on(record),
        **(_product_parts(record) if record and record.speaking else {}),
        **more,
    )


_TEMPLATES = {
    Verdict.CERTIFIED: "certified",
    Verdict.LAPSED: "lapsed",
    Verdict.SUSPENDED: "suspended",
    Verdict.WITHDRAWN: "withdrawn",
}


def _product_parts(record: ProductRecord) -> dict[str, Any]:
    assert record.speaking is not None  # noqa: S101 - the caller asked
    speaker = record.speaking
    notice = notice_for(record.product.set_no, record.product.name)
    withdrawn = speaker.last(ActKind.WITHDRAWN)
    return {
        "certificate": speaker.certificate,
        "decision": speaker.decision,
        "extended": speaker.status is Status.EXTENDED,
        "extension": speaker.last(ActKind.EXTENDED),
        "suspension": speaker.last(ActKind.SUSPENDED),
        "withdrawal": withdrawn,
        "cites_article": withdrawn is not None and withdrawn.event.on_day >= REASONS_SINCE,
        "reason": WITHDRAWAL_REASON_TEXTS.get(withdrawn.event.reason or "") if withdrawn else None,
        "last_day": last_day(speaker.certificate),
        "lapsed_since": last_day(speaker.certificate) + timedelta(days=1),
        "service": record.product.set_no == TOURISM_SET,
        "drawing": draw(record.product.set_no, record.product.name, record.product.code),
        "notice": NOTICES[notice] if notice else None,
        "past": [c for c in record.certificates if c is not speaker],
    }


def _taken_back_on(record: ProductRecord | None) -> date | None:
    if record is None or record.product.voided_at is None:
        return None
    return vietnam_day(record.product.voided_at)


def verdict_json(
    code: str,
    verdict: Verdict,
    level: Level | None,
    record: ProductRecord | None,
    checked_at: str,
) -> dict[str, Any]:
    """The JSON twin: always the same shape (contract: `GET /api/v1/verify/<code>`)."""
    speaker = record.speaking if record else None
    said = message(verdict, speaker.certificate.stars if speaker else None)
    answer: VerdictAnswer = {
        "code": code,
        "level": level,
        "verdict": verdict,
        "checked_at": checked_at,
        "coverage": coverage_item(record.coverage if record else None),
        "product": list_item(card_of(record)) if record and speaker else None,
        "certificate": _certificate(record) if record and speaker else None,
        "lot": None,
        "item": None,
        "also_certified": [other_item(goods) for goods in record.others] if record else [],
        "message": {"vi": said.vi, "en": said.en},
    }
    return marked(answer)


def moment_iso(moment: datetime) -> str:
    """A moment on Vietnam's clock as JSON states it, to the minute."""
    return moment.astimezone(VIETNAM).isoformat(timespec="minutes")


def _certificate(record: ProductRecord) -> VerdictCertificate:
    assert record.speaking is not None  # noqa: S101 - the caller asked
    certificate, decision = record.speaking.certificate, record.speaking.decision
    return {
        "stars": certificate.stars,
        "decision_number": decision.number,
        "issuer": decision.issuer,
        "issued_on": certificate.issued_on.isoformat(),
        "valid_until": certificate.valid_until.isoformat(),
        "extended_until": iso(certificate.extended_until),
        "renewal_filed_on": iso(certificate.renewal_filed_on),
        "withdrawn_on": iso(certificate.withdrawn_on),
        "reason": certificate.withdrawal_reason,
    }
