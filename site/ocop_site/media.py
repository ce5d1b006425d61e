"""Pictures of places for everybody: shown while a place that everybody may see shows them."""

from flask import Blueprint, Response, abort, send_file

from catalog.accounts.mandates import Deed
from catalog.db import reading
from catalog.photos import picture_path
from catalog.places.pictures import places_showing
from catalog.places.words import PlaceState
from ocop_site.account.signed_in import may_here
from ocop_site.desk.areas import area_of
from ocop_site.register import register

blueprint = Blueprint("media", __name__)

_PUBLIC = (PlaceState.PUBLISHED, PlaceState.CLOSED)
_DAY_SECONDS = 86_400


@blueprint.get("/media/<digest>.jpg")
def picture(digest: str) -> Response:
    """A picture; one that only drafts show is shown to those who may see the draft."""
    opened = register()
    with reading(opened.engine) as session:
        places = places_showing(session, digest)
    public = any(place.state in _PUBLIC for place in places)
    if not public and not any(may_here(Deed.SEE_PLACE, area_of(place)) for place in places):
        abort(404)
    path = picture_path(opened.settings.places_folder, digest)
    if not path.is_file():
        abort(404)
    answer = send_file(path, mimetype="image/jpeg", conditional=True, etag=digest)
    # Not for ever: what is taken off the public pages shall be gone within a day.
    answer.headers["Cache-Control"] = f"public, max-age={_DAY_SECONDS}" if public else "no-store"
    return answer
