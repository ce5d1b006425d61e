"""The pictures of a place: which are shown, in which order, with which words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import insert
from sqlmodel import Session, col, select

from catalog.audit import text_digest
from catalog.change import Change
from catalog.db import metadata
from catalog.places.records import Place, PlacePhoto
from catalog.places.words import PlaceActKind
from catalog.places.writing import PlaceRefused, id_of, must_stand, write_act
from catalog.text import Text

MOST_PICTURES: Final = 8
_TOO_MANY = Text("Mỗi điểm có tối đa {most} ảnh.", "A place has {most} pictures at most.")


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture, already in the media folder under its digest, and its captions."""

    digest: str
    width: int
    height: int
    caption: str = ""
    caption_en: str = ""


def set_pictures(change: Change, place: Place, pictures: Sequence[Shown]) -> None:
    """Set the pictures of a place in the order given; the same picture is shown once.

    Raises PlaceRefused for more than `MOST_PICTURES` and for a place that has ended.
    """
    must_stand(place)
    first: dict[str, Shown] = {}
    for picture in pictures:
        first.setdefault(picture.digest, picture)
    once = list(first.values())
    if len(once) > MOST_PICTURES:
        raise PlaceRefused([_TOO_MANY.format(most=MOST_PICTURES)])
    change.replace(PlacePhoto, [id_of(place)], by="place_id")
    rows = [
        {"place_id": place.id, "position": position, "digest": picture.digest,
         "width": picture.width, "height": picture.height, "caption": picture.caption,
         "caption_en": picture.caption_en}
        for position, picture in enumerate(once, start=1)
    ]  # fmt: skip
    if rows:
        change.session.execute(insert(metadata.tables["place_photo"]), rows)
    write_act(
        change, place, PlaceActKind.CHANGED, "picture_place",
        pictures=[picture.digest for picture in once],
        texts=text_digest(*(f"{p.caption}|{p.caption_en}" for p in once)),
    )  # fmt: skip


def places_showing(session: Session, digest: str) -> list[Place]:
    """The places that show this picture."""
    query = select(Place).join(PlacePhoto, col(PlacePhoto.place_id) == Place.id)
    return list(session.exec(query.where(PlacePhoto.digest == digest).distinct()))
