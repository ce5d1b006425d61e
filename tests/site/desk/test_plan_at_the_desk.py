"""The promotion plan on the desk: whose it is, as a page and as a workbook."""

from datetime import timedelta
from io import BytesIO

import pytest
from databases import SqliteDatabases
from factories import World
from fair_making import make_fair, site
from flask import Flask
from people import HERE, THERE, People
from python_calamine import CalamineWorkbook

from catalog.accounts.mandates import Role


@pytest.fixture
def databases(_sqlite: SqliteDatabases) -> SqliteDatabases:
    """One kind of database: what these pages rest on is tested on both."""
    return _sqlite


def test_a_province_sees_its_own_plan_and_the_centre_every(app: Flask, world: World) -> None:
    people = People(app, world.engine, world.now)
    year = world.now.year + 1
    first = world.now.date().replace(year=year)
    make_fair(world, site(world, first, first + timedelta(2)), name="=Hội chợ Vĩnh Long")
    far = site(world, first, first, province_id=world.province_id(THERE))
    make_fair(world, far, name="Hội chợ Hà Nội")
    province = people.browser_of(people.make("p@x.example", Role.PROVINCE))
    centre = people.browser_of(people.make("c@x.example", Role.CENTRAL))
    own = province.get(f"/en/desk/plan?year={year}").text
    assert f"Promotion plan {year}, Vĩnh Long" in own
    assert "Hội chợ Vĩnh Long" in own
    assert "Hội chợ Hà Nội" not in own
    assert "/provinces/vinh-long.ics" in own
    assert province.get(f"/desk/plan?year={year}&province={THERE}").status_code == 403
    whole = centre.get(f"/en/desk/plan?year={year}").text
    assert "the whole country" in whole
    assert "Hội chợ Hà Nội" in whole
    assert "/fairs.ics" in whole
    assert "Hội chợ Hà Nội" not in centre.get(f"/desk/plan?year={year}&province={HERE}").text
    for wrong in ("year=1990", "year=x&province=99", "province=99"):
        assert centre.get(f"/desk/plan?{wrong}").status_code == 404
    file = centre.get(f"/desk/plan.xlsx?year={year}")
    book = CalamineWorkbook.from_filelike(BytesIO(file.data))
    assert len(book.sheet_names) == 4
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert str(year) in rows[0][0]
    named = {row[4] for row in rows[4:]}
    assert named == {"'=Hội chợ Vĩnh Long", "Hội chợ Hà Nội"}
    gifts = book.get_sheet_by_index(2).to_python(skip_empty_area=False)
    assert len(gifts) == 4 + 34
