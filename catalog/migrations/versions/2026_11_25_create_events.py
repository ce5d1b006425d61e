"""Create events with their sites, programme, stalls, results and history."""

import sqlalchemy as sa
from alembic import op

CODE_POINTS = sa.String().with_variant(sa.String(collation="C"), "postgresql")

revision = "2026_11_25_events"
down_revision = "2026_11_25_places"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_events()
    _create_sites()
    _create_stalls()


def _create_events() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("uid", sa.String(64), nullable=False, unique=True),
        sa.Column("slug", sa.String, nullable=False, unique=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("state", sa.String(32), nullable=False, index=True),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("kept_off", sa.Boolean, nullable=False),
        sa.Column("unconfirmed", sa.Boolean, nullable=False),
        sa.Column("owner_id", sa.Integer, index=True),
        sa.Column("copied_from", sa.Integer, sa.ForeignKey("event.id"), index=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("name_en", sa.String, nullable=False),
        sa.Column("sort_key", CODE_POINTS, nullable=False),
        sa.Column("edition", sa.String, nullable=False),
        sa.Column("organiser", sa.String, nullable=False),
        sa.Column("decision", sa.String, nullable=False),
        sa.Column("text_vi", sa.String, nullable=False),
        sa.Column("text_en", sa.String, nullable=False),
        sa.Column("only_certified", sa.Boolean, nullable=False),
        sa.Column("register_by", sa.Date),
        sa.Column("register_how", sa.String, nullable=False),
        sa.Column("fee", sa.String, nullable=False),
        sa.Column("support", sa.String, nullable=False),
        sa.Column("phone", sa.String, nullable=False),
        sa.Column("email", sa.String, nullable=False),
        sa.Column("website", sa.String, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("sequence >= 0", name="sequence"),
        sa.CheckConstraint(
            "state NOT IN ('unpublished', 'cancelled') OR length(reason) > 0", name="reason"
        ),
        sa.CheckConstraint("length(name) > 0", name="name"),
        sa.CheckConstraint("NOT kept_off OR state = 'unpublished'", name="kept_off"),
    )
    op.create_table(
        "event_act",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, index=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("changed", sa.String, nullable=False),
    )
    op.create_table(
        "event_result",
        sa.Column(
            "event_id", sa.Integer, sa.ForeignKey("event.id"), primary_key=True, autoincrement=False
        ),
        sa.Column("visitors", sa.Integer),
        sa.Column("exhibitors", sa.Integer),
        sa.Column("stalls", sa.Integer),
        sa.Column("sales_vnd", sa.BigInteger),
        sa.Column("contracts", sa.Integer),
        sa.Column("contracts_vnd", sa.BigInteger),
        sa.Column("text_vi", sa.String, nullable=False),
        sa.Column("text_en", sa.String, nullable=False),
        sa.Column("reported_on", sa.Date, nullable=False),
        sa.CheckConstraint(
            "coalesce(visitors, 0) >= 0 AND coalesce(exhibitors, 0) >= 0 AND "
            "coalesce(stalls, 0) >= 0 AND coalesce(contracts, 0) >= 0 AND "
            "coalesce(sales_vnd, 0) >= 0 AND coalesce(contracts_vnd, 0) >= 0",
            name="counts",
        ),
    )


def _create_sites() -> None:
    op.create_table(
        "event_site",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("place_id", sa.Integer, sa.ForeignKey("place.id"), index=True),
        sa.Column("province_id", sa.Integer, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("commune", sa.String, nullable=False),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        sa.Column("first_day", sa.Date, nullable=False, index=True),
        sa.Column("last_day", sa.Date, nullable=False),
        sa.Column("opens", sa.String(5), nullable=False),
        sa.Column("closes", sa.String(5), nullable=False),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("ends_on", sa.Date, index=True),
        sa.Column("dropped_at", sa.DateTime(timezone=True)),
        sa.Column("stalls", sa.Integer),
        sa.UniqueConstraint("event_id", "position"),
        sa.CheckConstraint("stalls IS NULL OR stalls >= 0", name="stalls"),
        sa.CheckConstraint(
            "(latitude IS NULL) = (longitude IS NULL) AND (latitude IS NULL OR "
            "(latitude BETWEEN 6 AND 24 AND longitude BETWEEN 101 AND 118))",
            name="coordinates",
        ),
        sa.CheckConstraint("first_day <= last_day", name="days"),
    )
    op.create_table(
        "event_skip",
        sa.Column("site_id", sa.Integer, sa.ForeignKey("event_site.id"), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
    )
    op.create_table(
        "event_zone",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "site_id", sa.Integer, sa.ForeignKey("event_site.id"), nullable=False, index=True
        ),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("name_en", sa.String, nullable=False),
        sa.Column("stalls", sa.Integer),
    )
    op.create_table(
        "event_session",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "site_id", sa.Integer, sa.ForeignKey("event_site.id"), nullable=False, index=True
        ),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("starts", sa.String(5), nullable=False),
        sa.Column("ends", sa.String(5), nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("title_en", sa.String, nullable=False),
    )


def _create_stalls() -> None:
    op.create_table(
        "stall",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, index=True),
        sa.Column("site_id", sa.Integer, sa.ForeignKey("event_site.id"), index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("zone", sa.String, nullable=False),
        sa.Column("exhibitor", sa.String, nullable=False),
        sa.Column("province", sa.String, nullable=False),
    )
    op.create_table(
        "stall_line",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("stall_id", sa.Integer, sa.ForeignKey("stall.id"), nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("written", sa.String, nullable=False),
        sa.Column("written_code", sa.String, nullable=False),
        sa.Column("row", sa.Integer),
        sa.Column("product_id", sa.Integer, sa.ForeignKey("product.id"), index=True),
        sa.Column("matched", sa.String(32), nullable=False),
        sa.CheckConstraint(
            "(matched IN ('by_register', 'by_hand')) = (product_id IS NOT NULL)", name="matched"
        ),
    )


def downgrade() -> None:
    for table in (
        "stall_line",
        "stall",
        "event_session",
        "event_zone",
        "event_skip",
        "event_site",
        "event_result",
        "event_act",
        "event",
    ):
        op.drop_table(table)
