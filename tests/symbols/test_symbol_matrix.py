"""The size of a symbol is worked out from the length of its address, as `qrcode` would."""

import pytest
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.main import QRCode
from qrcode.util import MODE_8BIT_BYTE, QRData

from ocop_site.symbols.matrix import modules, smallest_version


@pytest.mark.parametrize("size", [1, 11, 12, 32, 33, 46, 47, 60, 61, 130, 131, 364, 365, 1663])
def test_the_smallest_version_is_the_one_that_qrcode_finds(size: int) -> None:
    code = QRCode(error_correction=ERROR_CORRECT_Q)
    code.add_data(QRData(b"a" * size, mode=MODE_8BIT_BYTE))
    assert smallest_version(size) == code.best_fit()


def test_an_address_too_long_for_any_symbol_is_refused() -> None:
    with pytest.raises(ValueError, match="no symbol holds 1664 bytes"):
        smallest_version(1664)


def test_a_usual_address_takes_29_modules_on_a_side() -> None:
    rows = modules("https://ocop.example/q/NFCB6HG6")
    assert [len(row) for row in rows] == [29] * 29
