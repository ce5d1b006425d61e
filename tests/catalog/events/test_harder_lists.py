"""Ten stall lists harder than the published one, and loosely written lines with their decoys."""

from collections.abc import Iterator
from datetime import date

import pytest
from books import book_of, workbook_of
from clocks import NOW
from databases import SqliteDatabases, opened
from factories import Goods, World
from sqlmodel import Session
from stall_books import LISTS, WITHDRAWN, bring_in, codes_and_stars

from catalog.acts import withdraw
from catalog.db import reading
from catalog.events.exhibitors import ExhibitorPlan, Standing, plan_exhibitors
from catalog.events.refusals import why_refused
from catalog.intake.limits import Refusal
from catalog.intake.read import read_workbook

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def register(_sqlite: SqliteDatabases) -> Iterator[tuple[Session, list[Goods]]]:
    """One register for all lists; matching runs on both kinds of database in test_matching."""
    with _sqlite.fresh() as url, opened(url) as engine:
        world = World(engine, NOW)
        goods = bring_in(world)
        taken = goods[WITHDRAWN]
        world.act(withdraw, taken, decision_id=taken.decision_id, on=date(2026, 3, 1), reason="c")
        with reading(engine) as session:
            yield session, goods


def planned(session: Session, data: bytes) -> ExhibitorPlan:
    return plan_exhibitors(session, read_workbook(data, "gian-hang"), TODAY)


def test_ten_harder_lists_are_read_as_they_are_meant(
    register: tuple[Session, list[Goods]],
) -> None:
    session, goods = register
    cases = [make() for make in LISTS] + [codes_and_stars(goods)]
    assert len(cases) == 10
    for make, (data, meant) in zip([*LISTS, codes_and_stars], cases, strict=True):
        plan = planned(session, data)
        ids = [None if number is None else goods[number].id for number in meant]
        found = [line.product_id for line in plan.lines]
        assert found == ids, (make.__name__, [(x.written, x.producer) for x in plan.lines])
        for number, line in zip(meant, plan.lines, strict=True):
            holds = number is not None and number != WITHDRAWN
            assert (line.standing is Standing.CERTIFIED) is holds, (make.__name__, line.written)


def test_stalls_without_goods_and_their_zones_are_kept(
    register: tuple[Session, list[Goods]],
) -> None:
    session, _ = register
    by_name = {make.__name__: make for make in LISTS}
    plan = planned(session, by_name["hidden_and_several_sheets"]()[0])
    assert [(stall.number, len(stall.lines)) for stall in plan.stalls] == [
        ("E1", 1), ("E2", 0), ("F1", 1)
    ]  # fmt: skip
    merged = planned(session, by_name["merged_and_titled"]()[0])
    assert [(s.number, s.zone, s.province, len(s.lines)) for s in merged.stalls] == [
        ("A01", "Khu ẩm thực", "Bến Tre", 2), ("A02", "Khu ẩm thực", "Tiền Giang", 1)
    ]  # fmt: skip


LOOSE = [
    ("htx nn bờ nam", "Bến Tre", "KẸO DỪA SẦU RIÊNG HỘP 400G", 0),
    ("Hợp tác xã Bờ Nam", "tỉnh Vĩnh Long", "Keo dua la dua OCOP 3 sao", 1),
    ("HTX NN Bờ Nam", "Vinh Long", "Mứt dừa Bờ Nam", 2),
    ("CTY TNHH CB nông sản Gió Chướng", "Tiền Giang", "xoài sấy dẽo", None),
    ("Côg ty TNHH MTV CBNS Gió Chướng", "Tiền Giang", "Xoài sấy dẻo túi 100 gr", 3),
    ("Doanh nghiệp Mắm Bà Hai", "", "Măm cá lihn", None),
    ("Doanh nghiệp tư nhân mắm Bà Hai", "Châu Đốc, An Giang", "Mắm cá lihn", 4),
    ("Trần Thị Mỹ Lý", "An Giang", "Đường thốt nốt (500g)", 5),
    ("HKD Trần Thị Mỹ Lỳ", "An Giang", "Đường thốt nốt", None),
    ("HTX TS Đầm Lớn", "Cà Mau", "tôm khô rạch gốc 5 sao", 6),
    ("CSSX Rượu Tư Hạ", "Tây Ninh", "1. Rượu gạo 29 độ chai 500ml", 7),
    # What only looks like something of the register.
    ("HTX Nông nghiệp Bờ Nam", "Đồng Tháp", "Kẹo dừa sầu riêng", None),
    ("Công ty TNHH Bờ Nam", "Bến Tre", "Kẹo dừa sầu riêng", None),
    ("HTX Nông nghiệp Bờ Nam", "Bến Tre", "Mứt dứa", None),
    ("HTX Nông nghiệp Bờ Nam", "Bến Tre", "Kẹo dừa", None),
    ("HTX Nông nghiệp Bờ Nam", "Bến Tre", "Kẹo dừa sầu riêng hữu cơ", None),
    ("HTX Thủy sản Bờ Nam", "Bến Tre", "Mứt dừa", None),
    ("Cơ sở Rượu Tư Hà", "Tây Ninh", "Rượu gạo 29 độ", None),
    ("Cơ sở Rượu Tư Hạ", "Tây Ninh", "Rượu gạo 39 độ", None),
    ("", "Tây Ninh", "Rượu gạo 29 độ", None),
]


def test_lines_are_matched_however_they_are_written_and_never_by_a_guess(
    register: tuple[Session, list[Goods]],
) -> None:
    session, goods = register
    rows = [[f"A{n}", maker, place, name] for n, (maker, place, name, _) in enumerate(LOOSE)]
    headers = ["Gian hàng", "Đơn vị", "Địa phương", "Sản phẩm trưng bày"]
    lines = plan_exhibitors(session, workbook_of([headers, *rows]), TODAY).lines
    for (maker, _, name, meant), line in zip(LOOSE, lines, strict=True):
        found = next((n for n, g in enumerate(goods) if g.id == line.product_id), None)
        assert found == meant, (maker, name)
        assert line.product_id or line.doubt


def test_what_cannot_be_read_is_said_and_what_helps(
    register: tuple[Session, list[Goods]],
) -> None:
    session, _ = register
    for data, rule, word in (
        (b"%PDF-1.7", "unsupported_format", "PDF"),
        (book_of([["Tên", "Ghi chú"], ["A", "B"]]), "no_stall_table", "Đơn vị"),
        (book_of([["Gian hàng", "Đơn vị", "Sản phẩm"]]), "no_stalls", "dòng"),
    ):
        with pytest.raises(Refusal) as refused:
            planned(session, data)
        assert refused.value.rule == rule
        message, remedy = why_refused(refused.value)
        assert word in message.vi + remedy.vi
        assert message.en
        assert remedy.en
