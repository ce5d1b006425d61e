"""One code for every verdict that a product-level code can have, found in the register."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from catalog.certificates import Certificate
from catalog.codes import SYMBOLS, Level, new_product_code
from catalog.products import Product
from catalog.status import Status, facts_of_columns, status_on
from catalog.text import Text
from catalog.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Example:
    """A code with the verdict that it gets today; `note` tells examples of one verdict apart."""

    verdict: Verdict
    code: str
    note: Text
    level: str | None = Level.PRODUCT.value


_VALID = Text("đang còn hiệu lực", "valid")
_EXTENDED = Text("được gia hạn theo Điều 12.3", "extended under Art. 12.3")
_LAPSED = Text("đã hết hạn", "lapsed")
_FILED = Text("đã hết hạn, đã nộp hồ sơ đánh giá lại", "lapsed, renewal filed")
_SUSPENDED = Text("đang bị tạm đình chỉ", "suspended")
_WITHDRAWN = Text("đã bị thu hồi", "withdrawn")
_STOPPED = Text("đã thu hồi vì không còn sản xuất", "withdrawn: no longer made")
_NEVER = Text("chưa từng được cấp", "never issued")
_TAKEN_BACK = Text("nhập nhầm, đã thu lại", "entered in error, taken back")
_MISTYPED = Text("gõ sai một ký tự", "one character wrong")
_ORDER = (_VALID, _EXTENDED, _LAPSED, _FILED, _SUSPENDED, _WITHDRAWN, _STOPPED)

_VERDICTS = {
    _VALID: Verdict.CERTIFIED,
    _EXTENDED: Verdict.CERTIFIED,
    _LAPSED: Verdict.LAPSED,
    _FILED: Verdict.LAPSED,
    _SUSPENDED: Verdict.SUSPENDED,
    _WITHDRAWN: Verdict.WITHDRAWN,
    _STOPPED: Verdict.WITHDRAWN,
}


def examples(session: Session, today: date) -> list[Example]:
    """The first product of the register in each state, then codes that lead to none."""
    found: dict[Text, str] = {}
    for code, note in _states(session, today):
        found.setdefault(note, code)
        if len(found) == len(_VERDICTS):
            break
    issued = [Example(_VERDICTS[note], found[note], note) for note in _ORDER if note in found]
    return [*issued, *_never_issued(session), *_mistyped(issued)]


def _states(session: Session, today: date) -> Iterator[tuple[str, Text]]:
    rows = session.execute(
        select(Certificate, col(Product.code))
        .join(Product, col(Product.id) == Certificate.product_id)
        .where(
            col(Product.voided_at).is_(None),
            col(Certificate.voided_at).is_(None),
            col(Certificate.superseded_on).is_(None),
        )
        .order_by(col(Product.id))
    )
    for certificate, code in rows:
        note = _note(certificate, status_on(facts_of_columns(certificate), today))
        if note is not None:
            yield code, note


def _note(certificate: Any, status: Status) -> Text | None:
    if status is Status.LAPSED:
        return _FILED if certificate.renewal_filed_on and not certificate.refused_on else _LAPSED
    if status is Status.WITHDRAWN:
        return _STOPPED if certificate.withdrawal_reason == "đ" else _WITHDRAWN
    return {
        Status.VALID: _VALID,
        Status.EXTENDED: _EXTENDED,
        Status.SUSPENDED: _SUSPENDED,
    }.get(status)


def _never_issued(session: Session) -> Iterator[Example]:
    rng = Random(0)  # noqa: S311 - any free code will do, the same one every time
    code = new_product_code(rng.getrandbits)
    while session.execute(select(col(Product.id)).where(col(Product.code) == code)).first():
        code = new_product_code(rng.getrandbits)
    yield Example(Verdict.NOT_ISSUED, code, _NEVER)
    taken_back = session.execute(
        select(col(Product.code))
        .where(col(Product.voided_at).is_not(None))
        .order_by(col(Product.id))
        .limit(1)
    ).scalar()
    if taken_back is not None:
        yield Example(Verdict.NOT_ISSUED, taken_back, _TAKEN_BACK)


def _mistyped(issued: list[Example]) -> Iterator[Example]:
    if issued:
        code = issued[0].code
        wrong = SYMBOLS[(SYMBOLS.index(code[-1]) + 1) % len(SYMBOLS)]
        yield Example(Verdict.MISTYPED, code[:-1] + wrong, _MISTYPED, level=None)
