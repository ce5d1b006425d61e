"""The tables of accounts. Links, sessions and recovery codes are stored as digests only."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from catalog.accounts.mandates import Role
from catalog.db import words
from catalog.suspicion import Suspicion


class LinkKind(StrEnum):
    """What a link that works once is for."""

    INVITATION = "invitation"
    RESET = "reset"


class RequestState(StrEnum):
    """How far a request for access has come."""

    WAITING = "waiting"
    GRANTED = "granted"
    REFUSED = "refused"


class Account(SQLModel, table=True):
    """Somebody who may sign in once a password is set.

    `totp_sealed` is the secret of the second factor, sealed; `totp_counter` the last half
    minute whose code was taken, so that none is taken twice.
    """

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("length(email) BETWEEN 3 AND 254", name="email"),
        CheckConstraint("email = lower(email)", name="email_lower"),
        CheckConstraint("(totp_since IS NULL) OR (length(totp_sealed) > 0)", name="totp"),
    )

    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(unique=True, max_length=254)
    name: str = Field(default="", max_length=200)
    organisation: str = Field(default="", max_length=200)
    password_hash: str = Field(default="", max_length=200, description="argon2; empty: none yet")
    password_at: datetime | None = None
    totp_sealed: str = ""
    totp_since: datetime | None = Field(default=None, description="when it was first proved")
    totp_counter: int = 0
    created_at: datetime
    disabled_at: datetime | None = None


class AccountMandate(SQLModel, table=True):
    """A role given to an account; ended ones stay as history."""

    __tablename__ = "account_mandate"
    __table_args__ = (
        CheckConstraint("role IN ('central', 'province', 'organiser')", name="role"),
        CheckConstraint("(role = 'central') = (province_id IS NULL)", name="province"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    role: Role = Field(sa_type=words(Role))
    province_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    given_at: datetime
    given_by: str = Field(description="the actor, as the audit log has it")
    ended_at: datetime | None = None


class AccountSession(SQLModel, table=True):
    """One browser that is signed in. The row is the session: without it the cookie is nothing.

    `proved_at` is when password or second factor were last given; `complete` says that nothing
    is left to be proved before the desk opens.
    """

    __tablename__ = "account_session"

    id: int | None = Field(default=None, primary_key=True)
    token_digest: str = Field(unique=True, max_length=64)
    account_id: int = Field(foreign_key="account.id", index=True)
    complete: bool = False
    started_at: datetime
    seen_at: datetime
    proved_at: datetime
    ends_at: datetime = Field(index=True)
    browser: str = Field(default="", max_length=80, description="for its owner to tell it by")


class AccountLink(SQLModel, table=True):
    """A link that works once: the invitation to an account, or a new password for it."""

    __tablename__ = "account_link"
    __table_args__ = (CheckConstraint("kind IN ('invitation', 'reset')", name="kind"),)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    kind: LinkKind = Field(sa_type=words(LinkKind))
    token_digest: str = Field(unique=True, max_length=64)
    made_at: datetime
    ends_at: datetime
    used_at: datetime | None = None


class RecoveryCode(SQLModel, table=True):
    """A code that stands in for the second factor once; only its digest is known."""

    __tablename__ = "recovery_code"

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    digest: str = Field(unique=True, max_length=64)
    used_at: datetime | None = None


class AccessRequest(SQLModel, table=True):
    """Somebody asks to be let in as an organiser of a province.

    `applicant_sealed` is JSON of name, organisation and e-mail, sealed.
    """

    __tablename__ = "access_request"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'granted', 'refused')", name="state"),
        CheckConstraint("(state = 'waiting') = (decided_at IS NULL)", name="decided_at"),
        CheckConstraint("(state = 'refused') = (length(reason) > 0)", name="reason"),
        CheckConstraint("length(purpose) > 0", name="purpose"),
    )

    id: int | None = Field(default=None, primary_key=True)
    province_id: int = Field(foreign_key="unit.id", index=True)
    applicant_sealed: str = Field(description="catalog.contacts")
    purpose: str
    terms: str = Field(max_length=10, description="the wording agreed to")
    language: str = Field(max_length=35)
    state: RequestState = Field(
        default=RequestState.WAITING, sa_type=words(RequestState), index=True
    )
    suspicion: Suspicion | None = Field(default=None, sa_type=words(Suspicion))
    received_at: datetime = Field(index=True)
    decided_at: datetime | None = None
    decided_by: int | None = Field(default=None, foreign_key="account.id")
    reason: str = Field(default="", description="why it was refused; told to nobody but offices")
    account_id: int | None = Field(default=None, foreign_key="account.id")
