"""A symbol as a standalone SVG file."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from ocop_site.symbols.fonts import FAMILY
from ocop_site.symbols.layout import (
    BLACK,
    SAMPLE_GROUND,
    STAR_GROUND,
    STAR_OUTLINE,
    STAR_OUTLINE_WIDTH,
    WHITE,
    Layout,
    Line,
    Point,
    layout,
)
from ocop_site.symbols.matrix import QUIET_ZONE, Run, dark_runs, modules
from ocop_site.symbols.symbol import MODULE_MM, Symbol

_QUOTES = {'"': "&quot;"}


def symbol_svg(symbol: Symbol, module_mm: float = MODULE_MM) -> str:
    """The SVG text, sized in millimetres, without style attributes, scripts or outside links.

    All dark modules are one path of runs: small, quick to write, no hairlines within a row.
    """
    plan = layout(symbol)
    return "".join(
        (
            '<svg xmlns="http://www.w3.org/2000/svg"',
            f' width="{plan.width * module_mm:g}mm" height="{plan.height * module_mm:g}mm"',
            f' viewBox="0 0 {plan.width:g} {plan.height:g}" role="img">',
            f"<title>{escape(symbol.readable_address)}</title>",
            f'<path fill="{WHITE}" d="M0 0h{plan.width:g}v{plan.height:g}H0z"/>',
            _band(plan),
            f'<path fill="{BLACK}" shape-rendering="crispEdges" d="{_modules(plan.runs)}"/>',
            _stars(plan.stars),
            f'<g font-family="{FAMILY}, sans-serif" text-anchor="middle">',
            *map(_line, plan.lines),
            "</g></svg>\n",
        )
    )


def bare_svg(address: str, name: str) -> str:
    """The modules in their quiet zone and nothing else, to stand in a page; `name` is read out."""
    rows = modules(address)
    side = len(rows) + 2 * QUIET_ZONE
    runs = dark_runs(rows, left=QUIET_ZONE, top=QUIET_ZONE)
    return (
        f'<svg viewBox="0 0 {side} {side}" role="img" aria-label="{escape(name, _QUOTES)}">'
        f'<path fill="{WHITE}" d="M0 0h{side}v{side}H0z"/>'
        f'<path fill="{BLACK}" shape-rendering="crispEdges" d="{_modules(runs)}"/></svg>'
    )


def _modules(runs: Iterable[Run]) -> str:
    return "".join([f"M{x} {y}h{length}v1H{x}z" for x, y, length in runs])


def _band(plan: Layout) -> str:
    if not plan.band:
        return ""
    return f'<path fill="{SAMPLE_GROUND}" d="M0 0h{plan.width:g}v{plan.band:g}H0z"/>'


def _stars(stars: list[list[Point]]) -> str:
    if not stars:
        return ""
    outlines = "".join("M" + " ".join(f"{x:g} {y:g}" for x, y in star) + "z" for star in stars)
    return (
        f'<path fill="{STAR_GROUND}" stroke="{STAR_OUTLINE}" stroke-width="{STAR_OUTLINE_WIDTH}"'
        f' stroke-linejoin="round" d="{outlines}"/>'
    )


def _line(line: Line) -> str:
    # textLength keeps the line inside the label where Be Vietnam Pro is not installed.
    weight = ' font-weight="700"' if line.bold else ""
    return (
        f'<text x="{line.middle:g}" y="{line.baseline:g}" font-size="{line.size:g}"{weight}'
        f' fill="{line.colour}" textLength="{line.width:.2f}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(line.text)}</text>"
    )
