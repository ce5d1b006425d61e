"""`ocop import` and `ocop undo` as the contract has them."""

import json
from pathlib import Path
from typing import Any

import pytest
from books import ANNEXES, RECOGNITION, ROW, SUMMARY, WITHDRAWAL, list_of
from click.testing import CliRunner, Result
from databases import SqliteDatabases
from openpyxl import load_workbook

from ocop_site.cli import group


@pytest.fixture
def run(tmp_path: Path, _sqlite: SqliteDatabases, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The command line over a fresh register, in Vietnamese."""
    with _sqlite.fresh() as url:
        monkeypatch.setenv("OCOP_HOME", str(tmp_path))
        monkeypatch.setenv("OCOP_DATABASE_URL", url)
        monkeypatch.setenv("LANG", "vi_VN.UTF-8")
        monkeypatch.delenv("LC_ALL", raising=False)

        def call(*arguments: str) -> Result:
            return CliRunner().invoke(group, arguments)

        yield call


def path(name: str) -> str:
    return str(ANNEXES / name)


def test_json_has_the_shape_of_the_contract(run: Any) -> None:
    result = run("import", path(RECOGNITION), "--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert {k: told[k] for k in ("intake", "applied", "new", "changed", "same", "withdrawn")} == {
        "intake": 1, "applied": True, "new": 7, "changed": 0, "same": 0, "withdrawn": 0,
    }  # fmt: skip
    assert told["decisions"] == [
        {"number": "2417/QĐ-UBND", "date": "2025-11-28", "issuer": "UBND tỉnh Đồng Tháp"}
    ]
    assert (told["errors"], told["warnings"]) == ([], [])


def test_errors_name_cell_rule_and_remedy_in_both_languages_and_exit_with_one(run: Any) -> None:
    result = run("import", path(WITHDRAWAL), "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    (error,) = told["errors"]
    assert (told["applied"], told["intake"]) == (False, None)
    assert {"file", "sheet", "row", "column", "value", "rule", "message", "suggestion"} <= set(
        error
    )
    assert (error["file"], error["sheet"], error["row"], error["column"]) == (
        WITHDRAWAL, "DS thu hồi", 7, "B",
    )  # fmt: skip
    assert set(error["message"]) == {"vi", "en"} == set(error["suggestion"])


def test_a_dry_run_saves_nothing(run: Any) -> None:
    result = run("import", path(SUMMARY), "--dry-run", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["applied"], told["intake"], told["new"]) == (0, False, None, 4)
    assert json.loads(run("import", path(SUMMARY), "--json").stdout)["new"] == 4


def test_people_read_what_came_of_it_in_their_language(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Chạy thử" in run("import", path(SUMMARY), "--dry-run").stdout
    first = run("import", path(SUMMARY), path(WITHDRAWAL))
    assert "4 mới" in first.stdout and "lần nhập số 1" in first.stdout
    assert "Không có gì mới" in run("import", path(SUMMARY)).stdout
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "Nothing new" in run("import", path(SUMMARY)).stdout


def test_people_read_each_error_with_its_cell(run: Any) -> None:
    result = run("import", path(WITHDRAWAL))
    assert result.exit_code == 1
    assert "DS thu hồi · B7 (Sản phẩm)" in result.stdout
    assert "Chưa ghi gì vào sổ" in result.stdout


def test_a_decision_can_be_told_beside_the_file(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(list_of(ROW, title="Danh sách"))
    told = ("--number", "7/QĐ-UBND", "--date", "28/11/2025", "--issuer", "UBND tỉnh Đồng Tháp")
    assert run("import", str(file)).exit_code == 1
    result = run("import", str(file), *told, "--json")
    assert json.loads(result.stdout)["decisions"][0]["number"] == "7/QĐ-UBND"


def test_bad_rows_are_left_out_when_asked(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(list_of(ROW, [*ROW[:6], "2 sao"]))
    result = run("import", str(file), "--skip-bad-rows", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["new"], told["errors"]) == (0, 1, [])
    assert told["left_out"] == [{"file": "a.xlsx", "sheet": "Phụ lục", "row": 4}]


def test_the_workbook_with_remarks_is_written(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "remarks.xlsx"
    run("import", path(RECOGNITION), "--dry-run", "--out", str(out))
    assert load_workbook(out)["Phụ lục"]["I8"].value == "Mới"


@pytest.mark.parametrize(
    "arguments", [(), ("missing.xlsx",), (path(SUMMARY), "--date", "28/11/25"), ("--nothing",)]
)
def test_wrong_usage_exits_with_two(run: Any, arguments: tuple[str, ...]) -> None:
    assert run("import", *arguments).exit_code == 2


def test_undo_takes_an_intake_back_and_says_what_stands_in_the_way(run: Any) -> None:
    run("import", path(SUMMARY))
    run("import", path(WITHDRAWAL))
    refused = run("undo", "1")
    assert refused.exit_code == 1
    assert "Bưởi Năm Roi Bình Minh" in refused.stderr
    assert run("undo", "2").exit_code == 0
    assert run("undo", "1").exit_code == 0
    assert "đã được thu lại" in run("undo", "1").stderr
    assert "Không có lần nhập số 9" in run("undo", "9").stderr


def test_without_tables_the_remedy_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCOP_HOME", str(tmp_path))
    result = CliRunner().invoke(group, ["import", path(SUMMARY)])
    assert result.exit_code == 1
    assert "ocop db upgrade" in result.stderr
