"""What stands on a label beside the symbol, and what kind of file it comes in."""

from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader

from catalog.codes import MistypedCode
from ocop_site.symbols import Symbol, product_symbol, symbol_pdf, symbol_png, symbol_svg
from ocop_site.symbols.layout import layout

Words = Callable[[Symbol], list[str]]

CODE = "NFCB6HG6"
HOST = "https://ocop.example"
LONG_HOST = "https://sanphamocop.vinhlong.gov.vn"


def words_of_svg(symbol: Symbol) -> list[str]:
    root = ElementTree.fromstring(symbol_svg(symbol))
    return [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]


def words_of_pdf(symbol: Symbol) -> list[str]:
    text = PdfReader(BytesIO(symbol_pdf(symbol))).pages[0].extract_text()
    return [line.strip() for line in text.splitlines()]


@pytest.mark.parametrize("typed", ["NFCB6HG6", "nfcb-6hg6", " NFCB 6HG6"])
@pytest.mark.parametrize("url", ["https://OCOP.example", "HTTPS://ocop.EXAMPLE/"])
def test_the_address_has_the_host_in_lower_case_and_the_code_in_upper_case(
    url: str, typed: str
) -> None:
    assert product_symbol(url, typed).address == "https://ocop.example/q/NFCB6HG6"


def test_a_code_with_a_slip_is_never_drawn() -> None:
    with pytest.raises(MistypedCode):
        product_symbol(HOST, "NFCB6HG7")


@pytest.mark.parametrize("stars", [0, 1, 2, 6])
def test_only_three_to_five_stars_can_be_printed(stars: int) -> None:
    with pytest.raises(ValueError, match=f"cannot carry {stars} stars"):
        product_symbol(HOST, CODE, stars=stars)


@pytest.mark.parametrize("words", [words_of_svg, words_of_pdf])
def test_host_and_code_stand_below_in_plain_text(words: Words) -> None:
    assert words(product_symbol(HOST, CODE)) == ["ocop.example/q/NFCB6HG6", "NFCB-6HG6"]
    assert words(product_symbol(LONG_HOST, CODE)) == [
        "sanphamocop.vinhlong.gov.vn",
        "/q/NFCB6HG6",
        "NFCB-6HG6",
    ]


@pytest.mark.parametrize("words", [words_of_svg, words_of_pdf])
def test_the_demonstration_says_that_it_is_a_sample(words: Words) -> None:
    assert "BẢN MẪU" in words(product_symbol(HOST, CODE, sample=True))
    assert "BẢN MẪU" not in words(product_symbol(HOST, CODE))


@pytest.mark.parametrize("words", [words_of_svg, words_of_pdf])
@pytest.mark.parametrize("stars", [3, 4, 5])
def test_stars_are_drawn_and_said(words: Words, stars: int) -> None:
    symbol = product_symbol(HOST, CODE, stars=stars)
    assert f"{stars} sao" in words(symbol)
    assert len(layout(symbol).stars) == stars
    assert "sao" not in " ".join(words(product_symbol(HOST, CODE)))


@pytest.mark.parametrize("host", ["https://a.vn", HOST, LONG_HOST])
@pytest.mark.parametrize("stars", [None, 3, 5])
def test_text_stays_on_the_label_and_outside_the_quiet_zone(host: str, stars: int | None) -> None:
    plan = layout(product_symbol(host, CODE, stars=stars))
    assert plan.lines
    for line in plan.lines:
        assert line.width <= plan.width - 2
        assert plan.width <= line.baseline - line.size
        assert line.baseline + 0.25 * line.size <= plan.height
    assert all(plan.width < y for star in plan.stars for _, y in star)
    assert all(0 < x < plan.width for star in plan.stars for x, _ in star)


def test_the_svg_is_standalone_sized_in_millimetres_and_fit_for_a_strict_policy() -> None:
    svg = symbol_svg(product_symbol(HOST, CODE, stars=5, sample=True))
    root = ElementTree.fromstring(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("width") == "18.5mm"
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not attributes & {"style", "class", "href", "id"}
    assert not any(name.startswith("on") for name in attributes)
    assert len(svg) < 6000


def test_the_png_prints_at_half_a_millimetre_to_the_module() -> None:
    picture = Image.open(BytesIO(symbol_png(product_symbol(HOST, CODE))))
    assert picture.width == 370
    assert picture.info["dpi"][0] / 25.4 * 0.5 == pytest.approx(10, abs=0.01)


def test_the_pdf_page_has_the_size_of_the_label_and_carries_its_fonts() -> None:
    page = PdfReader(BytesIO(symbol_pdf(product_symbol(HOST, CODE, sample=True)))).pages[0]
    assert float(page.mediabox.width) / 72 * 25.4 == pytest.approx(18.5, abs=0.001)
    fonts = [entry.get_object() for entry in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_the_side_of_a_module_can_be_chosen() -> None:
    symbol = product_symbol(HOST, CODE)
    assert 'width="37mm"' in symbol_svg(symbol, module_mm=1)
    page = PdfReader(BytesIO(symbol_pdf(symbol, module_mm=1))).pages[0]
    assert float(page.mediabox.width) / 72 * 25.4 == pytest.approx(37, abs=0.001)
    assert Image.open(BytesIO(symbol_png(symbol, pixels=3))).width == 111


@pytest.mark.parametrize("draw", [symbol_svg, symbol_png, symbol_pdf])
def test_the_same_symbol_gives_the_same_bytes(draw: Callable[[Symbol], str | bytes]) -> None:
    symbol = product_symbol(HOST, CODE, stars=4, sample=True)
    assert draw(symbol) == draw(symbol)
