"""The organiser's desk: own places and events, and for an office what lies in its area."""

from ocop_site.desk import (  # noqa: F401 - their routes hang on the blueprint
    event_acts,
    events,
    home,
    pictures,
    place_acts,
    places,
    previews,
    sites,
    stock,
)
from ocop_site.desk.routes import blueprint

__all__ = ["blueprint"]
