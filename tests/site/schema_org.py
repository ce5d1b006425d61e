"""Of schema.org what our pages say: properties by type, what is asked for, and of what kind.

Taken from https://schema.org/version/latest; a test fails for a property that stands not here.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

from bs4 import BeautifulSoup

Check = Callable[[Any], bool]


def text(value: Any) -> bool:
    """Words, and some."""
    return isinstance(value, str) and bool(value.strip())


def number(value: Any) -> bool:
    """A number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def day(value: Any) -> bool:
    """A date in ISO 8601."""
    try:
        return text(value) and bool(date.fromisoformat(value[:10]))
    except ValueError:
        return False


def clock(value: Any) -> bool:
    """A time of day, 00:00 to 23:59."""
    return text(value) and bool(time.fromisoformat(value))


def address(value: Any) -> bool:
    """A whole address."""
    return text(value) and value.startswith(("https://", "http://"))


def thing(*types: str) -> Check:
    """A thing of one of these types."""
    return lambda value: isinstance(value, dict) and value["@type"] in types


def many(check: Check) -> Check:
    """A list of at least one."""
    return lambda value: isinstance(value, list) and bool(value) and all(map(check, value))


CERTIFICATION_STATES = {
    "https://schema.org/CertificationActive",
    "https://schema.org/CertificationInactive",
}
ORGANISATIONS = ("Organization", "GovernmentOrganization")
_ORGANISATION = {
    "name!": text,
    "url": address,
    "image": address,
    "address": thing("PostalAddress"),
}
_PLACE = {
    "name!": text,
    "url": address,
    "address!": thing("PostalAddress"),
    "telephone": text,
    "geo": thing("GeoCoordinates"),
    "openingHoursSpecification": many(thing("OpeningHoursSpecification")),
}
_EVENT = {
    "name!": text,
    "url": address,
    "image": address,
    "description": text,
    "startDate!": day,
    "endDate!": day,
    "eventStatus!": lambda value: (
        value in {f"https://schema.org/Event{state}" for state in ("Scheduled", "Cancelled")}
    ),
    "eventAttendanceMode": lambda value: value == "https://schema.org/OfflineEventAttendanceMode",
    "location!": many(thing("Place")),
    "organizer": thing("Organization"),
    "subEvent": many(thing("Event")),
    "eventSchedule": thing("Schedule"),
}
TYPES: dict[str, dict[str, Check]] = {
    "Product": {
        "name!": text,
        "url!": address,
        "image!": address,
        "description": text,
        "productID!": text,
        "gtin": lambda value: text(value) and value.isdigit() and len(value) == 14,
        "category!": text,
        "size": text,
        "countryOfOrigin": thing("Country"),
        "manufacturer!": thing("Organization"),
        "hasCertification!": many(thing("Certification")),
    },
    "Certification": {
        "name!": text,
        "certificationIdentification!": text,
        "issuedBy!": thing(*ORGANISATIONS),
        "validFrom!": day,
        "expires!": day,
        "certificationStatus!": lambda value: (
            value
            in {f"https://schema.org/Certification{state}" for state in ("Active", "Inactive")}
        ),
        "certificationRating!": thing("Rating"),
        "validIn": thing("Country"),
    },
    "Rating": {"ratingValue!": number, "bestRating!": number, "worstRating!": number},
    "Country": {"name!": text},
    "Organization": _ORGANISATION,
    "GovernmentOrganization": _ORGANISATION,
    "PostalAddress": {
        "streetAddress": text,
        "addressLocality": text,
        "addressRegion!": text,
        "addressCountry!": text,
    },
    "Place": _PLACE,
    "Store": _PLACE,
    "GeoCoordinates": {"latitude!": number, "longitude!": number},
    "OpeningHoursSpecification": {
        "dayOfWeek!": lambda value: address(value) and value.rpartition("/")[2].endswith("day"),
        "opens!": clock,
        "closes!": clock,
    },
    "BreadcrumbList": {"itemListElement!": many(thing("ListItem"))},
    "ListItem": {"position!": number, "name!": text, "item!": address},
    "WebSite": {
        "name!": text,
        "url!": address,
        "inLanguage": text,
        "publisher": thing(*ORGANISATIONS),
        "potentialAction!": thing("SearchAction"),
    },
    "SearchAction": {
        "target!": thing("EntryPoint"),
        "query-input!": lambda value: value == "required name=search_term_string",
    },
    "EntryPoint": {"urlTemplate!": lambda value: "{search_term_string}" in value},
    "Dataset": {
        "name!": text,
        "description!": lambda value: text(value) and 50 <= len(value) <= 5000,
        "url!": address,
        "license!": address,
        "creator!": thing(*ORGANISATIONS),
        "isAccessibleForFree": lambda value: value is True,
        "inLanguage": text,
        "dateModified": day,
        "spatialCoverage": thing("Country"),
        "distribution!": many(thing("DataDownload")),
    },
    "Event": _EVENT,
    "ExhibitionEvent": _EVENT,
    "BusinessEvent": _EVENT,
    "Festival": _EVENT,
    "Schedule": {
        "startDate!": day,
        "endDate": day,
        "startTime": clock,
        "endTime": clock,
        "repeatFrequency!": lambda value: text(value) and re.fullmatch(r"P\d+[WMY]", value),
        "byDay": many(lambda value: text(value) and re.fullmatch(r"(-?\d)?[A-Z]{2}", value)),
        "byMonthDay": many(number),
        "exceptDate": many(day),
        "scheduleTimezone!": text,
    },
    "DataDownload": {"encodingFormat!": text, "contentUrl!": address, "name": text},
}
"""Properties by type; those with a mark have to be there."""


def things_in(page: bytes) -> list[dict[str, Any]]:
    """The things that a page says, as a reader of schema.org finds them."""
    found: list[dict[str, Any]] = []
    for block in BeautifulSoup(page, "html.parser").find_all("script", type="application/ld+json"):
        said = json.loads(block.string or "")
        assert said.pop("@context") == "https://schema.org"
        found += said.pop("@graph")
        assert said == {}
    return found


def schema_faults(thing: dict[str, Any]) -> Iterator[str]:
    """What of a thing, and of the things within it, schema.org would not understand."""
    kind = thing.get("@type", "nothing")
    known = TYPES.get(kind)
    if known is None:
        yield f"{kind} is no type of ours"
        return
    checks = {name.rstrip("!"): check for name, check in known.items()}
    for name in known:
        if name.endswith("!") and name[:-1] not in thing:
            yield f"{kind} has no {name[:-1]}"
    for name, value in thing.items():
        if name in ("@type", "@id"):
            continue
        if name not in checks or not checks[name](value):
            yield f"{kind}.{name}: {value!r}"
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from schema_faults(inner)
