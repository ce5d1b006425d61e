"""What the papers promise in detail is what the program does."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from applications import running
from clocks import SetClock
from databases import SqliteDatabases
from flask import Flask
from werkzeug.exceptions import NotFound
from werkzeug.routing import MapAdapter

from catalog.intake.headers import role_of
from catalog.intake.rules import RULES
from catalog.reports.words import ReportKind, ReportState
from catalog.verdicts import Verdict
from ocop_site.cli import group
from ocop_site.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
CONTRACT = (DOCS / "contract.md").read_text(encoding="utf-8")
OFFICERS = (DOCS / "officers.vi.md").read_text(encoding="utf-8")
OPERATORS = (DOCS / "operators.md").read_text(encoding="utf-8")
PROMISED, _, RESERVED = CONTRACT.partition("## Reserved")
PAPERS = [*ROOT.glob("*.md"), *DOCS.glob("*.md"), *(ROOT / "deploy").iterdir()]
LARGEST_IMAGE = 200_000
PREFIXES = {"/en/", "/api/v1", "/static/", "/q/"}
"""Beginnings of addresses that the contract names."""


def command_lines() -> Iterator[str]:
    """Every line in which a paper or a file of deploy/ calls `ocop` with an option."""
    for path in PAPERS:
        for line in path.read_text(encoding="utf-8").splitlines():
            plain = re.sub(r"[\[\],]", "", line)  # [--json] in tables, [ocop, serve] in YAML
            for call in re.findall(r"(?:^|[`/ ])ocop ([a-z][^`#]*)", plain):
                if "--" in call:
                    yield call.strip()


def called(words: list[str]) -> click.Command:
    """The command that the first of some words name."""
    command: click.Command = group
    for word in words:
        if not isinstance(command, click.Group):
            break
        found = command.get_command(click.Context(command), word)
        if found is None:
            break
        command = found
    return command


@pytest.mark.parametrize("line", sorted(set(command_lines())))
def test_options_that_a_paper_shows_exist(line: str) -> None:
    command = called(line.split())
    known = {name for option in command.params for name in option.opts}
    assert set(re.findall(r"--[a-z-]+", line)) <= known


@pytest.fixture
def site(_sqlite: SqliteDatabases, tmp_path: Path, clock: SetClock) -> Iterator[Flask]:
    """The application, for the map of its addresses."""
    with _sqlite.fresh() as url, running(Settings(home=tmp_path, database_url=url), clock) as app:
        yield app


@pytest.fixture
def addresses(site: Flask) -> MapAdapter:
    """What answers under an address."""
    return site.url_map.bind("localhost")


def test_every_address_is_in_the_contract(site: Flask) -> None:
    for rule in site.url_map.iter_rules():
        address = re.sub(r"<any\((\w+).*?\):\w+>", r"\1", rule.rule)
        address = re.sub(r"<path:\w+>", "…", address)
        address = re.sub(r"<\w+:(\w+)>", r"<\1>", address)
        named = re.search(rf"[` ]{re.escape(address)}[`?]", PROMISED)
        assert named, f"{rule.rule} is not in docs/contract.md"


def test_every_address_of_the_contract_answers(addresses: MapAdapter) -> None:
    for method, address in re.findall(r"`(?:(GET|POST) )?(/[\w<>./-]*)", PROMISED):
        if address not in PREFIXES:
            named = address.replace("<code>", "7Q2K9D4M").replace("<slug>", "mat-ong")
            path = re.sub("<(number|position|place_id|event_id|line_id)>", "7", named)
            assert addresses.match(path, method=method or "GET")


def test_what_is_reserved_is_not_there_yet(addresses: MapAdapter) -> None:
    for address in re.findall(r"`(/[\w./-]*)", RESERVED):
        with pytest.raises(NotFound):
            addresses.match(address)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_stands_beside_its_http_status(verdict: Verdict) -> None:
    assert re.search(rf"^\|.*`{verdict.value}`.*\| {verdict.http_status}\b", CONTRACT, re.MULTILINE)


def test_the_contract_names_every_kind_of_report() -> None:
    assert [kind for kind in ReportKind if f"`{kind.value}`" not in CONTRACT] == []


def test_operators_read_of_every_state_of_a_report() -> None:
    assert [state for state in ReportState if f"`{state.value}`" not in OPERATORS] == []


def test_officers_find_every_remark_and_none_that_is_never_made() -> None:
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", OFFICERS, re.MULTILINE)
    explained = [rule for row in rows for rule in re.findall(r"`(\w+)`", row)]
    assert sorted(explained) == sorted(RULES)


def test_warnings_are_marked_as_such_for_officers() -> None:
    for row in re.findall(r"^\| `.*$", OFFICERS, re.MULTILINE):
        cell, meaning = row.split(" | ")[:2]
        stops = {RULES[rule].stops for rule in re.findall(r"`(\w+)`", cell)}
        assert stops == {not meaning.startswith("*Lưu ý:*")}, cell


def test_columns_that_officers_read_of_are_understood() -> None:
    table = OFFICERS.partition("| cột | ghi thế nào | bắt buộc |")[2].partition("\n\n")[0]
    cells = re.findall(r"^\| ([^|`-]+?) \|", table, re.MULTILINE)
    names = [name for cell in cells for name in re.split(r", hoặc | / |, ", cell)]
    assert len(names) > 12
    assert [name for name in names if role_of(name) is None] == []


def test_images_of_the_papers_are_there_and_small() -> None:
    shown = {
        paper.parent / target
        for paper in [*ROOT.glob("*.md"), *DOCS.glob("*.md")]
        for target in re.findall(r'<img src="([^"]+)"', paper.read_text(encoding="utf-8"))
    }
    assert shown == set((DOCS / "images").iterdir())
    assert all(image.stat().st_size < LARGEST_IMAGE for image in shown)
