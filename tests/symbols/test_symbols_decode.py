"""What is printed can be scanned: every format is read back by a scanner other than its maker."""

import random
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.units import mm
from symbol_reading import PIXELS, decode, modules_of_pdf, modules_of_png, modules_of_svg

from catalog.codes import new_product_code
from ocop_site.symbols import Symbol, product_symbol, symbol_pdf, symbol_png, symbol_svg

HOSTS = [
    "https://ocop.example",
    "http://127.0.0.1:8000",
    "https://ocop.vn",
    "https://sanphamocop.vinhlong.gov.vn",
    "https://register.example/ocop/",
]
BAND = 7

Drawer = Callable[[Symbol], Image.Image]


def drawn_as_svg(symbol: Symbol) -> Image.Image:
    return modules_of_svg(symbol_svg(symbol))


def drawn_as_png(symbol: Symbol) -> Image.Image:
    return modules_of_png(symbol_png(symbol, pixels=PIXELS))


def drawn_as_pdf(symbol: Symbol) -> Image.Image:
    return modules_of_pdf(symbol_pdf(symbol), module_points=0.5 * mm)


every_format = pytest.mark.parametrize("drawn", [drawn_as_svg, drawn_as_png, drawn_as_pdf])


def test_a_thousand_random_codes_decode_to_their_addresses() -> None:
    chance = random.Random(2026)
    for number in range(1000):
        host = HOSTS[number % len(HOSTS)]
        symbol = product_symbol(host, new_product_code(chance.getrandbits))
        assert decode(drawn_as_svg(symbol)) == [symbol.address]


@every_format
@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(("stars", "sample"), [(None, False), (3, False), (5, True), (None, True)])
def test_every_format_decodes_with_stars_and_as_a_sample(
    drawn: Drawer, host: str, stars: int | None, sample: bool
) -> None:
    symbol = product_symbol(host, "NFCB6HG6", stars=stars, sample=sample)
    assert decode(drawn(symbol)) == [f"{host.rstrip('/')}/q/NFCB6HG6"]


@every_format
@pytest.mark.parametrize("sample", [False, True])
def test_four_white_modules_surround_the_symbol_and_no_more(drawn: Drawer, sample: bool) -> None:
    picture = drawn(product_symbol(HOSTS[0], "NFCB6HG6", stars=4, sample=sample))
    whole = picture.crop((0, BAND * PIXELS * sample, picture.width, picture.height))
    side, quiet = picture.width, 4 * PIXELS
    symbol = whole.crop((0, 0, side, side))
    assert symbol.point(lambda grey: 255 - grey).getbbox() == (
        quiet,
        quiet,
        side - quiet,
        side - quiet,
    )


@every_format
def test_a_stain_of_nine_by_nine_modules_does_no_harm(drawn: Drawer) -> None:
    symbol = product_symbol(HOSTS[0], "NFCB6HG6")
    picture = drawn(symbol)
    stain = 9 * PIXELS
    right = picture.width - 4 * PIXELS
    picture.paste(255, (right - stain, right - stain, right, right))
    assert decode(picture) == [symbol.address]


def test_the_three_formats_draw_the_same_modules() -> None:
    symbol = product_symbol(HOSTS[3], "NFCB6HG6")
    svg, png, pdf = drawn_as_svg(symbol), drawn_as_png(symbol), drawn_as_pdf(symbol)
    square = (0, 0, svg.width, svg.width)
    assert svg.crop(square).tobytes() == png.crop(square).tobytes()
    assert svg.crop(square).tobytes() == pdf.crop(square).tobytes()
