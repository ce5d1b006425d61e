"""Limits on what an office may hand in, checked before anything parses it.

Known from the field: 642 kB of .xlsx can hold 149 MB, and a zip may inflate to more than it
declares. Imported by the reading child, so it knows nothing but the standard library.
"""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

MAX_FILE_BYTES = 5_000_000
MAX_INFLATED_BYTES = 50_000_000
MAX_RATIO = 100
MAX_ENTRIES = 2_000
MAX_ROWS = 20_000
MAX_COLUMNS = 60
MAX_MERGED_CELLS = 200_000
MAX_MEMORY_BYTES = 512 * 1024 * 1024
MAX_CPU_SECONDS = 10
MAX_WALL_SECONDS = 20

_PIECE = 1 << 16
_LOCAL_HEADER = 30


class Refusal(Exception):
    """A file that is not read: `rule` names why, `values` fill the rule's message."""

    def __init__(self, rule: str, **values: str | int) -> None:
        super().__init__(rule)
        self.rule = rule
        self.values = values


def open_archive(data: bytes) -> ZipFile:
    """The archive in `data`, after its totals were found within the limits.

    Raises `Refusal` for too many entries, too much content, a suspicious ratio, content that
    inflates to more than it declares, and anything that is not a plain zip.
    """
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, NotImplementedError, ValueError) as error:
        raise Refusal("zip_broken") from error
    entries = archive.infolist()
    declared = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES:
        raise Refusal("zip_entries", count=len(entries), limit=MAX_ENTRIES)
    if declared > MAX_INFLATED_BYTES:
        raise Refusal("zip_too_large", size=declared // 10**6, limit=MAX_INFLATED_BYTES // 10**6)
    if declared > MAX_RATIO * len(data):
        raise Refusal("zip_ratio", ratio=declared // max(1, len(data)), limit=MAX_RATIO)
    for entry in entries:
        _check_inflated(data, entry)
    return archive


def _check_inflated(data: bytes, entry: ZipInfo) -> None:
    """Inflate an entry piece by piece and refuse it once it is larger than it declares."""
    if entry.flag_bits & 1:
        raise Refusal("password")
    header = data[entry.header_offset : entry.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Refusal("zip_broken")
    names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    start = entry.header_offset + _LOCAL_HEADER + names
    packed = data[start : start + entry.compress_size]
    if _inflated_size(packed, entry) > entry.file_size:
        raise Refusal("zip_broken")


def _inflated_size(packed: bytes, entry: ZipInfo) -> int:
    if entry.compress_type == ZIP_STORED:
        return len(packed)
    inflater, size = zlib.decompressobj(-zlib.MAX_WBITS), 0
    try:
        while packed and not inflater.eof and size <= entry.file_size:
            size += len(inflater.decompress(packed, _PIECE))
            packed = inflater.unconsumed_tail
    except zlib.error as error:
        raise Refusal("zip_broken") from error
    return size
