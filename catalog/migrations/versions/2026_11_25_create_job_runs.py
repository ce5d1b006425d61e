"""Create the table that says when periodic jobs last ran."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_job_runs"
down_revision = "2026_11_25_languages"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "job_run",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("job_run")
