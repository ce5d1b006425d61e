"""How long enquiries are kept: the page promises it, this verb keeps the promise."""

from datetime import date, datetime, time
from typing import Final

from sqlalchemy import delete
from sqlmodel import Session, col, select

from catalog.change import Change
from catalog.clock import VIETNAM, add_months
from catalog.db import in_chunks
from catalog.enquiries.records import Enquiry, EnquiryItem, EnquiryMessage

KEPT_MONTHS: Final = 12
"""Months that an enquiry is kept after it came in."""


def overdue(session: Session, today: date) -> list[int]:
    """Enquiries whose time has run out."""
    midnight = datetime.combine(add_months(today, -KEPT_MONTHS), time.min, VIETNAM)
    query = select(Enquiry.id).where(col(Enquiry.received_at) < midnight)
    return [enquiry_id for enquiry_id in session.exec(query) if enquiry_id is not None]


def delete_enquiries(change: Change, enquiry_ids: list[int]) -> None:
    """Delete enquiries with their messages and goods."""
    session = change.session
    for chunk in in_chunks(enquiry_ids):
        messages = select(EnquiryMessage.id).where(col(EnquiryMessage.enquiry_id).in_(chunk))
        session.exec(delete(EnquiryItem).where(col(EnquiryItem.message_id).in_(messages)))
        session.exec(delete(EnquiryMessage).where(col(EnquiryMessage.enquiry_id).in_(chunk)))
        session.exec(delete(Enquiry).where(col(Enquiry.id).in_(chunk)))
    for enquiry_id in enquiry_ids:
        change.note("delete_enquiry", f"enquiry:{enquiry_id}")
