"""A product as one item of a list: the same shape in every JSON answer and export."""

from typing import Any

from flask import url_for

from catalog.cards import Card
from ocop_site.register import register

LICENCE = "CC-BY-4.0"
"""Under which anyone may use the register's data: name the source and the day."""


def marked(answer: dict[str, Any]) -> dict[str, Any]:
    """A JSON answer; one of the demonstration says that it is."""
    return answer | {"demonstration": "BẢN MẪU"} if register().demonstration else answer


def public_address(endpoint: str, **values: Any) -> str:
    """An absolute address from the configured public one, never from the request's Host."""
    return register().settings.public_url + url_for(endpoint, **values)


def list_item(card: Card) -> dict[str, Any]:
    """The list item of contract `GET /products`."""
    return {
        "code": card.code,
        "slug": card.slug,
        "name": card.name,
        "stars": card.stars,
        "status": card.status.value,
        "valid_until": card.last_day.isoformat(),
        "set": card.set_no,
        "producer": {"slug": card.producer_slug, "name": card.producer_name},
        "province": {"code": card.province_code, "name": card.province_name},
        "former_province": card.former_province,
        "url": public_address("browse.product", slug=card.slug, code=card.code),
    }
