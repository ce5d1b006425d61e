"""The programme's classification: 6 sectors, 17 groups, 26 product sets.

Source: Quyết định 26/2026/QĐ-TTg, Phụ lục I–II. Data, not code: the rows come from
`data/product_sets.csv` and can be edited; numbers 1–26 are the annex's own.
"""

from enum import StrEnum

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from catalog.text import Text, fold

SPIRITS_SETS = frozenset({14, 15})
MEDICINAL_SETS = frozenset({18, 19, 20})
FUNCTIONAL_FOOD_SET = 18
TOURISM_SET = 26


class ProductSet(SQLModel, table=True):
    """One of the 26 product sets (bộ sản phẩm) with its group and sector."""

    __tablename__ = "product_set"
    __table_args__ = (CheckConstraint("set_no BETWEEN 1 AND 26", name="set_no"),)

    set_no: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    sector: str = Field(max_length=4, description="I–VI")
    sector_vi: str
    sector_en: str
    group: str = Field(max_length=8, sa_column_kwargs={"name": "group_no"})
    group_vi: str
    group_en: str
    name_vi: str
    name_en: str
    managed_by: str

    @property
    def name(self) -> Text:
        """The set's name in both languages."""
        return Text(self.name_vi, self.name_en)

    @property
    def sector_name(self) -> Text:
        """The sector's name (ngành) in both languages."""
        return Text(self.sector_vi, self.sector_en)

    @property
    def group_name(self) -> Text:
        """The group's name (nhóm) in both languages."""
        return Text(self.group_vi, self.group_en)

    @property
    def ministries(self) -> list[Text]:
        """The ministries that manage goods of the set; a word that is not known stays as it is."""
        return [_MINISTRIES.get(m.strip(), Text(m, m)) for m in self.managed_by.split(",")]


_MINISTRIES = {
    "NNMT": Text("Bộ Nông nghiệp và Môi trường", "Ministry of Agriculture and Environment"),
    "CT": Text("Bộ Công Thương", "Ministry of Industry and Trade"),
    "YT": Text("Bộ Y tế", "Ministry of Health"),
    "VHTTDL": Text("Bộ Văn hóa, Thể thao và Du lịch", "Ministry of Culture, Sports and Tourism"),
}


class ProductSetAlias(SQLModel, table=True):
    """A label of an older decision or of everyday use that means a set."""

    __tablename__ = "product_set_alias"

    alias_fold: str = Field(primary_key=True)
    set_no: int = Field(foreign_key="product_set.set_no", primary_key=True)


class Notice(StrEnum):
    """A warning that goes with the goods of certain sets."""

    AGE = "age"
    NOT_MEDICINE = "not_medicine"
    NO_REPLACEMENT = "no_replacement"


NOTICES: dict[Notice, Text] = {
    Notice.AGE: Text(
        "Đồ uống có cồn: không bán cho người chưa đủ 18 tuổi.",
        "Alcoholic drink: not for sale to anyone under 18.",
    ),
    Notice.NOT_MEDICINE: Text(
        "Sản phẩm này không phải là thuốc.",
        "This product is not a medicine.",
    ),
    Notice.NO_REPLACEMENT: Text(
        "Sản phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh.",
        "This product is not a medicine and does not replace medicines.",
    ),
}


def notice_for(set_no: int, name: str) -> Notice | None:
    """The notice that goods carry: spirits for age, herbal goods for not being medicine.

    Set 18 holds functional food, for which the whole sentence is required, beside herbal
    medicine proper, which its own name calls "Thuốc …" and which carries none.
    """
    if set_no in SPIRITS_SETS:
        return Notice.AGE
    if set_no == FUNCTIONAL_FOOD_SET:
        return None if fold(name).startswith("thuoc ") else Notice.NO_REPLACEMENT
    return Notice.NOT_MEDICINE if set_no in MEDICINAL_SETS else None
