"""What the addresses behind the sign-in act on: one's own, another's here, another's elsewhere.

A new kind of thing is one more line in `MAKERS`: the beginning of its addresses, and a function
that makes one thing and gives what stands in the address for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from people import HERE, THERE, People, Person

from catalog.accounts import sessions
from catalog.accounts.mandates import Role
from catalog.accounts.records import Account
from catalog.accounts.requests import Asked, request_access
from catalog.change import changing
from catalog.clock import vietnam_day
from catalog.db import insert_rows, writing
from catalog.events.kept_lists import KeptList, keep_list
from catalog.events.records import Stall, StallLine
from catalog.events.words import EventKind
from catalog.events.writing import EventEntry, SiteEntry, enter_event
from catalog.places.hours import Timetable
from catalog.places.keeping import enter_places
from catalog.places.words import PlaceKind
from ocop_site.keys import contact_keys

SCOPES = ("own", "here", "there")
"""Of the one who asks, in HERE; of somebody else in HERE; of somebody else in THERE."""

Values = dict[str, Any]


@dataclass
class Things:
    """A register with somebody of each role, and things made for them as they are asked for."""

    people: People
    of_role: dict[Role, Person] = field(default_factory=dict)
    others: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for role in Role:
            self.of_role[role] = self.people.make(f"{role.value}@here.example", role)
        self.others = {
            "here": self.people.make("other@here.example"),
            "there": self.people.make("other@there.example", province=THERE),
        }

    def owner(self, scope: str, role: Role) -> Person:
        """Whose a thing is."""
        return self.of_role[role] if scope == "own" else self.others[scope]

    def province_id(self, scope: str) -> int:
        """Where a thing lies."""
        return self.people.province_id(THERE if scope == "there" else HERE)

    def values(self, address: str, scope: str, role: Role) -> Values:
        """What to put into an address: a thing made for it, whatever was done to those before."""
        for beginning, make in MAKERS.items():
            if address.startswith(beginning):
                return make(self, scope, role)
        raise LookupError(f"tests/site/account/things.py makes nothing for {address}")


def _request(things: Things, scope: str, _role: Role) -> Values:
    """A request for access: it has a province and no owner."""
    asked = Asked("Lê C", "", f"{scope}@asks.example", things.province_id(scope), "Hội chợ", True)
    cipher = contact_keys(things.people.app.extensions["register"].settings)
    with changing(things.people.engine, actor="public", at=things.people.now) as change:
        return {"number": request_access(change, asked, cipher, "vi")}


def _session(things: Things, scope: str, role: Role) -> Values:
    """A browser that somebody is signed in with."""
    people = things.people
    with writing(people.engine) as session:
        account = session.get_one(Account, things.owner(scope, role).id)
        sessions.start(session, account, people.now, complete=True)
        session.flush()
        found = sessions.sessions_of(session, things.owner(scope, role).id, people.now)
        return {"number": max(row.id or 0 for row in found)}


def _place(things: Things, scope: str, role: Role) -> Values:
    """A draft of a place."""
    row = {
        "kind": PlaceKind.OCOP_POINT,
        "name": "Điểm OCOP",
        "province_id": things.province_id(scope),
        "owner_id": things.owner(scope, role).id,
    }
    with changing(things.people.engine, actor="test", at=things.people.now) as change:
        return {"place_id": enter_places(change, [(row, Timetable())])[0]}


def _event(things: Things, scope: str, role: Role) -> Values:
    """A draft of an event with one site, a stall and a line; its list is kept and unapplied."""
    today = vietnam_day(things.people.now)
    province = things.province_id(scope)
    site = SiteEntry({"province_id": province, "first_day": today, "last_day": today})
    row = {"kind": EventKind.FAIR, "name": "Hội chợ", "owner_id": things.owner(scope, role).id}
    with changing(things.people.engine, actor="test", at=things.people.now) as change:
        (event_id,) = enter_event(change, [EventEntry(row, [site])])
        stall = {"event_id": event_id, "position": 1, "exhibitor": "HTX A"}
        (stall_id,) = insert_rows(change.session, Stall, [stall])
        line = {"stall_id": stall_id, "position": 1, "written": "Chè", "matched": "not_found"}
        (line_id,) = insert_rows(change.session, StallLine, [line])
    folder = things.people.app.extensions["register"].settings.lists_folder
    keep_list(folder, event_id, KeptList("a.csv", b"Gian,HTX,Goods\n1,HTX A,Che"))
    return {"event_id": event_id, "position": 1, "line_id": line_id}


def _account(things: Things, scope: str, role: Role) -> Values:
    """One's own account, or somebody's who was let in meanwhile."""
    if scope == "own":
        return {"number": things.of_role[role].id}
    there = {"province": THERE} if scope == "there" else {}
    return {"number": things.people.make(f"{token_hex(4)}@new.example", **there).id}


MAKERS: Mapping[str, Callable[[Things, str, Role], Values]] = {
    "/desk/access/": _request,
    "/desk/accounts/": _account,
    "/desk/places/": _place,
    "/desk/events/": _event,
    "/account/sessions/": _session,
}
