"""The shapes in which one product and one producer are told to machines."""

from collections.abc import Iterable

from catalog import offers
from catalog.attestations import Attestation as Attested
from catalog.cards import Card, card_of
from catalog.channels import SalesChannel
from catalog.details import Details
from catalog.events.held import HeldEvent
from catalog.events.recurrence import Span
from catalog.places.finding import FoundAt
from catalog.producers import Producer
from catalog.products import ProductText
from catalog.records import CertificateRecord, Cited, ProductRecord
from catalog.records import Happening as Happened
from catalog.season import months_of
from catalog.units import Unit
from ocop_site.listing import (
    LICENCE,
    coverage_item,
    iso,
    list_item,
    other_item,
    public_address,
)
from ocop_site.schemas.goods import (
    Attestation,
    CarriedBy,
    Certificate,
    CitedDecision,
    Happening,
    Offer,
    Origin,
    ProductDetails,
)
from ocop_site.schemas.goods import FoundAt as PlaceOfGoods
from ocop_site.schemas.goods import SalesChannel as Channel
from ocop_site.schemas.producers import ProducerItem


def product_details(
    record: ProductRecord,
    texts: Iterable[ProductText],
    told: Details,
    found_at: Iterable[FoundAt],
    carried_by: Iterable[tuple[HeldEvent, Span]],
    updated: str | None,
) -> ProductDetails:
    """The list item and everything else the register says of the product."""
    product = record.product
    return {
        **list_item(card_of(record)),
        "net_content": product.net_content or None,
        "gtin": product.gtin,
        "programme_code": product.programme_code,
        "origin": _origin(record),
        "certificates": [_certificate(held) for held in record.certificates],
        "texts": {
            text.language: {"name": text.name, "summary": text.summary, "story": text.story}
            for text in texts
        },
        "offer": _offer(told.offer) if told.offer else None,
        "tags": list(told.tags),
        "attestations": [_attestation(held) for held in told.attestations],
        "sales_channels": channel_items(told.channels),
        "areas": [{"slug": a.slug, "kind": a.kind, "name": a.name} for a in told.areas],
        "places": [_found(one) for one in found_at],
        "events": [_carried(event, span) for event, span in carried_by],
        "coverage": coverage_item(record.coverage),
        "also_certified": [other_item(other) for other in record.others],
        "last_updated": updated,
        "licence": LICENCE,
    }


def _origin(record: ProductRecord) -> Origin:
    product = record.product
    return {
        "printed": {
            "commune": product.printed_commune or None,
            "district": product.printed_district or None,
            "province": product.printed_province or None,
        },
        "commune": product.commune or None,
        "province": {"code": record.province.code, "name": record.province.name},
    }


def _attestation(held: Attested) -> Attestation:
    return {
        "kind": held.kind,
        "number": held.number,
        "issuer": held.issuer,
        "valid_until": iso(held.valid_until),
    }


def _found(found: FoundAt) -> PlaceOfGoods:
    place = found.place
    return {
        "slug": place.slug,
        "name": place.name,
        "kind": place.kind,
        "province": {"code": found.province.code, "name": found.province.name},
        "seen_on": found.seen_on.isoformat(),
        "confirmed_on": iso(place.confirmed_on),
        "url": public_address("visit.place", slug=place.slug),
    }


def _carried(event: HeldEvent, span: Span) -> CarriedBy:
    return {
        "slug": event.row.slug,
        "name": event.row.name,
        "kind": event.row.kind,
        "first_day": span.first.isoformat(),
        "last_day": span.last.isoformat(),
        "url": public_address("visit.fair", slug=event.row.slug),
    }


def _certificate(held: CertificateRecord) -> Certificate:
    certificate = held.certificate
    return {
        "stars": certificate.stars,
        "status": held.status,
        "recognition": certificate.recognition,
        "score": certificate.score,
        "scored_under": certificate.scored_under or None,
        "decision": _cited(held.decision),
        "issued_on": certificate.issued_on.isoformat(),
        "valid_until": certificate.valid_until.isoformat(),
        "history": [_happening(happened) for happened in held.history],
    }


def _happening(happened: Happened) -> Happening:
    event = happened.event
    return {
        "kind": event.kind,
        "on": event.on_day.isoformat(),
        "until": iso(event.until_day),
        "reason": event.reason,
        "decision": _cited(happened.decision) if happened.decision else None,
    }


def _cited(decision: Cited) -> CitedDecision:
    return {
        "number": decision.number,
        "on": decision.on.isoformat(),
        "issuer": decision.issuer,
    }


def _offer(offer: offers.Offer) -> Offer:
    stored = offer.storage
    return {
        "price_from": offer.price_from,
        "price_to": offer.price_to,
        "price_unit": offer.price_unit or None,
        "capacity_per_month": offer.capacity_per_month,
        "capacity_unit": offer.capacity_unit or None,
        "season": months_of(offer.season),
        "shelf_life_days": offer.shelf_life_days,
        "storage": {"vi": stored.vi, "en": stored.en} if stored.vi else None,
        "pack_sizes": offer.pack_sizes or None,
        "minimum_order": offer.minimum_order or None,
        "invoice": offer.invoice,
        "export_markets": offer.markets,
        "confirmed_on": iso(offer.confirmed_on),
    }


def channel_items(channels: Iterable[SalesChannel]) -> list[Channel]:
    """Where a producer itself says that it sells."""
    return [{"kind": one.kind, "name": one.name, "address": one.address} for one in channels]


def producer_item(producer: Producer, province: Unit, goods: Iterable[Card]) -> ProducerItem:
    """A producer in short; `goods` are all that it has."""
    return {
        "slug": producer.slug,
        "name": producer.name,
        "kind": producer.kind,
        "place": producer.place or None,
        "province": {"code": province.code, "name": province.name},
        "products": sum(card.status.in_force for card in goods),
        "url": public_address("browse.producer", slug=producer.slug),
    }
