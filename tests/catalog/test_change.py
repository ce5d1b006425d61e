"""A change writes everything or nothing, and everyone who must know of it is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from factories import World
from sqlmodel import col, func, select

from catalog.audit import AuditEntry, first_break
from catalog.change import OutboxEntry, RegisterState
from catalog.db import reading
from catalog.decisions import Issuer, cover
from catalog.producers import Producer
from catalog.products import Product


class Interrupted(Exception):
    """Something went wrong in the middle of a change."""


def test_a_change_that_fails_leaves_nothing_behind(world: World) -> None:
    goods = world.make_product(stars=None)
    with reading(world.engine) as session:
        before = session.exec(select(func.count()).select_from(AuditEntry)).one()
    with pytest.raises(Interrupted), world.change() as change:
        change.note("cover", "issuer:1", until="2026-01-01")
        change.touch(goods.id, goods.producer_id)
        change.session.get_one(Product, goods.id).name = "Khác"
        change.session.flush()
        raise Interrupted
    with reading(world.engine) as session:
        assert session.exec(select(func.count()).select_from(AuditEntry)).one() == before
        assert session.get_one(Product, goods.id).name == "Kẹo dừa sáp"
        assert session.get_one(Product, goods.id).version == 1


def test_products_touched_go_to_the_outbox_once_and_rise_with_their_producer(
    world: World,
) -> None:
    goods = world.make_product(stars=None)
    with reading(world.engine) as session:
        queued = session.exec(select(func.count()).select_from(OutboxEntry)).one()
        version = session.get_one(Producer, goods.producer_id).version
    with world.change() as change:
        change.touch(goods.id, goods.producer_id)
        change.touch(goods.id, goods.producer_id)
    with reading(world.engine) as session:
        assert session.exec(select(func.count()).select_from(OutboxEntry)).one() == queued + 1
        assert session.get_one(Product, goods.id).version == 2
        assert session.get_one(Producer, goods.producer_id).version == version + 1


def test_a_new_statement_of_coverage_renews_every_page(world: World) -> None:
    world.make_decision()
    with reading(world.engine) as session:
        generation = session.get_one(RegisterState, 1).generation
        issuer_id = session.exec(select(Issuer.id)).one()
    with world.change() as change:
        cover(change, issuer_id or 0, date(2026, 9, 30))
    with reading(world.engine) as session:
        assert session.get_one(RegisterState, 1).generation == generation + 1


def test_a_change_without_a_word_writes_no_entry(world: World) -> None:
    with world.change():
        pass
    with reading(world.engine) as session:
        assert session.exec(select(AuditEntry)).all() == []


def test_changes_at_the_same_time_form_one_chain(world: World) -> None:
    def write(number: int) -> None:
        with world.change(f"officer:{number}") as change:
            change.note("cover", "issuer:1", until="2026-01-01")
            change.note("cover", "issuer:2", until="2026-01-01")

    with ThreadPoolExecutor(8) as officers:
        list(officers.map(write, range(24)))
    with reading(world.engine) as session:
        entries = session.exec(select(AuditEntry).order_by(col(AuditEntry.seq))).all()
        assert first_break(entries) is None
        assert len(entries) == 48
        # The two entries of one change are neighbours.
        assert all(
            first.actor == second.actor
            for first, second in zip(entries[::2], entries[1::2], strict=True)
        )
