"""`ocop db upgrade` and `ocop audit verify`."""

import json
from datetime import date

import pytest
from factories import World
from ocop_runner import Ocop
from sqlalchemy import Engine, text

from catalog import acts
from catalog.db import open_engine, writing
from catalog.schema import current_revision, head_revision


def test_an_upgrade_sets_an_empty_database_up_and_may_be_repeated(
    ocop: Ocop, empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCOP_DATABASE_URL", empty_url)
    for _ in range(2):
        done = ocop("db", "upgrade")
        assert (done.exit_code, done.stdout) == (0, "")
        assert head_revision() in done.stderr
    engine = open_engine(empty_url)
    assert current_revision(engine) == head_revision()
    engine.dispose()


def test_a_newer_database_is_refused_with_the_remedy(ocop: Ocop, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '2031_01_01_later'"))
    refused = ocop("db", "upgrade")
    assert refused.exit_code == 1
    assert "newer than this program" in refused.stderr


def test_verification_says_that_the_log_gives_todays_register(ocop: Ocop, world: World) -> None:
    goods = world.make_product()
    world.act(acts.suspend, goods, decision_id=goods.decision_id, on=date(2026, 1, 5))
    done = ocop("audit", "verify")
    assert done.exit_code == 0
    assert "gives today's statuses" in done.stdout
    answer = json.loads(ocop("audit", "verify", "--json").stdout)
    assert (answer["broken_at"], answer["differences"]) == (None, [])


@pytest.mark.parametrize(
    ("tampering", "complaint"),
    [
        ("UPDATE audit_entry SET actor = 'x' WHERE seq = 2", "breaks at entry 2"),
        ("UPDATE certificate SET stars = 5", "certificate:1: the tables say otherwise"),
    ],
)
def test_verification_finds_tampering(
    ocop: Ocop, world: World, tampering: str, complaint: str
) -> None:
    world.make_product(stars=3)
    with writing(world.engine) as session:
        session.connection().execute(text(tampering))
    found = ocop("audit", "verify")
    assert found.exit_code == 1
    assert complaint in found.stdout
