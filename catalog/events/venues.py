"""Where a site is: as its organiser wrote it, else as the place has it that it is held at. Pure."""

from dataclasses import dataclass

from catalog.events.records import EventSite
from catalog.places.records import Place
from catalog.places.words import PlaceState


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue in words, and its coordinates in degrees of WGS 84 where they are known.

    `slug` leads to the page of the place, if it has one.
    """

    name: str
    address: str
    commune: str
    point: tuple[float, float] | None
    slug: str | None

    @property
    def short(self) -> str:
        """A name for it; empty where only the province is known."""
        return self.name or self.commune


def venue_of(site: EventSite, place: Place | None) -> Venue:
    """The venue of a site; what was not written is taken from its place as it is now."""
    if place is None:
        return Venue(site.name, site.address, site.commune, _point(site), None)
    # A written address may lie elsewhere: then nothing of the place's is mixed into it.
    near = place if not (site.address or site.commune) else site
    public = place.state is PlaceState.PUBLISHED
    return Venue(
        site.name or place.name,
        near.address,
        near.commune,
        _point(site) or (_point(place) if near is place else None),
        place.slug if public else None,
    )


def _point(at: EventSite | Place) -> tuple[float, float] | None:
    if at.latitude is None or at.longitude is None:
        return None
    return at.latitude, at.longitude
