"""Twenty thousand products at random: what a thousand filters find and count, made one by one."""

from datetime import date
from random import Random

import pytest
from counting import counted, filter_at_random, goods_at_random, known_values, values_on

from search_index.columns import Columns
from search_index.engine import Snapshot, answer
from search_index.query import Facet, SearchRequest

PRODUCTS, FILTERS = 20_000, 1_000
DAY = date(2026, 11, 22)


@pytest.mark.slow
def test_a_thousand_filters_count_what_a_plain_loop_counts() -> None:
    chance = Random(2026)
    goods = list(goods_at_random(chance, PRODUCTS))
    listed = {product.id: values for product in goods if (values := values_on(product, DAY))}
    known = known_values(listed)
    snapshot = Snapshot(Columns(goods, DAY), lambda field, term: ())
    assert len(listed) > PRODUCTS // 2
    assert all(len(known[facet]) > 1 for facet in Facet if facet is not Facet.GI)
    for _ in range(FILTERS):
        chosen = filter_at_random(chance, known)
        result = answer(snapshot, SearchRequest(chosen=chosen, per_page=PRODUCTS), "test")
        left, counts = counted(listed, chosen)
        assert (result.total, set(result.ids)) == (len(left), left), chosen
        assert result.facets == counts, chosen
