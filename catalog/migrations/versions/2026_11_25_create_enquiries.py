"""Create enquiries with a message for each maker and the goods that it asks about."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_enquiries"
down_revision = "2026_11_25_printed"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "enquiry",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("reference", sa.String(16), nullable=False, unique=True),
        sa.Column("purpose", sa.String(32), nullable=False),
        sa.Column("message", sa.String, nullable=False),
        sa.Column("buyer_sealed", sa.String, nullable=False),
        sa.Column("terms", sa.String(10), nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("suspicion", sa.String(32)),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.CheckConstraint("length(buyer_sealed) > 0", name="buyer"),
        sa.CheckConstraint("length(message) > 0", name="message"),
        sa.CheckConstraint("length(language) BETWEEN 2 AND 35", name="language"),
    )
    _create_messages()


def _create_messages() -> None:
    op.create_table(
        "enquiry_message",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "enquiry_id", sa.Integer, sa.ForeignKey("enquiry.id"), nullable=False, index=True
        ),
        sa.Column(
            "producer_id", sa.Integer, sa.ForeignKey("producer.id"), nullable=False, index=True
        ),
        sa.Column("producer_name", sa.String, nullable=False),
        sa.Column("state", sa.String(32), nullable=False, index=True),
        sa.Column("kept_for", sa.String(32)),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True)),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.Column("trouble", sa.String, nullable=False),
        sa.UniqueConstraint("enquiry_id", "producer_id"),
        sa.CheckConstraint("(state = 'kept') = (kept_for IS NOT NULL)", name="kept_for"),
        sa.CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_at"),
        sa.CheckConstraint("attempts >= 0", name="attempts"),
    )
    op.create_table(
        "enquiry_item",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "message_id",
            sa.Integer,
            sa.ForeignKey("enquiry_message.id"),
            nullable=False,
            index=True,
        ),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("code", sa.String(8), nullable=False),
        sa.Column("product_name", sa.String, nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("quantity", sa.String, nullable=False),
    )


def downgrade() -> None:
    for table in ("enquiry_item", "enquiry_message", "enquiry"):
        op.drop_table(table)
