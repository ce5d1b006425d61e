"""The blueprint on which the addresses of places and events hang."""

from flask import Blueprint

from ocop_site.browse.routes import ask_again
from ocop_site.language import decimal_text, number_text

blueprint = Blueprint("visit", __name__)
blueprint.after_request(ask_again)


@blueprint.app_template_filter("km")
def km_text(km: float) -> str:
    """A distance: 0.4, 7.3, 128; what is nearer than 0.1 km says so."""
    if km < _LEAST_KM:
        return f"< {decimal_text(_LEAST_KM)}"
    return decimal_text(round(km, 1)) if km < _WHOLE_FROM_KM else number_text(round(km))


_WHOLE_FROM_KM = 9.95
_LEAST_KM = 0.1
