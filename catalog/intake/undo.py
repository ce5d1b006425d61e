"""Taking a whole intake back: its rows are voided, unless later acts rest on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, delete, or_, select, update
from sqlmodel import col

from catalog.acts import take_back_withdrawals
from catalog.audit import AuditEntry
from catalog.certificates import Certificate, CertificateEvent
from catalog.change import Change, changing
from catalog.decisions import Coverage, Decision, project_coverage
from catalog.intake.records import Intake
from catalog.producers import PrivateContact, Producer
from catalog.products import Product, amend_products
from catalog.recognising import take_back
from catalog.status import ActKind
from catalog.text import Text


class UnknownIntake(LookupError):
    """There is no such intake."""


class AlreadyUndone(ValueError):
    """The intake was taken back before; `at` says when."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self.at = at


class ActsRestOnIt(ValueError):
    """Later acts rest on the intake; `obstacles` names each."""

    def __init__(self, obstacles: list[Text]) -> None:
        super().__init__(len(obstacles))
        self.obstacles = obstacles


_EVENT_NAMES = {
    ActKind.RENEWAL_FILED: Text("nộp hồ sơ đánh giá lại", "renewal filed"),
    ActKind.EXTENDED: Text("gia hạn", "extended"),
    ActKind.RE_RATING_REFUSED: Text("không đạt đánh giá lại", "re-rating refused"),
    ActKind.SUSPENDED: Text("tạm đình chỉ", "suspended"),
    ActKind.RESTORED: Text("khôi phục", "restored"),
    ActKind.WITHDRAWN: Text("thu hồi", "withdrawn"),
}
_LATER_AWARD = Text(
    "{product} ({code}): giấy chứng nhận ngày {day} được ghi sau",
    "{product} ({code}): a certificate of {day} was entered later",
)
_LATER_EVENT = Text("{product} ({code}): {act} ngày {day}", "{product} ({code}): {act} on {day}")
_LATER_PRODUCT = Text(
    "{product} ({code}) của chủ thể {producer} được ghi sau",
    "{product} ({code}) of producer {producer} was entered later",
)
_LATER_FACTS = Text(
    "{product} ({code}): thông tin đã được sửa sau đó", "{product} ({code}): facts changed since"
)

_NAMED = (col(Product.name), col(Product.code))


def undo_intake(engine: Engine, intake_id: int, *, actor: str, at: datetime) -> Intake:
    """Take an intake back, in one transaction.

    Certificates, products, producers and decisions become void, their codes are never used
    again; withdrawals and amended facts are as before. Raises UnknownIntake, AlreadyUndone and
    ActsRestOnIt.
    """
    with changing(engine, actor=actor, at=at) as change:
        intake = change.session.get(Intake, intake_id)
        if intake is None:
            raise UnknownIntake(intake_id)
        if intake.undone_at is not None:
            raise AlreadyUndone(intake.undone_at)
        amended = _amendments(change, intake_id)
        if obstacles := [*_obstacles(change, intake_id), *_changed_since(change, amended)]:
            raise ActsRestOnIt(obstacles)
        change.note("undo_import", f"intake:{intake_id}")
        take_back_withdrawals(change, _withdrawn_by(change, intake_id))
        take_back(change, _ids(change, Certificate, intake_id))
        _restore_facts(change, amended)
        _void_rows(change, intake_id)
        # Personal data that came in by mistake is not kept for history's sake.
        change.session.execute(
            delete(PrivateContact).where(col(PrivateContact.intake_id) == intake_id)
        )
        intake.undone_at = at
        change.session.add(intake)
        return intake


def _ids(change: Change, model: Any, intake_id: int) -> list[int]:
    found = change.session.execute(
        select(model.id).where(model.intake_id == intake_id, model.voided_at.is_(None))
    )
    return list(found.scalars())


def _withdrawn_by(change: Change, intake_id: int) -> list[int]:
    """Certificates that were withdrawn by this intake."""
    found = change.session.execute(
        select(col(CertificateEvent.certificate_id)).where(
            col(CertificateEvent.intake_id) == intake_id,
            col(CertificateEvent.kind) == ActKind.WITHDRAWN,
            col(CertificateEvent.voided_at).is_(None),
        )
    )
    return list(found.scalars())


def _others(column: Any, intake_id: int) -> Any:
    """Rows that did not come with the intake itself."""
    return or_(column.is_(None), column != intake_id)


def _obstacles(change: Change, intake_id: int) -> Iterable[Text]:
    yield from _later_awards(change, intake_id)
    yield from _later_events(change, intake_id)
    yield from _later_products(change, intake_id)


