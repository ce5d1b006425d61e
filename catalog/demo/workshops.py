"""Producers at their places with the goods that they make."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from random import Random

from catalog.demo.goods import Good, Speciality, goods_at, kin_of
from catalog.demo.makers import SHARES, Maker, MakerNames, known_maker
from catalog.demo.naming import Named, capital
from catalog.demo.places import Place, load_places
from catalog.producers import ProducerKind
from catalog.taxonomy import TOURISM_SET
from catalog.text import same_spelling

# How likely a set is where its goods are found at all: those of few regions weigh more. Food
# comes to 84 in a hundred products, as in the programme.
_SET_WEIGHTS = {
    1: 118, 2: 60, 3: 92, 4: 96, 5: 20, 6: 106, 7: 112, 8: 140, 9: 60, 10: 42, 11: 170, 12: 38,
    13: 170, 14: 34, 15: 10, 16: 5, 17: 15, 18: 20, 19: 11, 20: 16, 21: 60, 22: 20, 23: 15, 24: 18,
    25: 5, 26: 16,
}  # fmt: skip
_EVERYWHERE = frozenset({"any", "all"})
_PROVINCE_WEIGHTS = {"Hà Nội": 40, "Hồ Chí Minh": 9, "Đà Nẵng": 7, "Bình Dương": 8}
_USUAL_PROVINCE_WEIGHT = 15
_KIND_FOR_TOURISM = frozenset(
    {
        ProducerKind.COOPERATIVE,
        ProducerKind.COOPERATIVE_GROUP,
        ProducerKind.COMPANY,
        ProducerKind.ASSOCIATION,
        ProducerKind.OTHER,
    }
)
_LARGEST = 7
_NAME_TRIES = 30
_GRADES = (
    ("loại 1", "(grade 1)"),
    ("loại 2", "(grade 2)"),
    ("loại đặc biệt", "(select)"),
    ("hộp quà", "(gift box)"),
    ("gói nhỏ", "(small pack)"),
    ("gói gia đình", "(family pack)"),
    ("loại 3", "(grade 3)"),
)


class Workshops:
    """Draws producers and their goods; remembers which names each has given."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._names = MakerNames(rng)
        self._given: dict[Maker, set[str]] = {}
        self._by_province: dict[str, list[Place]] = {}
        for place in load_places():
            self._by_province.setdefault(place.former_province, []).append(place)

    @property
    def makers(self) -> list[Maker]:
        """Every producer so far."""
        return list(self._given)

    def known(self, speciality: Speciality) -> Maker:
        """The producer of a speciality; two specialities may share one."""
        for maker in self._given:
            if maker.name == speciality.producer:
                self._given[maker].add(same_spelling(speciality.good.name))
                return maker
        self._names.take(speciality.producer)
        maker = known_maker(
            self._rng,
            speciality.producer,
            speciality.kind,
            speciality.place,
            speciality.good.family,
        )
        self._given[maker] = {same_spelling(speciality.good.name)}
        return maker

    def fill(self, products: int, producers: int) -> Iterator[tuple[Maker, Good]]:
        """So many products by about so many new producers; every set and province comes up."""
        sizes = self._sizes(products, producers)
        rare = [set_no for set_no in _SET_WEIGHTS for _ in range(2)]
        kinds = self._kinds(len(sizes))
        provinces = list(self._by_province)
        self._rng.shuffle(provinces)
        for place, size in zip(self._places(provinces, len(sizes)), sizes, strict=True):
            first = self._first_good(place, rare)
            maker = self._names.make(self._kind(first, kinds), place, first.family)
            self._given[maker] = set()
            used = [first]
            yield maker, first
            for _ in range(size - 1):
                used.append(self._next_good(place, first, used))
                yield maker, used[-1]

    def fresh_name(
        self, maker: Maker, good: Good, name: Callable[[Random, Good, Maker], Named]
    ) -> Named:
        """A name that this producer has not given to another product."""
        given = self._given[maker]
        tries = chain(
            (name(self._rng, good, maker) for _ in range(_NAME_TRIES)),
            (Named(f"{good.name} {vi}", f"{capital(good.english)} {en}") for vi, en in _GRADES),
        )
        made = next(made for made in tries if same_spelling(made.vi) not in given)
        given.add(same_spelling(made.vi))
        return made

    def _sizes(self, products: int, producers: int) -> list[int]:
        sizes = [1] * min(products, producers)
        growing = list(range(len(sizes)))
        for _ in range(products - len(sizes)):
            # A co-operative with several goods goes on to have more.
            at = self._rng.choice(growing)
            sizes[at] += 1
            if sizes[at] < _LARGEST:
                growing.append(at)
            else:
                growing = [other for other in growing if other != at]
        return sizes

    def _places(self, provinces: list[str], count: int) -> Iterator[Place]:
        weights = [_PROVINCE_WEIGHTS.get(name, _USUAL_PROVINCE_WEIGHT) for name in provinces]
        drawn = provinces[:count]
        drawn += self._rng.choices(provinces, weights, k=count - len(drawn))
        for province in drawn:
            yield self._rng.choice(self._by_province[province])

    def _first_good(self, place: Place, rare: list[int]) -> Good:
        """A good by the weight of its set; sets that have not come up yet go first."""
        goods = goods_at(place)
        waiting = [good for good in goods if good.set_no in rare]
        if waiting:
            good = self._rng.choice(waiting)
            rare.remove(good.set_no)
            return good
        sets = sorted({good.set_no for good in goods})
        chosen = self._rng.choices(sets, [_SET_WEIGHTS[set_no] for set_no in sets])[0]
        return self._one_of([good for good in goods if good.set_no == chosen])

    def _one_of(self, goods: list[Good]) -> Good:
        """One of some goods, those of the region three times as likely as those of everywhere."""
        weights = [1 if good.where & _EVERYWHERE else 3 for good in goods]
        return self._rng.choices(goods, weights)[0]

    def _next_good(self, place: Place, first: Good, used: list[Good]) -> Good:
        """Another good near the first; where there is none, the first under another name."""
        kin = kin_of(first.family)
        family = kin[0] if self._rng.random() < 0.6 else self._rng.choice(kin)
        fresh = [good for good in goods_at(place) if good not in used]
        for families in ([family], kin):
            near = [good for good in fresh if good.family in families]
            if near:
                return self._one_of(near)
        return first

    def _kinds(self, count: int) -> list[ProducerKind]:
        """The kinds of producers still to come, so that all together have the right shares."""
        known = Counter(maker.kind for maker in self._given)
        total = count + len(self._given)
        kinds = [
            kind
            for kind, share in SHARES.items()
            for _ in range(max(0, round(total * share) - known[kind]))
        ]
        kinds += [ProducerKind.HOUSEHOLD] * (count - len(kinds))
        self._rng.shuffle(kinds)
        return kinds

    def _kind(self, good: Good, kinds: list[ProducerKind]) -> ProducerKind:
        """The next kind; no household or farm runs a tourist spot in the programme."""
        fit = _KIND_FOR_TOURISM if good.set_no == TOURISM_SET else frozenset(ProducerKind)
        at = next((i for i, kind in enumerate(kinds) if kind in fit), 0)
        return kinds.pop(at)
