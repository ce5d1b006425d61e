"""The words of events: kinds, states, what can happen to one, how a line was matched."""

from enum import StrEnum

from catalog.text import Text


class EventKind(StrEnum):
    """What an event is."""

    FAIR = "fair"
    CONFERENCE = "conference"
    FORUM = "forum"
    CONTEST = "contest"
    FESTIVAL = "festival"
    MARKET = "market"

    @property
    def label(self) -> Text:
        """The kind in both languages."""
        return _KINDS[self]


_KINDS = {
    EventKind.FAIR: Text("Hội chợ", "Fair"),
    EventKind.CONFERENCE: Text("Hội nghị", "Conference"),
    EventKind.FORUM: Text("Diễn đàn", "Forum"),
    EventKind.CONTEST: Text("Cuộc thi", "Contest"),
    EventKind.FESTIVAL: Text("Lễ hội", "Festival"),
    EventKind.MARKET: Text("Phiên chợ", "Market"),
}


class EventState(StrEnum):
    """Where an event stands. `published` and `cancelled` are shown, the latter as cancelled."""

    DRAFT = "draft"
    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"
    CANCELLED = "cancelled"

    @property
    def label(self) -> Text:
        """The state in both languages."""
        return _STATES[self]


_STATES = {
    EventState.DRAFT: Text("Bản nháp", "Draft"),
    EventState.PUBLISHED: Text("Đang công khai", "Public"),
    EventState.UNPUBLISHED: Text("Đã ngừng công khai", "Taken off the public pages"),
    EventState.CANCELLED: Text("Đã hủy", "Cancelled"),
}


class EventActKind(StrEnum):
    """What can happen to an event."""

    ENTERED = "entered"
    COPIED = "copied"
    CHANGED = "changed"
    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"
    RELEASED = "released"
    CANCELLED = "cancelled"
    EXHIBITORS_IMPORTED = "exhibitors_imported"
    EXHIBITORS_MENDED = "exhibitors_mended"
    RESULTS_REPORTED = "results_reported"


class Matched(StrEnum):
    """How a line of an exhibitor list came to its product."""

    BY_REGISTER = "by_register"
    BY_HAND = "by_hand"
    NOT_FOUND = "not_found"
    REFUSED = "refused"
    """A person looked at the near names and said that it is none of them."""
