"""Questions of the office about enquiries."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from catalog.enquiries.records import Enquiry, EnquiryItem, EnquiryMessage
from catalog.enquiries.sending import items_of
from catalog.enquiries.words import MessageState


@dataclass(frozen=True, slots=True)
class Addressed:
    """What one maker is asked."""

    message: EnquiryMessage
    items: tuple[EnquiryItem, ...]


def list_enquiries(session: Session, state: MessageState | None = None) -> list[Enquiry]:
    """Enquiries, newest first; with a state, those with a message in it."""
    query = select(Enquiry).order_by(col(Enquiry.received_at).desc(), col(Enquiry.id).desc())
    if state is not None:
        within = select(EnquiryMessage.enquiry_id).where(EnquiryMessage.state == state)
        query = query.where(col(Enquiry.id).in_(within))
    return list(session.exec(query))


def find_enquiry(session: Session, enquiry_id: int) -> Enquiry | None:
    """The enquiry with this number."""
    return session.get(Enquiry, enquiry_id)


def messages_of(session: Session, enquiry_id: int) -> list[Addressed]:
    """The messages of an enquiry with their goods."""
    query = select(EnquiryMessage).where(EnquiryMessage.enquiry_id == enquiry_id)
    return [
        Addressed(message, tuple(items_of(session, message.id or 0)))
        for message in session.exec(query.order_by(col(EnquiryMessage.id)))
    ]
