"""What happened after recognition: acts on certificates, inspections; and who answers for it."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlmodel import col, select

from catalog import acts
from catalog.certificates import Certificate
from catalog.change import Change
from catalog.db import in_chunks
from catalog.decisions import cover, enter_issuers, issuer_key
from catalog.demo.authorities import ministry, province_on
from catalog.demo.fates import Fate
from catalog.demo.ledger import Ledger
from catalog.demo.lives import PlannedAct, covered_until
from catalog.demo.makers import Maker
from catalog.demo.places import Province
from catalog.demo.plan import Plan, PlannedProduct
from catalog.inspections import InspectionResult, record_inspections
from catalog.offices import Office
from catalog.products import Product
from catalog.status import ActKind

_INSPECTED_SHARE = 0.05
_FOLLOW_UPS = (
    "Bổ sung nhật ký theo dõi từng lô, báo cáo trong 30 ngày.",
    "In lại nhãn cho đúng khối lượng đã công bố.",
    "Gửi mẫu kiểm nghiệm lại trong quý.",
    "Tháo biển quảng cáo ghi quá số sao được công nhận.",
)


def do_acts(ledger: Ledger, plan: Plan, product_ids: list[int], newest: list[int]) -> None:
    """Do to each newest certificate what the plan says, through the verb of each act."""
    planned = {
        certificate_id: product.life.acts
        for product, certificate_id in zip(plan.products, newest, strict=True)
        if product.life.acts
    }
    touched = [i for i, c in zip(product_ids, newest, strict=True) if c in planned]
    # Each verb asks the session for its certificate's product: have them all there.
    keep: list[Product] = []
    for chunk in in_chunks(touched):
        keep += ledger.change.session.exec(select(Product).where(col(Product.id).in_(chunk)))
    for chunk in in_chunks(sorted(planned)):
        found = select(Certificate).where(col(Certificate.id).in_(chunk))
        for certificate in ledger.change.session.exec(found).all():
            for act in planned[certificate.id or 0]:
                _do(ledger, certificate, act)
    del keep


def _do(ledger: Ledger, certificate: Certificate, act: PlannedAct) -> None:
    if act.decision is None:
        acts.file_renewal(ledger.change, certificate, act.on)
        return
    said: dict[str, Any] = {"decision_id": ledger.decision(act.decision), "on": act.on}
    if act.kind is ActKind.EXTENDED:
        said["until"] = act.until
    if act.kind is ActKind.WITHDRAWN:
        said |= {"reason": act.reason, "note": act.note}
    _VERBS[act.kind](ledger.change, certificate, **said)


_VERBS: dict[ActKind, Callable[..., None]] = {
    ActKind.EXTENDED: acts.extend,
    ActKind.RE_RATING_REFUSED: acts.refuse_re_rating,
    ActKind.SUSPENDED: acts.suspend,
    ActKind.RESTORED: acts.restore,
    ActKind.WITHDRAWN: acts.withdraw,
}


def inspect_goods(
    ledger: Ledger, plan: Plan, makers: dict[Maker, int], product_ids: list[int], rng: Random
) -> None:
    """Enter inspections: before withdrawals for cause, and of some goods in force."""
    rows = []
    for product, product_id in zip(plan.products, product_ids, strict=True):
        row = _inspection(product, plan.today, rng)
        if row is not None:
            rows.append((makers[product.maker], {"product_id": product_id, **row}))
    record_inspections(ledger.change, rows)


def _inspection(product: PlannedProduct, today: date, rng: Random) -> dict[str, Any] | None:
    if product.fate is Fate.WITHDRAWN and product.life.acts[0].reason in "bcd":
        withdrawn = product.life.acts[0].on
        on, result = withdrawn - timedelta(days=rng.randint(16, 40)), InspectionResult.BREACH
        concluded = on + timedelta(days=rng.randint(2, 10))
    elif product.fate is Fate.VALID and rng.random() < _INSPECTED_SHARE:
        oldest = product.life.awards[-1].decision.on + timedelta(days=90)
        on = today - timedelta(days=rng.randint(2, 400))
        if on < oldest:
            return None
        result = rng.choices((InspectionResult.KEPT, InspectionResult.REMEDIES), (8, 2))[0]
        concluded = on + timedelta(days=rng.randint(3, 14))
    else:
        return None
    open_still = concluded > today
    remedies = result is InspectionResult.REMEDIES and not open_still
    return {
        "body": f"Đoàn kiểm tra liên ngành {province_on(product.maker.place, on)}",
        "inspected_on": on,
        "result": None if open_still else result,
        "follow_up": rng.choice(_FOLLOW_UPS) if remedies else "",
        "concluded_on": None if open_still else concluded,
    }


def state_coverage(ledger: Ledger, provinces: list[Province], today: date) -> None:
    """State up to which day each province's and the ministry's decisions are entered."""
    for code, issuer_id in ledger.enter_committees(provinces).items():
        cover(ledger.change, issuer_id, covered_until(code, today))
    name = ministry(today)
    ids = enter_issuers(ledger.change, [(name, None)])
    cover(ledger.change, ids[issuer_key(name)], covered_until("", today))


def open_offices(change: Change, provinces: list[Province], units: dict[str, int]) -> None:
    """An office for each province, whose name and number say that it is none."""
    for province in provinces:
        kind = "city" if province.kind == "thành phố" else "province"
        change.session.add(
            Office(
                province_id=units[province.code],
                kind="ocop",
                name_vi=f"Văn phòng Điều phối nông thôn mới {province.full} (minh họa)",
                name_en=f"New Rural Coordination Office of {province.name} {kind} (demonstration)",
                phone=f"0000 0000 {province.code}",
                email=f"ocop-{province.code}@van-phong.example",
                website=f"https://ocop-{province.code}.van-phong.example",
                address=f"Số 0, đường Minh Họa, {province.full}",
                hours_vi="Thứ Hai đến thứ Sáu, 7 giờ 30 đến 17 giờ",
                hours_en="Monday to Friday, 7:30 to 17:00",
                source="dữ liệu minh họa",
            )
        )
    change.session.flush()
