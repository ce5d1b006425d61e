"""Names to choose from beside unknown ones: the likest three, for so many values of an intake."""

from collections.abc import Iterator
from datetime import date

import pytest
from books import list_of, read, row_with, the_problem
from sqlalchemy import Engine

from catalog.db import reading
from catalog.intake.plan import GivenFile, Plan, preview
from catalog.intake.suggest import MOST_SUGGESTIONS, Suggestions

TODAY = date(2026, 11, 22)
KNOWN = [("ca mau", "Cà Mau"), ("can tho", "Cần Thơ"), ("hue", "Huế"), ("lao cai", "Lào Cai")]


def test_the_likest_names_are_offered_in_both_languages() -> None:
    remedy = Suggestions().remedy("can thoo", KNOWN)
    assert remedy.vi.startswith("Có phải là: “Cần Thơ”; “")
    assert remedy.en.startswith("Is it one of these: “Cần Thơ”; “")
    assert remedy.vi.count("“") == 3


def test_so_many_values_get_names_and_keep_them() -> None:
    suggestions = Suggestions(most=2)
    first = suggestions.remedy("can thoo", KNOWN)
    assert "“" in suggestions.remedy("huee", KNOWN).vi
    assert suggestions.remedy("laocai", KNOWN).vi == "Kiểm tra lại cách ghi tên này."
    assert suggestions.remedy("can thoo", KNOWN) == first


def test_known_names_are_not_gone_through_once_enough_values_had_some() -> None:
    def never() -> Iterator[tuple[str, str]]:
        raise AssertionError
        yield

    assert "“" not in Suggestions(most=0).remedy("huee", never()).vi


def test_lists_of_known_names_are_told_apart() -> None:
    suggestions = Suggestions()
    assert "Huế" in suggestions.remedy("hue", KNOWN, "a").vi
    assert "Tân An" in suggestions.remedy("hue", [("tan an", "Tân An")], "b").vi


def plan_of(engine: Engine, *rows: list[object]) -> Plan:
    """The plan of a list."""
    with reading(engine) as session:
        return preview(session, [GivenFile("a.xlsx", list_of(*rows))], TODAY)


def offered(plan: Plan) -> int:
    """How many errors name something to choose from."""
    assert all(problem.suggestion for problem in plan.errors)
    return sum("“" in problem.suggestion.vi for problem in plan.errors if problem.suggestion)


@pytest.mark.parametrize("count", [MOST_SUGGESTIONS, MOST_SUGGESTIONS + 1, 3_000])
def test_unknown_provinces_beyond_fifty_are_errors_without_names(
    engine: Engine, count: int
) -> None:
    rows = [row_with(name=f"Xoài {n}", place=f"tỉnh Đồng Thápp{n}") for n in range(count)]
    plan = plan_of(engine, *rows)
    assert [problem.rule for problem in plan.errors] == ["province_unknown"] * count
    assert offered(plan) == MOST_SUGGESTIONS


def test_one_unknown_province_is_offered_names_in_every_row(engine: Engine) -> None:
    rows = [row_with(name=f"Xoài {n}", place="tỉnh Đồng Thápp") for n in range(60)]
    assert offered(plan_of(engine, *rows)) == 60


def test_unknown_sets_beyond_fifty_are_errors_without_names(engine: Engine) -> None:
    rows = [row_with(name=f"Xoài {n}", set=f"Máy móc {n} x") for n in range(3_000)]
    plan = plan_of(engine, *rows)
    assert {problem.rule for problem in plan.errors} == {"set_unknown"}
    assert (len(plan.errors), offered(plan)) == (3_000, MOST_SUGGESTIONS)


def test_each_file_read_alone_starts_anew() -> None:
    rows = [row_with(name=f"Xoài {n}", set=f"Máy móc {n} x") for n in range(60)]
    assert len(read(list_of(*rows)).problems) == 60
    suggestion = the_problem(list_of(row_with(set="Máy móc"))).suggestion
    assert suggestion is not None and "“" in suggestion.vi
