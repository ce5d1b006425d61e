"""Ten stall lists as organisers send them, each harder than the published one, made here.

They show goods of `REGISTER`. Each comes with what its lines are, in the order of the sheet:
the number of the product in `REGISTER`, or None for what the register does not know.
"""

import unicodedata
from collections.abc import Callable

from books import book_of, saved, sheet_of
from factories import Goods, World

from catalog.producers import ProducerKind

REGISTER = (
    ("HTX Nông nghiệp Bờ Nam", ProducerKind.COOPERATIVE, "86", "Kẹo dừa sầu riêng"),
    ("HTX Nông nghiệp Bờ Nam", ProducerKind.COOPERATIVE, "86", "Kẹo dừa lá dứa"),
    ("HTX Nông nghiệp Bờ Nam", ProducerKind.COOPERATIVE, "86", "Mứt dừa"),
    ("Công ty TNHH MTV Chế biến nông sản Gió Chướng", ProducerKind.COMPANY, "82", "Xoài sấy dẻo"),
    ("DNTN Mắm Bà Hai", ProducerKind.PRIVATE_ENTERPRISE, "91", "Mắm cá linh"),
    ("Hộ kinh doanh Trần Thị Mỹ Lý", ProducerKind.HOUSEHOLD, "91", "Đường thốt nốt Tri Tôn"),
    ("Hợp tác xã Thủy sản Đầm Lớn", ProducerKind.COOPERATIVE, "96", "Tôm khô Rạch Gốc"),
    ("Cơ sở Rượu Tư Hạ", ProducerKind.HOUSEHOLD, "80", "Rượu gạo 29 độ"),
)
COMMUNES = {"Đường thốt nốt Tri Tôn": "xã Tri Tôn"}
WITHDRAWN = 6
"""Which of them no longer holds."""

Case = tuple[bytes, list[int | None]]


def bring_in(world: World) -> list[Goods]:
    """Enter the register."""
    told = {name: (kind, province) for name, kind, province, _ in REGISTER}
    makers = {
        name: world.make_producer(name, province=province, kind=kind)
        for name, (kind, province) in told.items()
    }
    return [
        world.make_product(goods, producer=makers[name], commune=COMMUNES.get(goods, ""))
        for name, _, _, goods in REGISTER
    ]


def merged_and_titled() -> Case:
    """Titles above, two header rows, stalls and exhibitors merged over rows, a total below."""
    sheet = sheet_of([
        ["BAN TỔ CHỨC HỘI CHỢ XUÂN 2027"], ["DANH SÁCH GIAN HÀNG (dự kiến)"], [],
        ["Thông tin gian hàng", None, "Đơn vị trưng bày", None, "Sản phẩm tham gia"],
        ["Số gian", "Khu", "Tên chủ thể", "Tỉnh", None],
        ["A01", "Khu ẩm thực", "HTX NN Bờ Nam", "Bến Tre", "Kẹo dừa sầu riêng"],
        [None, None, None, None, "Kẹo dừa lá dứa"],
        ["A02", "Khu ẩm thực", "Cty TNHH MTV Gió Chướng", "Tiền Giang", "Xoài sấy dẻo (4 sao)"],
        ["Tổng cộng: 2 gian hàng"],
    ])  # fmt: skip
    for area in ("A1:E1", "A4:B4", "C4:D4", "E4:E5", "A6:A7", "B6:B7", "C6:C7", "D6:D7"):
        sheet.merge_cells(area)
    return saved(sheet.parent), [0, 1, 3]


def without_marks() -> Case:
    """Everything typed without marks, headers too."""
    return book_of([
        ["Gian hang", "Don vi tham gia", "Dia phuong", "San pham trung bay"],
        ["1", "HTX Nong nghiep Bo Nam", "Ben Tre", "Keo dua sau rieng; Mut dua"],
        ["2", "DNTN Mam Ba Hai", "An Giang", "Mam ca linh 500g"],
        ["3", "HTX Nong nghiep Bo Bac", "Ben Tre", "Keo dua sau rieng"],
    ]), [0, 2, 4, None]  # fmt: skip


def decomposed() -> Case:
    """NFD, as some telephones and Macs write."""
    rows = [
        ["Số gian hàng", "Tên doanh nghiệp", "Tỉnh", "Mặt hàng"],
        ["B1", "Hộ KD Trần Thị Mỹ Lý", "An Giang", "Đường thốt nốt"],
        ["B2", "Hợp tác xã Thuỷ sản Đầm Lớn", "Cà Mau", "Tôm khô Rạch Gốc"],
    ]
    return book_of([[unicodedata.normalize("NFD", c) for c in row] for row in rows]), [5, 6]


