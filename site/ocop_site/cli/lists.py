"""`ocop goods`, `offices`, `areas`, `places`: lists that offices keep, entered from CSV files."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import click

from catalog import place_lists, told
from catalog.change import Change, changing
from catalog.clock import utc_now
from catalog.places import listed
from catalog.sheets import BadList, SheetLine, read_sheet
from catalog.text import Text
from ocop_site.cli.opening import opened_register
from ocop_site.cli.terminal import said, tell

_LINE = Text("dòng {number}: {problem}", "line {number}: {problem}")
_REFUSED = Text("Chưa ghi gì vì danh mục còn lỗi.", "Nothing was entered: the list has errors.")
_NOT_UTF8 = Text(
    "Tệp không phải UTF-8. Trong Excel hãy lưu dạng “CSV UTF-8”.",
    "The file is not UTF-8. In Excel, save it as “CSV UTF-8”.",
)
_GOODS = Text("Đã ghi thông tin của {count} sản phẩm.", "Entered what is told of {count} products.")
_OFFICES = Text("Đã ghi {count} cơ quan.", "Entered {count} offices.")
_AREAS = Text("Đã ghi {count} làng nghề, vùng nguyên liệu.", "Entered {count} areas.")
_PLACES = Text("Đã ghi {count} điểm đến (bản nháp).", "Entered {count} places (as drafts).")
_SOUND = Text("Danh mục không có lỗi; chưa ghi gì.", "The list is sound; nothing was entered.")

Verb = Callable[[Change, Sequence[SheetLine]], int]


class _OnlyLooking(Exception):
    """Ends a change without a trace."""


def refuse(bad: BadList) -> NoReturn:
    """Say what is wrong with a list, line by line, and end."""
    for number, problem in bad.problems:
        click.echo(said(_LINE, number=number, problem=problem), err=True)
    raise click.ClickException(said(_REFUSED)) from None


def read_text(file: Path) -> list[str]:
    """The lines of a file in UTF-8, with or without a mark."""
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise click.ClickException(said(_NOT_UTF8)) from None


def _list_command(
    what: str, verb: Verb, required: Sequence[str], columns: Sequence[str], done: Text
) -> click.Command:
    @click.command("import", help=f"Enter {what} from a CSV FILE; columns: {', '.join(columns)}.")
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @click.option("--dry-run", is_flag=True, help="look for errors and enter nothing")
    def enter(file: Path, dry_run: bool) -> None:
        try:
            lines = read_sheet(read_text(file), required, columns)
            with (
                opened_register() as (_, engine),
                changing(engine, actor="command line", at=utc_now()) as change,
            ):
                count = verb(change, lines)
                if dry_run:
                    raise _OnlyLooking
        except BadList as bad:
            refuse(bad)
        except _OnlyLooking:
            tell(_SOUND)
        else:
            tell(done, count=count)

    return enter


goods = click.Group(
    "goods",
    help="What producers tell buyers of their goods.",
    commands=[
        _list_command("what is told of goods", told.enter_told, told.REQUIRED, told.COLUMNS, _GOODS)
    ],
)
offices = click.Group(
    "offices",
    help="How the provinces' OCOP offices are reached.",
    commands=[
        _list_command(
            "offices",
            place_lists.enter_offices,
            place_lists.OFFICE_REQUIRED,
            place_lists.OFFICE_COLUMNS,
            _OFFICES,
        )
    ],
)
areas = click.Group(
    "areas",
    help="Craft villages and raw-material areas.",
    commands=[
        _list_command(
            "areas",
            place_lists.enter_area_list,
            place_lists.AREA_REQUIRED,
            place_lists.AREA_COLUMNS,
            _AREAS,
        )
    ],
)
places = click.Group(
    "places",
    help="Places where certified goods are on sale.",
    commands=[
        _list_command("places", listed.enter_place_list, listed.REQUIRED, listed.COLUMNS, _PLACES)
    ],
)
