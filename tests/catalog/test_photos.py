"""Photographs from strangers: what is taken, what is left of it, and what is refused."""

import subprocess
import sys
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import photo_corpus as corpus
import pytest
from PIL import Image

from catalog import photo_child
from catalog.photos import (
    MAX_FILE_BYTES,
    PhotoFault,
    Picture,
    fault_before_opening,
    picture_path,
    reencode,
    store_picture,
)

LEAKS = (b"Exif", b"<script", b"<?php", b"PK\x03\x04", b"http://ns.adobe.com", b"ICC_PROFILE")


def taken(data: bytes) -> Picture:
    (answer,) = reencode([data])
    assert isinstance(answer, Picture)
    return answer


@pytest.mark.parametrize("name", corpus.TAKEN)
def test_a_good_photograph_is_painted_anew(name: str) -> None:
    answer = taken(corpus.TAKEN[name]())
    with Image.open(BytesIO(answer.data)) as image:
        image.load()
        assert image.format == "JPEG"
        assert image.size == (answer.width, answer.height)
        assert max(image.size) <= photo_child.LONGEST_SIDE
        assert not image.getexif()
        assert "comment" not in image.info
    assert not any(leak in answer.data for leak in LEAKS)


@pytest.mark.parametrize("name", corpus.REFUSED)
def test_a_bad_file_is_refused(name: str) -> None:
    (answer,) = reencode([corpus.REFUSED[name]()])
    assert isinstance(answer, PhotoFault)
    assert answer.text.vi and answer.text.en


# A process of its own: what the tests before it used is no part of its peak.
MEASURED = """
import resource, sys
from pathlib import Path
from catalog.photos import reencode
reencode([Path(name).read_bytes() for name in sys.argv[1:]])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_the_child_stays_under_400_megabytes(tmp_path: Path) -> None:
    files = []
    for side in (5_000, 9_000):
        files.append(tmp_path / f"{side}.png")
        files[-1].write_bytes(corpus.flat_png(side, side))
    answer = subprocess.run(
        [sys.executable, "-c", MEASURED, *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(answer.stdout) < 400_000


def test_the_cap_on_pixels_lets_a_telephone_of_24_megapixels_through() -> None:
    assert photo_child.MAX_PIXELS >= 5712 * 4284
    photo_child._check_size(5_000, 5_000)
    with pytest.raises(photo_child.Refused):
        photo_child._check_size(5_000, 5_001)
    photo_child._check_size(photo_child.MAX_SIDE, 1)
    with pytest.raises(photo_child.Refused):
        photo_child._check_size(photo_child.MAX_SIDE + 1, 1)


def test_size_is_refused_one_byte_past_the_limit() -> None:
    start = b"\xff\xd8\xff"
    assert fault_before_opening(start.ljust(MAX_FILE_BYTES, b"\0")) is None
    too_large = start.ljust(MAX_FILE_BYTES + 1, b"\0")
    assert fault_before_opening(too_large) is PhotoFault.TOO_LARGE


def test_a_picture_taken_upright_stays_upright() -> None:
    upright = taken(corpus.with_exif(corpus.ORIENTATION, 6))
    assert (upright.width, upright.height) == (240, 320)


def test_transparency_becomes_white_paper() -> None:
    answer = taken(corpus.saved(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG"))
    with Image.open(BytesIO(answer.data)) as image:
        assert image.getpixel((4, 4)) == (255, 255, 255)


def test_sixteen_bits_keep_their_brightness() -> None:
    answer = taken(corpus.TAKEN["16 bits"]())
    with Image.open(BytesIO(answer.data)) as image:
        shade = image.convert("L").getpixel((10, 10))
    assert isinstance(shade, int)
    assert abs(shade - 40_000 // 256) < 4


def test_a_damaged_exif_block_does_not_cost_the_picture() -> None:
    broken = b"Exif\0\0II*\0\xff\xff\xff\xff"
    assert taken(corpus.jpeg(exif=broken)).width == corpus.SIZE[0]


def test_heic_is_opened_with_the_extra_and_explained_without() -> None:
    fault = fault_before_opening(corpus.heic())
    if find_spec("pillow_heif"):
        assert fault is None
    else:
        assert fault is PhotoFault.HEIC
        assert "Tương thích nhất" in fault.text.vi
        assert "Most Compatible" in fault.text.en


def test_answers_come_in_the_order_sent() -> None:
    good = corpus.jpeg()
    answers = reencode([good, b"", corpus.SVG, good, corpus.REFUSED["jpeg cut off"]()])
    assert [type(answer).__name__ for answer in answers] == [
        "Picture",
        "PhotoFault",
        "PhotoFault",
        "Picture",
        "PhotoFault",
    ]
    assert answers[1:3] == [PhotoFault.EMPTY, PhotoFault.UNREADABLE]


def test_no_photographs_need_no_child() -> None:
    assert reencode([]) == []


def test_a_picture_is_stored_once_under_its_digest(tmp_path: Path) -> None:
    answer = taken(corpus.jpeg())
    store_picture(tmp_path, answer)
    store_picture(tmp_path, answer)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files == [picture_path(tmp_path, answer.digest)]
    assert files[0].read_bytes() == answer.data


def test_a_picture_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    answer = taken(corpus.jpeg())
    blocked = tmp_path / answer.digest[:2]
    blocked.write_bytes(b"")
    with pytest.raises(FileExistsError):
        store_picture(tmp_path, answer)
    assert list(tmp_path.iterdir()) == [blocked]
