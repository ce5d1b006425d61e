"""Where everything stands: on the paper, on the right page, in Vietnamese order."""

import pytest
from printed_books import WORDS, make_book, make_chapter, make_entry

from catalog.text import sort_key
from ocop_site.book import lay_out, paper
from ocop_site.book.content import Chapter
from ocop_site.book.entries import TEXT_LEFT, TEXT_ROOM, place_entry
from ocop_site.book.listing import Row, index_rows, place_rows

LONG = "Bánh tráng " * 20


def test_lines_are_broken_at_blanks_and_long_words_too() -> None:
    lines = paper.wrap(f"Kẹo dừa {'x' * 300} sáp", paper.PLAIN, 50)
    assert "".join(lines).replace(" ", "") == f"Kẹodừa{'x' * 300}sáp"
    assert all(paper.PLAIN.width(line) <= 50 for line in lines)
    assert paper.wrap("", paper.PLAIN, 50) == []


def test_what_belongs_together_stays_on_one_line() -> None:
    lines = paper.wrap("Có hóa đơn\u00a0· Quanh năm", paper.PLAIN, paper.PLAIN.width("Có hóa đơn "))
    assert not any(line.startswith("·") for line in lines)


@pytest.mark.parametrize("name", ["Kẹo dừa", LONG])
def test_a_products_text_stays_in_its_column(name: str) -> None:
    entry = make_entry(name=name, offer=(LONG, "Quanh năm"), notice=LONG)
    placed = place_entry(entry, WORDS)
    for line in placed.lines:
        assert line.left + line.style.width(line.text) <= TEXT_LEFT + TEXT_ROOM + 0.01
        assert line.top + line.style.line <= placed.height + 0.01


def test_a_product_that_is_not_in_force_shows_no_stars() -> None:
    placed = place_entry(make_entry(stars=None, standing="Đã hết hạn"), WORDS)
    assert all(line.stars is None and "sao" not in line.text for line in placed.lines)
    assert "Đã hết hạn" in [line.text for line in placed.lines]


def test_every_product_stands_on_one_page_above_its_foot() -> None:
    plan = lay_out(make_book(make_chapter("An Giang", 23), make_chapter("Vĩnh Long", 9, 24)))
    standing = [found for page in plan.products for found in page.entries]
    assert len(standing) == 32
    for page in plan.products:
        feet = [found.top + found.placed.height for found in page.entries]
        assert all(foot <= paper.FOOT for foot in feet)
        tops = [found.top for found in page.entries]
        assert all(foot < top for foot, top in zip(feet, tops[1:], strict=False))


def test_a_chapters_head_never_stands_alone_at_the_foot_of_a_page() -> None:
    for count in range(1, 12):
        plan = lay_out(make_book(make_chapter("An Giang", count), make_chapter("Huế", 1, 50)))
        for page in plan.products:
            for head in page.heads:
                assert any(found.top > head.top for found in page.entries)


def test_one_shadow_is_cast_on_a_page() -> None:
    chapters = [make_chapter(f"Tỉnh {n}", 1, n) for n in range(1, 9)]
    plan = lay_out(make_book(*chapters))
    assert max(len(page.heads) for page in plan.products) > 1
    assert all(sum(head.shadow for head in page.heads) <= 1 for page in plan.products)


@pytest.mark.parametrize("chapters", [1, 34, 60])
def test_the_contents_name_the_pages_on_which_chapters_begin(chapters: int) -> None:
    plan = lay_out(make_book(*(make_chapter(f"Tỉnh {n}", 2, 2 * n) for n in range(chapters))))
    listed = [row for page in plan.contents for row in page]
    begins = [(head.chapter, page.number) for page in plan.products for head in page.heads]
    assert listed == begins
    assert plan.products[0].number == 3 + len(plan.contents)


def test_the_index_has_each_name_once_in_vietnamese_order_under_its_letter() -> None:
    names = ["Ổi", "Đậu", "Dừa", "Ớt", "Oản", "Ấm", "Âm", "An", "9 món", "Ăn vặt", "Dừa"]
    rows = list(index_rows(Row(name, page) for page, name in enumerate(names, start=4)))
    heads = [row.lines[0] for row in rows if row.initial]
    assert heads == ["#", "A", "Ă", "Â", "D", "Đ", "O", "Ô", "Ơ"]
    listed = [(row.lines[0], row.pages) for row in rows if not row.initial]
    assert [name for name, _ in listed] == sorted(set(names), key=sort_key)
    assert dict(listed)["Dừa"] == "6, 14"


def test_the_index_flows_through_columns_and_pages_without_a_lonely_letter() -> None:
    rows = list(index_rows(Row(f"{letter}{n}", n) for letter in "ABCDEG" for n in range(90)))
    pages = place_rows(rows)
    placed = [listed for page in pages for _, _, listed in page.places]
    assert placed == rows
    for page in pages:
        for (left, top, row), after in zip(page.places, page.places[1:], strict=False):
            assert top + row.height <= paper.FOOT + 0.01
            if row.initial:
                assert after[0] == left and not after[2].initial
        assert not page.places[-1][2].initial


def test_a_maker_on_many_pages_gets_its_numbers_below_its_name() -> None:
    (_, row) = index_rows(Row("Hợp tác xã Cồn Bần", page) for page in range(4, 40))
    assert row.lines[0] == "Hợp tác xã Cồn Bần"
    assert ", ".join(map(str, range(4, 40))) == " ".join(line.strip() for line in row.lines[1:])


def test_the_pages_are_counted_to_the_last_of_the_index() -> None:
    plan = lay_out(make_book(Chapter("Huế", "", (make_entry(),))))
    assert (plan.index_from, plan.producers_from, plan.pages) == (5, 6, 6)
