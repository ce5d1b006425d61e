"""Hostile files are refused in time, within memory, and by name."""

import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from time import process_time
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from books import HEADERS, ROW, SETS, TITLE, book_of, read, rules, saved, sheet_of

from catalog.intake import read as reading_module
from catalog.intake.interpret import Reading
from catalog.intake.layout import MAX_TABLES
from catalog.intake.limits import MAX_FILE_BYTES, Refusal
from catalog.intake.plan import GivenFile, read_batch
from catalog.intake.read import read_workbook

SECONDS = 3.0
"""Of processor time: how busy the machine is must not decide a test."""
KILOBYTES = 512 * 1024
# A process of its own: what the tests before it used is no part of its peak.
MEASURED = """
import re, resource, sys
from pathlib import Path
from catalog.intake.limits import Refusal
from catalog.intake.read import read_workbook
try:
    read_workbook(Path(sys.argv[1]).read_bytes(), "a.xlsx")
except Refusal as refused:
    print(refused.rule)
own, child = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
# What getrusage calls one's own peak is inherited from whoever started this process.
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
seconds = own.ru_utime + own.ru_stime + child.ru_utime + child.ru_stime
print(max(peak, child.ru_maxrss), seconds)
"""


def refusal(data: bytes) -> Refusal:
    """Why a file is not read."""
    with pytest.raises(Refusal) as refused:
        read_workbook(data, "a.xlsx")
    return refused.value


