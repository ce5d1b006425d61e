"""The verbs of enquiries: file one, let it go out, read who asked."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

from cryptography.fernet import MultiFernet
from sqlmodel import Session, col, select

from catalog.audit import text_digest
from catalog.change import Change
from catalog.contacts import open_contact, seal_contact
from catalog.enquiries.records import Enquiry, EnquiryItem, EnquiryMessage
from catalog.enquiries.rules import TERMS, Asked, is_address
from catalog.enquiries.words import KeptFor, MessageState
from catalog.particulars import Particulars
from catalog.producers import PrivateContact
from catalog.suspicion import Suspicion

PUBLIC = "public"
"""The actor of everything that comes in without an account."""

MOST_ADDRESSES = 3
"""Addresses of one maker that are written to."""


class NoSuchEnquiry(LookupError):
    """No enquiry has this number."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who asks, as makers see it."""

    name: str
    organisation: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Filing:
    """A complete enquiry on its way in. `mail` says whether this register sends mail at all."""

    asked: Asked
    goods: Sequence[Particulars]
    reference: str
    language: str
    mail: bool
    suspicion: Suspicion | None = None


def file_enquiry(change: Change, filing: Filing, cipher: MultiFernet) -> int:
    """File an enquiry that `problems_of` found complete, and return its number.

    A reference that is on file already means that the same form came twice: nothing is written.
    """
    session, asked = change.session, filing.asked
    known = session.exec(select(Enquiry.id).where(Enquiry.reference == filing.reference)).first()
    if known is not None:
        return known
    assert asked.purpose is not None  # noqa: S101 - `problems_of` asks for it
    enquiry = Enquiry(
        reference=filing.reference,
        purpose=asked.purpose,
        message=asked.message,
        buyer_sealed=_sealed(asked, cipher),
        terms=TERMS,
        language=filing.language,
        suspicion=filing.suspicion,
        received_at=change.at,
    )
    session.add(enquiry)
    session.flush()
    assert enquiry.id is not None  # noqa: S101 - it was flushed
    makers = _add_messages(change, enquiry.id, filing)
    change.note(
        "file_enquiry",
        f"enquiry:{enquiry.id}",
        purpose=asked.purpose.value,
        producers=makers,
        products=[row.card.code for row in filing.goods],
        suspicion=filing.suspicion.value if filing.suspicion else None,
        texts=text_digest(asked.message, *asked.quantities.values()),
    )
    return enquiry.id


def _sealed(asked: Asked, cipher: MultiFernet) -> str:
    buyer = Buyer(asked.name, asked.organisation, asked.email, asked.phone)
    return seal_contact(cipher, json.dumps(asdict(buyer), ensure_ascii=False))


def _add_messages(change: Change, enquiry_id: int, filing: Filing) -> list[int]:
    """One message for each maker, with its goods; the makers' ids."""
    by_maker: dict[int, list[Particulars]] = {}
    for row in filing.goods:
        by_maker.setdefault(row.producer_id, []).append(row)
    reachable = addresses_of(change.session, by_maker)
    for producer_id, goods in by_maker.items():
        kept_for = _kept_for(filing, reachable=bool(reachable.get(producer_id)))
        message = EnquiryMessage(
            enquiry_id=enquiry_id,
            producer_id=producer_id,
            producer_name=goods[0].card.producer_name,
            state=MessageState.KEPT if kept_for else MessageState.WAITING,
            kept_for=kept_for,
            next_try_at=None if kept_for else change.at,
        )
        change.session.add(message)
        change.session.flush()
        for position, row in enumerate(goods, start=1):
            change.session.add(_item(message, position, row, filing.asked))
    return sorted(by_maker)


def _item(message: EnquiryMessage, position: int, row: Particulars, asked: Asked) -> EnquiryItem:
    return EnquiryItem(
        message_id=message.id or 0,
        position=position,
        code=row.card.code,
        product_name=row.card.name,
        status=row.card.status,
        quantity=asked.quantities.get(row.card.code, ""),
    )


def _kept_for(filing: Filing, *, reachable: bool) -> KeptFor | None:
    if filing.suspicion is not None:
        return KeptFor.SUSPECTED
    if not filing.mail:
        return KeptFor.MAIL_OFF
    return None if reachable else KeptFor.NO_ADDRESS


def addresses_of(session: Session, producer_ids: Collection[int]) -> dict[int, list[str]]:
    """The mail addresses of makers, by maker: for the envelope only, never shown."""
    query = (
        select(PrivateContact.producer_id, PrivateContact.value)
        .where(PrivateContact.kind == "email", col(PrivateContact.producer_id).in_(producer_ids))
        .order_by(col(PrivateContact.id))
    )
    found: dict[int, list[str]] = {}
    for producer_id, value in session.exec(query):
        known = found.setdefault(producer_id, [])
        address = value.strip()
        if is_address(address) and address not in known and len(known) < MOST_ADDRESSES:
            known.append(address)
    return found


def read_buyer(change: Change, enquiry_id: int, cipher: MultiFernet) -> Buyer:
    """Who asked, in clear; that it was read is written down.

    Raises NoSuchEnquiry and UnreadableContact.
    """
    enquiry = change.session.get(Enquiry, enquiry_id)
    if enquiry is None:
        raise NoSuchEnquiry(enquiry_id)
    change.note("read_enquiry_buyer", f"enquiry:{enquiry_id}")
    return open_buyer(enquiry, cipher)


def open_buyer(enquiry: Enquiry, cipher: MultiFernet) -> Buyer:
    """Who asked, for the letter that the buyer agreed to; raises UnreadableContact."""
    return Buyer(**json.loads(open_contact(cipher, enquiry.buyer_sealed)))
