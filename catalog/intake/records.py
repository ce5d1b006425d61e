"""What is kept of an intake: which files, when, by whom, and what came of it."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field, SQLModel


class Intake(SQLModel, table=True):
    """One import of one or several files given together."""

    __tablename__ = "intake"
    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest"),)

    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(index=True, description="SHA-256 over the files' digests in sorted order")
    files: list[str] = Field(default_factory=list, sa_type=JSON)
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    skipped_rows: list[str] = Field(default_factory=list, sa_type=JSON)
    applied_at: datetime
    actor: str
    undone_at: datetime | None = None
