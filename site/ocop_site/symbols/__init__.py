"""Symbols: what is printed on a pack so that a shopper reaches the verdict by scanning it.

One symbol is drawn as SVG, PNG or PDF from one layout. Whether it may be drawn at all, and with
stars, is for the caller to ask of the register first.
"""

from ocop_site.symbols.pdf import symbol_pdf
from ocop_site.symbols.png import symbol_png
from ocop_site.symbols.svg import bare_svg, symbol_svg
from ocop_site.symbols.symbol import Symbol, page_symbol, product_symbol

__all__ = [
    "Symbol",
    "bare_svg",
    "page_symbol",
    "product_symbol",
    "symbol_pdf",
    "symbol_png",
    "symbol_svg",
]