def _later_awards(change: Change, intake_id: int) -> Iterable[Text]:
    awards = (
        select(*_NAMED, col(Certificate.issued_on))
        .join(Certificate, col(Certificate.product_id) == Product.id)
        .where(
            col(Product.intake_id) == intake_id,
            col(Certificate.voided_at).is_(None),
            _others(col(Certificate.intake_id), intake_id),
        )
    )
    for name, code, day in change.session.execute(awards):
        yield _LATER_AWARD.format(product=name, code=code, day=f"{day:%d/%m/%Y}")


def _later_events(change: Change, intake_id: int) -> Iterable[Text]:
    events = (
        select(*_NAMED, col(CertificateEvent.kind), col(CertificateEvent.on_day))
        .join(Certificate, col(Certificate.product_id) == Product.id)
        .join(CertificateEvent, col(CertificateEvent.certificate_id) == Certificate.id)
        .where(
            col(Certificate.intake_id) == intake_id,
            col(Certificate.voided_at).is_(None),
            col(CertificateEvent.voided_at).is_(None),
            col(CertificateEvent.kind).in_(list(_EVENT_NAMES)),
            _others(col(CertificateEvent.intake_id), intake_id),
        )
    )
    for name, code, kind, day in change.session.execute(events):
        act, shown = _EVENT_NAMES[kind], f"{day:%d/%m/%Y}"
        yield _LATER_EVENT.format(product=name, code=code, act=act, day=shown)


def _later_products(change: Change, intake_id: int) -> Iterable[Text]:
    products = (
        select(*_NAMED, col(Producer.name))
        .join(Producer, col(Producer.id) == Product.producer_id)
        .where(
            col(Producer.intake_id) == intake_id,
            col(Product.voided_at).is_(None),
            _others(col(Product.intake_id), intake_id),
        )
    )
    for name, code, producer in change.session.execute(products):
        yield _LATER_PRODUCT.format(product=name, code=code, producer=producer)


@dataclass(frozen=True, slots=True)
class _Amendment:
    product_id: int
    before: dict[str, Any]
    after: dict[str, Any]


def _amendments(change: Change, intake_id: int) -> list[_Amendment]:
    """Facts of earlier products that the intake changed, as the audit log has them."""
    entries = change.session.execute(
        select(AuditEntry).where(col(AuditEntry.verb) == "amend_product")
    ).scalars()
    return [
        _Amendment(int(entry.subject.split(":")[1]), entry.data["before"], entry.data["after"])
        for entry in entries
        if entry.data.get("intake") == intake_id
    ]


def _changed_since(change: Change, amended: list[_Amendment]) -> Iterable[Text]:
    for amendment in amended:
        product = change.session.get_one(Product, amendment.product_id)
        if any(getattr(product, column) != after for column, after in amendment.after.items()):
            yield _LATER_FACTS.format(product=product.name, code=product.code)


def _restore_facts(change: Change, amended: list[_Amendment]) -> None:
    rows = []
    for amendment in amended:
        product = change.session.get_one(Product, amendment.product_id)
        facts = {c: (amendment.after[c], before) for c, before in amendment.before.items()}
        rows.append((amendment.product_id, product.producer_id, facts))
    amend_products(change, rows)


def _void_rows(change: Change, intake_id: int) -> None:
    for product in change.session.execute(
        select(col(Product.id), col(Product.producer_id)).where(col(Product.intake_id) == intake_id)
    ):
        change.touch(*product)
    issuers = change.session.execute(
        select(col(Coverage.issuer_id)).where(
            col(Coverage.intake_id) == intake_id, col(Coverage.voided_at).is_(None)
        )
    ).scalars()
    affected = set(issuers)
    for model in (Product, Producer, Coverage):
        _void(change, model, col(model.intake_id) == intake_id)
    _void(change, Decision, _came_by_undone(intake_id) & _unused())
    for issuer_id in sorted(affected):
        project_coverage(change, issuer_id)


def _came_by_undone(intake_id: int) -> Any:
    """Decisions of this intake and of those undone before, which this one may have kept alive."""
    undone = select(col(Intake.id)).where(col(Intake.undone_at).is_not(None))
    return or_(col(Decision.intake_id) == intake_id, col(Decision.intake_id).in_(undone))


def _unused() -> Any:
    """Decisions that nothing else standing cites: a later intake may have used one of ours."""
    cited = (
        select(col(Certificate.decision_id))
        .where(col(Certificate.voided_at).is_(None))
        .union(
            select(col(CertificateEvent.decision_id)).where(
                col(CertificateEvent.voided_at).is_(None),
                col(CertificateEvent.decision_id).is_not(None),
            )
        )
    )
    return col(Decision.id).not_in(cited)


def _void(change: Change, model: Any, condition: Any) -> None:
    change.session.execute(
        update(model)
        .where(condition, model.voided_at.is_(None))
        .values(voided_at=change.at)
        .execution_options(synchronize_session=False)
    )
