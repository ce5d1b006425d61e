"""What all answers of the interface are made of. Docstrings here are read in `/openapi.json`."""

from typing import Annotated, NotRequired

from pydantic import Field

# Pydantic reads those of typing only from Python 3.12 on.
from typing_extensions import TypedDict

Day = Annotated[str, Field(json_schema_extra={"format": "date"}, examples=["2026-11-22"])]
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Code = Annotated[str, Field(description="product code, eight symbols", examples=["7Q2K9D48"])]
Stars = Annotated[int, Field(ge=3, le=5)]
Count = Annotated[int, Field(ge=0)]
Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]


class Marked(TypedDict):
    """What every answer may carry."""

    demonstration: NotRequired[
        Annotated[str, Field(description="BẢN MẪU: invented data, in a demonstration alone")]
    ]


class Bilingual(TypedDict):
    """A text in Vietnamese and in English."""

    vi: str
    en: str


class Coded(TypedDict):
    """A present province by its code."""

    code: str
    name: str


class Maker(TypedDict):
    """A producer in short."""

    slug: str
    name: str


class Coverage(TypedDict):
    """Whose decisions are entered, and up to which day."""

    issuer: str
    until: Day | None


class Problem(Marked):
    """An error as RFC 9457 asks."""

    type: str
    title: str
    status: int
    detail: str
