"""`ocop doctor`: every trouble is named with its remedy."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from factories import World
from ocop_runner import Ocop
from sqlalchemy import Engine, text, update

from catalog.change import OutboxEntry
from catalog.clock import utc_now
from catalog.job_runs import HEARTBEAT, claim_run
from ocop_site.settings import Settings


def states(ocop: Ocop) -> dict[str, str]:
    """What the doctor says of each part."""
    return {f["part"]: f["state"] for f in json.loads(ocop("doctor", "--json").stdout)["findings"]}


def test_a_new_installation_is_led_step_by_step_to_health(
    ocop: Ocop, empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCOP_DATABASE_URL", empty_url)
    sick = ocop("doctor")
    assert sick.exit_code == 1
    assert "run: ocop db upgrade" in sick.stdout
    ocop("db", "upgrade")
    assert "run: ocop index rebuild" in ocop("doctor").stdout
    ocop("index", "rebuild")
    healthy = ocop("doctor")
    assert (healthy.exit_code, "WRONG" in healthy.stdout) == (0, False)


def test_a_database_that_cannot_be_reached_is_said(
    ocop: Ocop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCOP_DATABASE_URL", "postgresql://nobody@127.0.0.1:9/none")
    found = ocop("doctor")
    assert found.exit_code == 1
    assert "check OCOP_DATABASE_URL" in found.stdout


def test_a_damaged_file_is_said(
    ocop: Ocop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "damaged.sqlite3"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 8192)
    monkeypatch.setenv("OCOP_DATABASE_URL", f"sqlite:///{path}")
    assert ocop("doctor").exit_code == 1
    assert states(ocop)["database"] == "wrong"


@pytest.mark.parametrize(
    ("address", "operator", "state"),
    [
        ("http://127.0.0.1:8000", "", "note"),
        ("https://ocop.example", "", "wrong"),
        ("http://ocop.example", "Văn phòng điều phối", "wrong"),
        ("https://ocop.example", "Văn phòng điều phối", "good"),
    ],
)
def test_a_public_address_needs_https_and_an_operator(
    ocop: Ocop, monkeypatch: pytest.MonkeyPatch, address: str, operator: str, state: str
) -> None:
    monkeypatch.setenv("OCOP_PUBLIC_URL", address)
    monkeypatch.setenv("OCOP_OPERATOR", operator)
    monkeypatch.setenv("OCOP_SECRET_KEY", "k" * 40)
    assert states(ocop)["settings"] == state


def test_the_demonstration_is_said(ocop: Ocop, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE register_state SET demonstration = true"))
    assert "demonstration" in ocop("doctor").stdout


def test_changes_that_wait_too_long_for_the_index_are_said(ocop: Ocop, world: World) -> None:
    ocop("index", "rebuild")
    world.make_product()
    with world.engine.begin() as connection:
        connection.execute(update(OutboxEntry).values(at=utc_now()))
    assert states(ocop)["feeding"] == "good"
    with world.engine.begin() as connection:
        connection.execute(update(OutboxEntry).values(at=utc_now() - timedelta(minutes=3)))
    assert states(ocop)["feeding"] == "wrong"


@pytest.mark.parametrize(
    ("seen", "state"),
    [(None, "note"), (timedelta(seconds=90), "good"), (timedelta(minutes=3), "wrong")],
)
def test_a_job_worker_that_was_not_seen_for_minutes_does_not_run(
    ocop: Ocop, engine: Engine, seen: timedelta | None, state: str
) -> None:
    if seen is not None:
        claim_run(engine, HEARTBEAT, utc_now() - seen, timedelta(minutes=1))
    assert states(ocop)["jobs"] == state


def test_a_queue_that_cannot_be_opened_is_said(
    ocop: Ocop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert states(ocop)["queue"] == "good"
    monkeypatch.setenv("OCOP_JOBS_URL", f"sqlite:///{tmp_path}")
    found = ocop("doctor")
    assert found.exit_code == 1
    assert "check OCOP_JOBS_URL" in found.stdout


def test_a_key_that_others_can_read_is_said(ocop: Ocop, settings: Settings) -> None:
    settings.keys_folder.mkdir(parents=True)
    key = settings.keys_folder / "contacts"
    key.write_text("secret")
    key.chmod(0o600)
    assert states(ocop)["keys"] == "good"
    key.chmod(0o644)
    assert "run chmod 600" in ocop("doctor").stdout
