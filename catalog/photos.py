"""Photographs from strangers: opened only in a limited child process, kept only re-encoded.

Files are named by the digest of what was painted, in a folder that nothing serves.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Final

from catalog.text import Text

MAX_FILE_BYTES: Final = 15_000_000
_MAX_WALL_SECONDS: Final = 20
_COMMAND: Final = [sys.executable, "-m", "catalog.photo_child"]


class PhotoFault(StrEnum):
    """Why a photograph is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    HEIC = "heic"
    UNREADABLE = "unreadable"
    TOO_MANY_PIXELS = "too_many_pixels"
    DAMAGED = "damaged"

    @property
    def text(self) -> Text:
        """The cause and what to do about it."""
        return _FAULT_TEXTS[self]


_FAULT_TEXTS = {
    PhotoFault.EMPTY: Text(
        "tệp trống, có thể ảnh chưa tải xong về máy. Hãy mở ảnh trên máy rồi chọn lại.",
        "the file is empty, perhaps not yet on your phone. Open the picture, then choose it again.",
    ),
    PhotoFault.TOO_LARGE: Text(
        "tệp lớn hơn 15 MB. Hãy gửi ảnh chụp màn hình của ảnh này.",
        "the file is larger than 15 MB. Send a screenshot of the picture instead.",
    ),
    PhotoFault.HEIC: Text(
        "ảnh định dạng HEIC, máy chủ này chưa đọc được. Trên iPhone: vào Cài đặt > Camera > Định"
        " dạng, chọn “Tương thích nhất” rồi chụp lại; hoặc gửi ảnh chụp màn hình của ảnh này.",
        "this is a HEIC picture, which this server cannot read. On an iPhone open Settings >"
        " Camera > Formats, choose “Most Compatible” and take it again, or send a screenshot.",
    ),
    PhotoFault.UNREADABLE: Text(
        "tệp này không phải ảnh JPEG, PNG hoặc WebP. Hãy chụp ảnh hoặc gửi ảnh chụp màn hình.",
        "this is not a JPEG, PNG or WebP picture. Take a photograph or send a screenshot.",
    ),
    PhotoFault.TOO_MANY_PIXELS: Text(
        "ảnh có quá nhiều điểm ảnh (tối đa 25 triệu). Hãy gửi ảnh chụp màn hình của ảnh này.",
        "the picture has too many pixels (at most 25 million). Send a screenshot of it instead.",
    ),
    PhotoFault.DAMAGED: Text(
        "ảnh bị hỏng hoặc tải lên chưa trọn. Hãy chọn lại hoặc chụp lại.",
        "the picture is damaged or was cut off on the way. Choose it again or take a new one.",
    ),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A re-encoded photograph."""

    data: bytes = field(repr=False)
    width: int
    height: int

    @property
    def digest(self) -> str:
        """What names it."""
        return hashlib.sha256(self.data).hexdigest()


def fault_before_opening(data: bytes) -> PhotoFault | None:
    """What can be said against a file by its size and first bytes, without opening it."""
    if not data:
        return PhotoFault.EMPTY
    if len(data) > MAX_FILE_BYTES:
        return PhotoFault.TOO_LARGE
    if _is_heic(data):
        return None if find_spec("pillow_heif") else PhotoFault.HEIC
    known = data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (
        data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    )
    return None if known or data[4:12] in _AVIF else PhotoFault.UNREADABLE


_AVIF = (b"ftypavif", b"ftypavis")
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def _is_heic(data: bytes) -> bool:
    # AVIF shares the container and may hide behind the general brand "mif1".
    return data[4:8] == b"ftyp" and data[8:12] in _HEIC and b"avif" not in data[8:64]


def reencode(photographs: Sequence[bytes]) -> list[Picture | PhotoFault]:
    """Each photograph as a clean JPEG of at most 1600 pixels, or why it is not taken.

    One child process opens them all; a photograph that kills it is refused and the next child
    goes on with those behind it.
    """
    answers: dict[int, Picture | PhotoFault] = {}
    waiting = []
    for place, data in enumerate(photographs):
        fault = fault_before_opening(data)
        if fault is None:
            waiting.append(place)
        else:
            answers[place] = fault
    while waiting:
        answered = _ask_child([photographs[place] for place in waiting])
        answers.update(zip(waiting, answered, strict=False))
        if len(answered) < len(waiting):
            answers[waiting[len(answered)]] = PhotoFault.DAMAGED
        waiting = waiting[len(answered) + 1 :]
    return [answers[place] for place in range(len(photographs))]


def _ask_child(photographs: list[bytes]) -> list[Picture | PhotoFault]:
    """What the child answered before it ended, also when it was ended."""
    sent = b"".join(len(data).to_bytes(4, "big") + data for data in photographs)
    # The child needs no secret that the environment may carry.
    environment = {name: v for name, v in os.environ.items() if not name.startswith("OCOP_")}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, fixed arguments
            _COMMAND,
            input=sent,
            capture_output=True,
            timeout=_MAX_WALL_SECONDS,
            check=False,
            env=environment,
        )
        told = done.stdout
    except subprocess.TimeoutExpired as late:
        told = late.stdout or b""
    return list(_read_answers(BytesIO(told)))


def _read_answers(told: BytesIO) -> Iterator[Picture | PhotoFault]:
    while (line := told.readline()).endswith(b"\n"):
        head = json.loads(line)
        if "refused" in head:
            yield PhotoFault(head["refused"])
            continue
        data = told.read(head["length"])
        if len(data) < head["length"]:
            return
        yield Picture(data, head["width"], head["height"])


def picture_path(folder: Path, digest: str) -> Path:
    """Where a photograph lies under its folder."""
    return folder / digest[:2] / f"{digest}.jpg"


def store_picture(folder: Path, picture: Picture) -> None:
    """Put a photograph into its place, whole or not at all; one already there stays."""
    path = picture_path(folder, picture.digest)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(picture.data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
