"""Applying a plan: one transaction, through the verbs of the register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine
from sqlmodel import col, select

from catalog.acts import WithdrawalAct, withdraw_many
from catalog.certificates import Certificate
from catalog.change import Change, changing
from catalog.clock import vietnam_day
from catalog.db import in_chunks, insert_rows, reading
from catalog.decisions import cover, enter_issuers, record_decisions
from catalog.intake.decision_refs import NOT_CITED, DecisionRef
from catalog.intake.goods import Goods, Maker
from catalog.intake.patience import patient_collector
from catalog.intake.plan import GivenFile, Plan, load_sets, make_plan, read_batch
from catalog.intake.planner import Planner
from catalog.intake.records import Intake
from catalog.legal import LegalBasis, criteria_on
from catalog.producers import (
    PrivateContact,
    enter_producers,
    free_slugs,
    producer_key,
)
from catalog.products import amend_products, enter_products, free_codes
from catalog.recognising import Award as GivenAward
from catalog.recognising import recognise
from catalog.text import same_spelling, slugify, sort_key


class FilesChanged(ValueError):
    """The files are not the ones that were previewed."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of an intake: its plan, and its id if it was applied.

    A repeat writes nothing; `intake_id` is then that of the intake which entered these files,
    None if they came in otherwise.
    """

    plan: Plan
    applied: bool
    intake_id: int | None


@patient_collector()
def apply_files(
    engine: Engine,
    files: Sequence[GivenFile],
    *,
    actor: str,
    at: datetime,
    given: DecisionRef = NOT_CITED,
    skip_bad_rows: bool = False,
    digest: str | None = None,
) -> Applied:
    """Import files given together: all of them, or nothing while an error stands.

    `digest` is that of the batch that was previewed; raises FilesChanged if these are others.
    The plan is made anew under the write lock, so that nothing can change in between.
    """
    with reading(engine) as session:
        sets = load_sets(session)
    batch = read_batch(files, sets, given)
    if digest is not None and digest != batch.digest:
        raise FilesChanged(digest)
    with changing(engine, actor=actor, at=at) as change:
        plan = make_plan(change.session, batch, vietnam_day(at), skip_bad_rows=skip_bad_rows)
        if plan.errors:
            return Applied(plan, False, None)
        if not plan.writes:
            return Applied(plan, True, _earlier(change, batch.digest))
        return Applied(plan, True, _write(change, plan))


def _earlier(change: Change, digest: str) -> int | None:
    return change.session.exec(
        select(Intake.id)
        .where(Intake.digest == digest, col(Intake.undone_at).is_(None))
        .order_by(col(Intake.id).desc())
    ).first()


def _write(change: Change, plan: Plan) -> int:
    intake = Intake(
        digest=plan.batch.digest,
        files=plan.batch.files,
        counts=plan.counts,
        skipped_rows=[f"{p.file}: {p.sheet}!{p.row}" for p in plan.left_out],
        applied_at=change.at,
        actor=change.actor,
    )
    change.session.add(intake)
    change.session.flush()
    assert intake.id is not None  # noqa: S101 - just flushed
    change.intake_id = intake.id
    change.note("import", f"intake:{intake.id}", digest=intake.digest, **plan.counts)
    planner = plan.planner
    decision_ids = _enter_decisions(change, planner)
    _enter_makers(change, planner)
    _enter_goods(change, planner)
    _give_awards(change, planner, decision_ids)
    _withdraw(change, planner, decision_ids)
    return intake.id


def _enter_decisions(change: Change, planner: Planner) -> dict[Any, int]:
    """Issuers and decisions of the intake; ids by the planner's keys. Coverage follows them."""
    issuers = enter_issuers(change, list(planner.issuers.values()))
    refs = [(issuers[key[0]], planner.decisions[key].number, key[2]) for key in planner.decisions]
    ids = record_decisions(change, refs)
    _cover(change, refs)
    return {key: ids[issuers[key[0]], key[1], key[2]] for key in planner.decisions}


def _cover(change: Change, refs: Sequence[tuple[int, str, Any]]) -> None:
    """State how far each issuer is entered, also where more is: that may be taken back."""
    newest: dict[int, Any] = {}
    for issuer_id, _, day in refs:
        newest[issuer_id] = max(newest.get(issuer_id, day), day)
    for issuer_id, day in sorted(newest.items()):
        cover(change, issuer_id, day)


