"""Other certificates and rights of goods (chứng nhận khác): VietGAP, HACCP, trademark, GI …

They are what the producer told, with number, issuer and last day, so that a buyer can ask the
issuer. They are no part of the stars and never shown as such.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlmodel import Field, SQLModel

from catalog.audit import text_digest
from catalog.db import insert_rows, words
from catalog.text import Text

if TYPE_CHECKING:
    from catalog.change import Change


class AttestationKind(StrEnum):
    """Which certificate or right."""

    VIETGAP = "vietgap"
    GLOBALGAP = "globalgap"
    ORGANIC_VN = "organic_vn"
    ORGANIC_EU = "organic_eu"
    ORGANIC_US = "organic_us"
    ORGANIC_JP = "organic_jp"
    FOOD_SAFETY = "food_safety"
    HACCP = "haccp"
    ISO_22000 = "iso_22000"
    HALAL = "halal"
    BRCGS = "brcgs"
    FDA = "fda"
    GROWING_AREA = "growing_area"
    TRADEMARK = "trademark"
    GI = "gi"

    @property
    def label(self) -> Text:
        """Its name in both languages."""
        return _LABELS[self]


_LABELS = {
    AttestationKind.VIETGAP: Text("VietGAP", "VietGAP"),
    AttestationKind.GLOBALGAP: Text("GlobalG.A.P.", "GLOBALG.A.P."),
    AttestationKind.ORGANIC_VN: Text("Hữu cơ (TCVN 11041)", "Organic (TCVN 11041)"),
    AttestationKind.ORGANIC_EU: Text("Hữu cơ EU", "EU organic"),
    AttestationKind.ORGANIC_US: Text("Hữu cơ USDA", "USDA organic"),
    AttestationKind.ORGANIC_JP: Text("Hữu cơ JAS", "JAS organic"),
    AttestationKind.FOOD_SAFETY: Text("Đủ điều kiện an toàn thực phẩm", "Food safety eligibility"),
    AttestationKind.HACCP: Text("HACCP", "HACCP"),
    AttestationKind.ISO_22000: Text("ISO 22000", "ISO 22000"),
    AttestationKind.HALAL: Text("Halal", "Halal"),
    AttestationKind.BRCGS: Text("BRCGS", "BRCGS"),
    AttestationKind.FDA: Text("Đăng ký cơ sở với FDA", "FDA facility registration"),
    AttestationKind.GROWING_AREA: Text("Mã số vùng trồng", "Growing-area code"),
    AttestationKind.TRADEMARK: Text("Nhãn hiệu", "Trademark"),
    AttestationKind.GI: Text("Chỉ dẫn địa lý", "Geographical indication"),
}

RIGHTS = frozenset({AttestationKind.TRADEMARK, AttestationKind.GI})
"""Rights to a name; all others certify how the goods are made."""


class Attestation(SQLModel, table=True):
    """One certificate or right of one product."""

    __tablename__ = "attestation"

    id: int | None = Field(default=None, primary_key=True)
    product_id: int = Field(foreign_key="product.id", index=True)
    kind: AttestationKind = Field(sa_type=words(AttestationKind))
    number: str = Field(default="", description="as on the certificate; of a GI its name")
    issuer: str = ""
    valid_until: date | None = Field(default=None, description="last day; none if without end")

    def held_on(self, day: date) -> bool:
        """Whether it holds on a day, its last day included."""
        return self.valid_until is None or day <= self.valid_until


def enter_attestations(
    change: "Change", rows: Sequence[tuple[int, int, Sequence[dict[str, Any]]]]
) -> None:
    """Enter what else products have: (id, producer's id, columns of `Attestation` each).

    All that a product has is given at once and takes the place of what was entered before.
    """
    blank = {"number": "", "issuer": "", "valid_until": None}
    change.replace(Attestation, [product_id for product_id, _, _ in rows])
    given = [{"product_id": i, **blank, **row} for i, _, held in rows for row in held]
    insert_rows(change.session, Attestation, given)
    for product_id, producer_id, held in rows:
        change.note(
            "enter_attestations",
            f"product:{product_id}",
            held=[
                [row["kind"], row.get("number", ""), _iso(row.get("valid_until"))] for row in held
            ],
            texts=text_digest(*(row.get("issuer", "") for row in held)),
        )
        change.touch(product_id, producer_id)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
