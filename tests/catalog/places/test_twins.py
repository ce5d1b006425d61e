"""Pairs that may be one are found among many without comparing each with each."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from catalog.places.records import Place
from catalog.places.rules import near_duplicates
from catalog.places.twins import twins_among
from catalog.places.words import PlaceKind

PLACES = st.lists(
    st.builds(
        lambda name, commune, spot: {"name": name, "commune": commune, "spot": spot},
        st.sampled_from(
            ["Điểm OCOP Bến Tre", "Điểm bán OCOP Bến Tre", "Chợ Nổi", "diem ocop ben tre"]
        ),
        st.sampled_from(["xã An Định", "phường Bến Tre"]),
        st.none() | st.tuples(st.integers(0, 40), st.integers(0, 40)),
    ),
    max_size=12,
)


def made(number: int, name: str, commune: str, spot: tuple[int, int] | None) -> Place:
    """A place some steps of 55 m north and east of where squares meet."""
    at = (None, None) if spot is None else (10.239 + spot[0] / 2000, 106.379 + spot[1] / 2000)
    return Place(
        id=number, slug=str(number), kind=PlaceKind.OCOP_POINT, name=name, sort_key=name,
        province_id=1, commune=commune, latitude=at[0], longitude=at[1],
    )  # fmt: skip


@given(PLACES)
def test_the_pairs_are_those_that_comparing_each_with_each_finds(
    rows: list[dict[str, object]],
) -> None:
    places = [made(number, **row) for number, row in enumerate(rows, start=1)]  # type: ignore[arg-type]
    slow = {(a.id, b.id) for a, b in combinations(places, 2) if near_duplicates(b, [a])}
    assert {(a.id, b.id) for a, b in twins_among(places)} == slow
