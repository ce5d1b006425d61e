"""Producers, goods and certificates of one intake: those of the register and those to come."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from catalog.decisions import issuer_key, number_key
from catalog.intake.decision_refs import DecisionRef
from catalog.intake.issuers import without_province
from catalog.intake.lines import Line
from catalog.intake.placing import Placed
from catalog.intake.problems import BadLine, joined
from catalog.intake.snapshot import KnownProduct, Snapshot
from catalog.producers import ProducerKind, producer_key, producer_spelling
from catalog.text import fold, marked_spelling, same_spelling

DecisionKey = tuple[str, str, date]
"""Issuer's key, number's key, date."""


@lru_cache(maxsize=4096)
def decision_key(ref: DecisionRef) -> DecisionKey:
    """The key of a decision that is cited in full."""
    assert ref.decided_on is not None  # noqa: S101 - lines without a date are not planned
    return issuer_key(ref.issuer), number_key(ref.number), ref.decided_on


def alike(one: DecisionKey, other: DecisionKey) -> bool:
    """Whether two keys are of one decision about the same product.

    Lists of today name a defunct district by its present province, lists of old by its own.
    """
    return one[1:] == other[1:] and without_province(one[0]) == without_province(other[0])


@dataclass(slots=True, eq=False)
class Award:
    """A certificate: one that stands (`id`), or one that the intake gives (`line`)."""

    goods: "Goods"
    decision: DecisionKey
    number: str
    stars: int
    score: float | None
    issued_on: date
    id: int | None = None
    line: Line | None = None
    withdrawn_on: date | None = None
    withdrawn_by: DecisionKey | None = None
    withdrawn_number: str = ""


@dataclass(slots=True, eq=False)
class Goods:
    """A product, known (`id`) or to be entered (`line`, `placed`)."""

    maker: "Maker"
    name: str
    set_no: int
    code: str = ""
    id: int | None = None
    gtin: str | None = None
    programme_code: str | None = None
    line: Line | None = None
    placed: Placed | None = None
    awards: list[Award] = field(default_factory=list)
    amended: dict[str, tuple[object, object]] = field(default_factory=dict)
    """Facts of a known product that the intake changes: column → (before, after)."""


@dataclass(slots=True, eq=False)
class Maker:
    """A producer, known (`id`) or to be entered."""

    name: str
    kind: ProducerKind
    province_id: int
    id: int | None = None
    place: str = ""
    former_communes: set[str] = field(default_factory=set)
    communes: set[str] = field(default_factory=set)
    goods: dict[str, Goods] = field(default_factory=dict)
    """By `marked_spelling`."""
    unmarked: dict[str, dict[str, Goods]] = field(default_factory=dict)
    """The same, first by the key without marks."""
    private: dict[tuple[str, str], None] = field(default_factory=dict)

    def called(self, name: str) -> list[Goods]:
        """Its goods of that name; for a name typed without marks, all that it may stand for."""
        spelling = marked_spelling(name)
        if spelling in self.goods or not spelling.isascii():
            return [self.goods[spelling]] if spelling in self.goods else []
        return list(self.unmarked.get(same_spelling(name), {}).values())

    def offer(self, goods: Goods) -> None:
        """File one of its goods under its name."""
        spelling = marked_spelling(goods.name)
        self.goods[spelling] = goods
        self.unmarked.setdefault(same_spelling(goods.name), {})[spelling] = goods

    def fits(self, name: str, kind: ProducerKind | None, printed: str, commune: str) -> bool:
        """Whether a line's producer may be this one.

        Kinds must agree ("HTX Xoài Bờ Nam" is not "Công ty Xoài Bờ Nam"). A company's name is its
        own all over the country; any other name may be borne again in the next commune.
        """
        unsaid = (None, ProducerKind.OTHER)
        if kind not in unsaid and self.kind not in unsaid and kind is not self.kind:
            return False
        if self.kind in (ProducerKind.COMPANY, ProducerKind.PRIVATE_ENTERPRISE):
            return True
        apart = _apart(printed, self.former_communes) or _apart(commune, self.communes)
        together = fold(printed) in self.former_communes or fold(commune) in self.communes
        return together or not apart or (not printed and not commune)

    def settle(self, printed: str, commune: str) -> None:
        """Note where it works, to tell it from a namesake."""
        if printed:
            self.former_communes.add(fold(printed))
        if commune:
            self.communes.add(fold(commune))


def _apart(commune: str, known: set[str]) -> bool:
    return bool(commune) and bool(known) and fold(commune) not in known


def _of_that_name(name: str, makers: list[Maker]) -> list[Maker]:
    """Those of some makers, alike but for marks, whose name a line gives or gives unmarked."""
    spelling = producer_spelling(name)
    found = [maker for maker in makers if producer_spelling(maker.name) == spelling]
    if found or not spelling.isascii():
        return found
    names = {producer_spelling(maker.name): maker.name for maker in makers}
    if len(names) > 1:
        raise BadLine("marks_missing", "producer", name=name, names=joined([*names.values()]))
    return makers


class Market:
    """All makers of one intake by name and province."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._makers: dict[tuple[str, int], list[Maker]] = defaultdict(list)
        self._everywhere: dict[str, list[Maker]] = defaultdict(list)
        self.by_gtin: dict[str, Goods] = {}
        self.by_name: dict[str, list[Goods]] = defaultdict(list)
        known: dict[int, Maker] = {}
        for row in snapshot.producers.values():
            maker = Maker(row.name, row.kind, row.province_id, row.id)
            known[row.id] = maker
            self._file(maker, row.name_key)
        for product in snapshot.products.values():
            self._add_known(known[product.producer_id], product, snapshot)

    def _file(self, maker: Maker, key: str) -> None:
        self._makers[key, maker.province_id].append(maker)
        self._everywhere[key].append(maker)

    def _add_known(self, maker: Maker, row: KnownProduct, snapshot: Snapshot) -> None:
        goods = Goods(maker, row.name, row.set_no, row.code, row.id, row.gtin, row.programme_code)
        for held in snapshot.certificates.get(row.id, ()):
            decision = snapshot.decisions[held.decision_id]
            by = snapshot.decisions.get(snapshot.withdrawn_by.get(held.id, 0))
            goods.awards.append(
                Award(
                    goods,
                    decision.key,
                    decision.number,
                    held.stars,
                    held.score,
                    held.issued_on,
                    id=held.id,
                    withdrawn_on=held.withdrawn_on,
                    withdrawn_by=by.key if by else None,
                    withdrawn_number=by.number if by else "",
                )
            )
        maker.settle(row.printed_commune, row.commune)
        self._index(goods)

    def _index(self, goods: Goods) -> None:
        goods.maker.offer(goods)
        self.by_name[same_spelling(goods.name)].append(goods)
        if goods.gtin:
            self.by_gtin[goods.gtin] = goods

    def makers(self, line: Line, province_id: int | None, placed: Placed | None) -> list[Maker]:
        """The makers that a line may mean, the best fitting ones only.

        Namesakes are told apart by the spelling of their names and by having this very product.
        Raises BadLine for a name without marks that may be one of several.
        """
        key = producer_key(line.producer)
        near = self._everywhere[key] if province_id is None else self._makers[key, province_id]
        printed = line.former.commune
        commune = placed.commune if placed else line.current.commune
        found = [m for m in near if m.fits(line.producer, line.producer_kind, printed, commune)]
        found = _of_that_name(line.producer, found)
        spelling = marked_spelling(line.producer)
        if len(found) > 1:
            found = [maker for maker in found if marked_spelling(maker.name) == spelling] or found
        if len(found) > 1:
            found = [maker for maker in found if maker.called(line.name)] or found
        return found

    def amended(self) -> list[Goods]:
        """Known goods of which the intake changes facts."""
        return [goods for named in self.by_name.values() for goods in named if goods.amended]

    def add_maker(self, line: Line, placed: Placed) -> Maker:
        """Enter the line's producer."""
        kind = line.producer_kind or ProducerKind.OTHER
        maker = Maker(line.producer, kind, placed.province_id, place=placed.place)
        maker.settle(line.former.commune, placed.commune)
        self._file(maker, producer_key(line.producer))
        return maker

    def add_goods(self, maker: Maker, line: Line, placed: Placed) -> Goods:
        """Enter the line's product."""
        assert line.set_no is not None  # noqa: S101 - the planner asked for it
        goods = Goods(
            maker,
            line.name,
            line.set_no,
            gtin=line.gtin,
            programme_code=line.programme_code,
            line=line,
            placed=placed,
        )
        self._index(goods)
        return goods
