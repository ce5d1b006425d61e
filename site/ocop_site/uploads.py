"""Photographs that came with a form: read under the limits, opened only in the child process."""

import unicodedata
from dataclasses import dataclass
from itertools import islice

from flask import request
from werkzeug.datastructures import FileStorage

from catalog.photos import MAX_FILE_BYTES, PhotoFault, Picture, fault_before_opening, reencode
from catalog.text import Text
from catalog.typed import Problem, visible

_LONGEST_NAME = 60
_PROBLEM = Text("Ảnh “{name}”: {fault}", "Photograph “{name}”: {fault}")


@dataclass(frozen=True, slots=True)
class Upload:
    """One uploaded file under the name its sender knows it by."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Uploads:
    """The files of one field. `chosen` counts also those past the limit, which are not read."""

    field: str
    files: tuple[Upload, ...]
    chosen: int

    def faults_before_opening(self) -> list[Problem]:
        """What can be said against them without opening them, so that nobody waits for it."""
        faults = ((upload, fault_before_opening(upload.data)) for upload in self.files)
        return [self._problem(upload, fault) for upload, fault in faults if fault]

    def open(self) -> tuple[list[Picture], list[Problem]]:
        """The photographs re-encoded, and what is wrong with those that could not be."""
        pictures, problems = [], []
        if self.files:
            answers = reencode([upload.data for upload in self.files])
            for upload, answer in zip(self.files, answers, strict=True):
                if isinstance(answer, Picture):
                    pictures.append(answer)
                else:
                    problems.append(self._problem(upload, answer))
        return pictures, problems

    def _problem(self, upload: Upload, fault: PhotoFault) -> Problem:
        return Problem(self.field, _PROBLEM.format(name=upload.name, fault=fault.text))


def read_uploads(field: str, most: int) -> Uploads:
    """The files of a field of this request; raises RequestEntityTooLarge past its limit."""
    files = [file for file in request.files.getlist(field) if file.filename]
    return Uploads(field, tuple(_read(file) for file in islice(files, most)), len(files))


def _read(file: FileStorage) -> Upload:
    # One byte past the limit is enough to know that it is too large.
    return Upload(shown_name(file.filename or ""), file.stream.read(MAX_FILE_BYTES + 1))


def shown_name(name: str) -> str:
    """A file's name as it may be shown back: no folders, no tricks, not endless."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = visible(unicodedata.normalize("NFC", bare)).replace("\n", "").replace("\t", " ")
    return plain if len(plain) <= _LONGEST_NAME else plain[: _LONGEST_NAME - 1] + "…"
