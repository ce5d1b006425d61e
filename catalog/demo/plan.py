"""The plan of the demonstration: who makes what where, and what became of it. No database.

The same seed, size and day give the same plan.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from catalog.demo.fates import PLAIN, Fate, draw_fates, five_star_count, four_star_count
from catalog.demo.goods import Good, Speciality, families, goods_at, load_specialities
from catalog.demo.identifiers import Identifiers
from catalog.demo.lives import BEHIND_PROVINCE, Life, Lives
from catalog.demo.makers import Maker, known_maker
from catalog.demo.naming import Named, capital, name_product
from catalog.demo.places import load_places
from catalog.demo.workshops import Workshops
from catalog.producers import ProducerKind
from catalog.units import CURRENT_SINCE

FULL_PRODUCTS, FULL_PRODUCERS = 8_340, 4_273
_PROPOSALS = 3
_WITH_PROGRAMME_CODE, _WITH_GTIN, _WITH_ENGLISH = 0.42, 0.02, 0.33


@dataclass(frozen=True, slots=True)
class PlannedProduct:
    """One product with all that will be entered of it."""

    maker: Maker
    good: Good
    name: Named
    net_content: str
    stars: int
    fate: Fate
    life: Life
    programme_code: str | None
    gtin: str | None
    english: bool

    @property
    def under_old_units(self) -> bool:
        """Whether its newest certificate was printed with district and former province."""
        return self.life.awards[-1].decision.on < CURRENT_SINCE


@dataclass(frozen=True, slots=True)
class Plan:
    """Every product of the demonstration, the ones to meet first at the head."""

    seed: int
    today: date
    products: tuple[PlannedProduct, ...]

    @property
    def makers(self) -> list[Maker]:
        """Every producer once, in the order of their first products."""
        return list(dict.fromkeys(product.maker for product in self.products))


@dataclass(slots=True)
class _Draft:
    maker: Maker
    good: Good
    name: Named
    speciality: Speciality | None = None
    stars: int = 3
    fate: Fate = Fate.VALID


def plan_demo(today: date, *, products: int = FULL_PRODUCTS, seed: int = 2026) -> Plan:
    """Plan a register of so many products as of a day."""
    rng = Random(seed)  # noqa: S311 - invented data, the same from the same seed
    drafts = list(_drafts(rng, products))
    _give_stars(rng, drafts)
    _give_fates(rng, drafts)
    lives, identifiers = Lives(rng, today, seed), Identifiers(rng)
    finished = tuple(_finish(rng, draft, lives, identifiers) for draft in drafts)
    return Plan(seed, today, finished)


def plan_mistaken(today: date, seed: int) -> Plan:
    """A short list of proposals from one province, such as someone may enter in error."""
    rng = Random(seed)  # noqa: S311 - invented data, the same from the same seed
    lives, identifiers = Lives(rng, today, seed), Identifiers(rng)
    place = next(place for place in load_places() if place.former_province == "Lâm Đồng")
    goods = goods_at(place)[:_PROPOSALS]
    maker = known_maker(rng, "HTX Nông sản Dốc Mù", ProducerKind.COOPERATIVE, place, "fruit")
    drafts = [_Draft(maker, good, Named(f"{good.name} Dốc Mù", "")) for good in goods]
    return Plan(seed, today, tuple(_finish(rng, d, lives, identifiers) for d in drafts))


def _drafts(rng: Random, count: int) -> Iterator[_Draft]:
    known = load_specialities()[:count]
    workshops = Workshops(rng)
    for speciality in known:
        maker = workshops.known(speciality)
        name = Named(speciality.good.name, capital(speciality.good.english))
        yield _Draft(maker, speciality.good, name, speciality)
    rest = count - len(known)
    producers = round(count * FULL_PRODUCERS / FULL_PRODUCTS) - len(workshops.makers)
    for maker, good in workshops.fill(rest, max(1, producers)):
        yield _Draft(maker, good, workshops.fresh_name(maker, good, name_product))


def _give_stars(rng: Random, drafts: list[_Draft]) -> None:
    for draft in drafts:
        if draft.speciality is not None:
            draft.stars = draft.speciality.stars
    for stars, wanted in ((5, five_star_count(len(drafts))), (4, four_star_count(len(drafts)))):
        held = [draft for draft in drafts if draft.stars == stars]
        for draft in held[wanted:]:
            draft.stars -= 1
        open_to = [
            draft
            for draft in drafts
            if draft.stars == 3
            and draft.speciality is None
            and (stars == 4 or draft.good.family in families("five_star"))
        ]
        for draft in rng.sample(open_to, min(len(open_to), max(0, wanted - len(held)))):
            draft.stars = stars


def _give_fates(rng: Random, drafts: list[_Draft]) -> None:
    free = []
    fates = draw_fates(len(drafts))
    for draft in drafts:
        if draft.speciality is None:
            free.append(draft)
        else:
            draft.fate = Fate(draft.speciality.state or Fate.VALID)
            if draft.fate in fates:
                fates.remove(draft.fate)
    rng.shuffle(free)
    # Where decisions are entered months late, none of the last months can be known.
    free.sort(key=lambda draft: draft.maker.place.province.code != BEHIND_PROVINCE)
    late = sum(draft.maker.place.province.code == BEHIND_PROVINCE for draft in free)
    plain = [fate for fate in fates if fate in PLAIN]
    rng.shuffle(plain)
    others = plain[late:] + [fate for fate in fates if fate not in PLAIN]
    rng.shuffle(others)
    for draft, fate in zip(free, plain[:late] + others, strict=False):
        draft.fate = fate


def _finish(rng: Random, draft: _Draft, lives: Lives, identifiers: Identifiers) -> PlannedProduct:
    fixed, place = draft.speciality, draft.maker.place
    life = lives.live(
        place,
        draft.stars,
        draft.fate,
        fixed.issued_on if fixed and fixed.stars == draft.stars else None,
        fixed.number if fixed and fixed.stars == draft.stars else "",
    )
    coded = rng.random() < _WITH_PROGRAMME_CODE
    return PlannedProduct(
        maker=draft.maker,
        good=draft.good,
        name=draft.name,
        net_content=rng.choice(draft.good.packs) if draft.good.packs else "",
        stars=draft.stars,
        fate=draft.fate,
        life=life,
        programme_code=identifiers.programme_code(place, life.awards[-1]) if coded else None,
        gtin=identifiers.gtin() if rng.random() < _WITH_GTIN else None,
        english=draft.stars == 5 or fixed is not None or rng.random() < _WITH_ENGLISH,
    )
