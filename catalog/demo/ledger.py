"""What the builder has to look up while it enters the plan: units, issuers, decisions."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import col, select

from catalog.change import Change
from catalog.decisions import enter_issuers, issuer_key, number_key, record_decisions
from catalog.demo.lives import PlannedDecision
from catalog.demo.places import Province
from catalog.legal import LegalBasis, criteria_on
from catalog.units import CURRENT_LIST, FORMER_LIST, Unit, UnitLevel


class Ledger:
    """Ids of what the plan names in words, entering issuers and decisions that are new."""

    def __init__(self, change: Change) -> None:
        self.change = change
        units = change.session.exec(select(Unit).where(col(Unit.level) == UnitLevel.PROVINCE)).all()
        self.provinces = {u.code: u.id or 0 for u in units if u.list_version == CURRENT_LIST}
        self.former = {u.name: u.id or 0 for u in units if u.list_version == FORMER_LIST}
        self._criteria_acts = change.session.exec(select(LegalBasis)).all()
        self._criteria: dict[date, str] = {}
        self._issuers: dict[str, int] = {}
        self._decisions: dict[tuple[int, str, date], int] = {}

    def enter_decisions(self, planned: Iterable[PlannedDecision]) -> None:
        """Enter every decision of the plan with its issuer."""
        wanted = list(dict.fromkeys(planned))
        self._issuers = enter_issuers(
            self.change,
            [(d.issuer, self.provinces.get(d.province_code)) for d in wanted],
        )
        refs = [(self.issuer(d.issuer), d.number, d.on) for d in wanted]
        self._decisions = record_decisions(self.change, refs)

    def enter_committees(self, provinces: Iterable[Province]) -> dict[str, int]:
        """The issuer ids of today's provinces by code, whether or not they decided anything."""
        named = [(f"UBND {p.full}", self.provinces[p.code]) for p in provinces]
        ids = enter_issuers(self.change, named)
        return {p.code: ids[issuer_key(f"UBND {p.full}")] for p in provinces}

    def issuer(self, name: str) -> int:
        """The id of an issuer of the plan."""
        return self._issuers[issuer_key(name)]

    def decision(self, planned: PlannedDecision) -> int:
        """The id of a decision of the plan."""
        key = (self.issuer(planned.issuer), number_key(planned.number), planned.on)
        return self._decisions[key]

    def criteria_on(self, day: date) -> str:
        """The number of the criteria in force on a day."""
        if day not in self._criteria:
            self._criteria[day] = criteria_on(self._criteria_acts, day)
        return self._criteria[day]
