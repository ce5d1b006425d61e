"""Filters with counts: any value within a facet, all facets together; the same everywhere."""

from collections.abc import Callable

import pytest

from search_index.engine import Health, SearchEngine, SearchResult
from search_index.query import Facet

Found = Callable[..., list[str]]
Ask = Callable[..., SearchResult]


def test_without_words_or_status_only_what_is_in_force_is_listed(found: Found) -> None:
    assert set(found()) == {
        "honey",
        "scattered",
        "unmarked",
        "by its maker",
        "fish sauce",
        "sprouts",
        "noodles",
    }


def test_the_list_begins_with_the_most_stars_then_goes_by_name(found: Found) -> None:
    assert found() == [
        "unmarked",
        "honey",
        "sprouts",
        "fish sauce",
        "scattered",
        "noodles",
        "by its maker",
    ]


def test_a_status_can_be_asked_for(found: Found) -> None:
    assert found(status="lapsed") == ["lapsed honey"]
    assert found(status="withdrawn") == ["withdrawn tea"]
    assert found(status="suspended") == []


def test_several_values_of_a_facet_widen_the_list(found: Found) -> None:
    assert set(found(stars="3")) == {"by its maker", "noodles"}
    assert set(found(stars="3,5")) == {"by its maker", "noodles", "honey", "unmarked"}


def test_several_facets_narrow_the_list(found: Found) -> None:
    assert found(stars="4,5", set="4") == ["honey", "scattered"]


@pytest.mark.parametrize("province", ["01", "ha-noi", "HA-NOI"])
def test_a_province_is_named_by_code_or_slug(found: Found, province: str) -> None:
    assert set(found(province=province)) == {"by its maker", "noodles"}


def test_a_facet_counts_what_its_other_values_would_give(ask: Ask) -> None:
    result = ask(stars="5", set="4")
    assert result.total == 1
    assert result.facets[Facet.STARS] == {3: 1, 4: 1, 5: 1}
    assert result.facets[Facet.SET] == {4: 1, 11: 1}
    assert result.facets[Facet.PROVINCE] == {"08": 1}


def test_statuses_are_counted_also_where_only_those_in_force_are_listed(ask: Ask) -> None:
    assert ask().facets[Facet.STATUS] == {"valid": 7, "lapsed": 1, "withdrawn": 1}


def test_counts_follow_the_words(ask: Ask) -> None:
    result = ask(q="mật ong")
    assert result.facets[Facet.STATUS] == {"valid": 5, "lapsed": 1}
    assert sum(result.facets[Facet.PROVINCE].values()) == result.total == 6


def test_lists_can_be_ordered(found: Found) -> None:
    assert found(sort="name")[:3] == ["unmarked", "sprouts", "honey"]
    assert found(sort="stars")[0] == "unmarked"
    assert found(sort="newest", status="valid,lapsed")[-1] == "lapsed honey"
    assert found(sort="valid_until", status="valid,lapsed")[0] == "lapsed honey"
    assert found(q="mật ong", sort="name")[-1] == "lapsed honey"


def test_pages_follow_each_other_without_gap(found: Found) -> None:
    whole = found()
    pages = [found(page=str(n), per_page="3") for n in (1, 2, 3, 4)]
    assert [name for page in pages for name in page] == whole
    assert pages[3] == []


def test_the_engine_says_its_name(ask: Ask) -> None:
    assert ask().engine in {"whoosh", "database", "postgresql"}


def test_an_engine_says_how_many_products_it_knows(searcher: SearchEngine) -> None:
    assert searcher.health() == Health(ready=True, products=9)
