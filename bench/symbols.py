"""How many symbols a second, against `qrcode`'s own SVG with automatic mask, in one run.

Both writers get the same codes in turn, round by round, so that a busy machine slows both alike;
the best round of each counts. Prints one JSON object.

    python bench/symbols.py [--codes 100] [--rounds 9]
"""

import argparse
import json
import random
from collections.abc import Callable
from time import perf_counter

from qrcode.constants import ERROR_CORRECT_Q
from qrcode.image.svg import SvgPathImage
from qrcode.main import QRCode
from qrcode.util import lost_point

from catalog.codes import new_product_code
from ocop_site.symbols import Symbol, product_symbol, symbol_pdf, symbol_png, symbol_svg

HOSTS = [
    "https://ocop.example",
    "https://ocop.gov.vn",
    "https://ocop.vinhlong.gov.vn",
    "https://ocopvietnam.gov.vn",
    "https://so-ocop.dongthap.gov.vn",
]


def with_qrcode_alone(symbol: Symbol) -> bytes:
    """The library's own way: automatic version and mask, one path element of squares."""
    code = QRCode(error_correction=ERROR_CORRECT_Q, image_factory=SvgPathImage)
    code.add_data(symbol.address)
    made: bytes = code.make_image().to_string()
    return made


def penalties(chance: random.Random, each: int = 20) -> dict[int, int]:
    """Mean penalty of every mask over addresses of our shape; the lower, the easier to scan."""
    totals = dict.fromkeys(range(8), 0)
    for host in HOSTS:
        for _ in range(each):
            address = product_symbol(host, new_product_code(chance.getrandbits)).address
            for mask in totals:
                code = QRCode(error_correction=ERROR_CORRECT_Q, mask_pattern=mask)
                code.add_data(address)
                code.make()
                totals[mask] += lost_point(code.modules)
    return {mask: round(total / each / len(HOSTS)) for mask, total in totals.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codes", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args()
    chance = random.Random(2026)
    symbols = [
        product_symbol(HOSTS[0], new_product_code(chance.getrandbits)) for _ in range(chosen.codes)
    ]
    writers: dict[str, Callable[[Symbol], object]] = {
        "qrcode SvgPathImage, automatic mask": with_qrcode_alone,
        "symbol_svg": symbol_svg,
        "symbol_png": symbol_png,
        "symbol_pdf": symbol_pdf,
    }
    best = dict.fromkeys(writers, float("inf"))
    for _ in range(chosen.rounds):
        for name, write in writers.items():
            start = perf_counter()
            for symbol in symbols:
                write(symbol)
            best[name] = min(best[name], perf_counter() - start)
    figures = {
        "symbols_per_second": {name: round(chosen.codes / took) for name, took in best.items()},
        "ratio": round(best["qrcode SvgPathImage, automatic mask"] / best["symbol_svg"], 1),
        "mean_penalty_by_mask": penalties(chance),
    }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
