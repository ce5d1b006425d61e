"""The second factor by time: Flask-Security's TOTP on our clock, each code taken only once."""

from functools import cached_property

from flask_security import UserMixin
from flask_security.totp import Totp
from passlib.totp import TOTP, TotpMatch

from catalog.clock import Clock
from ocop_site.settings import Settings, read_or_create_key

WINDOW_SECONDS = 30
"""By how much the clocks of telephone and server may differ."""


class _Owner(UserMixin):
    """Stands for an account while one of its codes is looked at."""

    def __init__(self, counter: int) -> None:
        self.counter = counter


class _CountedTotp(Totp):
    """Flask-Security asks for these two, so that no code is taken twice."""

    def get_last_counter(self, user: UserMixin) -> int | None:
        """The half minute whose code was taken last."""
        assert isinstance(user, _Owner)  # noqa: S101 - nobody else calls
        return user.counter or None

    def set_last_counter(self, user: UserMixin, tmatch: TotpMatch) -> None:
        """Take no code of this half minute or before again."""
        assert isinstance(user, _Owner)  # noqa: S101 - nobody else calls
        user.counter = tmatch.counter


class TimedCodes:
    """Codes of an authenticator app. Secrets are sealed with `keys/totp`.

    One key a line, the newest first: the first seals, each of them opens.
    """

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings, self._clock = settings, clock

    @cached_property
    def _totp(self) -> Totp:
        lines = read_or_create_key(self._settings.keys_folder / "totp").split()
        keys = {str(len(lines) - place): key for place, key in enumerate(lines)}
        issuer = self._settings.site_name.replace(":", " ")
        totp = _CountedTotp(keys, issuer)
        totp._totp = TOTP.using(  # its own has the machine's clock
            issuer=issuer, secrets=keys, now=lambda: self._clock().timestamp()
        )
        return totp

    def new_secret(self) -> str:
        """A new secret, sealed."""
        return self._totp.generate_totp_secret()

    def typed_secret(self, sealed: str) -> str:
        """A secret to be typed into an app that cannot scan."""
        return self._totp.get_totp_pretty_key(sealed)

    def picture(self, name: str, sealed: str) -> str:
        """The symbol to scan, as a data address of an SVG."""
        return self._totp.generate_qrcode(name, sealed)

    def counter_of(self, code: str, sealed: str, last_counter: int = 0) -> int | None:
        """The half minute that a code belongs to; None if it is wrong or was taken before.

        To be called in the transaction that stores it.
        """
        owner = _Owner(last_counter)
        good = self._totp.verify_totp(code, sealed, owner, WINDOW_SECONDS)
        return owner.counter if good else None
