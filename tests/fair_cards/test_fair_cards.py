"""Cards of a fair, read back by programs that had no part in making them."""

from dataclasses import replace
from io import BytesIO

import pytest
from factories import product_code
from pypdf import PdfReader
from symbol_reading import decode, modules_of_page

from ocop_site.fair_cards import (
    CardKind,
    FairCards,
    LeftOut,
    ShelfCard,
    StallCard,
    Words,
    write_cards,
)
from ocop_site.symbols import product_symbol

WORDS = Words(
    fair="Hội chợ OCOP Vĩnh Long – Xuân 2027", when="20/01/2027 – 26/01/2027",
    site_name="Sổ OCOP", as_of="Theo sổ ngày 22/11/2026", stall="Gian hàng",
    scan="Quét mã", left_out="Không in thẻ cho", left_out_why="Chỉ in thẻ cho sản phẩm còn hạn.",
    goes_on="tiếp theo", confirms="Thẻ này xác nhận việc công nhận.", sample="BẢN MẪU",
    stars=lambda count: f"{count} sao OCOP",
)  # fmt: skip


def shelf(number: int) -> ShelfCard:
    return ShelfCard(
        name=f"Đường thốt nốt số {number}", second_name="", producer="HTX Cồn Bần",
        place="xã Tiểu Cần, Vĩnh Long", stars=3 + number % 3,
        valid="Giấy chứng nhận có giá trị đến 02/06/2028",
        symbol=product_symbol("https://ocop.example", product_code(number), sample=True),
        stall="A01",
    )  # fmt: skip


A_MODULE = 2.2
"""Points, roughly: the smallest symbols are 33 mm wide."""
CARDS = FairCards(
    "vi",
    "ocop.example",
    WORDS,
    (
        StallCard("A01", "HTX Nông nghiệp Bờ Nam", "Khu A", tuple(map(shelf, range(1, 8)))),
        StallCard("A02", "Cơ sở Rượu Tư Hạ", "", (shelf(8),)),
    ),
    (LeftOut("A03", "Bình gốm", "Chưa thấy trong sổ"),),
)


def printed(kind: CardKind, cards: FairCards = CARDS) -> PdfReader:
    out, told = BytesIO(), []
    pages = write_cards(cards, kind, out, told.append)
    reader = PdfReader(BytesIO(out.getvalue()))
    assert len(reader.pages) == pages
    assert told[-1] == len(cards.stalls if kind is CardKind.STALLS else cards.shelves)
    return reader


@pytest.mark.parametrize(("kind", "pages"), [
    (CardKind.STALLS, 4), (CardKind.SHELVES, 3), (CardKind.SHELVES_ON_A6, 9)
])  # fmt: skip
def test_every_symbol_leads_to_the_verdict_of_its_product(kind: CardKind, pages: int) -> None:
    reader = printed(kind)
    assert len(reader.pages) == pages
    pictures = [modules_of_page(reader, number, A_MODULE) for number in range(pages)]
    read = [address for picture in pictures for address in decode(picture)]
    assert sorted(read) == sorted(card.symbol.address for card in CARDS.shelves)


def test_a_stalls_card_says_all_that_a_visitor_asks() -> None:
    first, more, small, last = [page.extract_text() for page in printed(CardKind.STALLS).pages]
    for said in (
        WORDS.fair, WORDS.when, "A01", "HTX Nông nghiệp", "Khu A", "Đường thốt nốt số 1",
        "4 sao OCOP", "Giấy chứng nhận có giá trị đến 02/06/2028", "BẢN MẪU", WORDS.as_of,
    ):  # fmt: skip
        assert said in first, said
    assert "tiếp theo" in more
    assert "Đường thốt nốt số 7" in more
    assert "Cơ sở Rượu Tư Hạ" in small
    assert "Bình gốm" in last
    assert "Chưa thấy trong sổ" in last


def test_shelf_cards_are_a6_and_four_of_them_share_an_a4() -> None:
    single = printed(CardKind.SHELVES_ON_A6).pages[0]
    assert (round(single.mediabox.width), round(single.mediabox.height)) == (298, 421)
    four = printed(CardKind.SHELVES).pages[0]
    assert (round(four.mediabox.width), round(four.mediabox.height)) == (595, 842)
    text = four.extract_text()
    assert [f"số {n}" in text for n in (1, 2, 3, 4, 5)] == [True, True, True, True, False]
    assert text.count("BẢN MẪU") == 4
    assert "3 sao OCOP" in text


def test_only_the_demonstration_marks_its_cards_as_samples() -> None:
    real = replace(CARDS, words=replace(WORDS, sample=""))
    assert "BẢN MẪU" not in printed(CardKind.SHELVES, real).pages[0].extract_text()


def test_names_of_any_length_stay_on_the_card() -> None:
    long = replace(shelf(9), name="Nước mắm cốt nhỉ truyền thống " * 9, producer="HTX " * 60)
    stall = StallCard("KHU-TRUNG-TÂM-A-0001", "Công ty TNHH " * 30, "Khu " * 40, (long,))
    cards = replace(CARDS, stalls=(stall,), left_out=())
    for kind in CardKind:
        assert len(printed(kind, cards).pages) == 1
