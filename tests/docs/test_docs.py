"""The papers say what the program does: every setting, every command, every file they name."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from ocop_site.cli import group
from ocop_site.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "bench" / "README.md"])
EVERYWHERE = [*PAPERS, *(ROOT / "deploy").iterdir(), ROOT / "Makefile", ROOT / ".ci" / "run"]
SETTINGS = [f"OCOP_{name.upper()}" for name in Settings.model_fields]


def commands(command: click.Command = group, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command in full: "index rebuild"."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, (*path, name))
    if path and (not isinstance(command, click.Group) or command.invoke_without_command):
        yield " ".join(path)


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_is_explained_and_offered(setting: str) -> None:
    assert f"| `{setting}` |" in text(ROOT / "docs" / "settings.md")
    assert re.search(rf"^#? ?{setting}=", text(ROOT / ".env.example"), re.MULTILINE)


def test_no_paper_names_a_setting_that_is_none() -> None:
    named = {
        setting
        for path in [*EVERYWHERE, ROOT / ".env.example"]
        for setting in re.findall(r"\bOCOP_[A-Z_]+\b", text(path))
    }
    # Read by the tests themselves, not by the program.
    assert named - {"OCOP_TESTS"} <= set(SETTINGS)


@pytest.mark.parametrize("command", list(commands()))
def test_every_command_is_in_the_contract(command: str) -> None:
    assert f"ocop {command}" in text(ROOT / "docs" / "contract.md")


def test_no_paper_names_a_command_that_is_none() -> None:
    known = {*commands(), *(command.partition(" ")[0] for command in commands())}
    for path in EVERYWHERE:
        for words in re.findall(r"(?:`|bin/|^\s*)ocop ([a-z]+(?: [a-z]+)?)", text(path), re.M):
            assert words in known or words.partition(" ")[0] in known, f"{path.name}: ocop {words}"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_paper_links_to_is_there(paper: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text(paper)):
        assert (paper.parent / target).exists(), f"{paper.name} links to {target}"


def test_the_files_that_are_named_are_there() -> None:
    for paper in PAPERS:
        pattern = r"`((?:catalog|site|deploy|bench|docs|tests|requirements)/[\w./-]+)`"
        for named in re.findall(pattern, text(paper)):
            assert (ROOT / named).exists(), f"{paper.name} names {named}"


def test_deployment_calls_the_commands_that_exist() -> None:
    unit = text(ROOT / "deploy" / "ocop.service")
    called = re.findall(r"^Exec\w+=\S+/ocop (.+?)(?: --.*)?$", unit, re.MULTILINE)
    assert called == ["db upgrade", "serve"]
    assert set(called) <= set(commands())
