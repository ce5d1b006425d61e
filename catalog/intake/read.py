"""Bytes of a file to sheets of cells, parsed in a child process with limits."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import unicodedata
from datetime import date, datetime
from tempfile import TemporaryFile
from threading import Timer
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
    # Files, not pipes: through pipes a megabyte goes in pieces of 512 bytes.
    with TemporaryFile() as given, TemporaryFile() as told:
        given.write(data)
        given.seek(0)
        child = subprocess.Popen(  # noqa: S603 (our own module, fixed arguments)
            _COMMAND, stdin=given, stdout=told, stderr=subprocess.DEVNULL
        )
        clock = Timer(MAX_WALL_SECONDS, child.kill)
        clock.start()
        code = child.wait()
        if not clock.is_alive():
            raise Refusal("too_slow")
        clock.cancel()
        if code != 0:
            raise Refusal(_reason(code))
        told.seek(0)
        answer: dict[str, Any] = json.load(told)
    if "refused" in answer:
        raise Refusal(answer["refused"], **answer["values"])
    return answer


def _reason(code: int) -> str:
    """Why the child ended: out of processor time, out of memory (it aborts), or a broken file."""
    if os.name == "posix" and code in (-signal.SIGXCPU, -signal.SIGKILL):
        return "too_slow"
    return "too_much_memory" if code < 0 else "unreadable"


def _sheet(raw: dict[str, Any]) -> Sheet:
    return Sheet(
        name=unicodedata.normalize("NFC", raw["name"]),
        hidden=raw["hidden"],
        rows={
            number: [_value(value) if isinstance(value, str) else value for value in cells]
            for number, cells in raw["rows"]
        },
        merged=[Merged(*area) for area in raw["merged"]],
        broken={(row, column): rule for row, column, rule in raw["broken"]},
    )


def _value(value: str) -> CellValue:
    if value.startswith(DATE_SIGN):
        text = value[1:]
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    return value if value.isascii() else unicodedata.normalize("NFC", value)
