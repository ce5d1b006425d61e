"""Create reports and the counts that limit rates."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_reports"
down_revision = "2026_11_22_log"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rate_count",
        sa.Column("bucket", sa.String(16), primary_key=True),
        sa.Column("network", sa.String(32), primary_key=True),
        sa.Column("hour", sa.DateTime(timezone=True), primary_key=True, index=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("receipt_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("state", sa.String(32), nullable=False, index=True),
        sa.Column("suspicion", sa.String(32)),
        sa.Column("code", sa.String(64), nullable=False, index=True),
        sa.Column("product_name", sa.String, nullable=False),
        sa.Column("producer_name", sa.String, nullable=False),
        sa.Column("stars", sa.Integer),
        sa.Column("status", sa.String(32)),
        sa.Column("province_id", sa.Integer, sa.ForeignKey("unit.id"), index=True),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("where_seen", sa.String, nullable=False),
        sa.Column("when_seen", sa.String, nullable=False),
        sa.Column("seen_on", sa.Date),
        sa.Column("contact_sealed", sa.String, nullable=False),
        sa.Column("may_contact", sa.Boolean, nullable=False),
        sa.Column("producer_may_see", sa.Boolean, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.CheckConstraint("length(where_seen) > 0", name="where_seen"),
        sa.CheckConstraint("language IN ('vi', 'en')", name="language"),
        sa.CheckConstraint("stars IS NULL OR stars BETWEEN 3 AND 5", name="stars"),
        sa.CheckConstraint(
            "contact_sealed <> '' OR NOT (may_contact OR producer_may_see)", name="consent"
        ),
    )
    op.create_table(
        "report_event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report_id", sa.Integer, sa.ForeignKey("report.id"), nullable=False, index=True),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("message", sa.String, nullable=False),
    )
    op.create_table(
        "report_photo",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report_id", sa.Integer, sa.ForeignKey("report.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False, index=True),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.UniqueConstraint("report_id", "position"),
    )


def downgrade() -> None:
    for table in ("report_photo", "report_event", "report", "rate_count"):
        op.drop_table(table)
