"""The blueprint of the desk; nothing of it is kept by browsers or told to other sites."""

from flask import Blueprint

from ocop_site.account.routes import private

blueprint = Blueprint("desk", __name__)
blueprint.after_request(private)
