"""Settings: typed, and a wrong one stops the start with its name and value."""

import stat
import threading
from importlib.util import find_spec
from pathlib import Path

import pytest
from pydantic import ValidationError

from ocop_site.settings import (
    Operator,
    Settings,
    WrongSettings,
    load_settings,
    read_or_create_key,
    require_for_production,
    secret_key,
)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_defaults_serve_this_machine_from_sqlite(tmp_path: Path) -> None:
    settings = load_settings()
    assert settings.database == f"sqlite:///{tmp_path / 'var' / 'register.sqlite3'}"
    assert settings.jobs == f"sqlite:///{tmp_path / 'var' / 'jobs.sqlite3'}"
    assert settings.loopback
    assert not settings.secure


@pytest.mark.parametrize(
    ("value", "operator"),
    [
        ("Văn phòng X", Operator("Văn phòng X")),
        ("A | B street | 0123 | official", Operator("A", "B street", "0123", True)),
        ("A|B|C|", Operator("A", "B", "C", False)),
        ("   ", None),
    ],
)
def test_the_operator_is_read_from_one_line(
    value: str, operator: Operator | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCOP_OPERATOR", value)
    assert load_settings().operator == operator


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OCOP_PUBLIC_URL", "ftp://ocop.example"),
        ("OCOP_PUBLIC_URL", "https://ocop.example/path"),
        ("OCOP_PROXIES", "many"),
        ("OCOP_JOBS_URL", "amqp://queue.example"),
        ("OCOP_JOBS_URL", "jobs.sqlite3"),
        ("OCOP_JOBS_URL", "sqlite://"),
        ("OCOP_OPERATOR", "A | B | C | perhaps"),
        ("OCOP_OPERATOR", "A | B | C | official | D"),
    ],
)
def test_a_wrong_value_names_variable_and_value(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSettings) as refusal:
        load_settings()
    assert name in str(refusal.value)
    assert value in str(refusal.value)


def test_a_queue_whose_driver_is_missing_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    if find_spec("redis"):
        pytest.skip("the driver is installed")
    monkeypatch.setenv("OCOP_JOBS_URL", "redis://jobs:sesame@queue.example/1")
    with pytest.raises(WrongSettings) as refusal:
        load_settings()
    assert "OCOP_JOBS_URL='redis://jobs:***@queue.example/1'" in str(refusal.value)
    assert "needs the Python package redis" in str(refusal.value)


def test_a_secret_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCOP_SECRET_KEY_FALLBACKS", "k1, k2")
    assert load_settings().secret_key_fallbacks == ["k1", "k2"]
    with pytest.raises(ValidationError):
        Settings(secret_key=b"\xff\xfe")  # type: ignore[arg-type]


def test_a_public_start_needs_an_operator_and_a_secret() -> None:
    public = Settings(public_url="https://ocop.example")
    with pytest.raises(WrongSettings) as refusal:
        require_for_production(public, demonstration=False)
    assert "OCOP_OPERATOR" in str(refusal.value)
    assert "OCOP_SECRET_KEY" in str(refusal.value)
    short = Settings(public_url="https://ocop.example", operator="A", secret_key="x" * 31)
    with pytest.raises(WrongSettings) as refusal:
        require_for_production(short, demonstration=False)
    assert "OCOP_OPERATOR" not in str(refusal.value)
    enough = Settings(public_url="https://ocop.example", operator="A", secret_key="x" * 32)
    require_for_production(enough, demonstration=False)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8000", "http://localhost", "http://[::1]:8000", "http://127.8.8.8"]
)
def test_a_loopback_start_needs_neither(url: str) -> None:
    require_for_production(Settings(public_url=url), demonstration=False)


def test_a_demonstration_needs_neither() -> None:
    require_for_production(Settings(public_url="https://demo.example"), demonstration=True)


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    keys: list[str] = []
    threads = [threading.Thread(target=lambda: keys.append(secret_key(settings))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(keys)) == 1
    assert len(keys[0]) >= 32
    path = tmp_path / "keys" / "secret"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_or_create_key(path) == keys[0]
    assert [p.name for p in path.parent.iterdir()] == ["secret"]


def test_a_set_secret_is_taken_as_it_is(tmp_path: Path) -> None:
    assert secret_key(Settings(home=tmp_path, secret_key="s" * 40)) == "s" * 40
