"""From an address to the dark modules of its QR symbol."""

import re
from typing import NamedTuple

from qrcode.constants import ERROR_CORRECT_Q
from qrcode.main import QRCode
from qrcode.util import MODE_8BIT_BYTE, QRData

QUIET_ZONE = 4
"""White modules on every side, as ISO/IEC 18004 asks; part of the drawing, never of the page."""

# Trying all eight masks is seven eighths of the work. On addresses of our shape masks 0, 2 and 6
# have the lowest penalties (bench/symbols.py prints them) and 0 is the cheapest to compute. The
# mask's number is in the symbol itself, so readers need not know of the choice.
MASK = 0

_DARK = re.compile(b"\x01+")


class Run(NamedTuple):
    """Dark modules side by side: column and row of the first one, and how many there are."""

    column: int
    row: int
    length: int


class Matrix(NamedTuple):
    """A symbol without its quiet zone: modules on a side, and its dark runs row by row."""

    side: int
    runs: list[Run]


def matrix(address: str) -> Matrix:
    """The smallest symbol of level Q (a quarter of it may be spoilt) that holds `address`."""
    code = QRCode(error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=MASK)
    code.add_data(QRData(address.encode("ascii"), mode=MODE_8BIT_BYTE))
    code.make()
    runs = [
        Run(found.start(), row, found.end() - found.start())
        for row, modules in enumerate(code.modules)
        for found in _DARK.finditer(bytes(modules))
    ]
    return Matrix(code.modules_count, runs)
