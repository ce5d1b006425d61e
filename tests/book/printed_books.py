"""Books to lay out and draw, without a register."""

from factories import product_code

from ocop_site.book.content import Book, Chapter, Entry, Words
from ocop_site.drawings import draw
from ocop_site.symbols import product_symbol

WORDS = Words(
    site_name="Sổ tra cứu OCOP",
    title="Danh mục sản phẩm OCOP",
    contents="Mục lục",
    about="Về danh mục này",
    index="Bảng tra sản phẩm",
    producers="Bảng tra chủ thể",
    as_of="Tính đến ngày 22/11/2026",
    sample="",
    scan="Quét để kiểm tra",
    offer="Cho bên mua:",
    number_of_stars=lambda count: f"{count} sao",
    count=lambda count: f"{count} sản phẩm",
)


def make_entry(number: int = 1, name: str = "Kẹo dừa sáp", **fields: object) -> Entry:
    """A product in force; `number` gives its code."""
    usual = {
        "name": name,
        "second_name": "",
        "stars": 4,
        "standing": "Hiệu lực đến 02/06/2028",
        "producer": "Hợp tác xã Cồn Bần",
        "place": ("xã Phú Cần, huyện Tiểu Cần, tỉnh Trà Vinh (cũ)", "nay là xã Tiểu Cần"),
        "decision": "Quyết định 1/QĐ-UBND ngày 02/06/2025",
        "notice": "",
        "offer": (),
        "symbol": product_symbol("https://ocop.example", product_code(number)),
        "picture": lambda: draw(10, name, str(number)),
    }
    return Entry(**{**usual, **fields})  # type: ignore[arg-type]


def make_book(*chapters: Chapter, words: Words = WORDS) -> Book:
    """A book of these chapters."""
    return Book(
        language="vi",
        words=words,
        narrowed="4 sao",
        totals="vài sản phẩm",
        operator=("Do văn phòng OCOP vận hành",),
        about=("Danh mục này phản ánh sổ tra cứu.",),
        coverage=(("Vĩnh Long", "20/11/2026"),),
        host="ocop.example",
        chapters=chapters,
    )


def make_chapter(title: str, count: int, first: int = 1) -> Chapter:
    """A chapter of so many products, named by their numbers."""
    numbers = range(first, first + count)
    return Chapter(title, "", tuple(make_entry(n, f"Mật ong số {n}") for n in numbers))
