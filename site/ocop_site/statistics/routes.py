"""The blueprint on which the addresses of the statistics hang."""

from flask import Blueprint

from ocop_site.browse.routes import ask_again

blueprint = Blueprint("statistics", __name__)
blueprint.after_request(ask_again)
