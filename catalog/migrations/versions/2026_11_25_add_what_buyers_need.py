"""Add what buyers need: offers, tags, other certificates, sales channels, areas, offices' reach."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_buyers"
down_revision = "2026_11_22_reports"
branch_labels = None
depends_on = None

_REACH = ("email", "website", "address")


def upgrade() -> None:
    _create_offers()
    _create_details()
    _create_areas()
    for column in _REACH:
        op.add_column("office", sa.Column(column, sa.String, nullable=False, server_default=""))
    with op.batch_alter_table("office") as office:
        for column in _REACH:
            office.alter_column(column, server_default=None)


def _create_offers() -> None:
    op.create_table(
        "offer",
        sa.Column(
            "product_id",
            sa.Integer,
            sa.ForeignKey("product.id"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("price_from", sa.Integer),
        sa.Column("price_to", sa.Integer),
        sa.Column("price_unit", sa.String, nullable=False),
        sa.Column("capacity_per_month", sa.Integer),
        sa.Column("capacity_unit", sa.String, nullable=False),
        sa.Column("season", sa.Integer, nullable=False),
        sa.Column("shelf_life_days", sa.Integer),
        sa.Column("storage_vi", sa.String, nullable=False),
        sa.Column("storage_en", sa.String, nullable=False),
        sa.Column("pack_sizes", sa.String, nullable=False),
        sa.Column("minimum_order", sa.String, nullable=False),
        sa.Column("invoice", sa.String(32), nullable=False),
        sa.Column("export_markets", sa.String, nullable=False),
        sa.Column("confirmed_on", sa.Date),
        sa.CheckConstraint("price_from IS NULL OR price_from > 0", name="price_from"),
        sa.CheckConstraint(
            "price_to IS NULL OR (price_from IS NOT NULL AND price_to >= price_from)",
            name="price_to",
        ),
        sa.CheckConstraint("capacity_per_month IS NULL OR capacity_per_month > 0", name="capacity"),
        sa.CheckConstraint("season BETWEEN 0 AND 4095", name="season"),
        sa.CheckConstraint("shelf_life_days IS NULL OR shelf_life_days > 0", name="shelf_life"),
        sa.CheckConstraint("invoice IN ('yes', 'no', 'unknown')", name="invoice"),
    )


def _create_details() -> None:
    op.create_table(
        "product_tag",
        sa.Column("product_id", sa.Integer, sa.ForeignKey("product.id"), primary_key=True),
        sa.Column("tag", sa.String(32), primary_key=True),
    )
    op.create_table(
        "attestation",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "product_id", sa.Integer, sa.ForeignKey("product.id"), nullable=False, index=True
        ),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("issuer", sa.String, nullable=False),
        sa.Column("valid_until", sa.Date),
    )
    op.create_table(
        "sales_channel",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "producer_id", sa.Integer, sa.ForeignKey("producer.id"), nullable=False, index=True
        ),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("address", sa.String, nullable=False),
        sa.CheckConstraint("length(address) > 0", name="address"),
    )


def _create_areas() -> None:
    code_points = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    op.create_table(
        "area",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("slug", sa.String, nullable=False, unique=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("name_en", sa.String, nullable=False),
        sa.Column("sort_key", code_points, nullable=False),
        sa.Column("province_id", sa.Integer, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("commune", sa.String, nullable=False),
        sa.Column("printed_place", sa.String, nullable=False),
        sa.Column("text_vi", sa.String, nullable=False),
        sa.Column("text_en", sa.String, nullable=False),
        sa.Column("recognition", sa.String, nullable=False),
        sa.CheckConstraint("length(name) > 0", name="name"),
    )
    op.create_table(
        "area_product",
        sa.Column("area_id", sa.Integer, sa.ForeignKey("area.id"), primary_key=True),
        sa.Column(
            "product_id", sa.Integer, sa.ForeignKey("product.id"), primary_key=True, index=True
        ),
    )


def downgrade() -> None:
    with op.batch_alter_table("office") as office:
        for column in _REACH:
            office.drop_column(column)
    for table in (
        "area_product", "area", "sales_channel", "attestation", "product_tag", "offer",
    ):  # fmt: skip
        op.drop_table(table)
