"""What a page says in the words of schema.org, as blocks of data.

The stars are a certification's rating and never an AggregateRating: a search engine would show
them as what customers think.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from flask import Flask, request, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from catalog.issuer_names import in_full
from catalog.producers import Producer
from catalog.records import CertificateRecord, ProductRecord
from catalog.status import last_day
from catalog.units import Unit
from ocop_site.data.offered import Offered
from ocop_site.language import current_language, text_of
from ocop_site.listing import public_address
from ocop_site.register import register
from ocop_site.sharing import share_of_producer, share_of_product

Thing = dict[str, Any]

_CONTEXT = "https://schema.org"
_COUNTRY: Thing = {"@type": "Country", "name": "Vietnam"}
# A browser must find no end of the block in it, and no script may read a line end where it has
# none: JSON allows all of them to be written as numbers.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def init_jsonld(app: Flask) -> None:
    """Offer the blocks to every template."""
    app.jinja_env.globals.update(
        data_block=data_block,
        product_data=product_data,
        producer_data=producer_data,
        site_data=site_data,
        dataset_data=dataset_data,
        trail=trail,
    )


def data_block(*things: Thing) -> Markup:
    """The block of data that goes into a page's head."""
    text = json.dumps({"@context": _CONTEXT, "@graph": things}, ensure_ascii=False)
    safe = text.translate(_ESCAPED)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(safe))  # noqa: S704


def product_data(record: ProductRecord, said: Mapping[str, Any]) -> Thing:
    """A product with every certificate it ever had; only one in force is active."""
    product = record.product
    address = public_address("browse.product", slug=product.slug, code=product.code)
    summary = said.get("summary")
    found = {
        "@type": "Product",
        "@id": f"{register().settings.public_url}/q/{product.code}",
        "name": product.name,
        "url": address,
        "image": share_of_product(record),
        "description": summary.text if summary else None,
        "productID": product.code,
        "gtin": product.gtin,
        "category": text_of(record.product_set.name),
        "size": product.net_content or None,
        "countryOfOrigin": _COUNTRY,
        "manufacturer": {
            "@type": "Organization",
            "name": record.producer.name,
            "url": public_address("browse.producer", slug=record.producer.slug),
        },
        "hasCertification": [_certification(held) for held in record.certificates],
    }
    return {name: value for name, value in found.items() if value is not None}


def _certification(held: CertificateRecord) -> Thing:
    certificate = held.certificate
    active = "Active" if held.status.in_force else "Inactive"
    return {
        "@type": "Certification",
        "name": f"OCOP {certificate.stars}/5",
        "certificationIdentification": held.decision.number,
        "issuedBy": {
            "@type": "GovernmentOrganization",
            "name": text_of(in_full(held.decision.issuer)),
        },
        "validFrom": certificate.issued_on.isoformat(),
        "expires": last_day(certificate).isoformat(),
        "certificationStatus": f"{_CONTEXT}/Certification{active}",
        "certificationRating": {
            "@type": "Rating",
            "ratingValue": certificate.stars,
            "bestRating": 5,
            "worstRating": 1,
        },
        "validIn": _COUNTRY,
    }


def producer_data(producer: Producer, province: Unit, held: list[Any]) -> Thing:
    """A producer: its name, its place, no more than the label says."""
    found: Thing = {
        "@type": "Organization",
        "@id": public_address("browse.producer", slug=producer.slug),
        "name": producer.name,
        "url": public_address("browse.producer", slug=producer.slug),
        "image": share_of_producer(producer, held),
        "address": {
            "@type": "PostalAddress",
            "addressRegion": province.name,
            "addressCountry": "VN",
        },
    }
    if producer.place:
        found["address"]["addressLocality"] = producer.place
    return found


def site_data() -> Thing:
    """The site itself, whose it is, and how to search it."""
    settings = register().settings
    found: Thing = {
        "@type": "WebSite",
        "name": settings.site_name,
        "url": public_address("browse.home"),
        "inLanguage": current_language(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": public_address("browse.products") + "?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    if settings.operator:
        found["publisher"] = {"@type": "Organization", "name": settings.operator.name}
    return found


def dataset_data(
    files: Iterable[Offered], feeds: Iterable[Offered], updated: datetime | None
) -> Thing:
    """The register as a set of data, with the files in which it can be had."""
    settings = register().settings
    owner = settings.operator.name if settings.operator else settings.site_name
    found: Thing = {
        "@type": "Dataset",
        "name": settings.site_name,
        "description": _(
            "The register of OCOP products as files, feeds and an interface for programs, free of"
            " charge and without a key, under CC-BY-4.0."
        ),
        "url": public_address("data.page"),
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "creator": {"@type": "Organization", "name": owner},
        "isAccessibleForFree": True,
        "inLanguage": current_language(),
        "spatialCoverage": _COUNTRY,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": one.title,
                "encodingFormat": link.mimetype,
                "contentUrl": settings.public_url + link.address,
            }
            for one in (*files, *feeds)
            for link in one.links
        ],
    }
    if updated:
        found["dateModified"] = updated.isoformat(timespec="seconds")
    return found


def trail(steps: Sequence[tuple[str, str]], here: str) -> Thing:
    """The way from home to this page: names and addresses of this site, then its own name."""
    base = register().settings.public_url
    home = (_("Home"), url_for("browse.home"))
    this = (here, request.script_root + request.path)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": base + address}
            for place, (name, address) in enumerate((home, *steps, this), start=1)
        ],
    }
