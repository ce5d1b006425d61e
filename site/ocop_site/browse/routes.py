"""The blueprint on which the addresses of the catalogue hang."""

from flask import Blueprint

blueprint = Blueprint("browse", __name__)
