"""`ocop demo`: builds once, says one address for every verdict, refuses a real register."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from factories import World

from ocop_site.cli import group

SIZE = 90


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of one's own; what the command sets in the environment is undone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OCOP_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("OCOP_PUBLIC_URL", "")
    monkeypatch.delenv("OCOP_PUBLIC_URL")
    monkeypatch.delenv("OCOP_DATABASE_URL", raising=False)
    return tmp_path / "var"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["demo", "--no-serve", *arguments])


def test_it_prints_an_address_for_every_verdict_as_json(home: Path) -> None:
    result = run("--products", str(SIZE), "--port", "8123", "--json")
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    assert set(answer) == {"examples", "products", "producers"}
    assert answer["products"] == SIZE
    verdicts = {example["verdict"] for example in answer["examples"]}
    assert verdicts == {
        "certified",
        "lapsed",
        "suspended",
        "withdrawn",
        "not_issued",
        "mistyped",
    }
    for example in answer["examples"]:
        assert set(example) == {"verdict", "level", "code", "url"}
        assert example["url"] == f"http://127.0.0.1:8123/q/{example['code']}"
        assert example["level"] == (None if example["verdict"] == "mistyped" else "product")


def test_codes_carry_the_configured_address(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCOP_PUBLIC_URL", "https://ocop.example")
    answer = json.loads(run("--products", str(SIZE), "--json").stdout)
    assert answer["examples"][0]["url"].startswith("https://ocop.example/q/")


def test_it_is_built_once(home: Path) -> None:
    first = run("--products", str(SIZE))
    again = run("--products", "200")
    assert first.exit_code == again.exit_code == 0
    assert again.stdout == first.stdout
    assert f"{SIZE} sản phẩm" in first.stdout


def test_a_real_register_is_never_filled_with_it(
    home: Path, world: World, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.make_product()
    monkeypatch.setenv("OCOP_DATABASE_URL", database_url)
    refused = run("--products", str(SIZE))
    assert refused.exit_code == 1
    assert "sổ thật" in refused.output
