"""What came with a POST of the report form: typed values and uploaded files."""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from flask import request
from werkzeug.datastructures import FileStorage

from catalog.photos import MAX_FILE_BYTES, PhotoFault, Picture, fault_before_opening, reencode
from catalog.reports.rules import MOST_PHOTOS, Told, read_told
from catalog.text import Text
from catalog.typed import Problem, visible
from ocop_site.forms import HIDDEN_FIELD

_LONGEST_NAME = 60
_PHOTO_PROBLEM = Text("Ảnh “{name}”: {fault}", "Photograph “{name}”: {fault}")


@dataclass(frozen=True, slots=True)
class Upload:
    """One uploaded file under the name its sender knows it by."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as sent. `chosen` counts the files, also those past the limit, which are not read."""

    values: Mapping[str, str]
    told: Told
    uploads: tuple[Upload, ...]
    chosen: int

    @property
    def hidden_field(self) -> str:
        """What stands in the field that people do not see."""
        return self.values.get(HIDDEN_FIELD, "")

    def content(self) -> list[bytes]:
        """All that makes this report the same as one sent before."""
        return [repr(self.told).encode()] + [
            hashlib.sha256(upload.data).digest() for upload in self.uploads
        ]


def read_sent() -> Sent:
    """The form of this request; raises RequestEntityTooLarge past the request's limit."""
    values = request.form.to_dict()
    files = [file for file in request.files.getlist("photos") if file.filename]
    uploads = tuple(_read(file) for file in islice(files, MOST_PHOTOS))
    return Sent(values, read_told(values), uploads, len(files))


def _read(file: FileStorage) -> Upload:
    # One byte past the limit is enough to know that it is too large.
    return Upload(shown_name(file.filename or ""), file.stream.read(MAX_FILE_BYTES + 1))


def shown_name(name: str) -> str:
    """A file's name as it may be shown back: no folders, no tricks, not endless."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = visible(unicodedata.normalize("NFC", bare)).replace("\n", "").replace("\t", " ")
    return plain if len(plain) <= _LONGEST_NAME else plain[: _LONGEST_NAME - 1] + "…"


def faults_before_opening(sent: Sent) -> list[Problem]:
    """What can be said against the files without opening them, so that nobody waits for it."""
    faults = ((upload, fault_before_opening(upload.data)) for upload in sent.uploads)
    return [_problem(upload, fault) for upload, fault in faults if fault]


def open_photographs(sent: Sent) -> tuple[list[Picture], list[Problem]]:
    """The photographs re-encoded, and what is wrong with those that could not be."""
    pictures, problems = [], []
    if sent.uploads:
        answers = reencode([upload.data for upload in sent.uploads])
        for upload, answer in zip(sent.uploads, answers, strict=True):
            if isinstance(answer, Picture):
                pictures.append(answer)
            else:
                problems.append(_problem(upload, answer))
    return pictures, problems


def _problem(upload: Upload, fault: PhotoFault) -> Problem:
    return Problem("photos", _PHOTO_PROBLEM.format(name=upload.name, fault=fault.text))
