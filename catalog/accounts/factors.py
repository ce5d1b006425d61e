"""The second factor: its secret, sealed elsewhere, and the recovery codes that stand in for it."""

from typing import Final

from sqlalchemy import func, update
from sqlmodel import Session, col, delete, select

from catalog.accounts.admitting import end_sessions, id_of, subject
from catalog.accounts.records import Account, RecoveryCode
from catalog.accounts.tokens import new_code, token_digest
from catalog.change import Change

RECOVERY_CODES: Final = 10


def set_factor(change: Change, account: Account, sealed: str, counter: int) -> list[str]:
    """Take up a second factor that was proved; its recovery codes, in clear this once."""
    account.totp_sealed, account.totp_since = sealed, change.at
    account.totp_counter = counter
    change.session.add(account)
    change.note("set_second_factor", subject(account.id))
    return renew_codes(change, account)


def drop_factor(change: Change, account: Account) -> None:
    """Take the second factor away with its recovery codes; sessions end."""
    account.totp_sealed, account.totp_since, account.totp_counter = "", None, 0
    change.session.add(account)
    _forget_codes(change.session, id_of(account))
    end_sessions(change.session, id_of(account))
    change.note("drop_second_factor", subject(account.id))


def renew_codes(change: Change, account: Account) -> list[str]:
    """New recovery codes, in clear this once, instead of all that were given before."""
    _forget_codes(change.session, id_of(account))
    codes = [new_code() for _ in range(RECOVERY_CODES)]
    change.session.add_all(
        RecoveryCode(account_id=id_of(account), digest=_code_digest(account, code))
        for code in codes
    )
    change.note("renew_recovery_codes", subject(account.id))
    return codes


def use_code(change: Change, account: Account, code: str) -> bool:
    """Whether a recovery code is one of the account's; it is none from now on."""
    used = change.session.execute(
        update(RecoveryCode)
        .where(col(RecoveryCode.account_id) == account.id)
        .where(col(RecoveryCode.digest) == _code_digest(account, code))
        .where(col(RecoveryCode.used_at).is_(None))
        .values(used_at=change.at)
        .returning(col(RecoveryCode.id))
    )
    if used.first() is None:
        return False
    change.note("use_recovery_code", subject(account.id))
    return True


def codes_left(session: Session, account_id: int) -> int:
    """How many recovery codes were not used yet."""
    left = select(func.count(col(RecoveryCode.id))).where(
        RecoveryCode.account_id == account_id, col(RecoveryCode.used_at).is_(None)
    )
    return session.exec(left).one()


def _forget_codes(session: Session, account_id: int) -> None:
    session.exec(delete(RecoveryCode).where(col(RecoveryCode.account_id) == account_id))


def _code_digest(account: Account, code: str) -> str:
    bare = code.strip().lower().replace("-", "").replace(" ", "")
    return token_digest(f"{account.id} {bare}")
