"""Create units, product sets, legal bases and offices."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_units"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "legal_basis",
        sa.Column("number", sa.String, primary_key=True),
        sa.Column("issued_on", sa.Date, nullable=False),
        sa.Column("in_force_from", sa.Date, nullable=False),
        sa.Column("in_force_until", sa.Date),
        sa.Column("criteria", sa.Boolean, nullable=False),
        sa.Column("title_vi", sa.String, nullable=False),
        sa.Column("title_en", sa.String, nullable=False),
    )
    op.create_table(
        "product_set",
        sa.Column("set_no", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sector", sa.String(4), nullable=False),
        sa.Column("sector_vi", sa.String, nullable=False),
        sa.Column("sector_en", sa.String, nullable=False),
        sa.Column("group_no", sa.String(8), nullable=False),
        sa.Column("group_vi", sa.String, nullable=False),
        sa.Column("group_en", sa.String, nullable=False),
        sa.Column("name_vi", sa.String, nullable=False),
        sa.Column("name_en", sa.String, nullable=False),
        sa.Column("managed_by", sa.String, nullable=False),
        sa.CheckConstraint("set_no BETWEEN 1 AND 26", name="set_no"),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("list_version", sa.String(8), nullable=False),
        sa.Column("level", sa.String(32), nullable=False),
        sa.Column("code", sa.String(8), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("slug", sa.String, nullable=False),
        sa.Column("name_fold", sa.String, nullable=False, index=True),
        sa.Column(
            "sort_key",
            sa.String().with_variant(sa.String(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("parent_id", sa.Integer, sa.ForeignKey("unit.id"), index=True),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
        sa.UniqueConstraint("list_version", "level", "code"),
        sa.UniqueConstraint("list_version", "level", "slug"),
        sa.CheckConstraint("level IN ('province', 'district', 'commune')", name="level"),
    )
    op.create_table(
        "office",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("province_id", sa.Integer, sa.ForeignKey("unit.id"), index=True),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("name_vi", sa.String, nullable=False),
        sa.Column("name_en", sa.String, nullable=False),
        sa.Column("phone", sa.String, nullable=False),
        sa.Column("hours_vi", sa.String, nullable=False),
        sa.Column("hours_en", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.CheckConstraint("kind IN ('ocop', 'market', 'consumer')", name="kind"),
    )
    op.create_table(
        "product_set_alias",
        sa.Column("alias_fold", sa.String, primary_key=True),
        sa.Column("set_no", sa.Integer, sa.ForeignKey("product_set.set_no"), primary_key=True),
    )
    op.create_table(
        "unit_alias",
        sa.Column("alias_fold", sa.String, primary_key=True),
        sa.Column("unit_id", sa.Integer, sa.ForeignKey("unit.id"), primary_key=True),
    )
    op.create_table(
        "unit_succession",
        sa.Column("former_id", sa.Integer, sa.ForeignKey("unit.id"), primary_key=True),
        sa.Column("current_id", sa.Integer, sa.ForeignKey("unit.id"), primary_key=True, index=True),
    )


def downgrade() -> None:
    for table in (
        "unit_succession",
        "unit_alias",
        "product_set_alias",
        "office",
        "unit",
        "product_set",
        "legal_basis",
    ):
        op.drop_table(table)
