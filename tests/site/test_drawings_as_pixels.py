"""A drawing printed by this program looks as a browser shows it."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Page

from ocop_site.drawings import draw
from ocop_site.drawings.raster import rasterise

GOODS = [
    (1, "Bưởi Đoan Hùng"),
    (2, "Cua Cà Mau"),
    (7, "Bánh đa nem"),
    (13, "Cà phê Buôn Ma Thuột"),
    (22, "Túi thổ cẩm"),
    (24, "Chim bồ câu cảnh"),
    (26, "Làng nghề gốm"),
]
WIDTH, HEIGHT = 640, 400
MOST = 3.0
"""Of 255, on average over all pixels; two different drawings are far apart."""


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are apart, on average over pixels and colours."""
    means = ImageStat.Stat(ImageChops.difference(one, other)).mean
    return sum(means) / len(means)


@pytest.mark.browser
def test_pixels_are_those_of_a_browser(page: Page) -> None:
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    printed = [rasterise(draw(set_no, name, name), WIDTH) for set_no, name in GOODS]
    for (set_no, name), picture in zip(GOODS, printed, strict=True):
        page.set_content(
            f"<style>body{{margin:0}}svg{{display:block;width:{WIDTH}px}}</style>"
            f"{draw(set_no, name, name)}"
        )
        shown = Image.open(BytesIO(page.screenshot())).convert("RGB")
        assert picture.size == shown.size
        assert difference(picture, shown) < MOST, name
    assert difference(printed[0], printed[1]) > 5 * MOST
