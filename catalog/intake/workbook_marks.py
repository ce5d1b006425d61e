"""What a workbook's parts say beside its values, and calamine does not hand on.

The date system, formulas saved without a value, error values, links into other files; for
.ods also the merged cells. Imported by the reading child: standard library only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import normpath
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import ZipFile

from catalog.intake.limits import MAX_COLUMNS, Refusal

Area = tuple[int, int, int, int]

_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
_DATE_1904 = re.compile(rb'<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true|on)"')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_NO_VALUE = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)><(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_ERROR_VALUE = re.compile(rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>')
_CELL_NAME = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})")
# BIFF: HIDEOBJ, DATEMODE and PRECISION follow each other in every workbook of Excel and xlwt.
_XLS_DATE_MODE = re.compile(rb"\x22\x00\x02\x00([\x00\x01])\x00\x0e\x00\x02\x00", re.S)
_ODS = {
    "table": "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}",
    "office": "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}",
}


@dataclass
class Marks:
    """Facts of one workbook; cells are (row, column) from 0, keyed by sheet name."""

    date_1904: bool | None = False
    external_links: bool = False
    broken: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    merged: dict[str, list[Area]] = field(default_factory=dict)


def xls_marks(data: bytes) -> Marks:
    """The date system of a .xls file; None where it cannot be told."""
    modes = {found.group(1) for found in _XLS_DATE_MODE.finditer(data)}
    return Marks(date_1904=(modes == {b"\x01"}) if len(modes) == 1 else None)


def xlsx_marks(archive: ZipFile) -> Marks:
    """Facts of an .xlsx file; refuses one that carries macros."""
    names = set(archive.namelist())
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Refusal("macros")
    workbook = archive.read("xl/workbook.xml")
    marks = Marks(
        date_1904=bool(_DATE_1904.search(workbook)),
        external_links=any(name.startswith("xl/externalLinks/") for name in names),
    )
    for sheet, part in _parts(archive, workbook):
        if part in names:
            marks.broken[sheet] = list(_broken_cells(archive.read(part)))
    return marks


def _parts(archive: ZipFile, workbook: bytes) -> Iterator[tuple[str, str]]:
    """Each sheet's name with the part that holds its cells."""
    relations = {}
    if "xl/_rels/workbook.xml.rels" in archive.namelist():
        for found in _RELATION.finditer(archive.read("xl/_rels/workbook.xml.rels")):
            attributes = dict(_ATTRIBUTE.findall(found.group(1)))
            relations[attributes.get(b"Id", b"")] = attributes.get(b"Target", b"").decode()
    for found in _SHEET.finditer(workbook):
        attributes = dict(_ATTRIBUTE.findall(found.group(1)))
        key = next((v for k, v in attributes.items() if k.endswith(b":id")), b"")
        target = relations.get(key, "")
        path = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
        yield _unescaped(attributes.get(b"name", b"")), path


def _unescaped(name: bytes) -> str:
    text = name.decode("utf-8", "replace")
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")):
        text = text.replace(entity, sign)
    return text.replace("&amp;", "&")


def _broken_cells(xml: bytes) -> Iterator[tuple[int, int, str]]:
    if b"<f" in xml or b":f" in xml:
        for found in _NO_VALUE.finditer(xml):
            yield from _named_cell(found.group(1), "formula_without_value")
    if b't="e"' in xml:
        for found in _ERROR_VALUE.finditer(xml):
            yield from _named_cell(found.group(1), "error_value")


def _named_cell(attributes: bytes, rule: str) -> Iterator[tuple[int, int, str]]:
    place = _CELL_NAME.fullmatch(dict(_ATTRIBUTE.findall(attributes)).get(b"r", b""))
    if place:
        column = 0
        for letter in place.group(1):
            column = column * 26 + letter - 64
        yield int(place.group(2)) - 1, column - 1, rule


def ods_marks(archive: ZipFile) -> Marks:
    """Merged cells and formulas without value of an .ods file."""
    marks = Marks()
    sheet, row, column = "", 0, 0
    try:
        with archive.open("content.xml") as content:
            for event, element in iterparse(content, ("start", "end")):  # noqa: S314 (limited child)
                tag = element.tag.removeprefix(_ODS["table"])
                if event == "start":
                    if tag == "table":
                        sheet, row = element.get(_ODS["table"] + "name", ""), 0
                    elif tag == "table-row":
                        column = 0
                elif tag in ("table-cell", "covered-table-cell"):
                    _mark_ods_cell(marks, sheet, (row, column), element)
                    column += _count(element, "number-columns-repeated")
                elif tag == "table-row":
                    row += _count(element, "number-rows-repeated")
                    element.clear()
    except (ParseError, KeyError, ValueError) as error:
        raise Refusal("unreadable") from error
    return marks


def _count(element: Element, attribute: str) -> int:
    return int(element.get(_ODS["table"] + attribute, "1"))


def _mark_ods_cell(marks: Marks, sheet: str, place: tuple[int, int], cell: Element) -> None:
    row, column = place
    rows = _count(cell, "number-rows-spanned")
    columns = min(_count(cell, "number-columns-spanned"), MAX_COLUMNS)
    if rows > 1 or columns > 1:
        area = (row, column, row + rows - 1, column + columns - 1)
        marks.merged.setdefault(sheet, []).append(area)
    value_type = cell.get(_ODS["office"] + "value-type")
    if cell.get(_ODS["table"] + "formula") and not value_type:
        marks.broken.setdefault(sheet, []).append((row, column, "formula_without_value"))
