"""A product as one item of a list: the same shape in every JSON answer and export."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import url_for

from catalog import records
from catalog.cards import Card
from catalog.records import Covered
from catalog.status import Status
from ocop_site.register import register
from ocop_site.schemas.base import Coverage
from ocop_site.schemas.goods import ListedStatus, ListItem, OtherGoods

LICENCE = "CC-BY-4.0"
"""Under which anyone may use the register's data: name the source and the day."""


def marked(answer: Mapping[str, Any]) -> dict[str, Any]:
    """A JSON answer; one of the demonstration says that it is."""
    return {**answer, "demonstration": "BẢN MẪU"} if register().demonstration else dict(answer)


def public_address(endpoint: str, **values: Any) -> str:
    """An absolute address from the configured public one, never from the request's Host."""
    return register().settings.public_url + url_for(endpoint, **values)


def list_item(card: Card) -> ListItem:
    """The list item of contract `GET /products`."""
    return {
        "code": card.code,
        "slug": card.slug,
        "name": card.name,
        "stars": card.stars,
        "status": _listed(card.status),
        "valid_until": card.last_day.isoformat(),
        "set": card.set_no,
        "producer": {"slug": card.producer_slug, "name": card.producer_name},
        "province": {"code": card.province_code, "name": card.province_name},
        "former_province": card.former_province,
        "url": public_address("browse.product", slug=card.slug, code=card.code),
    }


def coverage_item(covered: Covered | None) -> Coverage | None:
    """Whose decisions are entered, and up to which day."""
    return {"issuer": covered.issuer, "until": iso(covered.until)} if covered else None


def other_item(other: records.OtherGoods) -> OtherGoods:
    """Another product of a producer that is in force."""
    return {
        "code": other.code,
        "name": other.name,
        "stars": other.stars,
        "valid_until": other.valid_until.isoformat(),
    }


def iso(day: date | None) -> str | None:
    """A day as JSON has it."""
    return day.isoformat() if day else None


def _listed(status: Status) -> ListedStatus:
    """A status as lists have it; certificates that were replaced or are to come are in none."""
    word: ListedStatus = status.value  # type: ignore[assignment]
    return word
