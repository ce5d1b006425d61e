"""Craft villages (làng nghề) and raw-material areas (vùng nguyên liệu) that goods come from."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, func
from sqlmodel import Field, Session, SQLModel, col, select

from catalog.audit import text_digest
from catalog.db import CODE_POINTS, insert_rows, words
from catalog.products import Product
from catalog.text import Text, free_slugs, slugify, sort_key

if TYPE_CHECKING:
    from catalog.change import Change


class AreaKind(StrEnum):
    """What an area is known for: its craft or what grows there."""

    CRAFT_VILLAGE = "craft_village"
    MATERIAL_AREA = "material_area"

    @property
    def label(self) -> Text:
        """The kind in both languages."""
        return _LABELS[self]


_LABELS = {
    AreaKind.CRAFT_VILLAGE: Text("Làng nghề", "Craft village"),
    AreaKind.MATERIAL_AREA: Text("Vùng nguyên liệu", "Raw-material area"),
}


class Area(SQLModel, table=True):
    """One craft village or raw-material area. `recognition` cites the act that names it."""

    __tablename__ = "area"
    __table_args__ = (CheckConstraint("length(name) > 0", name="name"),)

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    kind: AreaKind = Field(sa_type=words(AreaKind))
    name: str = Field(description="with its kind: Làng gốm Bát Tràng")
    name_en: str = ""
    sort_key: str = Field(sa_type=CODE_POINTS)
    province_id: int = Field(foreign_key="unit.id", index=True, description="present province")
    commune: str = Field(default="", description="the present commune, with its kind")
    printed_place: str = Field(default="", description="the former commune, district, province")
    text_vi: str = ""
    text_en: str = ""
    recognition: str = ""

    @property
    def title(self) -> Text:
        """Its name in both languages."""
        return Text(self.name, self.name_en or self.name)


class AreaProduct(SQLModel, table=True):
    """A product that comes from an area."""

    __tablename__ = "area_product"

    area_id: int = Field(primary_key=True, foreign_key="area.id")
    product_id: int = Field(primary_key=True, foreign_key="product.id", index=True)


def enter_areas(
    change: "Change", rows: Sequence[tuple[dict[str, Any], Sequence[tuple[int, int]]]]
) -> list[int]:
    """Enter areas with their goods: (columns of `Area` but id, slug and key, [(product's id,
    producer's id) …]); their ids in the order given.
    """
    blank = {
        "name_en": "", "commune": "", "printed_place": "", "text_vi": "", "text_en": "",
        "recognition": "",
    }  # fmt: skip
    stems = [slugify(row["name"]) or "vung" for row, _ in rows]
    slugs = free_slugs(stems, change.session.exec(select(Area.slug)))
    given = [
        {**blank, **row, "slug": slug, "sort_key": sort_key(row["name"])}
        for (row, _), slug in zip(rows, slugs, strict=True)
    ]
    ids = insert_rows(change.session, Area, given)
    for area_id, row, (_, goods) in zip(ids, given, rows, strict=True):
        change.session.add_all(
            AreaProduct(area_id=area_id, product_id=product_id) for product_id, _ in goods
        )
        for product_id, producer_id in goods:
            change.touch(product_id, producer_id)
        change.note(
            "enter_area",
            f"area:{area_id}",
            kind=row["kind"],
            province=row["province_id"],
            products=[product_id for product_id, _ in goods],
            texts=text_digest(*(row[name] for name in ("name", *blank))),
        )
    change.session.flush()
    return ids


def find_area(session: Session, slug: str) -> Area | None:
    """The area with this slug."""
    return session.exec(select(Area).where(Area.slug == slug)).one_or_none()


def areas_in(session: Session, province_id: int) -> list[Area]:
    """The areas of a present province in Vietnamese order."""
    query = select(Area).where(Area.province_id == province_id).order_by(col(Area.sort_key))
    return list(session.exec(query))


def areas_of(session: Session, product_id: int) -> list[Area]:
    """The areas that a product comes from."""
    query = (
        select(Area)
        .join(AreaProduct, col(AreaProduct.area_id) == Area.id)
        .where(AreaProduct.product_id == product_id)
        .order_by(col(Area.sort_key))
    )
    return list(session.exec(query))


def area_product_ids(session: Session, area_id: int) -> list[int]:
    """The products of an area."""
    return list(session.exec(select(AreaProduct.product_id).where(AreaProduct.area_id == area_id)))


def first_goods(session: Session) -> dict[int, Product]:
    """For each area the product entered first, whose picture stands for it."""
    first = (
        select(func.min(AreaProduct.product_id))
        .join(Product, col(Product.id) == AreaProduct.product_id)
        .where(col(Product.voided_at).is_(None))
        .group_by(col(AreaProduct.area_id))
    )
    query = (
        select(AreaProduct.area_id, Product)
        .join(Product, col(Product.id) == AreaProduct.product_id)
        .where(col(AreaProduct.product_id).in_(first))
        .order_by(col(Product.id).desc())
    )
    return dict(session.exec(query).all())
