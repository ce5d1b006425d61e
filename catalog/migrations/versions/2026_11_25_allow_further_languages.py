"""Allow further languages: a producer's texts and a reader's report come in more than two."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_25_languages"
down_revision = "2026_11_25_buyers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("product_text", "report"):
        _alter(table, "length(language) BETWEEN 2 AND 35", 35)


def downgrade() -> None:
    op.execute("DELETE FROM product_text WHERE language NOT IN ('vi', 'en')")
    op.execute("UPDATE report SET language = 'en' WHERE language NOT IN ('vi', 'en')")
    for table in ("product_text", "report"):
        _alter(table, "language IN ('vi', 'en')", 2)


def _alter(table: str, check: str, longest: int) -> None:
    name = op.f(f"ck_{table}_language")
    with op.batch_alter_table(table) as altered:
        altered.drop_constraint(name, type_="check")
        altered.alter_column("language", type_=sa.String(longest))
        altered.create_check_constraint(name, check)