def old_csv() -> Case:
    """Windows-1258 with semicolons."""
    text = (
        "Gian hàng;Đơn vị;Địa phương;Sản phẩm trưng bày\r\n"
        "C01;Cơ sở Rượu Tư Hạ;Long An;Rượu gạo 29 độ\r\n"
        "C02;HTX Bờ Nam;Bến Tre;Mứt dừa, hộp 250g\r\n"
    )
    tones = "\u0300\u0301\u0303\u0309\u0323"
    kept = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        letter = "".join(part for part in parts if part not in tones)
        kept += unicodedata.normalize("NFC", letter) + "".join(p for p in parts if p in tones)
    return kept.encode("cp1258"), [7, 2]


def many_in_a_cell() -> Case:
    """Goods of a stall in one cell: by semicolons, by lines with bullets, by plus signs."""
    return book_of([
        ["Gian số", "Chủ thể", "Sản phẩm trưng bày"],
        ["1", "HTX Nông nghiệp Bờ Nam", "- Kẹo dừa sầu riêng\n- Kẹo dừa lá dứa\n- Mứt dứa"],
        ["2", "DNTN Mắm Bà Hai", "Mắm cá linh + Mắm ruốc"],
        ["3", "Cơ sở Rượu Tư Hạ", "Rượu gạo 29 độ; Rượu nếp"],
    ]), [0, 1, None, 4, None, 7, None]  # fmt: skip


def codes_and_stars(goods: list[Goods]) -> Case:
    """Codes typed loosely beside names, stars in a column of their own."""
    sugar, sweet = goods[5].code, goods[0].code
    return book_of([
        ["Lô số", "Hạng sao", "Tên sản phẩm", "Đơn vị"],
        ["D1", 4, f"Đường thốt nốt (mã {sugar[:4].lower()} {sugar[4:]})", "Trần Thị Mỹ Lý"],
        ["D2", "5 sao", "Xoài sấy dẻo", "Cty TNHH Chế biến nông sản Gió Chướng"],
        ["D3", 4, f"Kẹo dừa sầu riêng {sweet}", "HTX Tân Lập"],
    ]), [5, 3, None]  # fmt: skip


def other_order_and_dittos() -> Case:
    """Columns in another order; "nt" and marks of repetition for what stands above."""
    return book_of([
        ["Sản phẩm đăng ký", "SĐT", "Tỉnh/thành", "Doanh nghiệp, HTX, hộ kinh doanh", "Gian"],
        ["Kẹo dừa lá dứa", "0909 000 000", "Vĩnh Long (Bến Tre cũ)", "HTX NN Bờ Nam", "01"],
        ["Mứt dừa", None, "nt", "nt", '"'],
        ["Tôm khô Rạch Gốc", None, "Cà Mau", "HTX Thủy sản Đầm Lớn", "02"],
        ["Kẹo dừa lá dứa", None, "Cà Mau", "-nt-", "03"],
    ]), [1, 2, 6, None]  # fmt: skip


def nobody_named() -> Case:
    """No column for exhibitors at all: a name alone is never enough."""
    return book_of([
        ["Gian hàng", "Sản phẩm"], ["1", "Kẹo dừa sầu riêng"], ["2", "Mắm cá linh"],
    ]), [None, None]  # fmt: skip


def hidden_and_several_sheets() -> Case:
    """Two sheets and an old hidden one; stalls without goods between."""
    sheet = sheet_of([
        ["Gian hàng", "Đơn vị", "Sản phẩm"], ["E1", "DNTN Mắm Bà Hai", "Mắm cá linh"],
        ["E2", "Gốm Xóm Chài", None],
    ])  # fmt: skip
    book = sheet.parent
    for name, rows in (
        ("Khu B", [["Gian hàng", "Đơn vị", "Sản phẩm"], ["F1", "HKD Tư Hạ", "Rượu gạo 29 độ"]]),
        ("Cũ", [["Gian hàng", "Đơn vị", "Sản phẩm"], ["Z1", "HTX Bờ Nam", "Mứt dừa"]]),
    ):
        other = book.create_sheet(name)
        for row in rows:
            other.append(row)
    book["Cũ"].sheet_state = "hidden"
    return saved(book), [4, None]


def pasted_from_word() -> Case:
    """A table of a text document pasted and saved: tabs, blank rows, shortened names, i for y."""
    rows = [
        ["TT", "Gian hàng của", "Địa chỉ", "Sản phẩm giới thiệu"], ["", "", "", ""],
        ["1", "Hộ Trần Thị Mĩ Lí", "ấp A, xã Tri Tôn, T. An Giang", "Đường thốt nốt An Giang"],
        ["2", "HTX Đầm Lớn (Cà Mau)", "", "“Tôm khô” Rạch Gốc – đạt 4*"],
        ["3", "Công ty CP Gió Chướng", "Đồng Tháp", "Xoài sấy dẻo"],
    ]  # fmt: skip
    return "\r\n".join("\t".join(row) for row in rows).encode("utf-8-sig"), [5, 6, None]


LISTS: list[Callable[[], Case]] = [
    merged_and_titled, without_marks, decomposed, old_csv, many_in_a_cell, other_order_and_dittos,
    nobody_named, hidden_and_several_sheets, pasted_from_word,
]  # fmt: skip
"""And `codes_and_stars`, which needs the codes."""
