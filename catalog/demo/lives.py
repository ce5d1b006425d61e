"""The life of one product's certificates, from the first decision to today."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from catalog.certificates import Recognition
from catalog.clock import add_months
from catalog.decisions import PROVINCES_AWARD_ALONE_FROM
from catalog.demo.authorities import (
    Calendars,
    authority,
    no_district_left,
    same_power,
    working_day,
)
from catalog.demo.fates import REASON_NOTES, Fate, Reasons
from catalog.demo.places import Place
from catalog.status import ActKind, last_valid_day

FIRST_DECISIONS = date(2019, 11, 1)
BEHIND_PROVINCE = "20"
BEHIND_DAYS = 140
_FRESHEST_DAYS = 10

# The place of an act in this list keeps the numbers of one body's decisions of a day apart.
_SERIES = (
    ActKind.RECOGNISED,
    ActKind.EXTENDED,
    ActKind.WITHDRAWN,
    ActKind.SUSPENDED,
    ActKind.RE_RATING_REFUSED,
    ActKind.RESTORED,
)


@dataclass(frozen=True, slots=True)
class PlannedDecision:
    """A decision by the issuer's name; the province is the one that answers today."""

    issuer: str
    province_code: str
    number: str
    on: date


@dataclass(frozen=True, slots=True)
class PlannedAward:
    """One certificate."""

    decision: PlannedDecision
    stars: int
    score: float
    recognition: Recognition


@dataclass(frozen=True, slots=True)
class PlannedAct:
    """Something that happens to the newest certificate."""

    kind: ActKind
    on: date
    decision: PlannedDecision | None = None
    until: date | None = None
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """Certificates, oldest first, and what happened to the newest."""

    awards: tuple[PlannedAward, ...]
    acts: tuple[PlannedAct, ...] = ()


def covered_until(province_code: str, today: date) -> date:
    """The day up to which a province's decisions are entered: a few days ago, one months ago."""
    if province_code == BEHIND_PROVINCE:
        return today - timedelta(days=BEHIND_DAYS)
    return today - timedelta(days=1 + int(province_code or "3") % 9)


