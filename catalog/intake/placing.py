"""Places named in annexes to units of the register, former and present."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from catalog.decisions import issuer_key
from catalog.intake.lines import Line
from catalog.intake.places import NO_UNITS, UnitNames, lower_kind
from catalog.intake.problems import BadValue, joined
from catalog.intake.suggest import Suggestions
from catalog.text import fold
from catalog.units import (
    CURRENT_LIST,
    CURRENT_SINCE,
    FORMER_LIST,
    Unit,
    UnitLevel,
    UnitsIndex,
    bare_name,
    load_units,
    written_place,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a product comes from: units by id, and the former ones as printed."""

    province_id: int
    former_province_id: int | None = None
    printed: UnitNames = NO_UNITS
    commune: str = ""
    commune_id: int | None = None
    place: str = ""
    """Where its producer works in words, down to the commune."""


class BadPlace(BadValue):
    """A place that breaks a rule; `level` says which unit of which list it is about."""

    def __init__(self, rule: str, level: str, **values: object) -> None:
        super().__init__(rule, **values)
        self.level = level


class Gazetteer:
    """All units of the register, asked for the places of lines. Remembers its answers."""

    def __init__(self, provinces: UnitsIndex, districts: UnitsIndex, communes: UnitsIndex) -> None:
        self._provinces = provinces
        self._districts = districts
        self._communes = communes
        self._by_province: dict[int, list[Unit]] = {}
        for unit in communes.by_id.values():
            province = self._province_above(unit)
            if province is not None:
                self._by_province.setdefault(province, []).append(unit)
        self._seen: dict[object, Placed | BadPlace] = {}
        self._suggestions = Suggestions()

    def _province_above(self, unit: Unit) -> int | None:
        parent = unit.parent_id or 0
        district = self._districts.by_id.get(parent)
        return district.parent_id if district else unit.parent_id

    def place(self, line: Line) -> Placed:
        """Where a line's product comes from; raises BadPlace with up to three suggestions."""
        key = (line.former, line.current, line.decision.issuer, line.decided_on >= CURRENT_SINCE)
        if key not in self._seen:
            try:
                self._seen[key] = self._place(line)
            except BadPlace as bad:
                self._seen[key] = bad
        answer = self._seen[key]
        if isinstance(answer, BadPlace):
            raise BadPlace(answer.rule, answer.level, **answer.values)
        return answer

    def province_of(self, line: Line) -> int | None:
        """The id of the present province of a line, its issuer's if it names none; or None."""
        former, current = self._provinces_of(*self._sides(line))
        named = current or former or self.issuing_province(line)
        return self.present(named).id if named else None

    def land_of(self, line: Line) -> str:
        """The province that a line names, the former before the present one; or nothing."""
        former, current = self._provinces_of(*self._sides(line))
        named = former or current
        return _called(named) if named else ""

    def issuing_province(self, line: Line) -> Unit | None:
        """The province whose committee decided, as its list had it; None for other bodies."""
        key = issuer_key(line.decision.issuer)
        if not key.startswith("ubnd "):
            return None
        place = key.removeprefix("ubnd ")
        if place.startswith(("huyen", "quan", "thi xa", "xa ", "phuong", "thi tran", "dac khu")):
            return None
        lists = (CURRENT_LIST, FORMER_LIST)
        for units in lists if line.decided_on >= CURRENT_SINCE else reversed(lists):
            if named := self._provinces.named(place, units):
                return named[0]
        return None

    def present(self, province: Unit) -> Unit:
        """The province of today on a province's land."""
        return self._provinces.successors(province)[0]

    def _place(self, line: Line) -> Placed:
        before_names, now_names = self._sides(line)
        former, current = self._provinces_of(before_names, now_names)
        if former is None and current is None:
            issuing = self.issuing_province(line)
            if issuing is None:
                raise BadPlace("place_missing", "province")
            former, current = self._either(issuing, before_names)
        if current is None:
            assert former is not None  # noqa: S101 - one of the two is known here
            current = self.present(former)
        commune = self._commune(before_names, now_names, former, current)
        name = _called(commune) if commune else lower_kind(now_names.commune)
        printed = _printed(before_names, former)
        before, now = written_place(
            printed.commune, printed.district, printed.province, name, _called(current)
        )
        return Placed(
            province_id=current.id or 0,
            former_province_id=former.id if former else None,
            printed=printed,
            commune=name,
            commune_id=commune.id if commune else None,
            place=now if name or not before else f"{before} (cũ), nay thuộc {now}",
        )

    def _either(self, issuing: Unit, names: UnitNames) -> tuple[Unit | None, Unit | None]:
        if issuing.list_version == FORMER_LIST:
            return (issuing, None) if names else (None, self.present(issuing))
        return None, issuing

    def _sides(self, line: Line) -> tuple[UnitNames, UnitNames]:
        """The line's former and present names.

        Decisions of today still write "xã Giao Long, tỉnh Bến Tre": what stands with a province
        that is no more means the units of old.
        """
        present = self._provinces.named(line.current.province, CURRENT_LIST)
        if line.former or present or not self._provinces.named(line.current.province, FORMER_LIST):
            return line.former, line.current
        return line.current, NO_UNITS

    def _provinces_of(self, before: UnitNames, now: UnitNames) -> tuple[Unit | None, Unit | None]:
        """The former and the present province as far as they are named, checked."""
        former = self._named(before.province, FORMER_LIST, "former_")
        current = self._named(now.province, CURRENT_LIST, "current_")
        if current is not None and current.list_version == FORMER_LIST:
            former, current = former or current, None
        if former is not None and former.list_version == CURRENT_LIST:
            former, current = None, current or former
        if former and current and current not in self._provinces.successors(former):
            raise BadPlace(
                "province_conflict",
                "current_province",
                former=_called(former),
                current=", ".join(unit.name for unit in self._provinces.successors(former)),
                named=current.name,
            )
        return former, current

    def _named(self, name: str, first: str, prefix: str) -> Unit | None:
        if not name:
            return None
        second = CURRENT_LIST if first == FORMER_LIST else FORMER_LIST
        for units in (first, second):
            if found := self._provinces.named(name, units):
                return found[0]
        remedy = self._suggestions.remedy(bare_name(name), self._province_names())
        raise BadPlace("province_unknown", f"{prefix}province", name=name, remedy=remedy)

    def _province_names(self) -> Iterator[tuple[str, str]]:
        names = self._provinces.names(CURRENT_LIST) + self._provinces.names(FORMER_LIST)
        yield from ((bare_name(name), name) for name in dict.fromkeys(names))

    def _commune(
        self, before: UnitNames, now: UnitNames, former: Unit | None, current: Unit
    ) -> Unit | None:
        """The present commune, where the province's communes are loaded."""
        here = [u for u in self._by_province.get(current.id or 0, ()) if u.parent_id == current.id]
        if now.commune and here:
            return self._one_commune(now.commune, here, current, "current_commune")
        there = self._by_province.get((former.id if former else None) or 0, [])
        if now.commune or not before.commune or not there:
            return None
        there = self._in_district(there, before.district)
        assert former is not None  # noqa: S101 - `there` is empty without it
        old = self._one_commune(before.commune, there, former, "former_commune")
        heirs = self._communes.successors(old)
        if len(heirs) > 1:
            raise BadPlace(
                "commune_split",
                "former_commune",
                name=before.commune,
                names=joined([_called(unit) for unit in heirs]),
            )
        return heirs[0] if heirs else None

    def _in_district(self, communes: list[Unit], district: str) -> list[Unit]:
        wanted = bare_name(district)
        inside = [
            unit
            for unit in communes
            if (above := self._districts.by_id.get(unit.parent_id or 0))
            and above.name_fold == wanted
        ]
        return inside or communes

    def _one_commune(self, name: str, units: list[Unit], province: Unit, level: str) -> Unit:
        """The commune so called; its kind decides between "xã Tân Phú" and "phường Tân Phú"."""
        wanted = bare_name(name)
        called = [unit for unit in units if unit.name_fold == wanted]
        exact = [unit for unit in called if fold(_called(unit)) == fold(name)]
        found = exact if len(exact) == 1 else called
        if len(found) == 1:
            return found[0]
        if found:
            names = joined([_called(unit) for unit in found])
            raise BadPlace("commune_ambiguous", level, name=name, names=names)
        shown = _called(province)
        known = ((unit.name_fold, _called(unit)) for unit in units)
        remedy = self._suggestions.remedy(wanted, known, shown)
        raise BadPlace("commune_unknown", level, name=name, province=shown, remedy=remedy)


def _called(unit: Unit) -> str:
    return f"{unit.kind} {unit.name}"


def _printed(names: UnitNames, province: Unit | None) -> UnitNames:
    if not names or province is None:
        return names
    spelt = names.province
    if not spelt or bare_name(spelt) == fold(spelt):
        spelt = _called(province)
    return UnitNames(lower_kind(names.commune), lower_kind(names.district), lower_kind(spelt))


def load_gazetteer(session: Session) -> Gazetteer:
    """Read every unit of the register."""
    return Gazetteer(
        load_units(session, UnitLevel.PROVINCE),
        load_units(session, UnitLevel.DISTRICT),
        load_units(session, UnitLevel.COMMUNE),
    )
