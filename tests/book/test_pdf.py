"""The printed book, read back by programs that had no part in making it."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from printed_books import WORDS, make_book, make_chapter, make_entry
from pypdf import PdfReader
from pypdf.generic import ContentStream
from symbol_reading import decode, modules_of_page

from ocop_site.book import lay_out, write_pdf
from ocop_site.book.content import Book, Chapter
from ocop_site.drawings import draw, emblem
from ocop_site.drawings.marks import read_drawing

_PAINTS = {b"f", b"f*", b"S", b"B", b"B*"}
A_MODULE = 1.8
"""Points, roughly; the symbols are 26 mm wide."""


def printed(book: Book) -> PdfReader:
    """The book as a reader of PDF has it."""
    out = BytesIO()
    write_pdf(lay_out(book), out)
    return PdfReader(BytesIO(out.getvalue()))


def texts(reader: PdfReader) -> list[str]:
    """The text of each page, in the order in which it is written."""
    return [page.extract_text() for page in reader.pages]


def test_vietnamese_text_comes_back_with_all_its_marks() -> None:
    names = ["Ổi xá lỵ", "Nước mắm Phú Quốc 40°N", "Đường thốt nốt", "Bưởi Năm Roi", "Kẹo dừa sáp"]
    entries = tuple(make_entry(n, name) for n, name in enumerate(names, start=1))
    text = "\n".join(texts(printed(make_book(Chapter("Vĩnh Long", "", entries)))))
    for said in [*names, "Hợp tác xã Cồn Bần", "Hiệu lực đến 02/06/2028", "Quét để kiểm tra"]:
        assert said in text


def test_pages_are_numbered_and_say_the_day() -> None:
    pages = texts(printed(make_book(make_chapter("Huế", 14))))
    assert len(pages) > 5
    for number, text in enumerate(pages[1:], start=2):
        assert re.search(rf"^{number}$", text, re.MULTILINE)
        assert WORDS.as_of in text


def test_contents_and_index_lead_to_where_things_stand() -> None:
    book = make_book(make_chapter("An Giang", 9), make_chapter("Vĩnh Long", 9, 20))
    pages = texts(printed(book))
    for chapter in book.chapters:
        (page,) = re.findall(rf"{chapter.title}\n9 sản phẩm\n(\d+)", pages[2])
        assert chapter.title in pages[int(page) - 1]
    (index,) = [text for text in pages if text.startswith(WORDS.index)]
    listed = re.findall(r"^(Mật ong số \d+)\n(\d+)$", index, re.MULTILINE)
    assert len(listed) == 18
    for name, page in listed:
        assert re.search(rf"^{name}$", pages[int(page) - 1], re.MULTILINE)


def test_links_and_bookmarks_lead_to_chapters() -> None:
    reader = printed(make_book(make_chapter("An Giang", 9), make_chapter("Vĩnh Long", 9, 20)))
    outline = {entry.title: reader.get_destination_page_number(entry) for entry in reader.outline}
    pages = texts(reader)
    assert outline["Mục lục"] == 2
    assert "Vĩnh Long" in pages[outline["Vĩnh Long"]]
    assert len(reader.pages[2]["/Annots"]) == 4  # two chapters, two indexes
    assert len(reader.pages[outline[WORDS.index]]["/Annots"]) == 18


def test_every_symbol_decodes_to_the_address_of_its_product() -> None:
    book = make_book(make_chapter("Huế", 11))
    reader = printed(book)
    read = [
        address
        for number in range(len(reader.pages))
        for address in decode(modules_of_page(reader, number, A_MODULE))
    ]
    assert sorted(read) == sorted(entry.symbol.address for entry in book.entries)


def test_the_mark_of_the_demonstration_stands_on_every_page() -> None:
    chapter = make_chapter("Huế", 5)
    sample = replace(WORDS, sample="BẢN MẪU · dữ liệu minh họa")
    assert all("BẢN MẪU" in text for text in texts(printed(make_book(chapter, words=sample))))
    assert not any("BẢN MẪU" in text for text in texts(printed(make_book(chapter))))


def test_only_our_own_font_is_asked_for_and_it_is_inside() -> None:
    reader = printed(make_book(make_chapter("Huế", 2)))
    fonts = {
        font.get_object()["/BaseFont"]: font.get_object()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    used = {name for name in fonts if "BeVietnamPro" in name}
    assert used
    assert all("/FontFile2" in fonts[name]["/FontDescriptor"] for name in used)


def test_one_drawing_is_written_once_however_often_it_is_shown() -> None:
    same = draw(10, "Kẹo dừa", "A")
    entries = tuple(make_entry(n, f"Kẹo dừa {n}", picture=lambda: same) for n in range(1, 10))
    reader = printed(make_book(Chapter("Huế", "", entries)))
    forms = {name for page in reader.pages for name in page["/Resources"].get("/XObject", {})}
    assert len(forms) == 3  # the drawing, the emblem on the cover, a row of stars


@pytest.mark.parametrize("svg", [emblem(), *(draw(n, "Quà quê", "A") for n in range(1, 27))])
def test_every_mark_of_a_drawing_reaches_the_page(svg: str) -> None:
    entry = make_entry(picture=lambda: svg)
    reader = printed(make_book(Chapter("Huế", "", (entry,))))
    forms = reader.pages[-3]["/Resources"]["/XObject"]
    painted = [
        sum(operator in _PAINTS for _, operator in ContentStream(form, reader).operations)
        for form in (kept.get_object() for kept in forms.values())
    ]
    assert len(read_drawing(svg).marks) in painted


def test_the_number_printed_so_far_is_told() -> None:
    told: list[int] = []
    write_pdf(lay_out(make_book(make_chapter("Huế", 12))), BytesIO(), told.append)
    assert told == sorted(told)
    assert told[-1] == 12
