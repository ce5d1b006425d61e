"""Create places with their hours, closings, stock, pictures and history."""

import sqlalchemy as sa
from alembic import op

CODE_POINTS = sa.String().with_variant(sa.String(collation="C"), "postgresql")

revision = "2026_11_25_places"
down_revision = "2026_11_25_enquiries"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_places()
    _create_what_belongs_to_places()


def _create_places() -> None:
    op.create_table(
        "place",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("slug", sa.String, nullable=False, unique=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("kept_off", sa.Boolean, nullable=False),
        sa.Column("merged_into", sa.Integer, sa.ForeignKey("place.id"), index=True),
        sa.Column("owner_id", sa.Integer, index=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("name_en", sa.String, nullable=False),
        sa.Column("sort_key", CODE_POINTS, nullable=False),
        sa.Column("operator", sa.String, nullable=False),
        sa.Column("province_id", sa.Integer, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("commune", sa.String, nullable=False),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("former_place", sa.String, nullable=False),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        sa.Column("hours_note", sa.String, nullable=False),
        sa.Column("hours_note_en", sa.String, nullable=False),
        sa.Column("holidays", sa.String(32), nullable=False),
        sa.Column("phone", sa.String, nullable=False),
        sa.Column("email", sa.String, nullable=False),
        sa.Column("website", sa.String, nullable=False),
        sa.Column("text_vi", sa.String, nullable=False),
        sa.Column("text_en", sa.String, nullable=False),
        sa.Column("decision", sa.String, nullable=False),
        sa.Column("opened_on", sa.Date),
        sa.Column("closed_on", sa.Date),
        sa.Column("confirmed_on", sa.Date),
        sa.Column("confirmed_by", sa.String, nullable=False),
        sa.Column("reminded_on", sa.Date),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("state <> 'closed' OR closed_on IS NOT NULL", name="closed"),
        sa.CheckConstraint("state <> 'unpublished' OR length(reason) > 0", name="reason"),
        sa.CheckConstraint(
            "(latitude IS NULL) = (longitude IS NULL) AND (latitude IS NULL OR "
            "(latitude BETWEEN 6 AND 24 AND longitude BETWEEN 101 AND 118))",
            name="coordinates",
        ),
        sa.CheckConstraint("(state = 'merged') = (merged_into IS NOT NULL)", name="merged"),
        sa.CheckConstraint("length(name) > 0", name="name"),
        sa.CheckConstraint("NOT kept_off OR state = 'unpublished'", name="kept_off"),
    )
    op.create_index(
        "ix_place_state_latitude_longitude", "place", ["state", "latitude", "longitude"]
    )


def _create_what_belongs_to_places() -> None:
    op.create_table(
        "place_hours",
        sa.Column("place_id", sa.Integer, sa.ForeignKey("place.id"), primary_key=True),
        sa.Column("weekday", sa.Integer, primary_key=True),
        sa.Column("opens", sa.String(5), primary_key=True),
        sa.Column("closes", sa.String(5), nullable=False),
        sa.CheckConstraint("opens < closes", name="span"),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
    )
    op.create_table(
        "place_closing",
        sa.Column("place_id", sa.Integer, sa.ForeignKey("place.id"), primary_key=True),
        sa.Column("first_day", sa.Date, primary_key=True),
        sa.Column("last_day", sa.Date, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.CheckConstraint("first_day <= last_day", name="days"),
    )
    op.create_table(
        "place_stock",
        sa.Column("place_id", sa.Integer, sa.ForeignKey("place.id"), primary_key=True),
        sa.Column(
            "product_id", sa.Integer, sa.ForeignKey("product.id"), primary_key=True, index=True
        ),
        sa.Column("seen_on", sa.Date, nullable=False),
    )
    op.create_table(
        "place_photo",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("place_id", sa.Integer, sa.ForeignKey("place.id"), nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("caption", sa.String, nullable=False),
        sa.Column("caption_en", sa.String, nullable=False),
        sa.CheckConstraint("width > 0 AND height > 0", name="size"),
    )
    op.create_table(
        "place_act",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("place_id", sa.Integer, sa.ForeignKey("place.id"), nullable=False, index=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
    )


def downgrade() -> None:
    for table in (
        "place_act",
        "place_photo",
        "place_stock",
        "place_closing",
        "place_hours",
        "place",
    ):
        op.drop_table(table)
