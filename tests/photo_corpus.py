"""Forty files as strangers send them, made here: good, odd, broken and hostile."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO

from PIL import Image, PngImagePlugin

SIZE = (320, 240)
GPS = 0x8825
ORIENTATION = 0x0112


def picture(size: tuple[int, int] = SIZE, mode: str = "RGB") -> Image.Image:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (size[0] // 2, 0, size[0], size[1]))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """An image as a file of this kind."""
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(**options: object) -> bytes:
    """A plain JPEG."""
    return saved(picture(), "JPEG", **options)


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG that declares a size, with chunks before its (empty) picture."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    picture_data = chunk(b"IDAT", zlib.compress(b"\0" * 16))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + picture_data + chunk(b"IEND", b"")


def flat_png(width: int, height: int) -> bytes:
    """A real PNG of one colour: few bytes, many pixels."""
    packer = zlib.compressobj(9)
    row = b"\0" * (width + 1)
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def with_exif(tag: int, value: object) -> bytes:
    """A JPEG that carries an EXIF entry."""
    exif = Image.Exif()
    if tag == GPS:
        exif.get_ifd(GPS).update(value)  # type: ignore[call-overload]
    else:
        exif[tag] = value
    return jpeg(exif=exif)


def animated(kind: str, frames: int) -> bytes:
    """An animation whose first frame is the picture."""
    rest = [Image.new("RGB", (32, 24), (n % 256, 0, 0)) for n in range(frames - 1)]
    return saved(picture((32, 24)), kind, save_all=True, append_images=rest)


def with_script_in_text() -> bytes:
    """A PNG whose XMP holds a script."""
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", "<script>alert(1)</script>")
    return saved(picture(), "PNG", pnginfo=info)


def heic() -> bytes:
    """The first bytes of an iPhone's picture; enough to know it by."""
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 400


ZIP_TAIL = b"PK\x03\x04" + b"\0" * 30
BOMB = zlib.compress(b"\0" * 80_000_000, 9)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
TIFF_BAD_DIRECTORY = b"II*\0\xff\xff\xff\x7f" + b"\0" * 64

TAKEN: dict[str, Callable[[], bytes]] = {
    "jpeg": jpeg,
    "png with alpha": lambda: saved(picture(mode="RGBA"), "PNG"),
    "webp": lambda: saved(picture(), "WEBP"),
    "avif": lambda: saved(picture(), "AVIF"),
    "turned by exif": lambda: with_exif(ORIENTATION, 6),
    "place in exif": lambda: with_exif(GPS, {1: "N", 2: (10.0, 15.0, 0.0), 3: "E"}),
    "cmyk": lambda: saved(picture(mode="CMYK"), "JPEG"),
    "16 bits": lambda: saved(Image.new("I;16", SIZE, 40_000), "PNG"),
    "palette": lambda: saved(picture(mode="P"), "PNG"),
    "progressive": lambda: jpeg(progressive=True),
    "apng of 1,000 frames": lambda: animated("PNG", 1_000),
    "animated webp": lambda: animated("WEBP", 5),
    "php behind the jpeg": lambda: jpeg() + b"<?php system($_GET['c']); ?>",
    "zip behind the jpeg": lambda: jpeg() + ZIP_TAIL,
    "script in the comment": lambda: jpeg(comment=b"<script>alert(1)</script>"),
    "script in the xmp": with_script_in_text,
    "wide": lambda: saved(picture((4000, 3000)), "JPEG"),
}
"""Files that are taken, cleaned."""

REFUSED: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "jpeg cut off": lambda: saved(picture((1200, 900)), "JPEG")[:4_000],
    "png cut off": lambda: saved(Image.effect_noise((400, 400), 90), "PNG")[:20_000],
    "81 megapixels": lambda: flat_png(9_000, 9_000),
    "100 megapixels declared": lambda: png_of(10_000, 10_000),
    "50,000 by 50,000 declared": lambda: png_of(50_000, 50_000),
    "1 by 60,000": lambda: flat_png(1, 60_000),
    "gif": lambda: saved(picture(mode="P"), "GIF"),
    "svg": lambda: SVG,
    "svg called jpg": lambda: b"\n" + SVG,
    "html called png": lambda: b"<!doctype html><script>alert(1)</script>",
    "gif and zip": lambda: saved(picture(mode="P"), "GIF") + ZIP_TAIL,
    "pdf called jpg": lambda: b"%PDF-1.7\n1 0 obj\n<<>>\nendobj",
    "eps": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "tiff with a bad directory": lambda: TIFF_BAD_DIRECTORY,
    "icon": lambda: saved(picture((32, 32)), "ICO"),
    "text bomb": lambda: png_of(8, 8, chunk(b"zTXt", b"a\0\0" + BOMB)),
    "profile bomb": lambda: png_of(8, 8, chunk(b"iCCP", b"a\0\0" + BOMB)),
    "too many bytes": lambda: jpeg() + b"\0" * 15_000_000,
    "jpeg in name only": lambda: b"\xff\xd8\xff" + b"\0" * 300,
}
"""Files that are refused with a reason."""
