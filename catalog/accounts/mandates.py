"""Who may do what, where: the one place that is asked. Pure.

A mandate is a role with its province. What is acted on has an area: the provinces in which it
lies and the account that owns it. Nothing owned by nobody (entered from the command line) is
an organiser's; the offices in whose area it lies look after it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What an account is in the programme."""

    CENTRAL = "central"
    PROVINCE = "province"
    ORGANISER = "organiser"


class Deed(StrEnum):
    """What somebody signed in may want to do."""

    ENTER_DESK = "enter_desk"
    SEE_PLACE = "see_place"
    WRITE_PLACE = "write_place"
    PUBLISH_PLACE = "publish_place"
    UNPUBLISH_PLACE = "unpublish_place"
    RELEASE_PLACE = "release_place"
    CLOSE_PLACE = "close_place"
    CONFIRM_PLACE = "confirm_place"
    MERGE_PLACES = "merge_places"
    SEE_EVENT = "see_event"
    WRITE_EVENT = "write_event"
    PUBLISH_EVENT = "publish_event"
    CANCEL_EVENT = "cancel_event"
    UNPUBLISH_EVENT = "unpublish_event"
    RELEASE_EVENT = "release_event"
    IMPORT_EXHIBITORS = "import_exhibitors"
    READ_PLAN = "read_plan"
    READ_COUNTRY_PLAN = "read_country_plan"
    GRANT_ACCESS = "grant_access"
    MANAGE_ACCOUNTS = "manage_accounts"


@dataclass(frozen=True, slots=True)
class Mandate:
    """One role of one account; `province_id` is None for the central office only."""

    account_id: int
    role: Role
    province_id: int | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """Where something lies (ids of present provinces) and whose it is (an account's id)."""

    provinces: frozenset[int] = frozenset()
    owner_id: int | None = None


class _Reach(StrEnum):
    """How far a role's right to a deed goes; each goes beyond the one before it."""

    NOWHERE = "nowhere"
    OWN = "own things"
    WITHIN = "own things, and what lies wholly in its province"
    TOUCHED = "own things, and what lies at least in part in its province"
    ANYWHERE = "anywhere"


_NO, _OWN, _WITHIN, _TOUCHED, _ANY = _Reach

_REACHES: Final[Mapping[Deed, tuple[_Reach, _Reach, _Reach]]] = {
    # deed: organiser, province, central
    Deed.ENTER_DESK: (_ANY, _ANY, _ANY),
    Deed.SEE_PLACE: (_OWN, _TOUCHED, _ANY),
    Deed.WRITE_PLACE: (_OWN, _OWN, _OWN),
    Deed.PUBLISH_PLACE: (_OWN, _OWN, _OWN),
    Deed.UNPUBLISH_PLACE: (_OWN, _WITHIN, _ANY),
    Deed.RELEASE_PLACE: (_NO, _WITHIN, _ANY),
    Deed.CLOSE_PLACE: (_OWN, _WITHIN, _ANY),
    Deed.CONFIRM_PLACE: (_OWN, _WITHIN, _ANY),
    Deed.MERGE_PLACES: (_NO, _WITHIN, _ANY),
    Deed.SEE_EVENT: (_OWN, _TOUCHED, _ANY),
    Deed.WRITE_EVENT: (_OWN, _OWN, _OWN),
    Deed.PUBLISH_EVENT: (_OWN, _OWN, _OWN),
    Deed.CANCEL_EVENT: (_OWN, _OWN, _OWN),
    # A fair in two provinces is not one province's to take down: the central office decides.
    Deed.UNPUBLISH_EVENT: (_OWN, _WITHIN, _ANY),
    Deed.RELEASE_EVENT: (_NO, _WITHIN, _ANY),
    Deed.IMPORT_EXHIBITORS: (_OWN, _OWN, _OWN),
    Deed.READ_PLAN: (_NO, _WITHIN, _ANY),
    Deed.READ_COUNTRY_PLAN: (_NO, _NO, _ANY),
    Deed.GRANT_ACCESS: (_NO, _WITHIN, _ANY),
    Deed.MANAGE_ACCOUNTS: (_NO, _NO, _ANY),
}
_COLUMNS: Final = (Role.ORGANISER, Role.PROVINCE, Role.CENTRAL)


def may(mandates: Iterable[Mandate], deed: Deed, area: Area) -> bool:
    """Whether somebody with these mandates may do this deed to something in this area."""
    return any(_allows(mandate, deed, area) for mandate in mandates)


def reaches_somewhere(mandates: Iterable[Mandate], deed: Deed) -> bool:
    """Whether there is any area in which they may do it: whether to show the way there."""
    return any(_reach(mandate, deed) is not _NO for mandate in mandates)


def _reach(mandate: Mandate, deed: Deed) -> _Reach:
    return _REACHES[deed][_COLUMNS.index(mandate.role)]


def _allows(mandate: Mandate, deed: Deed, area: Area) -> bool:
    reach = _reach(mandate, deed)
    if reach in (_NO, _ANY):
        return reach is _ANY
    inside = _within(mandate, area)
    if area.owner_id == mandate.account_id:
        # An organiser is admitted by a province and for it; a draft may lie nowhere yet.
        return mandate.role is not Role.ORGANISER or not area.provinces or _touches(mandate, area)
    if mandate.role is Role.ORGANISER:
        return False
    if reach is _OWN:
        return area.owner_id is None and inside
    return inside or (reach is _TOUCHED and _touches(mandate, area))


def _within(mandate: Mandate, area: Area) -> bool:
    """Whether all of it lies in the mandate's area; what lies nowhere is the centre's."""
    if mandate.role is Role.CENTRAL:
        return True
    return bool(area.provinces) and area.provinces == {mandate.province_id}


def _touches(mandate: Mandate, area: Area) -> bool:
    return mandate.role is Role.CENTRAL or mandate.province_id in area.provinces
