"""What of the register a stall list is held against: makers and goods with their words, once."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from catalog import models  # noqa: F401 - fills the metadata
from catalog.db import metadata
from catalog.events.stall_words import (
    Marks,
    marks_of,
    own_and_trade,
    place_words,
    producer_words,
    product_words,
    without,
)
from catalog.producers import ProducerKind
from catalog.text import same_spelling
from catalog.units import (
    CURRENT_LIST,
    FORMER_LIST,
    UnitLevel,
    UnitsIndex,
    load_units,
)

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownMaker:
    """A producer: its name's words without its kind."""

    id: int
    name: str
    kind: ProducerKind
    province_id: int
    place: str
    words: Words


@dataclass(frozen=True, slots=True)
class KnownGoods:
    """A product: its name's words, and the names of the places that belong to it."""

    id: int
    name: str
    maker_id: int
    words: Words
    full: Words
    marks: Marks
    places: tuple[Words, ...]


@dataclass
class StallRegister:
    """Makers and goods, found by the words of their names."""

    makers: dict[int, KnownMaker]
    goods: dict[int, KnownGoods]
    by_code: dict[str, KnownGoods]
    provinces: UnitsIndex

    def provinces_of(self, parts: Iterable[str]) -> frozenset[int]:
        """Today's provinces that the first of these names stands for; empty if none does."""
        for part in parts:
            for version in (CURRENT_LIST, FORMER_LIST):
                # "Bến Tre" is a former province alone; "Vĩnh Long" both, then today's holds it.
                if units := self.provinces.named(part, version):
                    later = [u for unit in units for u in self.provinces.successors(unit)]
                    return frozenset(unit.id or 0 for unit in later)
        return frozenset()

    def makers_called(self, words: Words) -> list[KnownMaker]:
        """Makers whose name has these words, marks aside."""
        return self._by_words.get(_key(words), [])

    def makers_with_own(self, own: Words, here: Collection[int]) -> list[KnownMaker]:
        """Makers whose own words these are, their trade and marks aside; of these provinces."""
        found = self._by_own_words.get(_key(own), [])
        return [maker for maker in found if not here or maker.province_id in here]

    def tells_its_maker(self, goods: KnownGoods) -> bool:
        """Whether a name can be nobody else's: borne once, with its place or its maker in it."""
        bare = without(goods.words, self.own_phrases(goods), goods.marks)
        return bare != goods.words and len(self._by_name[_key(goods.words)]) == 1

    def makers_sharing(self, words: Words, here: Collection[int]) -> list[KnownMaker]:
        """Makers whose names share a word with these; of these provinces, if any are named."""
        ids = {i for word in words for i in self._makers_by_word.get(word, ())}
        joined = "".join(words)
        near = [self.makers[i] for i in sorted(ids)] + self._by_joined.get(joined, [])
        found = (maker for maker in near if not here or maker.province_id in here)
        return list(dict.fromkeys(found))

    def goods_of(self, maker_id: int) -> list[KnownGoods]:
        """The goods of a maker."""
        return self._by_maker.get(maker_id, [])

    def goods_sharing(self, words: Words, makers: Collection[int]) -> list[KnownGoods]:
        """All goods of these makers, and all that share one of the rarer words."""
        lists = sorted((self._goods_by_word.get(word, []) for word in set(words)), key=len)
        rare = [found for found in lists if found][:3]
        shared = {goods.id: goods for found in rare for goods in found}
        theirs = {goods.id: goods for maker in makers for goods in self.goods_of(maker)}
        return list((shared | theirs).values())

    def own_phrases(self, goods: KnownGoods) -> list[Words]:
        """Phrases that a name may have or lack: its maker's own name, its places."""
        maker = self.makers[goods.maker_id]
        own, _ = own_and_trade(maker.words)
        # Of a person's or a long name people put the last two words on their goods.
        brand = own[-2:] if len(own) > 2 else ()
        phrases = [own, brand, *goods.places]
        return [phrase for phrase in dict.fromkeys(phrases) if phrase]

    @cached_property
    def maker_vocabulary(self) -> frozenset[str]:
        """Every word of every maker's name, without marks."""
        return frozenset(self._makers_by_word)

    @cached_property
    def goods_vocabulary(self) -> frozenset[str]:
        """Every word of every product's name, without marks."""
        return frozenset(self._goods_by_word)

    @cached_property
    def _by_words(self) -> dict[Words, list[KnownMaker]]:
        return _grouped((_key(maker.words), maker) for maker in self.makers.values())

    @cached_property
    def _by_own_words(self) -> dict[Words, list[KnownMaker]]:
        own = ((_key(own_and_trade(maker.words)[0]), maker) for maker in self.makers.values())
        return _grouped(own)

    @cached_property
    def _by_joined(self) -> dict[str, list[KnownMaker]]:
        return _grouped(("".join(_key(maker.words)), maker) for maker in self.makers.values())

    @cached_property
    def _makers_by_word(self) -> dict[str, list[int]]:
        return _grouped((w, maker.id) for maker in self.makers.values() for w in _key(maker.words))

    @cached_property
    def _goods_by_word(self) -> dict[str, list[KnownGoods]]:
        return _grouped((word, g) for g in self.goods.values() for word in set(_key(g.words)))

    @cached_property
    def _by_name(self) -> dict[Words, list[KnownGoods]]:
        return _grouped((_key(goods.words), goods) for goods in self.goods.values())

    @cached_property
    def _by_maker(self) -> dict[int, list[KnownGoods]]:
        return _grouped((goods.maker_id, goods) for goods in self.goods.values())


def _key(words: Iterable[str]) -> Words:
    return tuple(same_spelling(" ".join(words)).split())


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    grouped: dict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        grouped[key].append(value)
    return dict(grouped)


def read_register(session: Session) -> StallRegister:
    """Every maker and product that was not taken back."""
    provinces = load_units(session, UnitLevel.PROVINCE)
    producer, product = metadata.tables["producer"].c, metadata.tables["product"].c
    makers = {
        row.id: KnownMaker(
            row.id, row.name, ProducerKind(row.kind), row.province_id, row.place,
            producer_words(row.name),
        )
        for row in session.execute(
            select(producer.id, producer.name, producer.kind, producer.province_id, producer.place)
            .where(producer.voided_at.is_(None))
        )
    }  # fmt: skip
    columns = (
        product.id, product.code, product.name, product.producer_id, product.commune,
        product.printed_commune, product.printed_district, product.province_id,
        product.former_province_id,
    )  # fmt: skip
    goods: dict[int, KnownGoods] = {}
    by_code: dict[str, KnownGoods] = {}
    for row in session.execute(select(*columns).where(product.voided_at.is_(None))):
        known = _goods(row, provinces)
        goods[known.id] = by_code[row.code] = known
    return StallRegister(makers, goods, by_code, provinces)


def _goods(row: Any, provinces: UnitsIndex) -> KnownGoods:
    ids = (row.province_id, row.former_province_id)
    units = [provinces.by_id[i].name for i in ids if i is not None]
    printed = (row.printed_district, row.printed_commune, row.commune)
    places = {place_words(name) for name in (*units, *printed) if name}
    return KnownGoods(
        row.id,
        row.name,
        row.producer_id,
        product_words(row.name),
        tuple(same_spelling(row.name).split()),
        marks_of(row.name),
        tuple(sorted(places)),
    )