def with_part(data: bytes, name: str, content: bytes, method: int = ZIP_DEFLATED) -> bytes:
    """A workbook with one part put in place of another."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w", method) as target:
        for part in source.namelist():
            if part != name:
                target.writestr(part, source.read(part))
        target.writestr(name, content)
    return buffer.getvalue()


GOOD = book_of([[TITLE], HEADERS, ROW])
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        (b"<x>" + b" " * 149_000_000, "zip_too_large"),
        (b"<x>" + b" " * 45_000_000, "zip_ratio"),
        (b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"/>', "unreadable"),
    ],
)
def test_what_is_refused_costs_little(tmp_path: Path, part: bytes, rule: str) -> None:
    bomb = tmp_path / "a.xlsx"
    bomb.write_bytes(with_part(GOOD, SHEET, part))
    answer = subprocess.run(
        [sys.executable, "-c", MEASURED, str(bomb)], capture_output=True, text=True, check=True
    )
    found, peak, seconds = answer.stdout.split()
    assert found == rule
    assert int(peak) < KILOBYTES
    assert float(seconds) < SECONDS


def test_a_zip_bomb_is_refused_by_its_size() -> None:
    assert refusal(with_part(GOOD, SHEET, b"<x>" + b" " * 149_000_000)).rule == "zip_too_large"


def test_a_zip_bomb_is_refused_by_its_ratio() -> None:
    assert refusal(with_part(GOOD, SHEET, b" " * 40_000_000)).rule == "zip_ratio"


def test_a_zip_that_inflates_to_more_than_it_declares_is_refused() -> None:
    data = with_part(GOOD, SHEET, b"<x>" + b" " * 30_000_000 + zlib.compress(GOOD) * 100)
    lying = data.replace(
        (30_000_003 + 100 * len(zlib.compress(GOOD))).to_bytes(4, "little"), b"\x10\0\0\0"
    )
    assert refusal(lying).rule == "zip_broken"


def test_a_zip_of_many_parts_is_refused() -> None:
    buffer = BytesIO(GOOD)
    with ZipFile(buffer, "a") as archive:
        for number in range(2_000):
            archive.writestr(f"x{number}", b"")
    assert refusal(buffer.getvalue()).rule == "zip_entries"


@pytest.mark.parametrize("size", [100, 1000, 3000])
def test_a_truncated_file_is_refused(size: int) -> None:
    assert refusal(GOOD[:size]).rule == "zip_broken"


def test_a_damaged_part_is_refused() -> None:
    where = GOOD.index(b"xl/workbook.xml") + 60
    assert refusal(GOOD[:where] + b"\xff" * 40 + GOOD[where + 40 :]).rule in {
        "zip_broken",
        "unreadable",
    }


def test_another_compression_is_refused() -> None:
    assert refusal(with_part(GOOD, "extra", b"x" * 100, ZIP_BZIP2)).rule == "zip_broken"


def test_a_file_beyond_five_megabytes_is_refused() -> None:
    assert refusal(b"a;b\n" * (MAX_FILE_BYTES // 4 + 1)).rule == "file_too_large"


def test_a_workbook_with_macros_is_refused() -> None:
    assert refusal(with_part(GOOD, "xl/vbaProject.bin", b"x")).rule == "macros"


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "x")
    assert refusal(buffer.getvalue()).rule == "unsupported_format"


def test_links_into_other_files_are_pointed_out() -> None:
    assert rules(read(with_part(GOOD, "xl/externalLinks/externalLink1.xml", b"<x/>"))) == [
        "external_links"
    ]


def test_entities_do_not_expand() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 50) for n in range(9)
    )
    sheet = laughs + b"]><worksheet><sheetData><row><c><v>&j;</v></c></row></sheetData></worksheet>"
    start = process_time()
    try:
        read_workbook(with_part(GOOD, SHEET, sheet), "a.xlsx")
    except Refusal as refused:
        assert refused.rule in {"unreadable", "too_much_memory", "too_slow"}
    assert process_time() - start < SECONDS


def test_a_million_empty_rows_are_read_as_none() -> None:
    with ZipFile(BytesIO(GOOD)) as archive:
        sheet = archive.read(SHEET)
    empty = b"".join(b'<row r="%d"/>' % row for row in range(4, 1_048_577))
    data = with_part(GOOD, SHEET, sheet.replace(b"</sheetData>", empty + b"</sheetData>"))
    start = process_time()
    reading = read(data)
    assert process_time() - start < SECONDS
    assert len(reading.lines) == 1


@pytest.mark.parametrize(
    ("cell", "rule"), [("XFD1048576", "too_much_memory"), ("BI2", "too_many_columns")]
)
def test_a_cell_far_from_the_table_is_refused(cell: str, rule: str) -> None:
    sheet = sheet_of([[TITLE], HEADERS, ROW])
    sheet[cell] = "x"
    assert refusal(saved(sheet.parent)).rule == rule


def test_a_cell_in_the_last_row_alone_is_refused_or_read() -> None:
    sheet = sheet_of([[TITLE], HEADERS, ROW])
    sheet["A1048576"] = "Ghi chú: hết"
    start = process_time()
    assert len(read(saved(sheet.parent)).lines) == 1
    assert process_time() - start < SECONDS


def test_more_rows_than_an_intake_takes_are_refused() -> None:
    data = ("a;b\n" * 20_001).encode()
    assert refusal(data).rule == "too_many_rows"
    assert len(read_workbook(("a;b\n" * 20_000).encode(), "a.csv").sheets[0].rows) == 20_000


def test_merged_areas_beyond_any_use_are_refused() -> None:
    data = book_of([[n] for n in range(3_000)])
    with ZipFile(BytesIO(data)) as archive:
        sheet = archive.read(SHEET)
    areas = b"".join(b'<mergeCell ref="A1:BA%d"/>' % row for row in range(2_900, 3_000))
    merged = b"</sheetData><mergeCells>" + areas + b"</mergeCells>"
    data = with_part(data, SHEET, sheet.replace(b"</sheetData>", merged))
    assert refusal(data).rule == "too_many_merged"


def test_a_file_with_a_password_is_refused() -> None:
    # An encrypted workbook is an OLE file that holds "EncryptedPackage".
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert refusal(ole).rule in {"password", "unreadable"}


def test_an_endless_parser_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setattr(reading_module, "MAX_WALL_SECONDS", 0.3)
    monkeypatch.setattr(
        reading_module, "_COMMAND", [sys.executable, "-c", "import time; time.sleep(30)"]
    )
    assert refusal(b"a;b").rule == "too_slow"


def test_a_child_out_of_processor_time_is_named() -> None:
    from catalog.intake.read import _reason

    assert (_reason(-24), _reason(-6), _reason(1)) == ("too_slow", "too_much_memory", "unreadable")


def reading_of(rows: list[str]) -> Reading:
    """What is made of a text file, within the time an intake may take."""
    start = process_time()
    reading = read("\n".join(rows).encode(), name="a.csv")
    assert process_time() - start < SECONDS
    return reading


def test_twenty_thousand_rows_without_a_header_are_searched_in_time() -> None:
    assert rules(reading_of(["x;y;z"] * 20_000)) == ["no_table"]


TINY_TABLE = ["Tên sản phẩm;Chủ thể", "Tổng cộng;0"]


def test_as_many_tables_as_a_sheet_may_have_are_read() -> None:
    assert "too_many_tables" not in rules(reading_of(TINY_TABLE * MAX_TABLES))


@pytest.mark.parametrize("count", [MAX_TABLES + 1, 10_000])
def test_more_tables_than_a_sheet_may_have_are_refused_in_time(count: int) -> None:
    with pytest.raises(Refusal) as refused:
        reading_of(TINY_TABLE * count)
    assert (refused.value.rule, refused.value.values["limit"]) == ("too_many_tables", MAX_TABLES)


def test_a_file_of_too_many_tables_is_reported_as_any_other_refusal() -> None:
    file = GivenFile("a.csv", "\n".join(TINY_TABLE * (MAX_TABLES + 1)).encode())
    (problem,) = read_batch([file], SETS).problems
    assert (problem.rule, problem.position.file) == ("too_many_tables", "a.csv")
    assert str(MAX_TABLES) in problem.message.vi
