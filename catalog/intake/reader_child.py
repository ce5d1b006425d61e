"""The process that opens an office's file: `python -m catalog.intake.reader_child`.

Takes the file on standard input and answers one JSON object, under limits of memory and
processor time set before the first byte is parsed. It holds no secret and no database, and
what it answers is JSON, so a file that breaks the parser reaches nothing.
"""

import json
import re
import sys
from bisect import bisect_left, bisect_right
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from catalog.intake import text_table
from catalog.intake.limits import (
    MAX_COLUMNS,
    MAX_CPU_SECONDS,
    MAX_FILE_BYTES,
    MAX_MEMORY_BYTES,
    MAX_MERGED_CELLS,
    MAX_ROWS,
    Refusal,
    open_archive,
)
from catalog.intake.workbook_marks import Area, Marks, ods_marks, xls_marks, xlsx_marks

DATE_SIGN = "\x01"
"""Stands before an ISO date; no text of a workbook may begin with it."""

_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def limit_resources() -> None:
    """Bound this process; where the system has no such limits, the parent's clock stands."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))


def read_file(data: bytes) -> dict[str, Any]:
    """The sheets of a file as plain values; raises `Refusal`."""
    if len(data) > MAX_FILE_BYTES:
        raise Refusal("file_too_large", limit=MAX_FILE_BYTES // 10**6)
    if not data.strip():
        raise Refusal("empty_file")
    if data.startswith(b"PK"):
        return _read_archive(data, open_archive(data))
    if data.startswith(_OLE):
        return _read_workbook(data, "xls", xls_marks(data))
    if data.startswith((b"%PDF", b"{\\rtf", b"<", b"\x89PNG", b"\xff\xd8\xff")):
        raise Refusal("unsupported_format")
    rows = [_text_row(record) for record in text_table.parse(text_table.decode(data))]
    sheet = _sheet("CSV", False, enumerate(rows), 0)
    return {"kind": "csv", "date_1904": None, "external_links": False, "sheets": [sheet]}


def _read_archive(data: bytes, archive: ZipFile) -> dict[str, Any]:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return _read_workbook(data, "xlsx", xlsx_marks(archive))
    if "content.xml" in names and archive.read("mimetype").strip() == _ODS_TYPE:
        return _read_workbook(data, "ods", ods_marks(archive))
    raise Refusal("unsupported_format")


def _read_workbook(data: bytes, kind: str, marks: Marks) -> dict[str, Any]:
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = []
        for metadata in workbook.sheets_metadata:
            if metadata.typ is not SheetTypeEnum.WorkSheet:
                continue
            source = workbook.get_sheet_by_name(metadata.name)
            hidden = metadata.visible is not SheetVisibleEnum.Visible
            left = source.start[1] if source.start else 0
            sheet = _sheet(metadata.name, hidden, enumerate(source.iter_rows()), left)
            areas = [(a[0], a[1], b[0], b[1]) for a, b in source.merged_cell_ranges or ()]
            sheet["merged"] = _near(sheet, areas or marks.merged.get(metadata.name, []))
            sheet["broken"] = marks.broken.get(metadata.name, [])
            sheets.append(sheet)
    except PasswordError as error:
        raise Refusal("password") from error
    except (CalamineError, OSError, ValueError) as error:
        raise Refusal("unreadable") from error
    return {
        "kind": kind,
        "date_1904": marks.date_1904,
        "external_links": marks.external_links,
        "sheets": sheets,
    }


def _near(sheet: dict[str, Any], areas: list[Area]) -> list[Area]:
    """Merged areas cut to the columns that a table may have, refused beyond any use."""
    near = [(a, b, c, min(d, MAX_COLUMNS)) for a, b, c, d in areas if b < MAX_COLUMNS]
    rows = [number for number, _ in sheet["rows"]]
    covered = sum(
        (d - b + 1) * (bisect_right(rows, c) - bisect_left(rows, a)) for a, b, c, d in near
    )
    if covered > MAX_MERGED_CELLS or len(near) > MAX_MERGED_CELLS:
        raise Refusal("too_many_merged", sheet=sheet["name"], limit=MAX_MERGED_CELLS)
    return near


def _sheet(name: str, hidden: bool, rows: Any, left: int) -> dict[str, Any]:
    """Rows that hold anything, as [row number from 0, cells from the first column]."""
    kept: list[tuple[int, list[Any]]] = []
    for number, row in rows:
        cells = [None] * left + [_plain(value) for value in row] if any(row) else []
        while cells and cells[-1] is None:
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise Refusal("too_many_columns", sheet=name, row=number + 1, limit=MAX_COLUMNS)
        if cells:
            kept.append((number, cells))
            if len(kept) > MAX_ROWS:
                raise Refusal("too_many_rows", sheet=name, limit=MAX_ROWS)
    return {"name": name, "hidden": hidden, "rows": kept, "merged": [], "broken": []}


def _text_row(record: list[str]) -> list[str]:
    return record if any(cell.strip() for cell in record) else []


def _plain(value: Any) -> Any:
    """A value that JSON can carry; whole numbers as integers, dates behind `DATE_SIGN`."""
    if isinstance(value, str):
        if value.isprintable():
            return value if value.strip() else None
        return _CONTROLS.sub(" ", value) if value.strip() else None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 10**15 else value
    if isinstance(value, datetime):
        return DATE_SIGN + (value.date() if value.time() == time() else value).isoformat()
    if isinstance(value, date):
        return DATE_SIGN + value.isoformat()
    return str(value) if isinstance(value, time | timedelta) else value


def main() -> int:
    """Read standard input, answer on standard output."""
    limit_resources()
    try:
        answer = read_file(sys.stdin.buffer.read(MAX_FILE_BYTES + 1))
    except Refusal as refusal:
        answer = {"refused": refusal.rule, "values": refusal.values}
    except MemoryError:
        answer = {"refused": "too_much_memory", "values": {}}
    sys.stdout.write(json.dumps(answer, separators=(",", ":")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
