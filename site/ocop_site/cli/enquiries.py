"""`ocop enquiries`: what buyers asked of makers, and what became of it."""

import json

import click

from catalog.change import changing
from catalog.clock import utc_now, vietnam_day
from catalog.contacts import UnreadableContact
from catalog.db import reading
from catalog.enquiries.filing import NoSuchEnquiry, read_buyer
from catalog.enquiries.queries import find_enquiry, list_enquiries, messages_of
from catalog.enquiries.retention import delete_enquiries, overdue
from catalog.enquiries.sending import release as release_messages
from catalog.enquiries.words import MessageState
from catalog.text import Text
from ocop_site.cli.enquiry_lines import as_facts, as_line, as_page
from ocop_site.cli.opening import opened_register
from ocop_site.cli.terminal import actor, said, tell
from ocop_site.keys import contact_keys

_NONE = Text("Không có yêu cầu liên hệ mua nào.", "There are no enquiries.")
_UNKNOWN = Text("Không có yêu cầu số {number}.", "There is no enquiry {number}.")
_UNREADABLE = Text(
    "Không mở được thông tin người mua: khóa trong {folder} không phải khóa đã dùng để mã hóa.",
    "Who asked cannot be read: the key in {folder} is not the one it was sealed with.",
)
_RELEASED = Text(
    "{count} thư của yêu cầu số {number} sẽ được gửi; chủ thể chưa có địa chỉ thư thì vẫn giữ lại.",
    "{count} message(s) of enquiry {number} will be sent; makers without an address stay kept.",
)
_DELETED = Text("Đã xóa {count} yêu cầu.", "Deleted {count} enquiries.")
_SURE = Text("Xóa hẳn yêu cầu số {number}?", "Delete enquiry {number} for good?")


@click.group(invoke_without_command=True)
@click.option("--state", type=click.Choice([state.value for state in MessageState]))
@click.option("--json", "as_json", is_flag=True, help="one JSON object on standard output")
@click.pass_context
def enquiries(ctx: click.Context, state: str | None, as_json: bool) -> None:
    """List enquiries, newest first; `--state kept` those that need somebody to pass them on."""
    if ctx.invoked_subcommand is not None:
        return
    with opened_register() as (_, engine), reading(engine) as session:
        found = [
            (enquiry, messages_of(session, enquiry.id or 0))
            for enquiry in list_enquiries(session, MessageState(state) if state else None)
        ]
    if as_json:
        facts = [as_facts(enquiry, messages) for enquiry, messages in found]
        click.echo(json.dumps({"enquiries": facts}, ensure_ascii=False))
        return
    for enquiry, messages in found:
        click.echo(as_line(enquiry, messages))
    if not found:
        tell(_NONE)


@enquiries.command()
@click.argument("number", type=int)
@click.option("--json", "as_json", is_flag=True, help="one JSON object on standard output")
def show(number: int, as_json: bool) -> None:
    """Show an enquiry and who asked; that this was read goes into the audit log."""
    with opened_register() as (settings, engine):
        try:
            with changing(engine, actor=actor(), at=utc_now()) as change:
                buyer = read_buyer(change, number, contact_keys(settings))
        except NoSuchEnquiry:
            raise click.ClickException(said(_UNKNOWN, number=number)) from None
        except UnreadableContact:
            folder = settings.keys_folder
            raise click.ClickException(said(_UNREADABLE, folder=folder)) from None
        with reading(engine) as session:
            enquiry = find_enquiry(session, number)
            messages = messages_of(session, number)
    assert enquiry is not None  # noqa: S101 - its buyer was just read
    facts = as_facts(enquiry, messages, buyer)
    click.echo(json.dumps(facts, ensure_ascii=False) if as_json else as_page(facts))


@enquiries.command()
@click.argument("number", type=int)
def release(number: int) -> None:
    """Let the mails of an enquiry go out that were kept, after an officer has read it."""
    with opened_register() as (_, engine), changing(engine, actor=actor(), at=utc_now()) as change:
        if find_enquiry(change.session, number) is None:
            raise click.ClickException(said(_UNKNOWN, number=number))
        count = release_messages(change, number)
    tell(_RELEASED, number=number, count=count)


@enquiries.command()
@click.argument("number", type=int)
@click.option("--yes", is_flag=True, help="do not ask")
def delete(number: int, yes: bool) -> None:
    """Delete one enquiry for good, as whoever sent it may ask."""
    with opened_register() as (_, engine):
        with reading(engine) as session:
            if find_enquiry(session, number) is None:
                raise click.ClickException(said(_UNKNOWN, number=number))
        if not yes:
            click.confirm(said(_SURE, number=number), abort=True, err=True)
        with changing(engine, actor=actor(), at=utc_now()) as change:
            delete_enquiries(change, [number])
    tell(_DELETED, count=1)


@enquiries.command()
def purge() -> None:
    """Delete enquiries whose time of keeping has ended; the job worker does so once a day."""
    with opened_register() as (_, engine):
        with reading(engine) as session:
            ended = overdue(session, vietnam_day(utc_now()))
        with changing(engine, actor=actor(), at=utc_now()) as change:
            delete_enquiries(change, ended)
    tell(_DELETED, count=len(ended))
