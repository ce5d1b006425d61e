"""A market at random, asked at random: every engine finds, orders, counts and suggests the same."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from counting import filter_at_random, known_values, values_on
from factories import Goods, World
from market import TODAY
from sqlalchemy import Engine

from catalog.acts import withdraw
from catalog.attestations import AttestationKind, enter_attestations
from catalog.db import reading
from catalog.offers import Invoice, enter_offers
from catalog.producers import ProducerKind
from catalog.products import enter_texts
from catalog.recognising import take_back
from catalog.tags import Tag, tag_products
from catalog.text import fold
from search_index.choice import open_index
from search_index.database_engine import DatabaseEngine
from search_index.documents import read_documents
from search_index.engine import SearchEngine
from search_index.feeder import Fed, Feeder
from search_index.query import SearchRequest, Sort
from search_index.whoosh_engine import WhooshEngine

WORDS = [
    "mật", "ong", "bạc", "hà", "rừng", "chè", "trà", "shan", "tuyết", "mắm", "nước", "mì", "chũ",
    "gạo", "nếp", "thơm", "dứa", "heo", "lợn", "khô", "muối", "tôm", "cá", "bánh", "đa", "nem",
    "rượu", "sen", "đậu", "xanh", "hòa", "hoà",
]  # fmt: skip
PLACES = ("01", "08", "86")


class Fair:
    """Producers with goods at random, and what somebody may ask who saw them."""

    def __init__(self, world: World, chance: Random) -> None:
        self.world, self.chance = world, chance
        self.makers = [
            world.make_producer(
                f"{title} {self._words(2).title()}", chance.choice(PLACES), kind, place="xã Mèo Vạc"
            )
            for title, kind in (
                ("HTX", ProducerKind.COOPERATIVE),
                ("Công ty TNHH", ProducerKind.COMPANY),
                ("Hộ kinh doanh", ProducerKind.HOUSEHOLD),
            )
        ]
        self.goods: list[Goods] = []

    def add(self, count: int) -> None:
        """More goods, with what buyers need to know of them."""
        chance = self.chance
        fresh = [
            self.world.make_product(
                self._words(chance.randint(1, 4)).capitalize(),
                chance.randint(3, 5),
                date(2022, 1, 1) + timedelta(days=chance.randrange(1700)),
                chance.choice(self.makers),
                chance.randint(1, 26),
            )
            for _ in range(count)
        ]
        self.goods += fresh
        self.tell(fresh)
        texts = [(g.id, g.producer_id, "vi", {"story": self._words(9)}) for g in fresh]
        with self.world.change() as change:
            enter_texts(change, texts)

    def tell(self, goods: list[Goods]) -> None:
        """What producers say of goods, in place of what they said before."""
        chance = self.chance
        offers = [
            (
                some.producer_id,
                {
                    "product_id": some.id,
                    "season": chance.choice((0, 7, 4095)),
                    "invoice": chance.choice(list(Invoice)),
                    "price_from": chance.choice((None, 50_000, 700_000)),
                    "capacity_per_month": chance.choice((None, 10, 9_000)),
                    "confirmed_on": TODAY,
                },
            )
            for some in goods
        ]
        with self.world.change() as change:
            enter_offers(change, offers)
            tag_products(
                change,
                [
                    (g.id, g.producer_id, chance.sample(list(Tag), chance.randint(0, 2)))
                    for g in goods
                ],
            )
            enter_attestations(change, [(g.id, g.producer_id, self._held()) for g in goods])

    def shake(self) -> int:
        """Withdraw some goods, take some back, tell other things of some; how many changed."""
        self.chance.shuffle(self.goods)
        some, self.goods = self.goods[:9], self.goods[5:]
        decision = self.world.make_decision(date(2026, 11, 1))
        for goods in some[:3]:
            self.world.act(withdraw, goods, decision_id=decision, on=date(2026, 11, 1), reason="b")
        with self.world.change() as change:
            take_back(change, [goods.certificate_id for goods in some[3:5]])
        self.tell(some[5:])
        return len(some)

    def question(self) -> str:
        """Words of goods, makers, places or texts, typed well or badly."""
        chance = self.chance
        word = self._words(chance.randint(1, 3))
        typed = chance.choice(
            (
                word, word, word.title(), fold(word), f"{word} hà nội", f"{word} 4 sao",
                f"htx {word}", chance.choice(self.goods).code, word[:-1], word.replace("o", "p"),
                "xyzzy", f"{word} tuyên quang", "",
            )
        )  # fmt: skip
        return str(typed)

    def _words(self, count: int) -> str:
        return " ".join(self.chance.sample(WORDS, count))

    def _held(self) -> list[dict[str, object]]:
        kinds = self.chance.sample(list(AttestationKind), self.chance.randint(0, 3))
        until = date(2026, 6, 1) + timedelta(days=self.chance.randrange(400))
        return [{"kind": kind, "valid_until": until} for kind in kinds]


def ask_the_same(engines: list[SearchEngine], fair: Fair, database: Engine) -> int:
    """Ask every engine two hundred questions; how many of them found something."""
    chance, finding = fair.chance, 0
    with reading(database) as session:
        goods = [document.listed for document in read_documents(session)]
    known = known_values({g.id: values for g in goods if (values := values_on(g, TODAY))})
    for _ in range(200):
        request = SearchRequest(
            q=fair.question(),
            chosen=filter_at_random(chance, known) if chance.random() < 0.5 else {},
            sort=chance.choice((Sort.RELEVANCE, Sort.RELEVANCE, *Sort)),
            page=chance.choice((1, 1, 2)),
            per_page=chance.choice((5, 100)),
        )
        answers = {}
        for engine in engines:
            result = engine.search(request, TODAY)
            assert result.engine == engine.name
            answers[engine.name] = (
                result.total, result.ids, result.facets, result.searched_for, result.look_alikes
            )  # fmt: skip
        assert len(answers) == len(engines)
        first, *others = answers.values()
        assert all(other == first for other in others), (request, answers)
        finding += bool(first[0])
        typed = request.q[: chance.randint(1, 9)]
        told, *also_told = (engine.suggest(typed, TODAY) for engine in engines)
        assert all(other == told for other in also_told), typed
    return finding


@pytest.mark.slow
def test_all_engines_give_the_same_answers(
    engine: Engine, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search_index.database_engine.REST", 0.0)
    fair = Fair(world, Random(11))
    fair.add(50)
    indexes = {
        index.name: index
        for index in (
            WhooshEngine(tmp_path / "whoosh", check_seconds=0),
            open_index(engine, tmp_path / "whoosh", check_seconds=0),
        )
    }
    feeders = [Feeder(engine, index) for index in indexes.values()]
    engines: list[SearchEngine] = [*indexes.values(), DatabaseEngine(engine)]
    for feeder in feeders:
        assert feeder.feed().rebuilt
    assert ask_the_same(engines, fair, engine) > 50
    for _ in range(2):
        changed = fair.shake()
        for feeder in feeders:
            assert feeder.feed() == Fed(changed)
        assert ask_the_same(engines, fair, engine) > 50
        fair.add(3)
        for feeder in feeders:
            assert feeder.feed() == Fed(3)
