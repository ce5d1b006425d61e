"""Migrations give exactly the tables of the models, on both databases, from many machines."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from databases import opened
from sqlalchemy import Engine, func, inspect, text
from sqlalchemy.orm import configure_mappers
from sqlmodel import Session, select

from catalog.db import metadata, writing
from catalog.offices import Office
from catalog.schema import (
    SchemaTooNew,
    current_revision,
    downgrade,
    head_revision,
    known_revisions,
    upgrade,
)
from catalog.taxonomy import ProductSet
from catalog.units import Unit


def drawn(engine: Engine) -> dict[str, Any]:
    """Checks, unique constraints and indexes of every table, in a comparable form."""
    inspector = inspect(engine)
    return {
        table: (
            sorted((c["name"] or "", c["sqltext"]) for c in inspector.get_check_constraints(table)),
            sorted(
                (c["name"] or "", c["column_names"])
                for c in inspector.get_unique_constraints(table)
            ),
            sorted(
                (
                    i["name"] or "",
                    i["unique"],
                    sorted(f"{key}={value}" for key, value in i["dialect_options"].items()),
                )
                for i in inspector.get_indexes(table)
            ),
            inspector.get_pk_constraint(table),
        )
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def test_an_upgrade_from_nothing_leaves_no_difference_to_the_models(empty_url: str) -> None:
    with opened(empty_url) as engine:
        upgrade(engine)
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, metadata) == []


def test_checks_and_partial_indexes_are_those_of_the_models(
    empty_url: str, database_url: str
) -> None:
    with opened(empty_url) as modelled, opened(database_url) as migrated:
        metadata.create_all(modelled)
        assert drawn(migrated) == drawn(modelled)
        names = {name for name, _ in drawn(migrated)["certificate"][0]}
        assert "ck_certificate_longest_extension" in names


def test_every_constraint_has_a_name_by_the_convention() -> None:
    configure_mappers()
    for table in metadata.tables.values():
        for constraint in table.constraints:
            assert constraint.name, f"{table.name}: {constraint!r} was made before the naming"


def test_upgrading_twice_changes_nothing(empty_url: str) -> None:
    with opened(empty_url) as engine:
        assert current_revision(engine) is None
        upgrade(engine)
        assert current_revision(engine) == head_revision()
        with writing(engine) as session:
            edited = session.exec(select(Office)).first()
            assert edited is not None
            edited.name_vi = "Đường dây nóng của tỉnh"
        upgrade(engine)
        with Session(engine) as session:
            assert "Đường dây nóng của tỉnh" in session.exec(select(Office.name_vi)).all()
            assert session.exec(select(func.count()).select_from(ProductSet)).one() == 26
            assert session.exec(select(func.count()).select_from(Unit)).one() == 34 + 63


def test_four_machines_upgrading_at_once_all_succeed(empty_url: str) -> None:
    def machine(_number: int) -> str | None:
        with opened(empty_url) as engine:
            upgrade(engine)
            return current_revision(engine)

    with ThreadPoolExecutor(4) as machines:
        assert set(machines.map(machine, range(4))) == {head_revision()}


def test_downgrading_to_nothing_leaves_no_table(engine: Engine) -> None:
    downgrade(engine, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    upgrade(engine)
    assert current_revision(engine) == head_revision()


def test_a_database_of_a_newer_program_is_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '2031_01_01_later'"))
    with pytest.raises(SchemaTooNew):
        upgrade(engine)


def test_a_failed_upgrade_leaves_the_database_as_it_was(
    empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_session: Session) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("catalog.schema.load_reference", fails)
    with opened(empty_url) as engine:
        with pytest.raises(OSError, match="disk full"):
            upgrade(engine)
        assert inspect(engine).get_table_names() == []


def test_the_revisions_fit_the_column_that_holds_them() -> None:
    assert all(len(revision) <= 32 for revision in known_revisions())


def test_stored_order_does_not_follow_the_locale_of_the_server(engine: Engine) -> None:
    orders = {
        table: next(
            c["type"] for c in inspect(engine).get_columns(table) if c["name"] == "sort_key"
        )
        for table in ("product", "producer", "unit")
    }
    wanted = "C" if engine.dialect.name == "postgresql" else None
    assert {order.collation for order in orders.values()} == {wanted}  # type: ignore[attr-defined]
