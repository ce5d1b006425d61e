"""CSV as offices save it: UTF-8 with and without mark, UTF-16, Windows-1258; , ; or tab.

Imported by the reading child, so it knows nothing but the standard library.
"""

import codecs
import csv
import io
import unicodedata
from collections import Counter

from catalog.intake.limits import Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEPARATORS = ";,\t"
_SAMPLE_ROWS = 50


def decode(data: bytes) -> str:
    """The text of a file, in NFC.

    Windows-1258 has tone marks as characters of their own, so it is composed afterwards.
    Raises `Refusal("encoding_unknown")` where no supported encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, _without_mark(data))
    # UTF-16 of plain letters without a mark is valid UTF-8 full of NUL characters.
    return unicodedata.normalize("NFC", text) if "\0" not in text else _decoded(data, _wide(data))


def _without_mark(data: bytes) -> str:
    return _wide(data) if data.count(0) > len(data) // 10 else "cp1258"


def _wide(data: bytes) -> str:
    return "utf-16-be" if data[::2].count(0) > data[1::2].count(0) else "utf-16-le"


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("encoding_unknown") from error
    if "\0" in text:
        raise Refusal("encoding_unknown")
    return unicodedata.normalize("NFC", text)


def parse(text: str) -> list[list[str]]:
    """The records of a text table, the separator found by which one makes even rows."""
    first_line = text.split("\n", 1)[0].strip().lower()
    if first_line.startswith("sep=") and len(first_line) == len("sep=;"):
        # Excel's own hint; the line keeps its number but holds no data.
        return [[], *_records(text.split("\n", 1)[1], first_line[-1])]
    return _records(text, _separator(text))


def _records(text: str, separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise Refusal("unreadable") from error


def _separator(text: str) -> str:
    def evenness(separator: str) -> tuple[int, int]:
        widths: Counter[int] = Counter()
        try:
            for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
                widths[len(record)] += len(record) > 1
                if widths.total() >= _SAMPLE_ROWS:
                    break
        except csv.Error:
            return (0, 0)
        width, rows = widths.most_common(1)[0] if widths else (0, 0)
        return (rows, width)

    return max(_SEPARATORS, key=evenness)
