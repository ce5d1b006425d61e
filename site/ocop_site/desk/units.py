"""Provinces one may choose, and the communes that are offered while one types."""

from collections.abc import Callable, Iterable

from sqlmodel import Session, col, select

from catalog.accounts.mandates import Area, Deed
from catalog.units import CURRENT_LIST, Unit, UnitLevel
from ocop_site.account.signed_in import may_here

Choices = list[tuple[int, str]]


def all_provinces(session: Session) -> Choices:
    """Every present province, in Vietnamese order."""
    query = select(Unit.id, Unit.name).where(
        Unit.list_version == CURRENT_LIST, Unit.level == UnitLevel.PROVINCE
    )
    return [(i or 0, name) for i, name in session.exec(query.order_by(col(Unit.sort_key)))]


def open_provinces(session: Session, deed: Deed, owner_id: int | None) -> Choices:
    """The provinces in which who is signed in may do it to something of this owner."""
    return _those(session, lambda i: may_here(deed, Area(frozenset({i}), owner_id)))


def _those(session: Session, allowed: Callable[[int], bool]) -> Choices:
    return [(i, name) for i, name in all_provinces(session) if allowed(i)]


def ids_of(choices: Iterable[tuple[int, str]]) -> frozenset[int]:
    """What may be chosen."""
    return frozenset(i for i, _ in choices)


def communes_of(session: Session, province_id: int | None) -> list[str]:
    """The present communes of a province as they are written; none if the list is not there."""
    query = select(Unit.kind, Unit.name).where(
        Unit.list_version == CURRENT_LIST,
        Unit.level == UnitLevel.COMMUNE,
        Unit.parent_id == province_id,
    )
    return [f"{kind} {name}" for kind, name in session.exec(query.order_by(col(Unit.sort_key)))]
