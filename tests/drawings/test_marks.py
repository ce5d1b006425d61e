"""Drawings are read back whole: every mark, where it stands, and how wide its line is."""

from math import hypot, isclose

import pytest
from test_draw import NAMED_AND_NOT

from ocop_site.drawings import draw, emblem
from ocop_site.drawings.marks import read_drawing
from ocop_site.drawings.paths import Subpath, arc_curves, read_path

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200" fill="none">{}</svg>'


def ends(subpath: Subpath) -> list[tuple[float, float]]:
    """Where a subpath goes, handles left aside."""
    return [subpath.start, *(segment[-1] for segment in subpath.segments)]


@pytest.mark.parametrize(
    ("data", "there"),
    [
        ("M10 20L30 40 50 60", [(10, 20), (30, 40), (50, 60)]),
        ("m10 20l5-5-.5.5", [(10, 20), (15, 15), (14.5, 15.5)]),
        ("m10 20 5 5", [(10, 20), (15, 25)]),
        ("M1 2h3v4H0V0", [(1, 2), (4, 2), (4, 6), (0, 6), (0, 0)]),
        ("M0 0c1 2 3 4 5 6", [(0, 0), (5, 6)]),
        ("M0 0a5 5 0 0 1 10 0", [(0, 0), (5, -5), (10, 0)]),
        ("M0 0a5 5 0 0 0 10 0", [(0, 0), (5, 5), (10, 0)]),
        ("M0 0A1 1 0 0 1 10 0", [(0, 0), (5, -5), (10, 0)]),
        ("M3 3a5 5 0 0 1 0 0", [(3, 3), (3, 3)]),
    ],
)
def test_a_path_leads_where_it_says(data: str, there: list[tuple[float, float]]) -> None:
    (subpath,) = read_path(data)
    for (x, y), (right, down) in zip(ends(subpath), there, strict=True):
        assert isclose(x, right, abs_tol=1e-9)
        assert isclose(y, down, abs_tol=1e-9)


def test_a_smooth_curve_mirrors_the_last_handle_and_only_that() -> None:
    (waves,) = read_path("M0 0q10-10 20 0t20 0")
    (spelt,) = read_path("M0 0q10-10 20 0q10 10 20 0")
    assert waves == spelt
    (straight,) = read_path("M0 0q10-10 20 0h5t20 0")
    assert straight.segments[-1][0] == (25, 0)


def test_a_smooth_cubic_curve_mirrors_the_last_cubic_handle_and_only_that() -> None:
    (waves,) = read_path("M0 0c5-10 15-10 20 0s15 10 20 0")
    (spelt,) = read_path("M0 0c5-10 15-10 20 0c5 10 15 10 20 0")
    assert waves == spelt
    (after_quadratic,) = read_path("M0 0q10-10 20 0s15 10 20 0")
    assert after_quadratic.segments[-1][0] == (20, 0)


def test_after_closing_the_pen_goes_on_from_the_start() -> None:
    first, second, third = read_path("M10 10h5v5zl1 1M0 0h1")
    assert (first.closed, second.closed, third.closed) == (True, False, False)
    assert ends(second) == [(10, 10), (11, 11)]


@pytest.mark.parametrize("data", ["L1 2", "z", "M1", "M1 2S1 2 3", "M1 2L3"])
def test_what_is_no_path_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="path"):
        read_path(data)


@pytest.mark.parametrize("large", [True, False])
@pytest.mark.parametrize("sweep", [True, False])
def test_an_arc_keeps_to_its_circle(large: bool, sweep: bool) -> None:
    curves = list(arc_curves((0, 0), (6, 8), 13, 13, 30, large, sweep))
    assert curves[-1][-1] == pytest.approx((6, 8))
    centres = ((3 + 0.8 * 12, 4 - 0.6 * 12), (3 - 0.8 * 12, 4 + 0.6 * 12))
    x, y = centres[large != sweep]
    at = (0.0, 0.0)
    for first, second, to in curves:
        middle = tuple((at[i] + 3 * first[i] + 3 * second[i] + to[i]) / 8 for i in (0, 1))
        assert hypot(middle[0] - x, middle[1] - y) == pytest.approx(13, rel=1e-3)
        at = to
    assert (len(curves) > 2) is large


def test_marks_stand_where_their_groups_put_them_with_lines_as_wide() -> None:
    turned = (
        '<g transform="translate(100 50)rotate(90)scale(2)" stroke-width="1.5" stroke="#1F1A17">'
    )
    sheet = read_drawing(
        SVG.format(f'{turned}<path d="M10 0h5"/></g><circle cx="9" cy="9" r="4"/>')
    )
    line, circle = sheet.marks
    assert ends(line.subpaths[0]) == [pytest.approx((100, 70)), pytest.approx((100, 80))]
    assert (line.width, line.fill, line.stroke) == (pytest.approx(3), None, "#1F1A17")
    assert (circle.fill, circle.stroke, circle.subpaths[0].closed) == (None, None, True)


@pytest.mark.parametrize(
    "markup",
    ['<text x="1">a</text>', '<g transform="skewX(3)"><path d="M0 0"/></g>', "<image/>"],
)
def test_a_mark_that_no_pen_of_ours_makes_is_refused(markup: str) -> None:
    with pytest.raises(ValueError, match="of ours"):
        read_drawing(SVG.format(markup))


def test_every_drawing_is_understood() -> None:
    for set_no, name in NAMED_AND_NOT:
        for seed in ("7Q2K9D4M", "K3M9", "ZX81A0B3", "00000012"):
            svg = draw(set_no, name, seed)
            sheet = read_drawing(svg)
            assert (sheet.width, sheet.height) == (320, 200)
            assert len(sheet.marks) == svg.count("/>")
    assert len(read_drawing(emblem()).marks) == 4
