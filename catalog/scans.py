"""Scans (lượt quét), counted by day, code and verdict: no person, no place, no address."""

from datetime import date

from sqlmodel import Field, SQLModel


class ScanCount(SQLModel, table=True):
    """How often a code was looked up on a day of Vietnam's calendar and with which verdict."""

    __tablename__ = "scan_count"

    day: date = Field(primary_key=True)
    code: str = Field(primary_key=True, max_length=16)
    verdict: str = Field(primary_key=True, max_length=16)
    count: int
