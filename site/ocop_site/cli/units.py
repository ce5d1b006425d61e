"""`ocop units`: lists of administrative units."""

from pathlib import Path

import click

from catalog.change import changing
from catalog.clock import utc_now
from catalog.communes import enter_communes, read_list
from catalog.sheets import BadList
from catalog.text import Text
from ocop_site.cli.lists import read_text, refuse
from ocop_site.cli.opening import opened_register
from ocop_site.cli.terminal import tell

_ENTERED = Text(
    "Mới: {communes} xã, {districts} huyện, {successions} quan hệ trước – sau.",
    "New: {communes} communes, {districts} districts, {successions} successions.",
)


@click.group()
def units() -> None:
    """Administrative units; provinces ship with the program, communes are imported."""


@units.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_units(file: Path) -> None:
    """Enter the communes of a CSV FILE; its columns stand in docs/operators.md."""
    try:
        lines = read_list(read_text(file))
        with (
            opened_register() as (_, engine),
            changing(engine, actor="command line", at=utc_now()) as change,
        ):
            entered = enter_communes(change, lines)
    except BadList as bad:
        refuse(bad)
    tell(
        _ENTERED,
        communes=entered.communes,
        districts=entered.districts,
        successions=entered.successions,
    )
