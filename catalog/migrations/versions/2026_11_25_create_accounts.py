"""Create accounts with mandates, sessions, links, recovery codes and requests for access."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_accounts"
down_revision = "2026_11_25_events"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("email", sa.String(254), nullable=False, unique=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("organisation", sa.String(200), nullable=False),
        sa.Column("password_hash", sa.String(200), nullable=False),
        sa.Column("password_at", sa.DateTime(timezone=True)),
        sa.Column("totp_sealed", sa.String, nullable=False),
        sa.Column("totp_since", sa.DateTime(timezone=True)),
        sa.Column("totp_counter", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("length(email) BETWEEN 3 AND 254", name="email"),
        sa.CheckConstraint("email = lower(email)", name="email_lower"),
        sa.CheckConstraint("(totp_since IS NULL) OR (length(totp_sealed) > 0)", name="totp"),
    )
    _create_mandates()
    _create_sessions()
    _create_links()
    _create_requests()


def _account() -> sa.Column[int]:
    return sa.Column(
        "account_id", sa.Integer, sa.ForeignKey("account.id"), nullable=False, index=True
    )


def _create_mandates() -> None:
    op.create_table(
        "account_mandate",
        sa.Column("id", sa.Integer, primary_key=True),
        _account(),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("province_id", sa.Integer, sa.ForeignKey("unit.id"), index=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by", sa.String, nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("role IN ('central', 'province', 'organiser')", name="role"),
        sa.CheckConstraint("(role = 'central') = (province_id IS NULL)", name="province"),
    )


def _create_sessions() -> None:
    op.create_table(
        "account_session",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("token_digest", sa.String(64), nullable=False, unique=True),
        _account(),
        sa.Column("complete", sa.Boolean, nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("browser", sa.String(80), nullable=False),
    )


def _create_links() -> None:
    op.create_table(
        "account_link",
        sa.Column("id", sa.Integer, primary_key=True),
        _account(),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("token_digest", sa.String(64), nullable=False, unique=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("kind IN ('invitation', 'reset')", name="kind"),
    )
    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Integer, primary_key=True),
        _account(),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("used_at", sa.DateTime(timezone=True)),
    )


def _create_requests() -> None:
    op.create_table(
        "access_request",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("province_id", sa.Integer, sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("applicant_sealed", sa.String, nullable=False),
        sa.Column("purpose", sa.String, nullable=False),
        sa.Column("terms", sa.String(10), nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("state", sa.String(32), nullable=False, index=True),
        sa.Column("suspicion", sa.String(32)),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("decided_by", sa.Integer, sa.ForeignKey("account.id")),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("account_id", sa.Integer, sa.ForeignKey("account.id")),
        sa.CheckConstraint("state IN ('waiting', 'granted', 'refused')", name="state"),
        sa.CheckConstraint("(state = 'waiting') = (decided_at IS NULL)", name="decided_at"),
        sa.CheckConstraint("(state = 'refused') = (length(reason) > 0)", name="reason"),
        sa.CheckConstraint("length(purpose) > 0", name="purpose"),
    )


def downgrade() -> None:
    for table in (
        "access_request",
        "recovery_code",
        "account_link",
        "account_session",
        "account_mandate",
        "account",
    ):
        op.drop_table(table)
