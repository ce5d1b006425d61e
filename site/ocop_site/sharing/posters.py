"""Pictures that go with a shared page: a product, a producer, the site itself."""

from dataclasses import dataclass
from functools import lru_cache

from catalog.status import Status
from ocop_site.drawings import draw, emblem
from ocop_site.sharing.canvas import HEIGHT, SOFT, SOOT, WIDTH, Canvas, fit

_MARGIN = 56
_KEPT = 64
_NAME_SIZES = (58, 54, 50, 46, 42, 38, 34)
_LINE_SIZES = (27, 24, 22)
_GROUNDS = {
    Status.VALID: ("#1F6B4A", "#FFFFFF"),
    Status.EXTENDED: ("#1F6B4A", "#FFFFFF"),
    Status.WITHDRAWN: ("#A8321E", "#FFFFFF"),
    Status.SUSPENDED: ("#3D4A57", "#FFFFFF"),
    Status.LAPSED: ("#FFFDF7", "#7A4A00"),
}
_STRIPE = "#F2E0B4"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every picture: whose site it is, where to check, and a sample's mark."""

    site_name: str
    footer: str
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a drawing is made from."""

    set_no: int
    name: str
    code: str

    def svg(self) -> str:
        """The drawing."""
        return draw(self.set_no, self.name, self.code)


@dataclass(frozen=True, slots=True)
class ProductPoster:
    """A product as its picture to share shows it; stars only where they hold."""

    frame: Frame
    picture: Picture
    maker: str
    place: str
    status: Status
    stars: int
    stars_text: str
    validity: str
    caption: str


@dataclass(frozen=True, slots=True)
class Poster:
    """A sentence beside four drawings."""

    frame: Frame
    title: str
    lines: tuple[str, ...]
    pictures: tuple[Picture, ...]


@lru_cache(maxsize=_KEPT)
def product_png(poster: ProductPoster) -> bytes:
    """The picture of a product as PNG."""
    canvas = _framed(poster.frame)
    box = (_MARGIN, 134, _MARGIN + 608, 134 + 380)
    canvas.shadow(box)
    canvas.drawing(poster.picture.svg(), box, faded=not poster.status.in_force)
    canvas.write(poster.caption, _MARGIN, 552, 18, bold=False, colour=SOFT)
    left = _MARGIN + 608 + 46
    width = WIDTH - _MARGIN - left
    held = poster.status.in_force
    most = 396 if held else 446
    name = fit(poster.picture.name, width, most - 124 - 84, _NAME_SIZES, bold=True)
    foot = canvas.set_lines(name, left, 124, bold=True) + 8
    maker = fit(poster.maker, width, most - foot - 38, _LINE_SIZES, bold=False)
    foot = canvas.set_lines(maker, left, foot, bold=False) + 2
    place = fit(poster.place, width, most - foot, _LINE_SIZES, bold=False)
    canvas.set_lines(place, left, foot, bold=False)
    if held:
        after = canvas.stars(poster.stars, left, 424, 21)
        canvas.write(poster.stars_text, after + 16, 434, 28, bold=True)
    _say_validity(canvas, poster, left, width)
    return canvas.png()


def _say_validity(canvas: Canvas, poster: ProductPoster, left: float, width: float) -> None:
    """Word, shape and colour, each telling the status by itself."""
    box = (left, 462, left + width, 514)
    ground, ink = _GROUNDS[poster.status]
    canvas.block(box, ground)
    if poster.status is Status.LAPSED:
        canvas.stripes(box, _STRIPE)
    x = left + 20
    if poster.status.in_force:
        canvas.line(((x, 488), (x + 9, 498), (x + 26, 477)), ink, 5)
        x += 40
    size = fit(poster.validity, left + width - 16 - x, 40, (27, 25, 23, 21, 19), bold=True).size
    canvas.write(poster.validity, x, 488 + size * 0.36, size, bold=True, colour=ink)


@lru_cache(maxsize=_KEPT)
def poster_png(poster: Poster) -> bytes:
    """A sentence beside four drawings, as PNG."""
    canvas = _framed(poster.frame)
    across, up, gap = 264, 165, 18
    left = WIDTH - _MARGIN - 10 - 2 * across - gap
    if len(poster.pictures) == 1:
        across, up = 2 * across + gap, 2 * up + gap
    top = 134 + (up + gap) / 2 if len(poster.pictures) == 2 else 134
    for place, picture in enumerate(poster.pictures[:4]):
        x = left + (place % 2) * (across + gap)
        y = top + (place // 2) * (up + gap)
        canvas.drawing(picture.svg(), (x, y, x + across, y + up))
    width = (left if poster.pictures else WIDTH - _MARGIN) - 44 - _MARGIN
    title = fit(poster.title, width, 270, (64, *_NAME_SIZES), bold=True)
    foot = canvas.set_lines(title, _MARGIN, 126, bold=True) + 14
    for text in poster.lines:
        lettering = fit(text, width, 110, _LINE_SIZES, bold=False)
        foot = canvas.set_lines(lettering, _MARGIN, foot, bold=False)
    return canvas.png()


def _framed(frame: Frame) -> Canvas:
    """A sheet with the site's name above, where to check below, and a sample's mark."""
    canvas = Canvas()
    canvas.stamp(emblem(), _MARGIN, 40, 58)
    name = fit(frame.site_name, 720, 46, (34, 30, 26), bold=True)
    canvas.write(name.lines[0], _MARGIN + 76, 81, name.size, bold=True)
    canvas.band((0, HEIGHT - 58, WIDTH, HEIGHT), SOOT)
    canvas.write(frame.footer, _MARGIN, HEIGHT - 20, 25, bold=True, colour="#FBF6EA")
    if frame.sample:
        box = (WIDTH - _MARGIN - 232, 40, WIDTH - _MARGIN, 98)
        canvas.block(box, "#E0A526")
        canvas.write(frame.sample, box[0] + 26, 82, 36, bold=True)
    return canvas