class Lives:
    """Draws lives that end in a given fate today."""

    def __init__(self, rng: Random, today: date, seed: int) -> None:
        self._rng = rng
        self._today = today
        self._calendars = Calendars(seed)
        self._reasons = Reasons(rng)

    def live(
        self, place: Place, stars: int, fate: Fate, issued_on: date | None = None, number: str = ""
    ) -> Life:
        """A life of a product of this place; `issued_on` fixes its newest certificate."""
        last = self._last_award(place, stars, fate, issued_on, number)
        acts = tuple(self._acts(place, last, fate))
        earlier = self._earlier(place, last, fate)
        if earlier is None:
            return Life((last,), acts)
        up = earlier.stars < last.stars
        kind = Recognition.UPGRADE if up else Recognition.RE_RATING
        return Life((earlier, replace(last, recognition=kind)), acts)

    def _last_award(
        self, place: Place, stars: int, fate: Fate, issued_on: date | None, number: str
    ) -> PlannedAward:
        first, last = self._window(place, fate)
        if issued_on is not None and first <= issued_on <= last:
            decision = self._decision(place, authority(place, stars, issued_on), issued_on, 0)
            if number:
                decision = PlannedDecision(
                    decision.issuer, decision.province_code, number, issued_on
                )
            return PlannedAward(decision, stars, self._score(stars), Recognition.FIRST)
        return self._award(place, stars, first, last)

    def _window(self, place: Place, fate: Fate) -> tuple[date, date]:
        """The days between which the newest certificate must have been issued."""
        ago = self._ago
        freshest = covered_until(place.province.code, self._today) - timedelta(days=_FRESHEST_DAYS)
        expired = {
            Fate.EXTENDED: (165, 64),
            Fate.LAPSED: (430, 4),
            Fate.RENEWAL_FILED: (110, 6),
            Fate.REFUSED: (150, 60),
        }
        if fate in expired:
            oldest, newest = expired[fate]
            return add_months(ago(oldest), -36), add_months(ago(newest), -36)
        if fate is Fate.WITHDRAWN:
            return add_months(self._today, -44), add_months(self._today, -9)
        if fate in (Fate.SUSPENDED, Fate.RESTORED):
            return add_months(self._today, -33), add_months(self._today, -14)
        return add_months(self._today, -36) + timedelta(days=1), freshest

    def _ago(self, days: int) -> date:
        return self._today - timedelta(days=days)

    def _award(self, place: Place, stars: int, first: date, last: date) -> PlannedAward:
        wanted = self._between(first, last)
        if no_district_left(wanted):
            wanted = PROVINCES_AWARD_ALONE_FROM if last >= PROVINCES_AWARD_ALONE_FROM else first
        issuer = authority(place, stars, wanted)
        day = self._calendars.near(issuer, wanted, *same_power(wanted, first, last))
        decision = self._decision(place, issuer, day, 0)
        return PlannedAward(decision, stars, self._score(stars), Recognition.FIRST)

    def _between(self, first: date, last: date) -> date:
        return first + timedelta(days=self._rng.randint(0, max(0, (last - first).days)))

    def _decision(self, place: Place, issuer: str, day: date, kind: int) -> PlannedDecision:
        province = "" if issuer.startswith("Bộ") else place.province.code
        return PlannedDecision(issuer, province, self._calendars.number(issuer, day, kind), day)

    def _score(self, stars: int) -> float:
        low, high, mode = {3: (50, 69.5, 61), 4: (70, 89.5, 77), 5: (90, 97, 92)}[stars]
        return round(self._rng.triangular(low, high, mode) * 2) / 2

    def _earlier(self, place: Place, last: PlannedAward, fate: Fate) -> PlannedAward | None:
        """The certificate before the newest one, for goods that were rated before."""
        chance = 0.12 if fate in (Fate.LAPSED, Fate.REFUSED) else 0.34
        if self._rng.random() > chance:
            return None
        stars = self._stars_before(last.stars)
        # An upgrade may come at any time, a re-rating when the 36 months run out.
        months = self._rng.randint(13, 33) if stars < last.stars else 36
        wanted = add_months(last.decision.on, -months)
        first, latest = wanted - timedelta(days=40), wanted + timedelta(days=70)
        if first < FIRST_DECISIONS:
            return None
        award = self._award(place, stars, first, latest)
        return award if award.decision.on < last.decision.on - timedelta(days=180) else None

    def _stars_before(self, stars: int) -> int:
        if stars == 5:
            return 4
        if stars == 4:
            return self._rng.choices((3, 4), (6, 4))[0]
        return self._rng.choices((3, 4), (93, 7))[0]

    def _acts(self, place: Place, award: PlannedAward, fate: Fate) -> list[PlannedAct]:
        end = last_valid_day(award.decision.on)
        if fate in (Fate.EXTENDED, Fate.REFUSED):
            return self._extended(place, award, end, refused=fate is Fate.REFUSED)
        if fate is Fate.RENEWAL_FILED:
            filed = working_day(end - timedelta(days=self._rng.randint(12, 100)))
            return [PlannedAct(ActKind.RENEWAL_FILED, filed)]
        if fate in (Fate.SUSPENDED, Fate.RESTORED):
            return self._suspended(place, award, restored=fate is Fate.RESTORED)
        if fate is Fate.WITHDRAWN:
            return [self._withdrawn(place, award, end)]
        return []

    def _act(
        self, kind: ActKind, place: Place, stars: int, first: date, last: date, **said: Any
    ) -> PlannedAct:
        """An act by decision of who had the power on a day between two days."""
        wanted = self._between(first, last)
        issuer = authority(place, stars, wanted)
        day = self._calendars.near(issuer, wanted, *same_power(wanted, first, last))
        decision = self._decision(place, issuer, day, _SERIES.index(kind))
        return PlannedAct(kind, day, decision, **said)

    def _extended(
        self, place: Place, award: PlannedAward, end: date, *, refused: bool
    ) -> list[PlannedAct]:
        latest = end + timedelta(days=180)
        until = min(latest, max(self._today + timedelta(days=12), end + timedelta(days=150)))
        filed = working_day(end - timedelta(days=self._rng.randint(30, 90)))
        first, last = end - timedelta(days=24), end - timedelta(days=2)
        acts = [
            PlannedAct(ActKind.RENEWAL_FILED, filed),
            self._act(ActKind.EXTENDED, place, award.stars, first, last, until=until),
        ]
        if refused:
            first, last = end + timedelta(days=10), self._ago(12)
            acts.append(self._act(ActKind.RE_RATING_REFUSED, place, award.stars, first, last))
        return acts

    def _suspended(self, place: Place, award: PlannedAward, *, restored: bool) -> list[PlannedAct]:
        latest = self._ago(60 if restored else 14)
        act = self._act(ActKind.SUSPENDED, place, award.stars, self._ago(120), latest)
        if not restored:
            return [act]
        first, last = act.on + timedelta(days=20), self._ago(12)
        return [act, self._act(ActKind.RESTORED, place, award.stars, first, last)]

    def _withdrawn(self, place: Place, award: PlannedAward, end: date) -> PlannedAct:
        first = award.decision.on + timedelta(days=120)
        last = min(end - timedelta(days=10), self._ago(14))
        reason = self._reasons.draw()
        note = self._rng.choice(REASON_NOTES[reason])
        return self._act(
            ActKind.WITHDRAWN, place, award.stars, first, last, reason=reason, note=note
        )
