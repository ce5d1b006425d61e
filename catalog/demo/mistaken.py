"""An intake that was entered in error and taken back: its codes stay void for ever."""

from datetime import datetime, timedelta
from hashlib import sha256
from random import Random

from sqlalchemy import Engine

from catalog.change import changing
from catalog.demo.entering import award_goods, enter_goods, enter_makers
from catalog.demo.ledger import Ledger
from catalog.demo.plan import plan_mistaken
from catalog.intake.records import Intake
from catalog.intake.undo import undo_intake

_FILE = "danh-sach-de-xuat-chua-co-quyet-dinh.xlsx"
_ENTERED, _TAKEN_BACK = timedelta(days=20), timedelta(days=19)


def enter_and_take_back(
    engine: Engine, *, actor: str, now: datetime, seed: int, codes: Random
) -> None:
    """Enter a list of proposals as if it were a decision, and take it back a day later."""
    with changing(engine, actor=actor, at=now - _ENTERED) as change:
        plan = plan_mistaken(now.date(), seed)
        intake = Intake(
            digest=sha256(_FILE.encode()).hexdigest(),
            files=[_FILE],
            counts={"new": len(plan.products)},
            applied_at=change.at,
            actor=actor,
        )
        change.session.add(intake)
        change.session.flush()
        assert intake.id is not None  # noqa: S101 - just flushed
        change.intake_id = intake.id
        ledger = Ledger(change)
        ledger.enter_decisions(
            award.decision for product in plan.products for award in product.life.awards
        )
        makers = enter_makers(ledger, plan.makers)
        ids = enter_goods(ledger, plan, makers, codes)
        award_goods(ledger, plan, makers, ids)
        intake_id = intake.id
    undo_intake(engine, intake_id, actor=actor, at=now - _TAKEN_BACK)
