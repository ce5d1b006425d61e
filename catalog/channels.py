"""Official sales channels (kênh bán chính thức): where a producer itself says that it sells.

Imitators copy names and pictures; a list of the producer's own channels is what a buyer can
hold an offer against. A telephone is listed only if the producer gave it for that.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from catalog.audit import text_digest
from catalog.db import insert_rows, words
from catalog.text import Text

if TYPE_CHECKING:
    from catalog.change import Change


class ChannelKind(StrEnum):
    """How one buys there."""

    SHOP = "shop"
    WEBSITE = "website"
    MARKETPLACE = "marketplace"
    SOCIAL = "social"
    PHONE = "phone"

    @property
    def label(self) -> Text:
        """The kind in both languages."""
        return _LABELS[self]


_LABELS = {
    ChannelKind.SHOP: Text("Cửa hàng của chủ thể", "The producer's own shop"),
    ChannelKind.WEBSITE: Text("Trang web", "Website"),
    ChannelKind.MARKETPLACE: Text("Gian hàng trên sàn", "Shop on a marketplace"),
    ChannelKind.SOCIAL: Text("Trang mạng xã hội", "Social media page"),
    ChannelKind.PHONE: Text("Điện thoại đặt hàng", "Telephone orders"),
}


class SalesChannel(SQLModel, table=True):
    """One channel of one producer. `address` is a web address, a street or a number."""

    __tablename__ = "sales_channel"
    __table_args__ = (CheckConstraint("length(address) > 0", name="address"),)

    id: int | None = Field(default=None, primary_key=True)
    producer_id: int = Field(foreign_key="producer.id", index=True)
    kind: ChannelKind = Field(sa_type=words(ChannelKind))
    name: str = ""
    address: str

    @property
    def link(self) -> str | None:
        """The web address to lead to; nothing but http and https is ever linked."""
        return self.address if self.address.startswith(("https://", "http://")) else None


def enter_channels(change: "Change", rows: Sequence[tuple[int, Sequence[dict[str, Any]]]]) -> None:
    """Enter the channels of producers: (id, columns of `SalesChannel` each), all at once.

    The pages of all the producer's goods follow, because its version is part of their key.
    """
    change.replace(SalesChannel, [producer_id for producer_id, _ in rows], by="producer_id")
    given = [{"producer_id": i, "name": "", **row} for i, channels in rows for row in channels]
    insert_rows(change.session, SalesChannel, given)
    for producer_id, channels in rows:
        change.note(
            "enter_channels",
            f"producer:{producer_id}",
            kinds=[row["kind"] for row in channels],
            texts=text_digest(*(f"{row.get('name', '')}|{row['address']}" for row in channels)),
        )
        change.producers.add(producer_id)


def channels_of(session: Session, producer_id: int) -> list[SalesChannel]:
    """The official sales channels of a producer, in the order in which it gave them."""
    found = select(SalesChannel).where(SalesChannel.producer_id == producer_id)
    return list(session.exec(found.order_by(col(SalesChannel.id))))
