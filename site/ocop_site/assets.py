"""Static files by address with a content hash, so that browsers may keep them for ever."""

import hashlib
from functools import lru_cache
from importlib.metadata import version
from typing import Protocol

from flask import Flask, Response, request, url_for

from ocop_site.language import without_language
from ocop_site.paths import STATIC

VERSION = version("ocop-register")
"""Of the program that answers."""

_FOR_EVER = "public, max-age=31536000, immutable"


@lru_cache(maxsize=256)
def _digest(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]


def asset(name: str) -> str:
    """The address of a static file; it changes when the file does."""
    address = url_for("static", filename=name, v=_digest(name))
    return without_language(address)


@lru_cache(maxsize=16)
def inline_css(*names: str) -> str:
    """The text of style sheets for a page that carries its own, without comments and indents."""
    lines = (line.strip() for name in names for line in (STATIC / name).read_text().splitlines())
    return "".join(line for line in lines if line and not line.startswith("/*"))


class Drawn(Protocol):
    """What a drawing is made from: a product or a card."""

    @property
    def code(self) -> str: ...
    @property
    def set_no(self) -> int: ...
    @property
    def name(self) -> str: ...


def drawing_version(product: Drawn) -> str:
    """What changes with all that a product's drawing is made from but its code."""
    made_from = f"{VERSION}|{product.set_no}|{product.name}"
    return hashlib.blake2b(made_from.encode(), digest_size=4).hexdigest()


def drawing_address(product: Drawn) -> str:
    """The address of a product's drawing; it changes with what the drawing is made from."""
    address = url_for("browse.drawing", code=product.code, v=drawing_version(product))
    return without_language(address)


def init_assets(app: Flask) -> None:
    """Offer `asset` to templates and let hashed files be kept."""
    app.jinja_env.globals.update(asset=asset, drawing_address=drawing_address)

    @app.after_request
    def _keep(response: Response) -> Response:
        if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
            response.headers["Cache-Control"] = _FOR_EVER
        return response
