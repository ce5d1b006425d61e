"""`ocop reports`: the officers' side until there is an office."""

import json
from collections.abc import Callable
from datetime import timedelta

import photo_corpus as corpus
import pytest
import time_machine
from click.testing import CliRunner, Result
from factories import World

from catalog.change import changing
from catalog.clock import vietnam_day
from catalog.photos import Picture, reencode, store_picture
from catalog.reports.filing import PUBLIC, Filing, file_report, set_state
from catalog.reports.receipts import derive_receipt
from catalog.reports.rules import Told
from catalog.reports.words import ReportKind, ReportState
from catalog.suspicion import Suspicion
from ocop_site.cli.reports import reports
from ocop_site.keys import contact_keys
from ocop_site.settings import Settings

Run = Callable[..., Result]


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `ocop reports` over the tests' register, in Vietnamese."""
    monkeypatch.setenv("OCOP_HOME", str(settings.home))
    monkeypatch.setenv("OCOP_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    return lambda *arguments, **more: CliRunner().invoke(reports, arguments, **more)


@pytest.fixture
def number(world: World, settings: Settings) -> int:
    """A report with a contact and a photograph."""
    (shown,) = reencode([corpus.jpeg()])
    assert isinstance(shown, Picture)
    store_picture(settings.reports_folder, shown)
    told = Told(
        ReportKind.WRONG_STARS,
        what="Nhãn ghi 5 sao",
        where="Chợ Cồn Bần",
        when="hôm qua",
        contact="0901 234 567",
        may_contact=True,
    )
    receipt = derive_receipt(b"tests", b"1")
    filing = Filing(told, "vi", receipt, [shown], Suspicion.LINKS)
    with changing(world.engine, actor=PUBLIC, at=world.now) as change:
        return file_report(change, filing, contact_keys(settings), vietnam_day(world.now))


def test_an_empty_register_says_so(run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    assert "Không có phản ánh nào" in result.stderr and result.stdout == ""


def test_reports_are_listed_without_text_or_contact_details(run: Run, number: int) -> None:
    line = run().stdout
    assert "22/11/2026 10:42" in line and "Chợ Cồn Bần" in line and "nhiều đường dẫn" in line
    assert "0901" not in line
    (facts,) = json.loads(run("--json", "--set-apart").stdout)["reports"]
    assert (facts["id"], facts["seen_on"], facts["set_apart"]) == (number, "2026-11-21", "links")
    assert "contact" not in facts
    assert json.loads(run("--json", "--state", "spam").stdout) == {"reports": []}


def test_a_report_is_shown_with_its_contact(run: Run, number: int, settings: Settings) -> None:
    page = run("show", str(number)).stdout
    assert "0901 234 567" in page and "Cho phép liên hệ: có" in page
    facts = json.loads(run("show", str(number), "--json").stdout)
    (photograph,) = facts["photographs"]
    assert photograph.startswith(str(settings.reports_folder))
    assert [step["state"] for step in facts["steps"]] == ["received"]


def test_another_key_does_not_open_a_contact(run: Run, number: int, settings: Settings) -> None:
    (settings.keys_folder / "contacts").write_text("another key altogether")
    result = run("show", str(number))
    assert result.exit_code == 1 and "Không mở được" in result.stderr


def test_a_report_is_moved_on_where_that_is_allowed(run: Run, number: int) -> None:
    assert run("move", str(number), "screening", "--message", "đang đọc").exit_code == 0
    refused = run("move", str(number), "closed")
    assert refused.exit_code == 1 and "screening -> closed" in refused.stderr
    assert "đang đọc" in run("show", str(number)).stdout


@pytest.mark.parametrize("command", [["show", "99"], ["move", "99", "spam"], ["delete", "99"]])
def test_a_number_that_is_no_report_is_said(run: Run, command: list[str]) -> None:
    result = run(*command)
    assert result.exit_code == 1 and "Không có phản ánh số 99" in result.stderr


def test_a_report_is_deleted_with_its_photograph_only_when_sure(
    run: Run, number: int, settings: Settings
) -> None:
    assert run("delete", str(number), input="n\n").exit_code == 1
    assert list(settings.reports_folder.rglob("*.jpg"))
    assert run("delete", str(number), input="y\n").exit_code == 0
    assert not list(settings.reports_folder.rglob("*.jpg"))
    assert "Không có phản ánh nào" in run().stderr


def test_purging_takes_what_ended_two_years_ago(run: Run, number: int, world: World) -> None:
    with changing(world.engine, actor="officer:1", at=world.now) as change:
        set_state(change, number, ReportState.SPAM)
    with time_machine.travel(world.now + timedelta(days=730)):
        assert "Đã xóa 0 phản ánh" in run("purge").stderr
    with time_machine.travel(world.now + timedelta(days=732)):
        assert "Đã xóa 1 phản ánh" in run("purge").stderr
