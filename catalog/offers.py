"""What a buyer needs to know of goods (chào hàng): capacity, season, price range, invoice …

Told by the producer and dated by the day on which it was last confirmed. What is not told is
unknown and never "no". Tourism services have no offer of goods; they may have a price.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, insert
from sqlmodel import Field, SQLModel

from catalog.audit import text_digest
from catalog.db import words
from catalog.season import season_text
from catalog.text import Text

if TYPE_CHECKING:
    from catalog.change import Change


class Invoice(StrEnum):
    """Whether the producer gives a value-added tax invoice."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def label(self) -> Text:
        """The answer in both languages."""
        return _INVOICE_LABELS[self]


_INVOICE_LABELS = {
    Invoice.YES: Text("Có hóa đơn", "Invoice given"),
    Invoice.NO: Text("Không có hóa đơn", "No invoice"),
    Invoice.UNKNOWN: Text("Chưa rõ có hóa đơn không", "Not known whether invoiced"),
}


class Capacity(StrEnum):
    """How much a producer can supply a month: kilograms, litres or pieces, as it counts them."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    UNKNOWN = "unknown"

    @property
    def label(self) -> Text:
        """The band in both languages."""
        return _CAPACITY_LABELS[self]


_CAPACITY_LABELS = {
    Capacity.SMALL: Text(
        "Dưới 500 kg, lít hoặc sản phẩm/tháng", "Under 500 kg, litres or pieces a month"
    ),
    Capacity.MEDIUM: Text("Từ 500 đến dưới 5.000/tháng", "500 to under 5,000 a month"),
    Capacity.LARGE: Text("Từ 5.000/tháng trở lên", "5,000 a month and more"),
    Capacity.UNKNOWN: Text("Chưa rõ", "Not known"),
}


class Price(StrEnum):
    """The band of the lowest price that a producer gives, bounds included, in đồng."""

    TO_100K = "100k"
    TO_200K = "200k"
    TO_500K = "500k"
    TO_1M = "1m"
    MORE = "more"
    UNKNOWN = "unknown"

    @property
    def label(self) -> Text:
        """The band in both languages."""
        return _PRICE_LABELS[self]


_PRICE_LABELS = {
    Price.TO_100K: Text("Đến 100.000 ₫", "Up to 100,000 ₫"),
    Price.TO_200K: Text("Trên 100.000 đến 200.000 ₫", "Over 100,000 to 200,000 ₫"),
    Price.TO_500K: Text("Trên 200.000 đến 500.000 ₫", "Over 200,000 to 500,000 ₫"),
    Price.TO_1M: Text("Trên 500.000 đến 1.000.000 ₫", "Over 500,000 to 1,000,000 ₫"),
    Price.MORE: Text("Trên 1.000.000 ₫", "Over 1,000,000 ₫"),
    Price.UNKNOWN: Text("Chưa có giá", "No price given"),
}
PRICE_BOUNDS = (
    (100_000, Price.TO_100K),
    (200_000, Price.TO_200K),
    (500_000, Price.TO_500K),
    (1_000_000, Price.TO_1M),
)
"""The bands from the lowest, each with the highest price in it, in đồng."""


class Offer(SQLModel, table=True):
    """What the producer tells buyers of one product. Prices are indications, in đồng."""

    __tablename__ = "offer"
    __table_args__ = (
        CheckConstraint("price_from IS NULL OR price_from > 0", name="price_from"),
        CheckConstraint(
            "price_to IS NULL OR (price_from IS NOT NULL AND price_to >= price_from)",
            name="price_to",
        ),
        CheckConstraint("capacity_per_month IS NULL OR capacity_per_month > 0", name="capacity"),
        CheckConstraint("season BETWEEN 0 AND 4095", name="season"),
        CheckConstraint("shelf_life_days IS NULL OR shelf_life_days > 0", name="shelf_life"),
        CheckConstraint("invoice IN ('yes', 'no', 'unknown')", name="invoice"),
    )

    product_id: int = Field(
        primary_key=True, foreign_key="product.id", sa_column_kwargs={"autoincrement": False}
    )
    price_from: int | None = Field(default=None, description="đồng, the lowest")
    price_to: int | None = Field(default=None, description="đồng, the highest")
    price_unit: str = Field(default="", description="for what: hộp 500 g")
    capacity_per_month: int | None = None
    capacity_unit: str = Field(default="", description="kg, lít, hộp …")
    season: int = Field(default=0, description="catalog.season: bit 0 is January")
    shelf_life_days: int | None = None
    storage_vi: str = ""
    storage_en: str = ""
    pack_sizes: str = Field(default="", description="Hộp 100 g; Hộp 200 g")
    minimum_order: str = Field(default="", description="10 thùng")
    invoice: Invoice = Field(default=Invoice.UNKNOWN, sa_type=words(Invoice))
    export_markets: str = Field(default="", description="ISO 3166 codes: JP,KR")
    confirmed_on: date | None = Field(default=None, description="last confirmed by the producer")

    @property
    def storage(self) -> Text:
        """How it is to be kept, in both languages."""
        return Text(self.storage_vi, self.storage_en or self.storage_vi)

    @property
    def season_text(self) -> Text | None:
        """The months in which it is to be had, in words; None where unknown."""
        return season_text(self.season)

    @property
    def shelf_life(self) -> Text | None:
        """How long it keeps, in words; None where unknown."""
        return shelf_life_text(self.shelf_life_days) if self.shelf_life_days else None

    @property
    def markets(self) -> list[str]:
        """Codes of the countries to which it is sold."""
        return [code for code in self.export_markets.split(",") if code]


def capacity_band(per_month: int | None) -> Capacity:
    """The band of a monthly capacity; what is not told is unknown."""
    if per_month is None:
        return Capacity.UNKNOWN
    if per_month < 500:
        return Capacity.SMALL
    return Capacity.MEDIUM if per_month < 5_000 else Capacity.LARGE


def price_band(price_from: int | None) -> Price:
    """The band of a lowest price in đồng; what is not told is unknown."""
    if price_from is None:
        return Price.UNKNOWN
    return next((band for bound, band in PRICE_BOUNDS if price_from <= bound), Price.MORE)


def shelf_life_text(days: int) -> Text:
    """A shelf life in words: days up to two months, months after that."""
    if days <= 60:
        return (_ONE_DAY if days == 1 else _DAYS).format(count=days)
    return _MONTHS.format(count=round(days * 12 / 365))


_ONE_DAY = Text("{count} ngày", "{count} day")
_DAYS = Text("{count} ngày", "{count} days")
_MONTHS = Text("{count} tháng", "{count} months")


_BLANK: dict[str, Any] = {
    name: field.default for name, field in Offer.model_fields.items() if name != "product_id"
}
_TEXTS = ("price_unit", "capacity_unit", "storage_vi", "storage_en", "pack_sizes", "minimum_order")


def enter_offers(change: "Change", rows: Sequence[tuple[int, dict[str, Any]]]) -> None:
    """Enter what producers tell buyers: (producer's id, columns of `Offer`).

    A product has at most one offer; a new one takes the place of the old.
    """
    given = [{**_BLANK, **row} for _, row in rows]
    change.replace(Offer, [row["product_id"] for row in given])
    if given:
        change.session.execute(insert(Offer), given)
    for (producer_id, _), row in zip(rows, given, strict=True):
        confirmed = row["confirmed_on"]
        change.note(
            "enter_offer",
            f"product:{row['product_id']}",
            **{name: row[name] for name in _NUMBERS},
            invoice=row["invoice"],
            confirmed_on=confirmed.isoformat() if confirmed else None,
            texts=text_digest(*(row[name] for name in _TEXTS), row["export_markets"]),
        )
        change.touch(row["product_id"], producer_id)


_NUMBERS = ("price_from", "price_to", "capacity_per_month", "season", "shelf_life_days")
