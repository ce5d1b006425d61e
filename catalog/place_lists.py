"""Lists of what belongs to provinces: how their OCOP offices are reached, their areas."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, delete, select

from catalog.areas import Area, AreaKind, enter_areas
from catalog.audit import text_digest
from catalog.change import Change
from catalog.codes import MistypedCode, parse_code
from catalog.offices import Office
from catalog.products import Product
from catalog.sheets import BadList, Cells, NotUnderstood, SheetLine
from catalog.text import Text, fold
from catalog.units import present_provinces

OFFICE_REQUIRED = ("province_code", "name_vi", "name_en")
_REACH = ("phone", "hours_vi", "hours_en", "email", "website", "address", "source")
OFFICE_COLUMNS = (*OFFICE_REQUIRED, *_REACH)

AREA_REQUIRED = ("kind", "name", "province_code")
_AREA_TEXTS = ("name_en", "commune", "printed_place", "text_vi", "text_en", "recognition")
AREA_COLUMNS = (*AREA_REQUIRED, *_AREA_TEXTS, "products")

_UNKNOWN_PROVINCE = Text(
    "cần mã tỉnh theo danh mục 2025, ví dụ 86", "a province's code of the 2025 list, such as 86"
)
_WEB_ADDRESS = Text("cần địa chỉ bắt đầu bằng https://", "an address beginning with https://")
_UNKNOWN_KIND = Text(
    "cần “làng nghề” hoặc “vùng nguyên liệu”", "“craft_village” or “material_area”"
)
_UNKNOWN_PRODUCT = Text(
    "cần mã sản phẩm có trong sổ, cách nhau bằng dấu chấm phẩy",
    "codes of products of this register, semicolons between them",
)
_KNOWN_AREA = Text("“{value}” đã có trong tỉnh này", "“{value}” is known in this province already")


def enter_offices(change: Change, lines: Sequence[SheetLine]) -> int:
    """Enter how OCOP offices are reached; each takes the place of its province's former entry.

    Raises BadList, naming every line at fault; then nothing is entered.
    """
    problems: list[tuple[int, Text]] = []
    provinces = Provinces(change.session)
    rows = []
    for line in lines:
        cells = Cells(line, problems)
        cells.read("website", web_address)
        texts = {column: cells.text(column) for column in ("name_vi", "name_en", *_REACH)}
        rows.append({"province_id": cells.read("province_code", provinces.id_of), **texts})
    if problems:
        raise BadList(problems)
    told = [row["province_id"] for row in rows]
    change.session.exec(
        delete(Office).where(col(Office.kind) == "ocop", col(Office.province_id).in_(told))
    )
    for row in rows:
        change.session.add(Office.model_validate({"kind": "ocop", **row}))
        texts_digest = text_digest(*(str(row[column]) for column in ("name_vi", *_REACH)))
        change.note("enter_office", f"unit:{row['province_id']}", texts=texts_digest)
    change.everything_shown = True
    change.session.flush()
    return len(rows)


def enter_area_list(change: Change, lines: Sequence[SheetLine]) -> int:
    """Enter craft villages and raw-material areas with their goods; how many are new.

    Raises BadList, naming every line at fault; then nothing is entered.
    """
    problems: list[tuple[int, Text]] = []
    provinces, goods = Provinces(change.session), Goods(change.session)
    known: set[tuple[Any, str]] = {
        (area.province_id, fold(area.name)) for area in change.session.exec(select(Area)).all()
    }
    rows = []
    for line in lines:
        cells = Cells(line, problems)
        row = {
            "kind": cells.read("kind", _kind),
            "name": cells.text("name"),
            "province_id": cells.read("province_code", provinces.id_of),
            **{column: cells.text(column) for column in _AREA_TEXTS},
        }
        key = (row["province_id"], fold(cells.text("name")))
        if key in known:
            cells.wrong(_KNOWN_AREA.format(value=cells.text("name")))
        known.add(key)
        rows.append((row, cells.read("products", goods.named, [])))
    if problems:
        raise BadList(problems)
    return len(enter_areas(change, rows))


class Provinces:
    """Reads cells that name a present province."""

    def __init__(self, session: Session) -> None:
        self._ids = {unit.code: unit.id or 0 for unit in present_provinces(session)}

    def id_of(self, typed: str) -> int:
        """The id of a present province by its code; a code that lost its nought is mended."""
        found = self._ids.get(typed.zfill(2))
        if found is None:
            raise NotUnderstood(_UNKNOWN_PROVINCE)
        return found


class Goods:
    """Reads cells that name products."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def named(self, typed: str) -> list[tuple[int, int]]:
        """Products and their producers by code."""
        return [self._one(part) for part in typed.split(";") if part.strip()]

    def _one(self, typed: str) -> tuple[int, int]:
        try:
            code = parse_code(typed).value
        except MistypedCode:
            raise NotUnderstood(_UNKNOWN_PRODUCT) from None
        query = select(Product).where(Product.code == code, col(Product.voided_at).is_(None))
        product = self._session.exec(query).first()
        if product is None:
            raise NotUnderstood(_UNKNOWN_PRODUCT)
        return product.id or 0, product.producer_id


def _kind(typed: str) -> AreaKind:
    kinds = {fold(name): kind for kind in AreaKind for name in (kind.value, kind.label.vi)}
    found = kinds.get(fold(typed))
    if found is None:
        raise NotUnderstood(_UNKNOWN_KIND)
    return found


def web_address(typed: str) -> str:
    """An address of the web as it stands; nothing else is ever linked."""
    if not typed.startswith(("https://", "http://")):
        raise NotUnderstood(_WEB_ADDRESS)
    return typed
