"""What makes an enquiry complete: required answers, one address, quantities of known goods."""

import pytest

from catalog.enquiries.rules import (
    LONGEST,
    LONGEST_QUANTITY,
    Asked,
    is_address,
    may_be_asked,
    problems_of,
    read_asked,
)
from catalog.enquiries.words import KeptFor, MessageState, Purpose
from catalog.status import Status

TYPED = {
    "name": "  Trần   Thị B ",
    "organisation": "Công ty Quà Việt",
    "email": "b@quaviet.example",
    "phone": "0900 000 000",
    "purpose": "gift",
    "message": "Cần 200 hộp\r\n\r\n\r\n\r\ntrước Tết",
    "consent": "1",
    "quantity_7Q2K9D4M": " 200 hộp ",
    "quantity_OTHER": "9",
}


def faults(asked: Asked, goods: int = 1) -> list[str]:
    """The fields that something is wrong with."""
    return [problem.field for problem in problems_of(asked, goods)]


def test_what_was_typed_is_cleaned() -> None:
    asked = read_asked(TYPED, ["7Q2K9D4M", "00000012"])
    assert asked.name == "Trần Thị B"
    assert asked.purpose is Purpose.GIFT
    assert asked.message == "Cần 200 hộp\n\ntrước Tết"
    assert asked.quantities == {"7Q2K9D4M": "200 hộp"}
    assert faults(asked) == []


@pytest.mark.parametrize("field", ["name", "email", "purpose", "message", "consent"])
def test_what_is_required_is_asked_for(field: str) -> None:
    assert faults(read_asked({**TYPED, field: ""}, [])) == [field]


def test_organisation_telephone_and_quantities_may_stay_empty() -> None:
    assert faults(read_asked({**TYPED, "organisation": "", "phone": ""}, [])) == []


def test_an_enquiry_about_nothing_is_refused() -> None:
    assert faults(read_asked(TYPED, []), goods=0) == ["form"]


@pytest.mark.parametrize("field", list(LONGEST))
def test_a_field_may_be_as_long_as_its_limit(field: str) -> None:
    def sized(count: int) -> Asked:
        text = "a" * count
        if field == "email":
            text = f"{'a' * 60}@{'b.' * ((count - 63) // 2)}{'c' * (2 + (count - 63) % 2)}"
        assert len(text) == count
        return read_asked({**TYPED, field: text}, [])

    assert faults(sized(LONGEST[field])) == []
    assert field in faults(sized(LONGEST[field] + 1))


def test_a_quantity_is_said_in_brief() -> None:
    typed = {**TYPED, "quantity_A": "x" * LONGEST_QUANTITY}
    assert faults(read_asked(typed, ["A"])) == []
    assert faults(read_asked({**typed, "quantity_A": "x" * 81}, ["A"])) == ["goods"]


@pytest.mark.parametrize(
    "text", ["b@quaviet.example", "b.c+d@a-b.vn", "o'neil@x.co", "x@1.vn", "a@b.xn--p1ai"]
)
def test_an_address_is_known(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "b",
        "b@",
        "@b.vn",
        "b@localhost",
        "b@-a.vn",
        "b@a-.vn",
        "b@a..vn",
        ".b@a.vn",
        "b.@a.vn",
        "b..c@a.vn",
        "a@b.vn, c@d.vn",
        "a@b.vn;c@d.vn",
        "a b@c.vn",
        "B <b@c.vn>",
        '"a"@b.vn',
        "a@b.vn\nBcc: x@y.vn",
        "a@b.vn\r\n",
        "a@[127.0.0.1]",
        "ă@b.vn",
        "a@bă.vn",
        "a@b.v",
        f"{'a' * 65}@b.vn",
    ],
)
def test_what_is_not_one_address_is_refused(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize("status", list(Status))
def test_only_what_was_withdrawn_may_not_be_asked_about(status: Status) -> None:
    assert may_be_asked(status) is (status is not Status.WITHDRAWN)


def test_every_word_is_said_in_both_languages() -> None:
    for words in (Purpose, MessageState, KeptFor):
        labels = [word.label for word in words]
        assert len({label.vi for label in labels}) == len({label.en for label in labels})
