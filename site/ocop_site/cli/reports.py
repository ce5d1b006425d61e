"""`ocop reports`: list, read, move on and delete what people reported."""

import json
from datetime import timedelta

import click
from sqlalchemy import Engine

from catalog.change import changing
from catalog.clock import utc_now, vietnam_day
from catalog.contacts import UnreadableContact
from catalog.db import reading
from catalog.reports.filing import NoSuchReport, StepNotAllowed, read_contact, set_state
from catalog.reports.queries import find_report, list_reports, photos_of
from catalog.reports.retention import delete_reports, overdue, remove_pictures, sweep_pictures
from catalog.reports.words import ReportState
from catalog.text import Text
from ocop_site.cli.opening import opened_register
from ocop_site.cli.report_lines import as_facts, as_line, as_page
from ocop_site.cli.terminal import actor, said, tell
from ocop_site.keys import contact_keys
from ocop_site.settings import Settings

_NONE = Text("Không có phản ánh nào.", "There are no reports.")
_UNKNOWN = Text("Không có phản ánh số {number}.", "There is no report {number}.")
_NOT_ALLOWED = Text(
    "Phản ánh số {number} không chuyển được sang trạng thái này ({step}).",
    "Report {number} cannot be moved there ({step}).",
)
_UNREADABLE = Text(
    "Không mở được thông tin liên hệ: khóa trong {folder} không phải khóa đã dùng để mã hóa.",
    "The contact cannot be opened: the key in {folder} is not the one it was sealed with.",
)
_MOVED = Text("Phản ánh số {number}: {state}.", "Report {number}: {state}.")
_DELETED = Text("Đã xóa {count} phản ánh.", "Deleted {count} report(s).")
_SURE = Text("Xóa hẳn phản ánh số {number}?", "Delete report {number} for good?")


@click.group(invoke_without_command=True)
@click.option("--state", type=click.Choice([state.value for state in ReportState]))
@click.option("--set-apart", is_flag=True, help="only those that look like spam")
@click.option("--json", "as_json", is_flag=True, help="one JSON object on standard output")
@click.pass_context
def reports(ctx: click.Context, state: str | None, set_apart: bool, as_json: bool) -> None:
    """List reports, newest first; `show`, `move`, `delete` and `purge` work on them."""
    if ctx.invoked_subcommand is not None:
        return
    with opened_register() as (_, engine), reading(engine) as session:
        wanted = ReportState(state) if state else None
        found = list_reports(session, wanted, set_apart=True if set_apart else None)
    if as_json:
        click.echo(json.dumps({"reports": [as_facts(r) for r in found]}, ensure_ascii=False))
        return
    for report in found:
        click.echo(as_line(report))
    if not found:
        tell(_NONE)


@reports.command()
@click.argument("number", type=int)
@click.option("--json", "as_json", is_flag=True, help="one JSON object on standard output")
def show(number: int, as_json: bool) -> None:
    """Show a report with its contact; that the contact was read goes into the audit log."""
    with opened_register() as (settings, engine):
        with reading(engine) as session:
            followed = find_report(session, number)
            photos = photos_of(session, number)
        if followed is None:
            raise click.ClickException(said(_UNKNOWN, number=number))
        try:
            with changing(engine, actor=actor(), at=utc_now()) as change:
                contact = read_contact(change, number, contact_keys(settings))
        except UnreadableContact:
            folder = settings.keys_folder
            raise click.ClickException(said(_UNREADABLE, folder=folder)) from None
    facts = as_facts(followed.report, followed.events, photos, settings.reports_folder, contact)
    click.echo(json.dumps(facts, ensure_ascii=False) if as_json else as_page(facts))


@reports.command()
@click.argument("number", type=int)
@click.argument("state", type=click.Choice([state.value for state in ReportState]))
@click.option("--message", default="", help="told to whoever holds the receipt")
def move(number: int, state: str, message: str) -> None:
    """Move a report on to another state."""
    try:
        with (
            opened_register() as (_, engine),
            changing(engine, actor=actor(), at=utc_now()) as change,
        ):
            set_state(change, number, ReportState(state), message)
    except NoSuchReport:
        raise click.ClickException(said(_UNKNOWN, number=number)) from None
    except StepNotAllowed as step:
        raise click.ClickException(said(_NOT_ALLOWED, number=number, step=step)) from None
    tell(_MOVED, number=number, state=ReportState(state).label)


@reports.command()
@click.argument("number", type=int)
@click.option("--yes", is_flag=True, help="do not ask")
def delete(number: int, yes: bool) -> None:
    """Delete one report for good, as whoever sent it may ask."""
    with opened_register() as (settings, engine):
        with reading(engine) as session:
            if find_report(session, number) is None:
                raise click.ClickException(said(_UNKNOWN, number=number))
        if not yes:
            click.confirm(said(_SURE, number=number), abort=True, err=True)
        _delete(settings, engine, [number])


@reports.command()
def purge() -> None:
    """Delete reports whose time of keeping has ended; meant to run every night.

    Files of photographs that never became part of a report go too, after a day.
    """
    with opened_register() as (settings, engine):
        with reading(engine) as session:
            numbers = overdue(session, vietnam_day(utc_now()))
        _delete(settings, engine, numbers)
        with reading(engine) as session:
            sweep_pictures(session, settings.reports_folder, utc_now() - timedelta(days=1))


def _delete(settings: Settings, engine: Engine, numbers: list[int]) -> None:
    with changing(engine, actor=actor(), at=utc_now()) as change:
        left_over = delete_reports(change, numbers)
    remove_pictures(settings.reports_folder, left_over)
    tell(_DELETED, count=len(numbers))
