"""The organiser's desk: own places and events, and for an office what lies in its area."""

from ocop_site.desk import (  # noqa: F401 - their routes hang on the blueprint
    cards,
    event_acts,
    events,
    exhibitor,
    exhibitors,
    home,
    pictures,
    place_acts,
    places,
    plan,
    previews,
    results,
    sites,
    stock,
)
from ocop_site.desk.routes import blueprint

__all__ = ["blueprint"]
