"""Products: what is certified, where it comes from, and its public code."""

import re
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text, update
from sqlmodel import Field, Session, SQLModel, col, select

from catalog.audit import text_digest
from catalog.codes import new_product_code
from catalog.db import CODE_POINTS, in_chunks, insert_rows

if TYPE_CHECKING:
    from catalog.change import Change


class Product(SQLModel, table=True):
    """One product of one producer.

    `code` is public, printed on packs, never changed and never reused, also not after an
    import was taken back (`voided_at`). Names repeat between producers: never a key.
    """

    __tablename__ = "product"
    __table_args__ = (
        CheckConstraint("length(code) = 8 AND code = upper(code)", name="code"),
        CheckConstraint("length(name) > 0", name="name"),
        CheckConstraint("gtin IS NULL OR length(gtin) = 14", name="gtin"),
        CheckConstraint("version > 0", name="version"),
        Index(
            "uq_product_gtin_in_use",
            "gtin",
            unique=True,
            sqlite_where=text("voided_at IS NULL"),
            postgresql_where=text("voided_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=8)
    slug: str
    name: str
    name_key: str = Field(index=True, description="catalog.text.same_spelling of the name")
    sort_key: str = Field(index=True, sa_type=CODE_POINTS)
    producer_id: int = Field(foreign_key="producer.id", index=True)
    set_no: int = Field(foreign_key="product_set.set_no", index=True)
    gtin: str | None = Field(default=None, max_length=14)
    programme_code: str | None = Field(
        default=None, index=True, description="mã số sản phẩm of the certificate, T-X-STT-Năm"
    )
    net_content: str = Field(default="", description="as on the label: 500 g, 12 gói × 2 g")
    printed_commune: str = Field(default="", description="as printed on the certificate")
    printed_district: str = ""
    printed_province: str = ""
    commune: str = Field(default="", description="the present commune, with its kind")
    commune_id: int | None = Field(default=None, foreign_key="unit.id")
    province_id: int = Field(foreign_key="unit.id", index=True, description="present province")
    former_province_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    version: int = 1
    intake_id: int | None = Field(default=None, foreign_key="intake.id", index=True)
    voided_at: datetime | None = None


class ProductText(SQLModel, table=True):
    """What a producer says of a product, in one language."""

    __tablename__ = "product_text"
    __table_args__ = (
        UniqueConstraint("product_id", "language"),
        CheckConstraint("length(language) BETWEEN 2 AND 35", name="language"),
    )

    id: int | None = Field(default=None, primary_key=True)
    product_id: int = Field(foreign_key="product.id")
    language: str = Field(max_length=35, description="BCP 47: vi, en, zh-Hant")
    name: str = Field(default="", description="the product's name in this language, if it has one")
    summary: str = ""
    story: str = ""


_TEXT_COLUMNS = ("name", "printed_commune", "printed_district", "printed_province", "commune")


def enter_products(change: "Change", rows: Sequence[dict[str, Any]]) -> list[int]:
    """Enter new products; each row has the columns of `Product` but id, and gets its id back."""
    columns = {
        "gtin": None,
        "programme_code": None,
        "net_content": "",
        "printed_commune": "",
        "printed_district": "",
        "printed_province": "",
        "commune": "",
        "commune_id": None,
        "former_province_id": None,
        "version": 1,
        "intake_id": change.intake_id,
    }
    ids = insert_rows(change.session, Product, [{**columns, **row} for row in rows])
    for product_id, row in zip(ids, rows, strict=True):
        change.note(
            "enter_product",
            f"product:{product_id}",
            code=row["code"],
            producer=row["producer_id"],
            set_no=row["set_no"],
            texts=text_digest(*(row.get(column, "") for column in _TEXT_COLUMNS)),
        )
        change.touch(product_id, row["producer_id"])
    change.new_products.update(ids)
    change.uncertified.update(ids)
    return ids


def amend_products(
    change: "Change", amended: Sequence[tuple[int, int, dict[str, tuple[Any, Any]]]]
) -> None:
    """Change facts of known products: (id, producer's id, column → (before, after)).

    For facts that a decision or annex tells anew: the set, the GTIN, the programme's code.
    """
    for product_id, producer_id, facts in amended:
        change.session.execute(
            update(Product)
            .where(col(Product.id) == product_id)
            .values({column: after for column, (_, after) in facts.items()})
            .execution_options(synchronize_session=False)
        )
        change.note(
            "amend_product",
            f"product:{product_id}",
            before={column: before for column, (before, _) in facts.items()},
            after={column: after for column, (_, after) in facts.items()},
            intake=change.intake_id,
        )
        change.touch(product_id, producer_id)


def free_codes(
    session: Session, count: int, randbits: Callable[[int], int] = secrets.randbits
) -> list[str]:
    """Product codes that no product has or ever had."""
    codes: dict[str, None] = {}
    while len(codes) < count:
        drawn = list(dict.fromkeys(new_product_code(randbits) for _ in range(count - len(codes))))
        taken: set[str] = set()
        for chunk in in_chunks(drawn):
            query = select(Product.code).where(col(Product.code).in_(chunk))
            taken.update(session.exec(query))
        codes.update(dict.fromkeys(code for code in drawn if code not in taken))
    return list(codes)


class UnknownLanguage(ValueError):
    """What stands for a language is no BCP 47 tag of language, script and region."""


_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def enter_texts(change: "Change", rows: Sequence[tuple[int, int, str, dict[str, str]]]) -> None:
    """Enter what producers say of products: (id, producer's id, language, texts by column).

    A product has at most one row of texts in each language. Raises UnknownLanguage.
    """
    for language in {language for _, _, language, _ in rows}:
        if not _TAG.fullmatch(language):
            raise UnknownLanguage(language)
    blank = {"name": "", "summary": "", "story": ""}
    insert_rows(
        change.session,
        ProductText,
        [
            {"product_id": product_id, "language": language, **blank, **texts}
            for product_id, _, language, texts in rows
        ],
    )
    for product_id, producer_id, language, texts in rows:
        change.note(
            "enter_texts",
            f"product:{product_id}",
            language=language,
            texts=text_digest(*(texts.get(column, "") for column in blank)),
        )
        change.touch(product_id, producer_id)


def ids_of_codes(session: Session, codes: Sequence[str]) -> dict[str, int]:
    """The products that have these codes, by code; codes taken back are left out."""
    query = select(Product.code, Product.id).where(
        col(Product.code).in_(codes), col(Product.voided_at).is_(None)
    )
    return {code: product_id for code, product_id in session.exec(query) if product_id is not None}
