"""`ocop import` and `ocop undo`: spreadsheets of decisions in, and whole intakes back out."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError, ProgrammingError

from catalog.clock import utc_now, vietnam_day
from catalog.db import reading
from catalog.intake.apply import Applied, apply_files
from catalog.intake.dates import read_date
from catalog.intake.decision_refs import DecisionRef, tidy_issuer
from catalog.intake.limits import MAX_FILE_BYTES
from catalog.intake.plan import GivenFile, preview
from catalog.intake.problems import BadValue, Problem
from catalog.intake.remarks import write_remarks
from catalog.intake.undo import ActsRestOnIt, AlreadyUndone, UnknownIntake, undo_intake
from catalog.text import Text
from ocop_site.cli.opening import opened_register
from ocop_site.cli.terminal import said, tell

ACTOR = "command line"

_READING = Text("Đang đọc {count} tệp …", "Reading {count} file(s) …")
_COUNTS = Text(
    "{new} mới, {changed} thay đổi, {same} đã có, {withdrawn} thu hồi;"
    " {errors} lỗi, {warnings} lưu ý",
    "{new} new, {changed} changed, {same} same, {withdrawn} withdrawn; {errors} errors,"
    " {warnings} warnings",
)
_APPLIED = Text("Đã ghi vào sổ, lần nhập số {intake}.", "Applied as intake {intake}.")
_NOTHING_NEW = Text("Không có gì mới để ghi.", "Nothing new to enter.")
_REFUSED = Text(
    "Chưa ghi gì vào sổ vì còn lỗi. Sửa tệp, hoặc dùng --skip-bad-rows để bỏ các dòng lỗi.",
    "Nothing was saved while errors stand. Correct the file, or leave bad rows out with"
    " --skip-bad-rows.",
)
_DRY = Text("Chạy thử: chưa ghi gì vào sổ.", "Dry run: nothing was saved.")
_REMARKS = Text("Bảng tính có nhận xét: {path}", "Workbook with remarks: {path}")
_ERROR, _WARNING = Text("LỖI", "ERROR"), Text("Lưu ý", "Warning")
_UNKNOWN = Text("Không có lần nhập số {intake}.", "There is no intake {intake}.")
_UNDONE_BEFORE = Text(
    "Lần nhập số {intake} đã được thu lại ngày {day}.", "Intake {intake} was undone on {day}."
)
_IN_THE_WAY = Text(
    "Không thu lại được lần nhập số {intake}: có việc ghi sau dựa vào nó.",
    "Intake {intake} cannot be undone: later acts rest on it.",
)
_UNDONE = Text("Đã thu lại lần nhập số {intake}.", "Intake {intake} was taken back.")
_NO_REGISTER = Text(
    "Cơ sở dữ liệu chưa sẵn sàng; chạy “ocop db upgrade” trước.",
    "The database is not ready; run “ocop db upgrade” first.",
)
_NOT_A_DAY = Text("--date phải là ngày dạng dd/mm/yyyy", "--date must be a day as dd/mm/yyyy")


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--dry-run", is_flag=True, help="say what would happen, save nothing")
@click.option("--skip-bad-rows", is_flag=True, help="leave rows with errors out, on record")
@click.option("--issuer", default="", help="who decided, if the file does not say")
@click.option("--number", default="", help="the decision's number, if the file does not say")
@click.option("--date", "day", default="", help="its date, dd/mm/yyyy, if the file does not say")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="workbook with remarks (.xlsx)"
)
@click.option("--json", "as_json", is_flag=True, help="one JSON object on standard output")
def import_files(
    files: tuple[Path, ...],
    dry_run: bool,
    skip_bad_rows: bool,
    issuer: str,
    number: str,
    day: str,
    out: Path | None,
    as_json: bool,
) -> None:
    """Import annexes of decisions: .xlsx, .xls, .ods or .csv; several FILES are one intake."""
    given = DecisionRef(number.strip(), _day(day), tidy_issuer(issuer))
    tell(_READING, count=len(files))
    handed_in = [_read(path) for path in files]
    try:
        with opened_register() as (_, engine):
            result = _run(engine, handed_in, given, dry_run, skip_bad_rows)
    except (OperationalError, ProgrammingError) as error:
        raise click.ClickException(said(_NO_REGISTER)) from error
    if out is not None:
        out.write_bytes(write_remarks(result.plan))
        tell(_REMARKS, path=out)
    if as_json:
        click.echo(json.dumps(as_object(result), ensure_ascii=False))
    else:
        _report(result, dry_run)
    sys.exit(1 if result.plan.errors else 0)


def _run(
    engine: Engine, files: list[GivenFile], given: DecisionRef, dry_run: bool, skip: bool
) -> Applied:
    now = utc_now()
    if not dry_run:
        return apply_files(engine, files, actor=ACTOR, at=now, given=given, skip_bad_rows=skip)
    with reading(engine) as session:
        plan = preview(session, files, vietnam_day(now), given=given, skip_bad_rows=skip)
    return Applied(plan, False, None)


def _read(path: Path) -> GivenFile:
    """A file's bytes, one more than allowed at most: a larger one is refused anyway."""
    with path.open("rb") as opened:
        return GivenFile(path.name, opened.read(MAX_FILE_BYTES + 1))


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return read_date(text, None)[0]
    except BadValue as bad:
        raise click.BadParameter(said(_NOT_A_DAY)) from bad


