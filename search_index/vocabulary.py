"""The values that filters know, and their names: provinces old and new, sectors, sets."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from catalog.taxonomy import ProductSet
from catalog.text import Text
from catalog.units import CURRENT_LIST, Unit, UnitLevel


@dataclass(frozen=True, slots=True)
class Province:
    """A province, present or former, as filters name it."""

    code: str
    slug: str
    name: str
    sort_key: str


@dataclass(frozen=True)
class Vocabulary:
    """What can be chosen, by the word in the address and by the key in the index."""

    provinces: Mapping[str, Province]
    former_provinces: Mapping[str, Province]
    sectors: Mapping[str, Text]
    sets: Mapping[int, ProductSet]
    province_codes: Mapping[str, str]
    former_slugs: Mapping[str, str]
    sector_numbers: Mapping[str, str]
    set_numbers: Mapping[str, int]


def load_vocabulary(session: Session) -> Vocabulary:
    """Read what can be chosen; present provinces by code, former ones by slug."""
    present: dict[str, Province] = {}
    former: dict[str, Province] = {}
    units = select(Unit).where(col(Unit.level) == UnitLevel.PROVINCE).order_by(col(Unit.sort_key))
    for unit in session.exec(units):
        province = Province(unit.code, unit.slug, unit.name, unit.sort_key)
        if unit.list_version == CURRENT_LIST:
            present[unit.code] = province
        else:
            former[unit.slug] = province
    sets = {s.set_no: s for s in session.exec(select(ProductSet).order_by(col(ProductSet.set_no)))}
    session.expunge_all()
    sectors = {s.sector: Text(s.sector_vi, s.sector_en) for s in sets.values()}
    return Vocabulary(
        provinces=present,
        former_provinces=former,
        sectors=sectors,
        sets=sets,
        province_codes={key: p.code for p in present.values() for key in (p.code, p.slug)},
        former_slugs={slug: slug for slug in former},
        sector_numbers={number.casefold(): number for number in sectors},
        set_numbers={str(number): number for number in sets},
    )
