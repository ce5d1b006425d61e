"""Bytes of a file to sheets of cells, parsed in a child process with limits."""

import hashlib
import json
import subprocess
import sys
import unicodedata
from datetime import date, datetime
from typing import Any

from catalog.intake.cells import CellValue, Merged, Sheet, Workbook
from catalog.intake.limits import MAX_FILE_BYTES, MAX_WALL_SECONDS, Refusal
from catalog.intake.reader_child import DATE_SIGN

_COMMAND = [sys.executable, "-m", "catalog.intake.reader_child"]


def read_workbook(data: bytes, file: str) -> Workbook:
    """Read a spreadsheet (.xlsx, .xls, .ods, .csv; told by content, not by name).

    Raises `Refusal` naming the limit or fault; never anything else for a hostile file.
    """
    if len(data) > MAX_FILE_BYTES:
        raise Refusal("file_too_large", limit=MAX_FILE_BYTES // 10**6)
    answer = _ask_child(data)
    return Workbook(
        file=unicodedata.normalize("NFC", file),
        digest=hashlib.sha256(data).hexdigest(),
        kind=answer["kind"],
        date_1904=answer["date_1904"],
        external_links=answer["external_links"],
        sheets=[_sheet(sheet) for sheet in answer["sheets"]],
    )


def _ask_child(data: bytes) -> dict[str, Any]:
    try:
        done = subprocess.run(  # noqa: S603 (our own module, fixed arguments)
            _COMMAND, input=data, capture_output=True, timeout=MAX_WALL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Refusal("too_slow") from error
    if done.returncode != 0:
        # A parser out of memory aborts (negative: by signal); anything else is a broken file.
        raise Refusal("too_much_memory" if done.returncode < 0 else "unreadable")
    answer: dict[str, Any] = json.loads(done.stdout)
    if "refused" in answer:
        raise Refusal(answer["refused"], **answer["values"])
    return answer


def _sheet(raw: dict[str, Any]) -> Sheet:
    return Sheet(
        name=unicodedata.normalize("NFC", raw["name"]),
        hidden=raw["hidden"],
        rows={number: [_value(value) for value in cells] for number, cells in raw["rows"]},
        merged=[Merged(*area) for area in raw["merged"]],
        broken={(row, column): rule for row, column, rule in raw["broken"]},
    )


def _value(value: CellValue) -> CellValue:
    if not isinstance(value, str):
        return value
    if value.startswith(DATE_SIGN):
        text = value[1:]
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    return value if value.isascii() else unicodedata.normalize("NFC", value)
