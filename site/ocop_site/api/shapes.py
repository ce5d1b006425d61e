"""The shape in which one product is told to machines."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from catalog.cards import card_of
from catalog.products import ProductText
from catalog.records import CertificateRecord, Cited, Happening, ProductRecord
from ocop_site.listing import list_item


def product_details(record: ProductRecord, texts: Iterable[ProductText]) -> dict[str, Any]:
    """The list item and everything else the register says of the product."""
    product = record.product
    covered = record.coverage
    return list_item(card_of(record)) | {
        "net_content": product.net_content or None,
        "gtin": product.gtin,
        "programme_code": product.programme_code,
        "origin": {
            "printed": {
                "commune": product.printed_commune or None,
                "district": product.printed_district or None,
                "province": product.printed_province or None,
            },
            "commune": product.commune or None,
            "province": {"code": record.province.code, "name": record.province.name},
        },
        "certificates": [_certificate(held) for held in record.certificates],
        "texts": {
            text.language: {"name": text.name, "summary": text.summary, "story": text.story}
            for text in texts
        },
        "coverage": {"issuer": covered.issuer, "until": _iso(covered.until)} if covered else None,
        "also_certified": [
            {"code": o.code, "name": o.name, "stars": o.stars, "valid_until": _iso(o.valid_until)}
            for o in record.others
        ],
    }


def _certificate(held: CertificateRecord) -> dict[str, Any]:
    certificate = held.certificate
    return {
        "stars": certificate.stars,
        "status": held.status.value,
        "recognition": certificate.recognition.value,
        "score": certificate.score,
        "scored_under": certificate.scored_under or None,
        "decision": _cited(held.decision),
        "issued_on": _iso(certificate.issued_on),
        "valid_until": _iso(certificate.valid_until),
        "history": [_happening(happening) for happening in held.history],
    }


def _happening(happening: Happening) -> dict[str, Any]:
    event = happening.event
    return {
        "kind": event.kind.value,
        "on": _iso(event.on_day),
        "until": _iso(event.until_day),
        "reason": event.reason,
        "decision": _cited(happening.decision),
    }


def _cited(decision: Cited | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {"number": decision.number, "on": _iso(decision.on), "issuer": decision.issuer}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
