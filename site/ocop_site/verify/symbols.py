"""Symbols to print on packs: `/q/<code>/symbol.svg`, `.png` and `.pdf`."""

from flask import Response, request
from flask_babel import gettext as _

from catalog.codes import Code
from catalog.db import reading
from catalog.records import ProductRecord, find_record
from ocop_site.errors import problem
from ocop_site.register import Register, register
from ocop_site.symbols import product_symbol, symbol_pdf, symbol_png, symbol_svg
from ocop_site.verify.views import Mistyped, blueprint

_MIMETYPES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


class NotInForce(ValueError):
    """Nothing that shows stars is made for a product whose certificate does not hold."""


class NoSuchProduct(LookupError):
    """The register never gave out this code, or took it back."""


def draw_symbol(opened: Register, code: str, form: str, *, stars: bool) -> bytes:
    """The symbol of a product as a file; raises NoSuchProduct and NotInForce."""
    with reading(opened.engine) as session:
        record = find_record(session, code, opened.today())
    if record is None or record.speaking is None:
        raise NoSuchProduct(code)
    symbol = product_symbol(
        opened.settings.public_url,
        code,
        stars=_stars(record) if stars else None,
        sample=opened.demonstration,
    )
    if form == "svg":
        return symbol_svg(symbol).encode()
    return symbol_png(symbol) if form == "png" else symbol_pdf(symbol)


def _stars(record: ProductRecord) -> int:
    assert record.speaking is not None  # noqa: S101 - the caller asked
    if not record.speaking.status.in_force:
        raise NotInForce(record.product.code)
    return record.speaking.certificate.stars


@blueprint.get("/q/<code:code>/symbol.<any(svg, png, pdf):form>")
def symbol(code: Code | Mistyped, form: str) -> Response:
    """A product's symbol; with `?stars=1` only while its certificate is in force."""
    missing = problem(404, _("This code was never issued"), _("There is no symbol for it."))
    if isinstance(code, Mistyped):
        return missing
    try:
        drawn = draw_symbol(register(), code.value, form, stars="stars" in request.args)
    except NoSuchProduct:
        return missing
    except NotInForce:
        return problem(
            409,
            _("The certificate is not in force"),
            _("Stars may be printed only while a certificate is in force."),
        )
    headers = {
        "Cache-Control": "no-cache",
        "Content-Disposition": f'attachment; filename="ocop-{code.value}.{form}"',
    }
    return Response(drawn, headers=headers, mimetype=_MIMETYPES[form])
