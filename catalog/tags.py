"""Tags of goods: how they are made, as the ministry's letters ask to have them shown."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlmodel import Field, SQLModel

from catalog.db import words
from catalog.text import Text

if TYPE_CHECKING:
    from catalog.change import Change


class Tag(StrEnum):
    """What sets goods apart beside their set."""

    TRADITIONAL_CRAFT = "traditional_craft"
    ARTISAN = "artisan"
    ORGANIC = "organic"
    BY_PRODUCT = "by_product"

    @property
    def label(self) -> Text:
        """The tag in both languages."""
        return _LABELS[self]


_LABELS = {
    Tag.TRADITIONAL_CRAFT: Text("Nghề truyền thống", "Traditional craft"),
    Tag.ARTISAN: Text("Nghệ nhân làm", "Made by an artisan"),
    Tag.ORGANIC: Text("Canh tác hữu cơ", "Organic farming"),
    Tag.BY_PRODUCT: Text("Tận dụng phụ phẩm", "Made from by-products"),
}


class ProductTag(SQLModel, table=True):
    """One tag of one product."""

    __tablename__ = "product_tag"

    product_id: int = Field(primary_key=True, foreign_key="product.id")
    tag: Tag = Field(primary_key=True, sa_type=words(Tag))


def tag_products(change: "Change", rows: Sequence[tuple[int, int, Sequence[Tag]]]) -> None:
    """Say what tags products have: (id, producer's id, all its tags); others are taken off."""
    change.replace(ProductTag, [product_id for product_id, _, _ in rows])
    for product_id, producer_id, tags in rows:
        kept = sorted(set(tags))
        change.session.add_all(ProductTag(product_id=product_id, tag=tag) for tag in kept)
        change.note("tag_product", f"product:{product_id}", tags=kept)
        change.touch(product_id, producer_id)
    change.session.flush()
