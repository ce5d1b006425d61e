"""The process that opens strangers' photographs: `python -m catalog.photo_child`.

It imports Pillow and nothing of the register, sets its limits before the first byte is parsed,
and paints each picture onto a fresh canvas: metadata, comments, hidden scripts and whatever
hangs behind the image stay behind.

Input: for each photograph its length in 4 bytes, then the bytes. Output: for each, one line of
JSON (`{"length", "width", "height"}` or `{"refused": rule}`), then the bytes of the JPEG.
"""

import json
import sys
import warnings
from contextlib import suppress
from io import BytesIO
from typing import BinaryIO, Final

from PIL import Image, ImageOps, UnidentifiedImageError, features

MAX_MEMORY_BYTES: Final = 700 * 1024 * 1024
MAX_CPU_SECONDS: Final = 10
MAX_PIXELS: Final = 25_000_000
"""A telephone's "24 megapixels" are 5712 × 4284; twice that would not fit the memory limit."""
MAX_SIDE: Final = 16_000
LONGEST_SIDE: Final = 1600
_QUALITY: Final = 82


class Refused(Exception):
    """A photograph that is not taken; the text is the rule's name."""


def limit_resources() -> None:
    """Bound this process; where the system has no such limits, the parent's clock stands."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))


def formats() -> list[str]:
    """What can be opened here; HEIF only where the extra `heif` is installed."""
    known = ["JPEG", "PNG", "WEBP"]
    if features.check("avif"):
        known.append("AVIF")
    with suppress(ImportError):
        from pillow_heif import register_heif_opener

        register_heif_opener()
        known.append("HEIF")
    return known


def repaint(data: bytes, known: list[str]) -> tuple[bytes, int, int]:
    """The photograph as a fresh JPEG of at most 1600 pixels a side, with its size.

    Of an animation the first frame is taken. Raises Refused.
    """
    try:
        with Image.open(BytesIO(data), formats=known) as opened:
            _check_size(*opened.size)
            opened.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
            image = _in_colour(opened)
            image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            turned = _turned(image)
            canvas = Image.new("RGB", turned.size, "white")
            canvas.paste(turned, mask=turned if turned.mode == "RGBA" else None)
    except UnidentifiedImageError:
        raise Refused("unreadable") from None
    except (MemoryError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused("too_many_pixels") from None
    except Refused:
        raise
    except Exception:
        # A hostile file may break a decoder in any way; this process exists to contain it.
        raise Refused("damaged") from None
    painted = BytesIO()
    canvas.save(painted, "JPEG", quality=_QUALITY, optimize=True)
    return painted.getvalue(), canvas.width, canvas.height


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise Refused("too_many_pixels")


def _in_colour(image: Image.Image) -> Image.Image:
    image.load()
    if image.mode.startswith("I"):
        # 16 bits a pixel: converting at once would cut off everything brighter than 255.
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if "transparency" in image.info or image.mode in {"LA", "PA", "La", "RGBa"}:
        return image.convert("RGBA")
    return image if image.mode in {"RGB", "RGBA", "L"} else image.convert("RGB")


def _turned(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except Exception:
        # Chat programs cut EXIF blocks short; the picture itself is still good.
        return image


def answer(data: bytes, known: list[str], out: BinaryIO) -> None:
    """Write the answer to one photograph."""
    try:
        painted, width, height = repaint(data, known)
        head: dict[str, int | str] = {"length": len(painted), "width": width, "height": height}
    except Refused as refused:
        painted, head = b"", {"refused": str(refused)}
    out.write(json.dumps(head).encode() + b"\n" + painted)
    out.flush()


def main() -> int:
    """Answer the photographs on standard input, one after another."""
    limit_resources()
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    known = formats()
    while length := sys.stdin.buffer.read(4):
        answer(sys.stdin.buffer.read(int.from_bytes(length, "big")), known, sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
