"""`ocop units import`: communes of both lists and what followed them."""

from pathlib import Path

import pytest
from ocop_runner import Ocop
from sqlalchemy import Engine
from sqlmodel import select

from catalog.communes import read_list
from catalog.db import reading
from catalog.units import CURRENT_LIST, FORMER_LIST, Unit, UnitLevel, load_units

HEADER = "list_version,code,name,kind,province_code,district_code,district,successors"
PRESENT = ["2025,29308,Tiểu Cần,xã,86,,,", "2025,29341,Hùng Hòa,xã,86,,,"]
FORMER = "2008,29329,xã Phú Cần,xã,84,847,huyện Tiểu Cần,29308"
SPLIT = "2008,29326,Tập Ngãi,xã,84,847,huyện Tiểu Cần,29308 29341"


@pytest.fixture
def csv_file(tmp_path: Path) -> Path:
    """Where a list is written to."""
    return tmp_path / "communes.csv"


def write(path: Path, *rows: str, header: str = HEADER) -> Path:
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8-sig")
    return path


def test_communes_districts_and_successions_are_entered_once(
    ocop: Ocop, engine: Engine, csv_file: Path
) -> None:
    write(csv_file, *PRESENT, FORMER, SPLIT)
    done = ocop("units", "import", csv_file)
    assert done.exit_code == 0
    assert "4 communes, 1 districts, 3 successions" in done.stderr
    with reading(engine) as session:
        communes = load_units(session, UnitLevel.COMMUNE)
        (former,) = communes.named("xã Phú Cần", FORMER_LIST)
        assert [unit.name for unit in communes.successors(former)] == ["Tiểu Cần"]
        (split,) = communes.named("Tập Ngãi", FORMER_LIST)
        assert len(communes.successors(split)) == 2
        district = session.get_one(Unit, former.parent_id)
        assert (district.level, district.kind, district.name) == (
            UnitLevel.DISTRICT, "huyện", "Tiểu Cần",
        )  # fmt: skip
        assert (former.kind, former.name, former.slug) == ("xã", "Phú Cần", "phu-can-29329")
        (present,) = communes.named("Hùng Hòa", CURRENT_LIST)
        assert session.get_one(Unit, present.parent_id).name == "Vĩnh Long"
    again = ocop("units", "import", csv_file)
    assert "0 communes, 0 districts, 0 successions" in again.stderr


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("2031,1,Tân Phú,xã,86,,,", "line 2: no list “2031”"),
        ("2025,1,Tân Phú,huyện,86,,,", "line 2: “huyện” is no kind of commune"),
        ("2025,1,Tân Phú,xã,84,,,", "line 2: list 2025 has no province with code 84"),
        ("2008,1,Tân Phú,xã,84,847,huyện X,99999", "line 2: list 2025 has no commune"),
        ("2025,,Tân Phú,xã,86,,,", "line 2: column code is empty"),
        ("2025,1,A,xã,86,,,\n2025,1,B,xã,86,,,", "line 3: code 1 comes twice"),
    ],
)
def test_a_list_with_an_error_is_refused_whole(
    ocop: Ocop, engine: Engine, csv_file: Path, row: str, complaint: str
) -> None:
    refused = ocop("units", "import", write(csv_file, row))
    assert refused.exit_code == 1
    assert complaint in refused.stderr
    with reading(engine) as session:
        assert session.exec(select(Unit).where(Unit.level == UnitLevel.COMMUNE)).all() == []


def test_a_missing_column_is_named(ocop: Ocop, csv_file: Path) -> None:
    refused = ocop("units", "import", write(csv_file, "1,A", header="code,name"))
    assert "column list_version is missing" in refused.stderr


def test_blank_columns_beyond_the_header_are_left_aside() -> None:
    (line,) = read_list([HEADER, "2025,1,Tân Phú,xã,86,,,,,"])
    assert line.cells["name"] == "Tân Phú"
