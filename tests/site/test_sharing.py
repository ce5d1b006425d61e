"""Pictures to share: whole, of the right size, and with stars only where they hold."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations

import pytest
from applications import running
from bs4 import BeautifulSoup
from clocks import SetClock
from factories import Goods, World
from flask.testing import FlaskClient
from PIL import Image, ImageChops

from catalog.change import RegisterState
from catalog.status import Status
from ocop_site.settings import Settings
from ocop_site.sharing.canvas import fit
from ocop_site.sharing.posters import Frame, Picture, ProductPoster, product_png
from ocop_site.symbols.fonts import text_width

SQLITE = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
PUBLIC = "http://127.0.0.1:8000"
POSTER = ProductPoster(
    Frame("Sổ tra cứu OCOP", "ocop.example/q/7Q2K9D4M"),
    Picture(10, "Kẹo dừa sáp", "7Q2K9D4M"),
    "Hợp tác xã Cồn Bần",
    "Vĩnh Long",
    Status.VALID,
    4,
    "4 sao",
    "Còn hiệu lực đến 30/09/2027",
    "Hình minh họa",
)


def opened(png: bytes) -> Image.Image:
    """The picture, in full colour."""
    return Image.open(BytesIO(png)).convert("RGB")


def image_of(client: FlaskClient, page: str) -> str:
    """The address of the picture that a page offers, without our host."""
    soup = BeautifulSoup(client.get(page).data, "html.parser")
    tag = soup.find("meta", property="og:image")
    assert tag is not None
    assert str(tag["content"]).startswith(f"{PUBLIC}/")
    return str(tag["content"]).removeprefix(PUBLIC)


def page_of(goods: Goods) -> str:
    """A product's page."""
    return f"/products/{goods.slug}-{goods.code}"


def golden(picture: Image.Image) -> int:
    """How many pixels have the pigment of stars, right of the drawing."""
    part = picture.crop((700, 390, 1150, 460))
    return sum(
        count
        for count, colour in part.getcolors(part.width * part.height) or []
        if isinstance(colour, tuple) and abs(colour[0] - 0xE0) + abs(colour[1] - 0xA5) < 20
    )


@SQLITE
def test_every_page_offers_a_picture_that_is_there(client: FlaskClient, world: World) -> None:
    maker = world.make_producer()
    goods = world.make_product(producer=maker)
    seen = set()
    for page in ("/", "/products", page_of(goods), f"/producers/{maker.slug}"):
        for address in (image_of(client, page), image_of(client, f"/en{page}")):
            answer = client.get(address)
            assert (answer.status_code, answer.mimetype) == (200, "image/png"), address
            assert "immutable" in answer.headers["Cache-Control"]
            assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
            assert opened(answer.data).size == (1200, 630)
            assert len(answer.data) < 100_000
            seen.add(address)
    assert len(seen) == 6  # home and catalogue share the site's


@SQLITE
def test_the_address_changes_with_what_the_picture_says(
    client: FlaskClient, clock: SetClock, world: World
) -> None:
    goods = world.make_product(stars=3, issued_on=date(2024, 1, 31))
    held = image_of(client, page_of(goods))
    assert image_of(client, page_of(goods)) == held
    clock.now = clock.now.replace(year=2027, month=2, day=1)
    past = image_of(client, page_of(goods))
    assert past != held
    assert client.get(held).headers["Cache-Control"] == "no-cache"
    assert client.get(held).data == client.get(past).data


@SQLITE
def test_what_is_not_there_has_no_picture(client: FlaskClient, world: World) -> None:
    never = world.make_product(stars=None)
    for name in (never.code, "00000000", "nonsense", "producers/nobody"):
        assert client.get(f"/share/{name}.png").status_code == 404


@SQLITE
def test_a_sample_says_so(settings: Settings, world: World) -> None:
    goods = world.make_product()
    address = f"/share/{goods.code}.png"
    with running(settings, lambda: world.now) as app:
        plain = opened(app.test_client().get(address).data)
    with world.change() as change:
        change.session.get_one(RegisterState, 1).demonstration = True
    with running(settings, lambda: world.now) as app:
        marked = opened(app.test_client().get(address).data)
    box = ImageChops.difference(plain, marked).convert("L").point(lambda v: v > 40 and 255)
    left, top, right, foot = box.getbbox() or (0, 0, 0, 0)
    assert (left, top, right, foot) == pytest.approx((912, 40, 1144, 98), abs=3)


@pytest.mark.parametrize("status", list(Status)[:5])
def test_stars_are_shown_where_they_hold_and_nowhere_else(status: Status) -> None:
    picture = opened(product_png(replace(POSTER, status=status, validity=status.label.vi)))
    if status.in_force:
        fewer = opened(product_png(replace(POSTER, status=status, stars=3)))
        assert golden(picture) > golden(fewer) > 500
    else:
        assert golden(picture) == 0


def test_every_status_looks_different_in_grey() -> None:
    greys = [
        opened(product_png(replace(POSTER, status=status, validity=""))).convert("L")
        for status in (Status.VALID, Status.LAPSED, Status.WITHDRAWN, Status.SUSPENDED)
    ]
    for one, other in combinations(greys, 2):
        apart = ImageChops.difference(one, other).histogram()
        assert sum(apart[8:]) > 5000


@pytest.mark.parametrize(
    "text",
    [
        "Kẹo",
        "Mật ong hoa nhãn nguyên chất Hưng Yên loại đặc biệt",
        "Trà " + "rất " * 40 + "dài",
        "Một-tên-không-có-dấu-cách-nào-" * 4,
        "",
    ],
)
def test_names_fit_their_room(text: str) -> None:
    width, height, sizes = 434, 190, (58, 46, 34)
    lettering = fit(text, width, height, sizes, bold=True)
    assert lettering.size in sizes
    assert len(lettering.lines) * lettering.size * 1.32 <= height
    for line in lettering.lines:
        assert text_width(line, True) * lettering.size <= width
    whole = " ".join(lettering.lines)
    assert whole == " ".join(text.split()) or whole.endswith("…")
