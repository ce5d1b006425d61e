"""The outgoing side of enquiries: which message is due, and what came of trying to send it.

A message is claimed before it is sent, by moving its next try ahead: two workers never send the
same one at once, and one whose worker was killed comes up again. A mail may so go out twice; it
then carries the same Message-ID.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import update
from sqlmodel import Session, col, select

from catalog.change import Change
from catalog.enquiries.filing import addresses_of
from catalog.enquiries.records import Enquiry, EnquiryItem, EnquiryMessage
from catalog.enquiries.words import KeptFor, MessageState

PAUSES: Final = (
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=24),
)
"""How long to wait after each try that failed; after the last one the office takes over."""

_LONGEST_TROUBLE = 300


def due_messages(session: Session, now: datetime) -> list[int]:
    """The messages that should be sent now, oldest first."""
    query = (
        select(EnquiryMessage.id)
        .where(EnquiryMessage.state == MessageState.WAITING)
        .where(col(EnquiryMessage.next_try_at) <= now)
        .order_by(col(EnquiryMessage.id))
    )
    return [message_id for message_id in session.exec(query) if message_id is not None]


def claim_message(session: Session, message_id: int, now: datetime) -> bool:
    """Take a message that is due to send it; False if another worker was faster."""
    message = session.get(EnquiryMessage, message_id)
    if message is None:
        return False
    pause = PAUSES[min(message.attempts, len(PAUSES) - 1)]
    done = session.execute(
        update(EnquiryMessage)
        .where(col(EnquiryMessage.id) == message_id)
        .where(col(EnquiryMessage.state) == MessageState.WAITING)
        .where(col(EnquiryMessage.next_try_at) <= now)
        .values(attempts=EnquiryMessage.attempts + 1, next_try_at=now + pause)
        .execution_options(synchronize_session=False)
    )
    return bool(done.rowcount)  # type: ignore[attr-defined]


def mark_sent(change: Change, message_id: int) -> None:
    """The mail server took the message."""
    message = change.session.get_one(EnquiryMessage, message_id)
    message.state, message.sent_at = MessageState.SENT, change.at
    message.next_try_at, message.trouble = None, ""
    change.note("send_enquiry_message", f"enquiry:{message.enquiry_id}", message=message_id)


def mark_failed(change: Change, message_id: int, trouble: str, *, for_good: bool) -> None:
    """The message could not be sent: tried again later, or kept for the office in the end."""
    message = change.session.get_one(EnquiryMessage, message_id)
    message.trouble = " ".join(trouble.split())[:_LONGEST_TROUBLE]
    if for_good or message.attempts > len(PAUSES):
        _keep(message, KeptFor.REFUSED)
        change.note("keep_enquiry_message", f"enquiry:{message.enquiry_id}", message=message_id)


def keep_unreachable(change: Change, message_id: int) -> None:
    """The maker's address is gone since the enquiry came in: the office takes over."""
    message = change.session.get_one(EnquiryMessage, message_id)
    _keep(message, KeptFor.NO_ADDRESS)
    change.note("keep_enquiry_message", f"enquiry:{message.enquiry_id}", message=message_id)


def _keep(message: EnquiryMessage, why: KeptFor) -> None:
    message.state, message.kept_for, message.next_try_at = MessageState.KEPT, why, None


def release(change: Change, enquiry_id: int) -> int:
    """Let messages that were kept go out after all, where an address is known; how many.

    For what an officer has read and found in order, or after mail was switched on.
    """
    session = change.session
    kept = list(
        session.exec(
            select(EnquiryMessage).where(
                EnquiryMessage.enquiry_id == enquiry_id,
                EnquiryMessage.state == MessageState.KEPT,
            )
        )
    )
    reachable = addresses_of(session, [message.producer_id for message in kept])
    freed = [message for message in kept if reachable.get(message.producer_id)]
    for message in freed:
        message.state, message.kept_for = MessageState.WAITING, None
        message.attempts, message.next_try_at = 0, change.at
    session.flush()
    if freed:
        change.note(
            "release_enquiry",
            f"enquiry:{enquiry_id}",
            messages=[message.id for message in freed],
        )
    return len(freed)


def items_of(session: Session, message_id: int) -> list[EnquiryItem]:
    """The goods that a message asks about, in the buyer's order."""
    query = select(EnquiryItem).where(EnquiryItem.message_id == message_id)
    return list(session.exec(query.order_by(col(EnquiryItem.position))))


def enquiry_of(session: Session, message: EnquiryMessage) -> Enquiry:
    """The enquiry that a message belongs to."""
    return session.get_one(Enquiry, message.enquiry_id)