def _enter_makers(change: Change, planner: Planner) -> None:
    makers = list(dict.fromkeys(award.goods.maker for award in planner.awards))
    fresh = [maker for maker in makers if maker.id is None]
    slugs = free_slugs(change.session, [maker.name for maker in fresh])
    rows = [
        {
            "slug": slug,
            "name": maker.name,
            "name_key": producer_key(maker.name),
            "sort_key": sort_key(maker.name),
            "kind": maker.kind,
            "province_id": maker.province_id,
            "place": maker.place,
        }
        for maker, slug in zip(fresh, slugs, strict=True)
    ]
    for maker, maker_id in zip(fresh, enter_producers(change, rows), strict=True):
        maker.id = maker_id
    _keep_contacts(change, makers)


def _keep_contacts(change: Change, makers: Sequence[Maker]) -> None:
    """Keep telephones and street addresses apart, each once for its producer and intake.

    Also those that an earlier intake gave: it may be taken back, and its contacts with it.
    """
    rows = [
        {"producer_id": maker.id, "kind": kind, "value": value, "intake_id": change.intake_id}
        for maker in makers
        for kind, value in maker.private
    ]
    insert_rows(change.session, PrivateContact, rows)


def _enter_goods(change: Change, planner: Planner) -> None:
    goods = list(dict.fromkeys(award.goods for award in planner.awards))
    fresh = [product for product in goods if product.id is None]
    codes = free_codes(change.session, len(fresh))
    rows = [_product_row(product, code) for product, code in zip(fresh, codes, strict=True)]
    for product, code, product_id in zip(fresh, codes, enter_products(change, rows), strict=True):
        product.id, product.code = product_id, code
    amend_products(
        change,
        [
            (product.id, product.maker.id or 0, product.amended)
            for product in planner.market.amended()
            if product.id is not None
        ],
    )


def _product_row(product: Goods, code: str) -> dict[str, Any]:
    placed = product.placed
    assert placed is not None  # noqa: S101 - goods to be entered were placed
    return {
        "code": code,
        "slug": slugify(product.name) or "san-pham",
        "name": product.name,
        "name_key": same_spelling(product.name),
        "sort_key": sort_key(product.name),
        "producer_id": product.maker.id,
        "set_no": product.set_no,
        "gtin": product.gtin,
        "programme_code": product.programme_code,
        "printed_commune": placed.printed.commune,
        "printed_district": placed.printed.district,
        "printed_province": placed.printed.province,
        "commune": placed.commune,
        "commune_id": placed.commune_id,
        "province_id": placed.province_id,
        "former_province_id": placed.former_province_id,
    }


def _give_awards(change: Change, planner: Planner, decision_ids: dict[Any, int]) -> None:
    acts = change.session.exec(select(LegalBasis)).all()
    criteria = {award.issued_on: "" for award in planner.awards}
    for day in criteria:
        criteria[day] = criteria_on(acts, day)
    given = [
        GivenAward(
            product_id=award.goods.id or 0,
            producer_id=award.goods.maker.id or 0,
            decision_id=decision_ids[award.decision],
            stars=award.stars,
            issued_on=award.issued_on,
            score=award.score,
            scored_under=criteria[award.issued_on],
            recognition=award.line.recognition,
        )
        for award in planner.awards
        if award.line is not None
    ]
    for award, certificate_id in zip(planner.awards, recognise(change, given), strict=True):
        award.id = certificate_id


def _withdraw(change: Change, planner: Planner, decision_ids: dict[Any, int]) -> None:
    by_id = {w.award.id or 0: w for w in planner.withdrawals}
    acts = []
    for chunk in in_chunks(sorted(by_id)):
        found = select(Certificate).where(col(Certificate.id).in_(chunk))
        for certificate in change.session.exec(found):
            planned = by_id[certificate.id or 0]
            acts.append(
                WithdrawalAct(
                    certificate,
                    decision_id=decision_ids[planned.award.withdrawn_by],
                    on=planned.line.decided_on,
                    reason=planned.line.reason,
                    note=planned.line.reason_text,
                )
            )
    withdraw_many(change, acts)