def as_object(result: Applied) -> dict[str, Any]:
    """The result as `--json` prints it."""
    plan = result.plan
    return {
        "intake": result.intake_id,
        "applied": result.applied,
        **plan.counts,
        "errors": [_problem(problem) for problem in plan.errors],
        "warnings": [_problem(problem) for problem in plan.warnings],
        "decisions": [
            {"number": ref.number, "date": key[2].isoformat(), "issuer": ref.issuer}
            for key, ref in plan.decisions.items()
        ],
        "left_out": [{"file": p.file, "sheet": p.sheet, "row": p.row} for p in plan.left_out],
        "digest": plan.batch.digest,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    where = problem.position
    return {
        "file": where.file,
        "sheet": where.sheet,
        "row": where.row,
        "column": where.column,
        "header": where.header,
        "value": problem.value,
        "rule": problem.rule,
        "message": problem.message.as_dict(),
        "suggestion": problem.suggestion.as_dict() if problem.suggestion else None,
    }


def _report(result: Applied, dry_run: bool) -> None:
    plan = result.plan
    for problem in (*plan.errors, *plan.warnings):
        click.echo(_line(problem))
    for ref in plan.decisions.values():
        click.echo(str(ref))
    click.echo(said(_COUNTS, **plan.counts, errors=len(plan.errors), warnings=len(plan.warnings)))
    if dry_run:
        click.echo(said(_DRY))
    elif plan.errors:
        click.echo(said(_REFUSED))
    elif plan.writes:
        click.echo(said(_APPLIED, intake=result.intake_id))
    else:
        click.echo(said(_NOTHING_NEW))


def _line(problem: Problem) -> str:
    where = problem.position
    cell = f"{where.column}{where.row or ''}"
    header = f" ({where.header})" if where.header else ""
    place = " · ".join(filter(None, (where.file, where.sheet, f"{cell}{header}")))
    remedy = f" → {said(problem.suggestion)}" if problem.suggestion else ""
    label = said(_ERROR if problem.is_error else _WARNING)
    return f"{label} {place}: {said(problem.message)}{remedy}"


@click.command()
@click.argument("intake", type=int)
def undo(intake: int) -> None:
    """Take the whole intake with this number back."""
    try:
        with opened_register() as (_, engine):
            undo_intake(engine, intake, actor=ACTOR, at=utc_now())
    except UnknownIntake as error:
        raise click.ClickException(said(_UNKNOWN, intake=intake)) from error
    except AlreadyUndone as error:
        day = f"{vietnam_day(error.at):%d/%m/%Y}"
        raise click.ClickException(said(_UNDONE_BEFORE, intake=intake, day=day)) from error
    except ActsRestOnIt as error:
        click.echo(said(_IN_THE_WAY, intake=intake), err=True)
        for obstacle in error.obstacles:
            click.echo(f"  {said(obstacle)}", err=True)
        sys.exit(1)
    click.echo(said(_UNDONE, intake=intake))
