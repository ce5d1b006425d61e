"""What came with a POST of the report form: typed values and uploaded files."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from catalog.reports.rules import MOST_PHOTOS, Told, read_told
from ocop_site.forms import HIDDEN_FIELD
from ocop_site.uploads import Uploads, read_uploads


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as sent."""

    values: Mapping[str, str]
    told: Told
    uploads: Uploads

    @property
    def hidden_field(self) -> str:
        """What stands in the field that people do not see."""
        return self.values.get(HIDDEN_FIELD, "")

    def content(self) -> list[bytes]:
        """All that makes this report the same as one sent before."""
        return [repr(self.told).encode()] + [
            hashlib.sha256(upload.data).digest() for upload in self.uploads.files
        ]


def read_sent() -> Sent:
    """The form of this request; raises RequestEntityTooLarge past the request's limit."""
    values = request.form.to_dict()
    return Sent(values, read_told(values), read_uploads("photos", MOST_PHOTOS))
