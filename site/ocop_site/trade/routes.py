"""The blueprint on which the buyers' addresses hang."""

from flask import Blueprint

blueprint = Blueprint("trade", __name__)
