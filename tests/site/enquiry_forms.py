"""Filling in the enquiry form as a buyer does."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bs4 import BeautifulSoup
from clocks import SetClock
from factories import Goods, Maker, World
from flask.testing import FlaskClient
from sqlalchemy import Engine, insert
from sqlmodel import select
from werkzeug.test import TestResponse

from catalog.db import metadata, reading, writing
from catalog.enquiries.records import Enquiry, EnquiryMessage

TYPED = {
    "name": "Trần Thị B",
    "organisation": "Công ty Quà Việt",
    "email": "b@quaviet.example",
    "phone": "0900 000 000",
    "purpose": "gift",
    "message": "Cần hàng trước Tết.\nCó xuất hóa đơn không?",
    "consent": "1",
}


def give_address(world: World, maker: Maker, value: str) -> None:
    """Note the mail address of a maker."""
    row = {"producer_id": maker.id, "kind": "email", "value": value}
    with writing(world.engine) as session:
        session.execute(insert(metadata.tables["private_contact"]), [row])


def parsed(answer: TestResponse) -> Any:
    """The page of an answer."""
    return BeautifulSoup(answer.data, "html.parser")


def reference_of(answer: TestResponse) -> str:
    """The reference that an answer shows."""
    shown = parsed(answer).select_one("[data-reference]")
    assert shown is not None, answer.status
    return str(shown.get_text(strip=True))


def fault_texts(answer: TestResponse) -> list[str]:
    """What the summary of faults says."""
    return [line.get_text(strip=True) for line in parsed(answer).select(".error-summary li")]


def outcomes(answer: TestResponse) -> dict[str, str]:
    """What the last page says of each maker."""
    return {
        line.strong.get_text(): line.select_one(".soft").get_text(" ", strip=True)
        for line in parsed(answer).select(".outcomes li")
    }


def enquiries(engine: Engine) -> list[Enquiry]:
    """What was filed."""
    with reading(engine) as session:
        return list(session.exec(select(Enquiry)))


def states(engine: Engine) -> dict[str, str]:
    """How far the message to each maker has come."""
    with reading(engine) as session:
        return {
            m.producer_name: m.kept_for or m.state for m in session.exec(select(EnquiryMessage))
        }


@dataclass
class OpenEnquiry:
    """A form about some goods that was opened and read for a minute."""

    client: FlaskClient
    clock: SetClock
    goods: Sequence[Goods]
    root: str = ""
    token: str = field(init=False)

    def __post_init__(self) -> None:
        asked = "&".join(f"c={goods.code}" for goods in self.goods)
        page = parsed(self.client.get(f"{self.root}/enquiry?{asked}"))
        self.token = page.select_one("input[name=token]")["value"]
        self.clock.now += timedelta(minutes=1)

    def send(self, **changes: Any) -> TestResponse:
        """Send it, complete but for the changes."""
        typed = {
            "token": self.token, "c": [goods.code for goods in self.goods], **TYPED, **changes
        }  # fmt: skip
        return self.client.post(f"{self.root}/enquiry", data=typed)
