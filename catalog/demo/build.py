"""Building the demonstration register: the plan, entered through the register's own verbs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from sqlalchemy import Engine, func, select
from sqlmodel import Session

from catalog.change import Change, RegisterState, changing
from catalog.db import metadata, reading
from catalog.demo.entering import award_goods, enter_goods, enter_makers, tell_of_goods
from catalog.demo.fates import Fate
from catalog.demo.happening import do_acts, inspect_goods, open_offices, state_coverage
from catalog.demo.ledger import Ledger
from catalog.demo.lives import PlannedDecision
from catalog.demo.mistaken import enter_and_take_back
from catalog.demo.places import load_places
from catalog.demo.plan import FULL_PRODUCTS, Plan, plan_demo
from catalog.demo.telling import offer_goods
from catalog.demo.visiting import Visiting
from catalog.text import Text

ACTOR = "demonstration"

Progress = Callable[[Text], None]
"""Told what is being done, in both languages."""

_IN_FORCE = frozenset({Fate.VALID, Fate.RESTORED, Fate.EXTENDED})

_PLANNING = Text("Lập kế hoạch dữ liệu minh họa …", "Planning the demonstration …")
_ENTERING = Text("Ghi chủ thể và sản phẩm …", "Entering producers and products …")
_TELLING = Text("Viết mô tả và câu chuyện sản phẩm …", "Writing summaries and stories …")
_OFFERING = Text(
    "Ghi thông tin cho người mua, làng nghề, vùng nguyên liệu …",
    "Entering what buyers need, craft villages, raw-material areas …",
)
_AWARDING = Text("Ghi quyết định và giấy chứng nhận …", "Entering decisions and certificates …")
_ACTING = Text(
    "Ghi gia hạn, thu hồi, hậu kiểm …", "Entering extensions, withdrawals, inspections …"
)
_VISITING = Text("Ghi điểm bán, hội chợ, sự kiện …", "Entering places, fairs, events …")
_SEALING = Text("Niêm phong nhật ký …", "Sealing the audit log …")


class RegisterNotEmpty(ValueError):
    """The register holds products already; the demonstration never mixes with others."""


@dataclass(frozen=True, slots=True)
class DemoSummary:
    """What was built."""

    products: int
    producers: int
    certificates: int
    in_force: int


def build_demo(
    engine: Engine,
    *,
    today: date,
    now: datetime,
    products: int = FULL_PRODUCTS,
    seed: int = 2026,
    progress: Progress | None = None,
) -> DemoSummary:
    """Fill an empty register with the demonstration; the same from the same seed and day.

    Raises RegisterNotEmpty where products exist.
    """
    tell: Progress = progress or _tell_nobody
    with reading(engine) as session:
        if count_products(session):
            raise RegisterNotEmpty
    tell(_PLANNING)
    plan = plan_demo(today, products=products, seed=seed)
    codes = Random(seed)  # noqa: S311 - the same codes from the same seed
    enter_and_take_back(engine, actor=ACTOR, now=now, seed=seed, codes=codes)
    with changing(engine, actor=ACTOR, at=now) as change:
        _enter(change, plan, codes, tell)
        tell(_SEALING)
    return DemoSummary(
        products=len(plan.products),
        producers=len(plan.makers),
        certificates=sum(len(product.life.awards) for product in plan.products),
        in_force=sum(product.fate in _IN_FORCE for product in plan.products),
    )


def count_products(session: Session) -> int:
    """How many products the register has or ever had."""
    counted = select(func.count()).select_from(metadata.tables["product"])
    number: int = session.execute(counted).scalar_one()
    return number


def _enter(change: Change, plan: Plan, codes: Random, tell: Progress) -> None:
    ledger = Ledger(change)
    tell(_ENTERING)
    makers = enter_makers(ledger, plan.makers)
    product_ids = enter_goods(ledger, plan, makers, codes)
    tell(_TELLING)
    tell_of_goods(ledger, plan, makers, product_ids)
    tell(_OFFERING)
    offer_goods(ledger, plan, makers, product_ids)
    tell(_AWARDING)
    ledger.enter_decisions(_decisions(plan))
    newest = award_goods(ledger, plan, makers, product_ids)
    tell(_ACTING)
    do_acts(ledger, plan, product_ids, newest)
    inspect_goods(ledger, plan, makers, product_ids, codes)
    provinces = list(dict.fromkeys(place.province for place in load_places()))
    state_coverage(ledger, provinces, plan.today)
    open_offices(change, provinces, ledger.provinces)
    tell(_VISITING)
    visiting = Visiting(ledger, plan, product_ids)
    visiting.enter_places()
    visiting.enter_events()
    change.session.get_one(RegisterState, 1).demonstration = True
    change.everything_shown = True


def _decisions(plan: Plan) -> Iterator[PlannedDecision]:
    for product in plan.products:
        for award in product.life.awards:
            yield award.decision
        for act in product.life.acts:
            if act.decision is not None:
                yield act.decision


def _tell_nobody(_step: Text) -> None:
    return
