"""Where to go on after signing in: only ever within this site."""

from flask import request, url_for

_LONGEST = 500


def own_path(address: str) -> str | None:
    """The address if it is a path of this site and nothing that a browser reads otherwise."""
    plain = address.isascii() and address.isprintable() and len(address) <= _LONGEST
    if not plain or " " in address or "\\" in address:
        return None
    return address if address.startswith("/") and not address.startswith("//") else None


def way_on() -> str:
    """The page that was asked for before signing in, else the start."""
    asked = request.values.get("next", "")
    return own_path(asked) or url_for("account.start")
