"""The tables of enquiries. Who asked is sealed; what is asked for is what makers have to read."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from catalog.db import words
from catalog.enquiries.words import KeptFor, MessageState, Purpose
from catalog.status import Status
from catalog.suspicion import Suspicion


class Enquiry(SQLModel, table=True):
    """One request. `buyer_sealed` is JSON of name, organisation, e-mail and telephone, sealed."""

    __tablename__ = "enquiry"
    __table_args__ = (
        CheckConstraint("length(buyer_sealed) > 0", name="buyer"),
        CheckConstraint("length(message) > 0", name="message"),
        CheckConstraint("length(language) BETWEEN 2 AND 35", name="language"),
    )

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True, max_length=16, description="told to buyer and makers")
    purpose: Purpose = Field(sa_type=words(Purpose))
    message: str
    buyer_sealed: str = Field(description="catalog.contacts")
    terms: str = Field(max_length=10, description="the wording agreed to")
    language: str = Field(max_length=35)
    suspicion: Suspicion | None = Field(default=None, sa_type=words(Suspicion))
    received_at: datetime = Field(index=True)


class EnquiryMessage(SQLModel, table=True):
    """What one maker is told of an enquiry. It outlives its maker's entry by the name kept."""

    __tablename__ = "enquiry_message"
    __table_args__ = (
        UniqueConstraint("enquiry_id", "producer_id"),
        CheckConstraint("(state = 'kept') = (kept_for IS NOT NULL)", name="kept_for"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_at"),
        CheckConstraint("attempts >= 0", name="attempts"),
    )

    id: int | None = Field(default=None, primary_key=True)
    enquiry_id: int = Field(foreign_key="enquiry.id", index=True)
    producer_id: int = Field(foreign_key="producer.id", index=True)
    producer_name: str
    state: MessageState = Field(sa_type=words(MessageState), index=True)
    kept_for: KeptFor | None = Field(default=None, sa_type=words(KeptFor))
    attempts: int = 0
    next_try_at: datetime | None = Field(default=None, description="not before, while waiting")
    sent_at: datetime | None = None
    trouble: str = Field(default="", description="what the mail server said last")


class EnquiryItem(SQLModel, table=True):
    """One product asked about, as the register had it that day."""

    __tablename__ = "enquiry_item"

    id: int | None = Field(default=None, primary_key=True)
    message_id: int = Field(foreign_key="enquiry_message.id", index=True)
    position: int
    code: str = Field(max_length=8)
    product_name: str
    status: Status = Field(sa_type=words(Status))
    quantity: str = Field(default="", description="as the buyer wrote it")
