"""A product as one item of a list: the same shape in every JSON answer and export."""

from typing import Any

from flask import url_for

from catalog.records import ProductRecord
from ocop_site.register import register


def public_address(endpoint: str, **values: Any) -> str:
    """An absolute address from the configured public one, never from the request's Host."""
    return register().settings.public_url + url_for(endpoint, **values)


def list_item(record: ProductRecord) -> dict[str, Any]:
    """The list item of contract `GET /products`."""
    assert record.speaking is not None  # noqa: S101 - only certified products are listed
    product, certificate = record.product, record.speaking.certificate
    former = record.former_province
    return {
        "code": product.code,
        "slug": product.slug,
        "name": product.name,
        "stars": certificate.stars,
        "status": record.speaking.status.value,
        "valid_until": (certificate.extended_until or certificate.valid_until).isoformat(),
        "set": product.set_no,
        "producer": {"slug": record.producer.slug, "name": record.producer.name},
        "province": {"code": record.province.code, "name": record.province.name},
        "former_province": former.name if former else None,
        "url": public_address("browse.product", slug=product.slug, code=product.code),
    }
