"""Visit: places where certified goods are on sale, fairs and other events, their calendars."""

from ocop_site.visit import (  # noqa: F401 - routes on the blueprint, jobs
    calendars,
    event,
    event_data,
    event_feed,
    event_picture,
    events,
    geojson,
    lists,
    near,
    place,
    reminding,
    sign,
    structured,
)
from ocop_site.visit.event_words import init_event_words
from ocop_site.visit.routes import blueprint

__all__ = ["blueprint", "init_event_words"]
