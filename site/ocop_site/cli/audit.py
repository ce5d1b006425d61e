"""`ocop audit`: the proof that the register says what was entered, and nothing else."""

import json
import sys

import click
from sqlmodel import col, func, select

from catalog.audit import AuditEntry, first_break
from catalog.clock import utc_now, vietnam_day
from catalog.db import reading
from catalog.replay import differences
from catalog.text import Text
from ocop_site.cli.opening import opened_register
from ocop_site.cli.terminal import said, tell

_CHECKING = Text("Đang kiểm tra {count} dòng nhật ký …", "Checking {count} entries of the log …")
_BROKEN = Text(
    "Chuỗi nhật ký bị đứt tại dòng số {seq}: dòng này đã bị sửa, xóa hoặc chèn thêm.",
    "The chain breaks at entry {seq}: it was changed, removed or inserted.",
)
_AGREES = Text(
    "Chuỗi nhật ký nguyên vẹn; dựng lại từ nhật ký cho đúng tình trạng, số sao, ngày tháng và"
    " quyết định hiện nay.",
    "The chain holds; replaying the log gives today's statuses, stars, dates and decisions.",
)


@click.group()
def audit() -> None:
    """The audit log."""


@audit.command()
@click.option("--json", "as_json", is_flag=True, help="print one JSON object")
def verify(as_json: bool) -> None:
    """Check the chain of the log and that replaying it gives what the tables say."""
    with opened_register() as (_, engine), reading(engine) as session:
        count = session.exec(select(func.count()).select_from(AuditEntry)).one()
        tell(_CHECKING, count=count)
        entries = session.exec(select(AuditEntry).order_by(col(AuditEntry.seq)))
        broken_at = first_break(entries)
        # A broken chain proves nothing, so it is not replayed.
        apart = differences(session, vietnam_day(utc_now())) if broken_at is None else []
    if as_json:
        answer = {"entries": count, "broken_at": broken_at, "differences": apart}
        click.echo(json.dumps(answer))
    else:
        if broken_at is not None:
            click.echo(said(_BROKEN, seq=broken_at))
        for found in apart:
            click.echo(found)
        if broken_at is None and not apart:
            click.echo(said(_AGREES))
    sys.exit(1 if apart or broken_at is not None else 0)
