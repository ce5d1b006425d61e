"""How far the register is filled: up to which day each body's decisions are entered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, select

from catalog.decisions import MINISTRY_KEY, Issuer, committee_key
from catalog.units import Unit, present_provinces


@dataclass(frozen=True, slots=True)
class Filled:
    """The day up to which decisions are entered, or None: of each present province by code,
    and of the ministry."""

    provinces: Mapping[str, date | None]
    ministry: date | None

    @property
    def entered(self) -> list[date]:
        """The days of the provinces of which anything is entered, in order."""
        return sorted(day for day in self.provinces.values() if day is not None)

    def reaches(self, day: date) -> int:
        """Of how many provinces everything up to a day is entered."""
        return sum(1 for until in self.entered if until >= day)


def filled(session: Session) -> Filled:
    """What is entered, by the bodies that decide today."""
    until = {issuer.key: issuer.covered_until for issuer in session.exec(select(Issuer))}
    provinces = present_provinces(session)
    return Filled({p.code: until.get(committee_key(p)) for p in provinces}, until.get(MINISTRY_KEY))


def committee_of(session: Session, province: Unit) -> Issuer | None:
    """The people's committee of a present province, if anything of it is entered."""
    return session.exec(select(Issuer).where(Issuer.key == committee_key(province))).first()
