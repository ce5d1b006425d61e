"""Create the table of printed catalogues."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_printed"
down_revision = "2026_11_25_job_runs"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "printed_catalogue",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("key", sa.String(64), unique=True),
        sa.Column("query", sa.String, nullable=False),
        sa.Column("arrangement", sa.String(16), nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("state", sa.String(32), nullable=False, index=True),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("state IN ('waiting', 'making', 'ready', 'failed')", name="state"),
        sa.CheckConstraint("arrangement IN ('province', 'set')", name="arrangement"),
        sa.CheckConstraint("total > 0 AND done BETWEEN 0 AND total", name="done"),
        sa.CheckConstraint("(state = 'ready') = (pages > 0)", name="pages"),
    )


def downgrade() -> None:
    op.drop_table("printed_catalogue")
