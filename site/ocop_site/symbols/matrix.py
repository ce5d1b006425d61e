"""From an address to the dark modules of its QR symbol."""

import re

from qrcode.constants import ERROR_CORRECT_Q
from qrcode.main import QRCode
from qrcode.util import BIT_LIMIT_TABLE, MODE_8BIT_BYTE, QRData, length_in_bits

QUIET_ZONE = 4
"""White modules on every side, as ISO/IEC 18004 asks; part of the drawing, never of the page."""

# Trying all eight masks is seven eighths of the work. On addresses of our shape the mean penalty
# of mask 0 is the lowest (bench/symbols.py prints all eight). Readers need not know of the choice:
# the mask's number is part of the symbol.
MASK = 0

_DARK = re.compile(b"\x01+")

Run = tuple[int, int, int]
"""Dark modules side by side: column and row of the first one, and how many there are.

A plain tuple: a symbol has some 230 of them, and named ones would cost a tenth of its time.
"""


def smallest_version(size: int) -> int:
    """The version of the smallest symbol of level Q that holds `size` bytes."""
    for version in range(1, 41):
        bits = 4 + length_in_bits(MODE_8BIT_BYTE, version) + 8 * size
        if bits <= BIT_LIMIT_TABLE[ERROR_CORRECT_Q][version]:
            return version
    raise ValueError(f"no symbol holds {size} bytes")


def modules(address: str) -> list[bytes]:
    """The rows of the smallest symbol that holds `address`, a byte for each module, 1 for dark.

    Level Q: a quarter of the symbol may be spoilt.
    """
    data = address.encode("ascii")
    code = QRCode(
        version=smallest_version(len(data)),
        error_correction=ERROR_CORRECT_Q,
        mask_pattern=MASK,
    )
    code.add_data(QRData(data, mode=MODE_8BIT_BYTE))
    code.make(fit=False)
    return [bytes(row) for row in code.modules]


def dark_runs(rows: list[bytes], left: int, top: int) -> list[Run]:
    """The dark runs of `rows` when their first module stands in column `left` and row `top`."""
    spans = [(y, found.span()) for y, row in enumerate(rows, top) for found in _DARK.finditer(row)]
    return [(start + left, y, end - start) for y, (start, end) in spans]
