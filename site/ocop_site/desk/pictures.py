"""The pictures of a place on the desk: sent, captioned, put in order, taken out."""

from flask import Response

from catalog.accounts.mandates import Deed
from catalog.change import changing
from catalog.db import reading
from catalog.photos import Picture, store_picture
from catalog.places.pictures import MOST_PICTURES, Shown, set_pictures
from catalog.places.queries import photos_of
from catalog.places.records import Place, PlacePhoto
from catalog.places.writing import PlaceRefused
from catalog.text import Text
from catalog.typed import Problem
from ocop_site.account.signed_in import actor, needs
from ocop_site.desk.areas import area_of_place, the_place
from ocop_site.desk.pages import lead_to, page, refusals, typed_form
from ocop_site.desk.reading import Reading
from ocop_site.desk.routes import blueprint
from ocop_site.register import register
from ocop_site.uploads import Uploads, read_uploads

_LONGEST_CAPTION = 200
_NONE_CHOSEN = Text("Chọn ít nhất một ảnh.", "Choose at least one picture.")
_TOO_MANY = Text(
    "Mỗi điểm có tối đa {most} ảnh; còn chỗ cho {left} ảnh, bạn đã chọn {chosen}.",
    "A place has {most} pictures at most; there is room for {left}, you chose {chosen}.",
)


@blueprint.get("/desk/places/<int:place_id>/pictures")
@needs(Deed.WRITE_PLACE, area_of_place)
def pictures(place_id: int) -> Response:
    """The pictures of a place, and the form for more."""
    return _page(place_id)


@blueprint.post("/desk/places/<int:place_id>/pictures")
@needs(Deed.WRITE_PLACE, area_of_place)
def add_pictures(place_id: int) -> Response:
    """Take in pictures, re-encoded: nothing of where and with what they were taken is left."""
    opened = register()
    with reading(opened.engine) as session:
        before = photos_of(session, place_id)
    uploads = read_uploads("pictures", MOST_PICTURES)
    problems = _too_many(len(before), uploads)
    if not problems:
        painted, problems = uploads.open()
    if problems:
        return _page(place_id, problems)
    for picture in painted:
        store_picture(opened.settings.places_folder, picture)
    return _keep(place_id, [_as_shown(photo) for photo in before] + [*map(_new, painted)])


def _too_many(before: int, uploads: Uploads) -> list[Problem]:
    left = MOST_PICTURES - before
    if not uploads.chosen:
        return [Problem("pictures", _NONE_CHOSEN)]
    if uploads.chosen > left:
        text = _TOO_MANY.format(most=MOST_PICTURES, left=left, chosen=uploads.chosen)
        return [Problem("pictures", text)]
    return []


@blueprint.post("/desk/places/<int:place_id>/pictures/captions")
@needs(Deed.WRITE_PLACE, area_of_place)
def save_captions(place_id: int) -> Response:
    """Save captions, leave out what was ticked, put the chosen picture first."""
    form = Reading(typed_form())
    with reading(register().engine) as session:
        photos = photos_of(session, place_id)
    first = form.number_of("first")
    kept = [
        Shown(
            photo.digest,
            photo.width,
            photo.height,
            form.line(f"caption_{photo.id}", _LONGEST_CAPTION),
            form.line(f"caption_en_{photo.id}", _LONGEST_CAPTION),
        )
        for photo in sorted(photos, key=lambda photo: photo.id != first)
        if not form.ticked(f"remove_{photo.id}")
    ]
    if form.problems:
        return _page(place_id, form.problems, dict(form.typed))
    return _keep(place_id, kept)


def _keep(place_id: int, kept: list[Shown]) -> Response:
    opened = register()
    try:
        with changing(opened.engine, actor=actor(), at=opened.now()) as change:
            set_pictures(change, the_place(change.session, place_id), kept)
    except PlaceRefused as refused:
        return _page(place_id, refusals(refused.reasons))
    return lead_to("desk.pictures", "pictures", place_id=place_id)


def _new(picture: Picture) -> Shown:
    return Shown(picture.digest, picture.width, picture.height)


def _as_shown(photo: PlacePhoto) -> Shown:
    return Shown(photo.digest, photo.width, photo.height, photo.caption, photo.caption_en)


def _page(
    place_id: int, problems: list[Problem] | None = None, typed: dict[str, str] | None = None
) -> Response:
    with reading(register().engine) as session:
        found: Place = the_place(session, place_id)
        photos = photos_of(session, place_id)
    stored = {f"caption_{photo.id}": photo.caption for photo in photos}
    stored |= {f"caption_en_{photo.id}": photo.caption_en for photo in photos}
    return page(
        "desk/pictures.html",
        status=400 if problems else 200,
        place=found,
        photos=photos,
        most=MOST_PICTURES,
        longest=_LONGEST_CAPTION,
        typed=stored if typed is None else typed,
        problems=problems or [],
    )
