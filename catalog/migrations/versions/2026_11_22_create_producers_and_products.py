"""Create intakes, producers and products."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_goods"
down_revision = "2026_11_22_units"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "intake",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("digest", sa.String, nullable=False, index=True),
        sa.Column("files", sa.JSON, nullable=False),
        sa.Column("counts", sa.JSON, nullable=False),
        sa.Column("skipped_rows", sa.JSON, nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("length(digest) = 64", name="digest"),
    )
    op.create_table(
        "producer",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("slug", sa.String, nullable=False, unique=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("name_key", sa.String, nullable=False, index=True),
        sa.Column(
            "sort_key",
            sa.String().with_variant(sa.String(collation="C"), "postgresql"),
            nullable=False,
            index=True,
        ),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("province_id", sa.Integer, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("place", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("intake_id", sa.Integer, sa.ForeignKey("intake.id"), index=True),
        sa.Column("voided_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("length(name) > 0", name="name"),
        sa.CheckConstraint("version > 0", name="version"),
    )
    op.create_table(
        "private_contact",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "producer_id", sa.Integer, sa.ForeignKey("producer.id"), nullable=False, index=True
        ),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("value", sa.String, nullable=False),
        sa.Column("intake_id", sa.Integer, sa.ForeignKey("intake.id"), index=True),
        sa.CheckConstraint("kind IN ('phone', 'address', 'email')", name="kind"),
    )
    op.create_table(
        "product",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String(8), nullable=False, unique=True),
        sa.Column("slug", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("name_key", sa.String, nullable=False, index=True),
        sa.Column(
            "sort_key",
            sa.String().with_variant(sa.String(collation="C"), "postgresql"),
            nullable=False,
            index=True,
        ),
        sa.Column(
            "producer_id", sa.Integer, sa.ForeignKey("producer.id"), nullable=False, index=True
        ),
        sa.Column(
            "set_no", sa.Integer, sa.ForeignKey("product_set.set_no"), nullable=False, index=True
        ),
        sa.Column("gtin", sa.String(14)),
        sa.Column("programme_code", sa.String, index=True),
        sa.Column("net_content", sa.String, nullable=False),
        sa.Column("printed_commune", sa.String, nullable=False),
        sa.Column("printed_district", sa.String, nullable=False),
        sa.Column("printed_province", sa.String, nullable=False),
        sa.Column("commune", sa.String, nullable=False),
        sa.Column("commune_id", sa.Integer, sa.ForeignKey("unit.id")),
        sa.Column("province_id", sa.Integer, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("former_province_id", sa.Integer, sa.ForeignKey("unit.id"), index=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("intake_id", sa.Integer, sa.ForeignKey("intake.id"), index=True),
        sa.Column("voided_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("length(code) = 8 AND code = upper(code)", name="code"),
        sa.CheckConstraint("length(name) > 0", name="name"),
        sa.CheckConstraint("gtin IS NULL OR length(gtin) = 14", name="gtin"),
        sa.CheckConstraint("version > 0", name="version"),
    )
    op.create_index(
        "uq_product_gtin_in_use",
        "product",
        ["gtin"],
        unique=True,
        sqlite_where=sa.text("voided_at IS NULL"),
        postgresql_where=sa.text("voided_at IS NULL"),
    )
    op.create_table(
        "product_text",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("product_id", sa.Integer, sa.ForeignKey("product.id"), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("summary", sa.String, nullable=False),
        sa.Column("story", sa.String, nullable=False),
        sa.UniqueConstraint("product_id", "language"),
        sa.CheckConstraint("language IN ('vi', 'en')", name="language"),
    )


def downgrade() -> None:
    for table in ("product_text", "product", "private_contact", "producer", "intake"):
        op.drop_table(table)
