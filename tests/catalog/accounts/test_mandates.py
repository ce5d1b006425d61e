"""What each role may do, in its own area, across its border and beyond it."""

import pytest

from catalog.accounts.mandates import Area, Deed, Mandate, Role, may, reaches_somewhere

HERE, THERE = 1, 2
ME, OTHER = 7, 8

ORGANISER = Mandate(ME, Role.ORGANISER, HERE)
PROVINCE = Mandate(ME, Role.PROVINCE, HERE)
CENTRAL = Mandate(ME, Role.CENTRAL)

AREAS = {
    "own here": Area(frozenset({HERE}), ME),
    "own there": Area(frozenset({THERE}), ME),
    "own nowhere yet": Area(frozenset(), ME),
    "other's here": Area(frozenset({HERE}), OTHER),
    "other's across": Area(frozenset({HERE, THERE}), OTHER),
    "other's there": Area(frozenset({THERE}), OTHER),
    "nobody's here": Area(frozenset({HERE})),
    "nobody's there": Area(frozenset({THERE})),
    "nobody's nowhere": Area(),
}
OWN = {"own here", "own nowhere yet"}
ALL_OWN = {"own here", "own there", "own nowhere yet"}
LIES_HERE = {"other's here", "nobody's here"}
NOBODYS = {"nobody's here", "nobody's there", "nobody's nowhere"}

EDITS = {
    Deed.WRITE_PLACE, Deed.PUBLISH_PLACE, Deed.WRITE_EVENT, Deed.PUBLISH_EVENT,
    Deed.CANCEL_EVENT, Deed.IMPORT_EXHIBITORS,
}  # fmt: skip
OVERSIGHT = {Deed.UNPUBLISH_PLACE, Deed.CLOSE_PLACE, Deed.CONFIRM_PLACE, Deed.UNPUBLISH_EVENT}
SEEING = {Deed.SEE_PLACE, Deed.SEE_EVENT}
OFFICES = {
    Deed.MERGE_PLACES, Deed.READ_PLAN, Deed.GRANT_ACCESS, Deed.RELEASE_PLACE, Deed.RELEASE_EVENT,
}  # fmt: skip
CENTRE = {Deed.READ_COUNTRY_PLAN, Deed.MANAGE_ACCOUNTS}


def allowed(mandate: Mandate, deed: Deed) -> set[str]:
    return {name for name, area in AREAS.items() if may([mandate], deed, area)}


def test_every_deed_is_looked_at_here() -> None:
    assert EDITS | OVERSIGHT | SEEING | OFFICES | CENTRE | {Deed.ENTER_DESK} == set(Deed)


@pytest.mark.parametrize("deed", sorted(EDITS | OVERSIGHT | SEEING))
def test_an_organiser_does_everything_to_own_things_in_its_province_only(deed: Deed) -> None:
    assert allowed(ORGANISER, deed) == OWN


@pytest.mark.parametrize("deed", sorted(OFFICES | CENTRE))
def test_an_organiser_does_no_work_of_offices(deed: Deed) -> None:
    assert allowed(ORGANISER, deed) == set()
    assert not reaches_somewhere([ORGANISER], deed)


@pytest.mark.parametrize("deed", sorted(EDITS))
def test_a_province_edits_its_own_and_what_nobody_owns_in_it(deed: Deed) -> None:
    assert allowed(PROVINCE, deed) == ALL_OWN | {"nobody's here"}


@pytest.mark.parametrize("deed", sorted(OVERSIGHT))
def test_a_province_oversees_what_lies_wholly_in_it(deed: Deed) -> None:
    assert allowed(PROVINCE, deed) == ALL_OWN | LIES_HERE


@pytest.mark.parametrize("deed", sorted(SEEING))
def test_a_province_sees_also_what_lies_in_it_in_part(deed: Deed) -> None:
    assert allowed(PROVINCE, deed) == ALL_OWN | LIES_HERE | {"other's across"}


@pytest.mark.parametrize("deed", sorted(OFFICES))
def test_a_province_reads_plans_and_admits_for_itself_alone(deed: Deed) -> None:
    assert may([PROVINCE], deed, Area(frozenset({HERE})))
    assert not may([PROVINCE], deed, Area(frozenset({THERE})))
    assert not may([PROVINCE], deed, Area(frozenset({HERE, THERE})))
    assert not may([PROVINCE], deed, Area())


@pytest.mark.parametrize("deed", sorted(CENTRE))
def test_the_whole_country_is_the_centres(deed: Deed) -> None:
    assert allowed(PROVINCE, deed) == set()
    assert allowed(CENTRAL, deed) == set(AREAS)


@pytest.mark.parametrize("deed", sorted(EDITS))
def test_not_even_the_centre_writes_for_an_organiser(deed: Deed) -> None:
    assert allowed(CENTRAL, deed) == ALL_OWN | NOBODYS


@pytest.mark.parametrize("deed", sorted(OVERSIGHT | SEEING | OFFICES))
def test_the_centre_oversees_the_whole_country(deed: Deed) -> None:
    assert allowed(CENTRAL, deed) == set(AREAS)


def test_without_a_mandate_nothing_is_allowed() -> None:
    assert not any(may([], deed, area) for deed in Deed for area in AREAS.values())


def test_of_several_mandates_one_is_enough() -> None:
    both = [PROVINCE, Mandate(ME, Role.PROVINCE, THERE)]
    assert may(both, Deed.CONFIRM_PLACE, AREAS["other's there"])
    assert not may(both, Deed.READ_COUNTRY_PLAN, Area())
