"""Products at random: what filters find and count, against a plain loop over all of them."""

from datetime import date
from random import Random

import pytest
from counting import counted, filter_at_random, goods_at_random, known_values, values_on
from thoroughness import sized

from search_index.columns import Columns
from search_index.engine import Snapshot, answer
from search_index.query import Facet, SearchRequest

PRODUCTS = sized(thorough=20_000, usual=4_000)
FILTERS = sized(thorough=1_000, usual=200)
DAY = date(2026, 11, 22)


@pytest.mark.slow
def test_filters_count_what_a_plain_loop_counts() -> None:
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
