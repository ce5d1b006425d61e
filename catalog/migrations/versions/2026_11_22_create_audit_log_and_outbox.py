"""Create the audit log, the outbox and the counts of scans."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_log"
down_revision = "2026_11_22_certificates"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("verb", sa.String(32), nullable=False, index=True),
        sa.Column("subject", sa.String, nullable=False, index=True),
        sa.Column("data", sa.JSON, nullable=False),
        sa.Column("prev_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.UniqueConstraint("prev_hash"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("product_id", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "register_state",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("demonstration", sa.Boolean, nullable=False),
    )
    op.create_table(
        "scan_count",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("code", sa.String(16), primary_key=True),
        sa.Column("verdict", sa.String(16), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    for table in ("scan_count", "register_state", "outbox", "audit_entry"):
        op.drop_table(table)
