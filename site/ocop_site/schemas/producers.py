"""Producers: as lists show them, and with all their goods."""

from catalog.producers import ProducerKind
from ocop_site.schemas.base import Address, Coded, Count, Marked, Moment
from ocop_site.schemas.goods import ListItem, SalesChannel


class ProducerItem(Marked):
    """A producer as lists show it; `products` counts those in force today."""

    slug: str
    name: str
    kind: ProducerKind
    place: str | None
    province: Coded
    products: Count
    url: Address


class ProducerList(Marked):
    """A page of the producers of recognised goods, in Vietnamese order of their names."""

    total: Count
    page: int
    per_page: int
    items: list[ProducerItem]
    last_updated: Moment | None
    licence: str


class ProducerDetails(ProducerItem):
    """A producer with all its goods, also those of the past."""

    goods: list[ListItem]
    sales_channels: list[SalesChannel]
    last_updated: Moment | None
    licence: str
