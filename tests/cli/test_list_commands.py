"""`ocop goods`, `ocop offices`, `ocop areas`: whole lists in, or nothing and every reason."""

from datetime import date
from pathlib import Path

import pytest
from factories import World
from ocop_runner import Ocop
from sqlalchemy import Engine
from sqlmodel import col, select

from catalog.areas import Area, area_product_ids
from catalog.channels import channels_of
from catalog.db import reading
from catalog.details import load_details
from catalog.offers import Invoice, Offer
from catalog.offices import Office, offices_for
from catalog.places.hours import Span
from catalog.places.queries import stock_of, timetable_of
from catalog.places.records import Place
from catalog.places.words import HolidayRule, PlaceState
from catalog.tags import Tag


@pytest.fixture
def csv_file(tmp_path: Path) -> Path:
    """Where a list is written to."""
    return tmp_path / "list.csv"


def write(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8-sig")
    return path


def test_what_is_told_of_goods_takes_the_place_of_what_was_told(
    ocop: Ocop, world: World, csv_file: Path
) -> None:
    goods = world.make_product("Chè búp")
    world.tell_all(goods, "Làng chè")
    code = f"{goods.code[:4]}-{goods.code[4:]}".lower()
    write(
        csv_file,
        "code,name,price_from,price_to,season,invoice,confirmed_on,tags,certificates,website",
        f'{code},Chè búp,"110.000",140000,3-5,có,01/10/2026,organic,haccp | H-1,https://che.example',
    )
    done = ocop("goods", "import", csv_file)
    assert done.exit_code == 0, done.output
    assert "1 products" in done.stderr
    with reading(world.engine) as session:
        told = load_details(session, goods.id, goods.producer_id)
    assert told.offer is not None
    assert (told.offer.price_from, told.offer.price_to) == (110_000, 140_000)
    assert told.offer.invoice is Invoice.YES
    assert told.offer.confirmed_on == date(2026, 10, 1)
    assert told.offer.capacity_per_month is None
    assert told.tags == (Tag.ORGANIC,)
    assert [held.number for held in told.attestations] == ["H-1"]
    assert [channel.address for channel in told.channels] == ["https://che.example"]


def test_channels_of_several_lines_of_a_producer_are_put_together(
    ocop: Ocop, world: World, csv_file: Path
) -> None:
    maker = world.make_producer()
    one, other = (world.make_product(name, producer=maker) for name in ("Chè A", "Chè B"))
    write(
        csv_file,
        "code,website,shop",
        f"{one.code},https://che.example,chợ Tiểu Cần",
        f"{other.code},https://che.example,",
    )
    assert ocop("goods", "import", csv_file).exit_code == 0
    with reading(world.engine) as session:
        addresses = [channel.address for channel in channels_of(session, maker.id)]
    assert sorted(addresses) == ["chợ Tiểu Cần", "https://che.example"]


def test_a_list_of_goods_with_errors_is_refused_whole(
    ocop: Ocop, world: World, csv_file: Path
) -> None:
    goods = world.make_product("Chè búp")
    write(
        csv_file,
        "code,price_from,price_to,season",
        f"{goods.code},90000,80000,13",
        f"{goods.code},90000,,",
        "00000000,1,,",
    )
    refused = ocop("goods", "import", csv_file)
    assert refused.exit_code == 1
    for part in ("line 2: price_to is below", "line 2: column season", "line 3", "line 4"):
        assert part in refused.stderr
    with reading(world.engine) as session:
        assert session.exec(select(Offer)).all() == []


def test_a_misspelt_column_is_not_left_aside(ocop: Ocop, world: World, csv_file: Path) -> None:
    write(csv_file, "code,prise_from", "00000000,1")
    refused = ocop("goods", "import", csv_file)
    assert refused.exit_code == 1
    assert "prise_from" in refused.stderr


def test_a_dry_run_enters_nothing(ocop: Ocop, world: World, csv_file: Path) -> None:
    goods = world.make_product("Chè búp")
    write(csv_file, "code,price_from", f"{goods.code},90000")
    assert ocop("goods", "import", csv_file, "--dry-run").exit_code == 0
    with reading(world.engine) as session:
        assert session.exec(select(Offer)).all() == []


def test_a_file_in_another_encoding_is_refused_with_a_remedy(ocop: Ocop, csv_file: Path) -> None:
    csv_file.write_bytes("code,shop\n00000000,chợ\n".encode("utf-16"))
    refused = ocop("goods", "import", csv_file)
    assert refused.exit_code == 1
    assert "CSV UTF-8" in refused.output


def test_the_office_of_a_province_takes_the_place_of_the_one_before(
    ocop: Ocop, world: World, csv_file: Path
) -> None:
    header = "province_code,name_vi,name_en,phone,website"
    for phone in ("0270 1", "0270 2"):
        write(csv_file, header, f"86,Văn phòng Một,Office One,{phone},https://vl.example")
        assert ocop("offices", "import", csv_file).exit_code == 0
    with reading(world.engine) as session:
        found = [o for o in offices_for(session, world.province_id()) if o.kind == "ocop"]
        national = session.exec(select(Office).where(col(Office.province_id).is_(None))).all()
    assert [office.phone for office in found] == ["0270 2"]
    assert len(national) == 2
    write(csv_file, header, "999,A,A,,", "86,B,B,,javascript:x")
    refused = ocop("offices", "import", csv_file)
    assert refused.exit_code == 1
    assert "line 2: column province_code" in refused.stderr
    assert "line 3: column website" in refused.stderr


def test_areas_come_with_their_goods_and_only_once(
    ocop: Ocop, world: World, engine: Engine, csv_file: Path
) -> None:
    goods = world.make_product("Bát sen")
    write(
        csv_file,
        "kind,name,name_en,province_code,products",
        f"làng nghề,Làng gốm Đa Lộc,Đa Lộc potters,86,{goods.code}",
    )
    assert ocop("areas", "import", csv_file).exit_code == 0
    with reading(engine) as session:
        area = session.exec(select(Area)).one()
        assert area_product_ids(session, area.id or 0) == [goods.id]
    again = ocop("areas", "import", csv_file)
    assert again.exit_code == 1
    assert "is known in this province already" in again.stderr


def test_places_come_as_drafts_with_hours_and_goods_or_not_at_all(
    ocop: Ocop, world: World, csv_file: Path
) -> None:
    goods = world.make_product("Bát sen")
    header = "name,kind,province_code,commune,coordinates,hours,holidays,confirmed_by,products"
    sound = (
        'Chợ Cầu Kè,chợ,86,xã Cầu Kè,"9.87, 106.05","T2-T6 7:30-11:30, 13h-17h; CN 6:00-24:00",'
        f"nghỉ,UBND xã Cầu Kè,{goods.code}"
    )
    write(csv_file, header, sound, "A,quán,86,,,,,,", "B,chợ,86,,48.8 2.3,8-17,,,", sound)
    refused = ocop("places", "import", csv_file)
    assert refused.exit_code == 1
    for said in ("line 3: column kind", "line 4: column coordinates", "line 4: column hours",
                 "line 5: “Chợ Cầu Kè” is known"):  # fmt: skip
        assert said in refused.stderr, said
    write(csv_file, header, sound)
    assert ocop("places", "import", csv_file, "--dry-run").exit_code == 0
    done = ocop("places", "import", csv_file)
    assert done.exit_code == 0, done.output
    assert "1 places" in done.stderr
    with reading(world.engine) as session:
        (place,) = session.exec(select(Place)).all()
        table = timetable_of(session, place)
        assert (place.slug, place.state, place.latitude) == ("cho-cau-ke", PlaceState.DRAFT, 9.87)
        assert (place.confirmed_by, place.holidays) == ("UBND xã Cầu Kè", HolidayRule.CLOSED)
        assert [span for span in table.hours if span.weekday in (0, 5, 6)] == [
            Span(0, "07:30", "11:30"), Span(0, "13:00", "17:00"), Span(6, "06:00", "24:00"),
        ]  # fmt: skip
        assert list(stock_of(session, place.id or 0)) == [goods.id]
