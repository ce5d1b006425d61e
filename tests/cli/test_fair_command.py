"""`ocop fair cards`: cards of an event from the command line."""

from datetime import date
from pathlib import Path

from books import workbook_of
from factories import World
from fair_making import held, make_fair
from ocop_runner import Ocop
from pypdf import PdfReader

from catalog.clock import utc_now, vietnam_day
from catalog.events.exhibitors import apply_exhibitors, plan_exhibitors
from catalog.events.records import Event


def make_listed_fair(world: World, today: date) -> str:
    """The slug of a fair whose list shows one product in force and one unknown."""
    world.make_product("Kẹo dừa sáp", 4, today, producer=world.make_producer("HTX A"))
    event_id = make_fair(world)
    rows = [["Gian hàng", "Đơn vị", "Sản phẩm"], ["A01", "HTX A", "Kẹo dừa sáp; Chè"]]
    with world.change() as change:
        sheet = workbook_of(rows)
        plan = plan_exhibitors(change.session, sheet, today)
        apply_exhibitors(change, change.session.get_one(Event, event_id), plan)
    return held(world, event_id).row.slug


def test_cards_of_a_fair_go_into_a_file(ocop: Ocop, world: World, tmp_path: Path) -> None:
    slug = make_listed_fair(world, vietnam_day(utc_now()))
    out = tmp_path / "cards.pdf"
    done = ocop("fair", "cards", slug, "--kind", "shelves-a6", "--out", out)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 stalls, 1 goods, 2 pages; 1 lines have no card" in done.stderr
    card, left_out = (page.extract_text() for page in PdfReader(out).pages)
    assert "Kẹo dừa sáp" in card
    assert "4 OCOP stars" in card
    assert "Not found in the register" in left_out


def test_without_goods_in_force_nothing_is_printed(
    ocop: Ocop, world: World, tmp_path: Path
) -> None:
    slug = held(world, make_fair(world)).row.slug
    done = ocop("fair", "cards", slug, "--out", tmp_path / "a.pdf")
    assert (done.exit_code, "No card is printed" in done.stderr) == (1, True)
    unknown = ocop("fair", "cards", "khong-co", "--out", tmp_path / "a.pdf")
    assert (unknown.exit_code, "khong-co" in unknown.stderr) == (1, True)
    assert not (tmp_path / "a.pdf").exists()


def test_the_plan_of_a_year_goes_into_a_workbook(ocop: Ocop, world: World, tmp_path: Path) -> None:
    make_fair(world)
    out = tmp_path / "plan.xlsx"
    done = ocop("plan", "--year", 2027, "--province", "86", "--out", out)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 events, 0 places" in done.stderr
    assert out.read_bytes()[:2] == b"PK"
    unknown = ocop("plan", "--year", 2027, "--province", "999", "--out", tmp_path / "b.xlsx")
    assert (unknown.exit_code, "999" in unknown.stderr) == (1, True)
