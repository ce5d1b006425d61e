"""Create decisions, certificates and inspections."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_certificates"
down_revision = "2026_11_22_goods"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "issuer",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("level", sa.String(32), nullable=False),
        sa.Column("province_id", sa.Integer, sa.ForeignKey("unit.id"), index=True),
        sa.Column("covered_until", sa.Date),
    )
    op.create_table(
        "coverage",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("issuer_id", sa.Integer, sa.ForeignKey("issuer.id"), nullable=False, index=True),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("intake_id", sa.Integer, sa.ForeignKey("intake.id"), index=True),
        sa.Column("voided_at", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("issuer_id", sa.Integer, sa.ForeignKey("issuer.id"), nullable=False, index=True),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("number_key", sa.String, nullable=False),
        sa.Column("decided_on", sa.Date, nullable=False),
        sa.Column("evidence", sa.String(32), nullable=False),
        sa.Column("intake_id", sa.Integer, sa.ForeignKey("intake.id"), index=True),
        sa.Column("voided_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("evidence IN ('A', 'B1')", name="evidence"),
        sa.CheckConstraint("length(number) > 0", name="number"),
    )
    op.create_index(
        "uq_decision_in_use",
        "decision",
        ["issuer_id", "number_key", "decided_on"],
        unique=True,
        sqlite_where=sa.text("voided_at IS NULL"),
        postgresql_where=sa.text("voided_at IS NULL"),
    )
    op.create_table(
        "certificate",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "product_id", sa.Integer, sa.ForeignKey("product.id"), nullable=False, index=True
        ),
        sa.Column(
            "decision_id", sa.Integer, sa.ForeignKey("decision.id"), nullable=False, index=True
        ),
        sa.Column("recognition", sa.String(32), nullable=False),
        sa.Column("stars", sa.Integer, nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("scored_under", sa.String, nullable=False),
        sa.Column("issued_on", sa.Date, nullable=False),
        sa.Column("valid_until", sa.Date, nullable=False, index=True),
        sa.Column("renewal_filed_on", sa.Date),
        sa.Column("extended_from", sa.Date),
        sa.Column("extended_until", sa.Date),
        sa.Column("refused_on", sa.Date),
        sa.Column("suspended_on", sa.Date),
        sa.Column("restored_on", sa.Date),
        sa.Column("withdrawn_on", sa.Date, index=True),
        sa.Column("withdrawal_reason", sa.String(1)),
        sa.Column("superseded_on", sa.Date),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("intake_id", sa.Integer, sa.ForeignKey("intake.id"), index=True),
        sa.Column("voided_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("stars BETWEEN 3 AND 5", name="stars"),
        sa.CheckConstraint("score IS NULL OR score BETWEEN 0 AND 100", name="score"),
        sa.CheckConstraint(
            "score IS NULL OR score >= CASE stars WHEN 5 THEN 90 WHEN 4 THEN 70 ELSE 50 END",
            name="score_reaches_stars",
        ),
        sa.CheckConstraint("valid_until > issued_on", name="valid_until"),
        sa.CheckConstraint(
            "extended_until IS NULL OR (extended_from IS NOT NULL AND extended_until"
            " > valid_until)",
            name="extended_until",
        ),
        sa.CheckConstraint(
            "extended_until IS NULL OR extended_until <= date(valid_until, '+180 days')",
            name="longest_extension",
        ).ddl_if(dialect="sqlite"),
        sa.CheckConstraint(
            "extended_until IS NULL OR extended_until <= valid_until + 180",
            name="longest_extension",
        ).ddl_if(dialect="postgresql"),
        sa.CheckConstraint(
            "(withdrawn_on IS NULL) = (withdrawal_reason IS NULL)", name="withdrawal_reason"
        ),
        sa.CheckConstraint(
            "withdrawal_reason IS NULL OR withdrawal_reason IN ('a', 'b', 'c', 'd', 'đ', 'e')",
            name="withdrawal_letter",
        ),
        sa.CheckConstraint(
            "restored_on IS NULL OR (suspended_on IS NOT NULL AND restored_on >= suspended_on)",
            name="restored_on",
        ),
        sa.CheckConstraint(
            "(withdrawn_on IS NULL OR withdrawn_on >= issued_on)"
            " AND (suspended_on IS NULL OR suspended_on >= issued_on)"
            " AND (refused_on IS NULL OR refused_on >= issued_on)"
            " AND (renewal_filed_on IS NULL OR renewal_filed_on >= issued_on)",
            name="nothing_before_issue",
        ),
        sa.CheckConstraint(
            "superseded_on IS NULL OR superseded_on > issued_on", name="superseded_on"
        ),
        sa.CheckConstraint("version > 0", name="version"),
    )
    op.create_index(
        "uq_certificate_issued_once_a_day",
        "certificate",
        ["product_id", "issued_on"],
        unique=True,
        sqlite_where=sa.text("voided_at IS NULL"),
        postgresql_where=sa.text("voided_at IS NULL"),
    )
    op.create_index(
        "uq_certificate_one_in_force",
        "certificate",
        ["product_id"],
        unique=True,
        sqlite_where=sa.text(
            "voided_at IS NULL AND withdrawn_on IS NULL AND superseded_on IS NULL"
        ),
        postgresql_where=sa.text(
            "voided_at IS NULL AND withdrawn_on IS NULL AND superseded_on IS NULL"
        ),
    )
    op.create_table(
        "inspection",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "product_id", sa.Integer, sa.ForeignKey("product.id"), nullable=False, index=True
        ),
        sa.Column("body", sa.String, nullable=False),
        sa.Column("inspected_on", sa.Date, nullable=False),
        sa.Column("result", sa.String(32)),
        sa.Column("follow_up", sa.String, nullable=False),
        sa.Column("concluded_on", sa.Date),
        sa.CheckConstraint("(result IS NULL) = (concluded_on IS NULL)", name="concluded"),
        sa.CheckConstraint("concluded_on IS NULL OR concluded_on >= inspected_on", name="order"),
    )
    op.create_table(
        "certificate_event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "certificate_id",
            sa.Integer,
            sa.ForeignKey("certificate.id"),
            nullable=False,
            index=True,
        ),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("on_day", sa.Date, nullable=False),
        sa.Column("until_day", sa.Date),
        sa.Column("decision_id", sa.Integer, sa.ForeignKey("decision.id"), index=True),
        sa.Column("reason", sa.String(1)),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("superseded_by", sa.Integer, sa.ForeignKey("certificate.id"), index=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("intake_id", sa.Integer, sa.ForeignKey("intake.id"), index=True),
        sa.Column("voided_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("(kind = 'extended') = (until_day IS NOT NULL)", name="until_day"),
        sa.CheckConstraint("(kind = 'withdrawn') = (reason IS NOT NULL)", name="reason"),
        sa.CheckConstraint(
            "kind NOT IN ('withdrawn', 'extended', 'suspended', 'restored',"
            " 're_rating_refused', 'recognised') OR decision_id IS NOT NULL",
            name="decision_id",
        ),
    )


def downgrade() -> None:
    for table in (
        "certificate_event",
        "inspection",
        "certificate",
        "decision",
        "coverage",
        "issuer",
    ):
        op.drop_table(table)
