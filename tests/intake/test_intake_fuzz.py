"""Whatever stands in the cells, reading ends in lines and problems, never in a crash."""

from datetime import date, datetime

from books import HEADERS, TITLE, sets_of_an_intake
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.intake.cells import Merged, Sheet, Workbook
from catalog.intake.interpret import interpret
from catalog.intake.values import read_stars

WORDS = st.sampled_from(
    ["4 sao", "Tiềm năng 5 sao", "★★★", "84,5", "29/02/2025", "45989", "12/QĐ-UBND", "I. ĐẠT 4 SAO",
     "KT. CHỦ TỊCH", "xã A, tỉnh B (cũ)", "(nay là", "((", "nay là nay là", "0912 345 678", "=1+1",
     "HTX", "điểm đ", "Ghi chú:", "x", "*", "\u0301", "١٢/٣/٢٠٢٥", "²", "Tên sản phẩm", "Chủ thể",
     "Căn cứ Quyết định số 1/QĐ-UBND", "Quyết định số 2/QĐ-UBND ngày 31/02/2025 của UBND"]
)  # fmt: skip
CELLS = st.one_of(
    st.none(),
    WORDS,
    st.text(max_size=30),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.datetimes(),
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=9), max_size=8)
AREAS = st.lists(st.tuples(*[st.integers(0, 9)] * 4), max_size=4)


@settings(max_examples=150, deadline=None)
@given(rows=ROWS, areas=AREAS, header=st.booleans(), date_1904=st.sampled_from([True, False, None]))
def test_any_table_is_read_to_its_end(
    rows: list[list[str | int | float | bool | date | datetime | None]],
    areas: list[tuple[int, int, int, int]],
    header: bool,
    date_1904: bool | None,
) -> None:
    top: list[list[str | int | float | bool | date | datetime | None]] = [[TITLE], [*HEADERS]]
    table = [*(top if header else []), *rows]
    merged = [Merged(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in areas]
    sheet = Sheet("Phụ lục", False, dict(enumerate(table)), merged, {(2, 1): "error_value"})
    workbook = Workbook("a.xlsx", "0" * 64, "xlsx", date_1904, False, [sheet])
    reading = interpret(workbook, sets_of_an_intake())
    for problem in reading.problems:
        assert problem.message.vi and problem.message.en
        assert problem.suggestion is not None or not problem.is_error
        assert "{" not in problem.message.vi.replace(problem.value, "")
    for line in reading.lines:
        assert line.name and line.producer
        assert line.stars in (0, 3, 4, 5)


@given(st.integers(3, 5))
def test_stars_survive_every_way_of_writing_them(stars: int) -> None:
    for written in (stars, float(stars), f"{stars} sao", "★" * stars, f"đạt {stars} SAO"):
        assert read_stars(written) == stars
