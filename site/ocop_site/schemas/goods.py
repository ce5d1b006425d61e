"""Products: as lists show them, and whole."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from catalog.areas import AreaKind
from catalog.attestations import AttestationKind
from catalog.certificates import Recognition
from catalog.channels import ChannelKind
from catalog.events.words import EventKind
from catalog.offers import Invoice
from catalog.places.words import PlaceKind
from catalog.status import ActKind, Status
from catalog.tags import Tag
from ocop_site.schemas.base import (
    Address,
    Bilingual,
    Code,
    Coded,
    Count,
    Coverage,
    Day,
    Maker,
    Marked,
    Moment,
    Stars,
)

ListedStatus = Literal["valid", "extended", "lapsed", "suspended", "withdrawn"]


class OtherGoods(TypedDict):
    """Another product of the same producer that is in force today."""

    code: Code
    name: str
    stars: Stars
    valid_until: Day


class ListItem(Marked):
    """A product as lists show it; `valid_until` is the last day, an extension included."""

    code: Code
    slug: str
    name: str
    stars: Stars
    status: ListedStatus
    valid_until: Day
    set: Annotated[int, Field(ge=1, le=26)]
    producer: Maker
    province: Coded
    former_province: str | None
    url: Address


class FacetCount(TypedDict):
    """How many products choosing a value would give, other facets kept."""

    value: str | int
    count: Count


class ProductList(Marked):
    """A page of the catalogue with counts for every facet.

    `searched_for` are words that were looked for in place of `q`, which finds nothing.
    """

    total: Count
    page: int
    per_page: int
    searched_for: str | None
    items: list[ListItem]
    facets: dict[str, list[FacetCount]]
    last_updated: Moment | None
    licence: str


class CitedDecision(TypedDict):
    """A decision as it is cited."""

    number: str
    on: Day
    issuer: str


class Happening(TypedDict):
    """One thing that happened to a certificate."""

    kind: ActKind
    on: Day
    until: Day | None
    reason: Annotated[str | None, Field(description="letter of Art. 8.1, of a withdrawal")]
    decision: CitedDecision | None


class Certificate(TypedDict):
    """One recognition with its history, oldest first."""

    stars: Stars
    status: Status
    recognition: Recognition
    score: float | None
    scored_under: str | None
    decision: CitedDecision
    issued_on: Day
    valid_until: Day
    history: list[Happening]


class PrintedPlace(TypedDict):
    """The place as printed on the certificate."""

    commune: str | None
    district: str | None
    province: str | None


class Origin(TypedDict):
    """Where a product comes from, as printed and as it is called today."""

    printed: PrintedPlace
    commune: str | None
    province: Coded


class Texts(TypedDict):
    """What the producer says, in one language."""

    name: str
    summary: str
    story: str


class Offer(TypedDict):
    """What the producer tells buyers; null is not told and never "no". Prices are in đồng."""

    price_from: int | None
    price_to: int | None
    price_unit: str | None
    capacity_per_month: int | None
    capacity_unit: str | None
    season: Annotated[list[int], Field(description="months 1–12; empty where not told")]
    shelf_life_days: int | None
    storage: Bilingual | None
    pack_sizes: str | None
    minimum_order: str | None
    invoice: Invoice
    export_markets: Annotated[list[str], Field(description="ISO 3166 codes")]
    confirmed_on: Day | None


class Attestation(TypedDict):
    """Another certificate or a right, as the producer told; no part of the stars."""

    kind: AttestationKind
    number: str
    issuer: str
    valid_until: Day | None


class SalesChannel(TypedDict):
    """Where the producer itself says that it sells."""

    kind: ChannelKind
    name: str
    address: str


class AreaItem(TypedDict):
    """A craft village or raw-material area."""

    slug: str
    kind: AreaKind
    name: str


class FoundAt(TypedDict):
    """A public place that has a product: seen there on a day, the place confirmed on another."""

    slug: str
    name: str
    kind: PlaceKind
    province: Coded
    seen_on: Day
    confirmed_on: Day | None
    url: Address


class CarriedBy(TypedDict):
    """An event ahead whose exhibitors announced a product."""

    slug: str
    name: str
    kind: EventKind
    first_day: Day
    last_day: Day
    url: Address


class ProductDetails(ListItem):
    """Everything that the register says of a product; certificates newest first."""

    net_content: str | None
    gtin: str | None
    programme_code: str | None
    origin: Origin
    certificates: list[Certificate]
    texts: Annotated[dict[str, Texts], Field(description="by language")]
    offer: Offer | None
    tags: list[Tag]
    attestations: list[Attestation]
    sales_channels: list[SalesChannel]
    areas: list[AreaItem]
    places: list[FoundAt]
    events: list[CarriedBy]
    coverage: Coverage | None
    also_certified: list[OtherGoods]
    last_updated: Moment | None
    licence: str


class Suggestion(TypedDict):
    """A product whose name continues what was typed."""

    name: str
    code: Code


class Suggestions(Marked):
    """At most eight suggestions."""

    items: list[Suggestion]
