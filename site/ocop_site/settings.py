"""Settings: read once from the environment or `.env`, typed, failing loudly.

A wrong value stops the start with the variable's name and its value; a secret's value is
never shown.
"""

import re
import secrets
from dataclasses import dataclass
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from ocop_site.jobs.address import checked_jobs_url
from ocop_site.mail import mail_server

SHORTEST_SECRET = 32
_PASSWORD = re.compile(r"(://[^/@\s]*?:)[^@\s]*@")


class WrongSettings(ValueError):
    """The settings do not allow a start; the text names each variable and the remedy."""


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs this register: said on every page."""

    name: str
    address: str = ""
    contact: str = ""
    official: bool = False


class Settings(BaseSettings):
    """All settings of the program; each is `OCOP_` and the field's name in capitals."""

    model_config = SettingsConfigDict(env_prefix="OCOP_", env_file=".env", extra="ignore")

    home: Path = Field(Path("var"), description="folder for database, index, media and keys")
    database_url: str = Field("", description="SQLite or PostgreSQL; default SQLite in home")
    jobs_url: str = Field("", description="queue of jobs; default SQLite in home")
    mail_url: str = Field("", description="mail server; empty: no mail is sent")
    public_url: str = Field(
        "http://127.0.0.1:8000", description="the address that printed codes carry"
    )
    operator: Annotated[Operator | None, NoDecode] = Field(
        None, description="name | address | contact | official"
    )
    secret_key: str = Field("", description="at least 32 characters")
    secret_key_fallbacks: Annotated[list[str], NoDecode] = Field(
        default_factory=list, description="older secret keys, comma-separated"
    )
    proxies: int = Field(0, ge=0, le=5, description="reverse proxies in front of the server")
    site_name: str = Field("Sổ tra cứu OCOP", min_length=1, description="the site's name")
    translations: Path | None = Field(
        None, description="folder of compiled message catalogues; default the program's own"
    )

    @field_validator("jobs_url")
    @classmethod
    def _a_queue(cls, value: str) -> str:
        return checked_jobs_url(value)

    @field_validator("mail_url")
    @classmethod
    def _a_mail_server(cls, value: str) -> str:
        mail_server(value)
        return value

    @field_validator("public_url")
    @classmethod
    def _an_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("must be an http or https address such as https://ocop.example")
        if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
            raise ValueError("must be a bare address without path, query or user")
        return f"{parts.scheme}://{parts.netloc.lower()}"

    @field_validator("operator", mode="before")
    @classmethod
    def _an_operator(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split("|")]
        if not parts[0]:
            return None
        parts += [""] * (4 - len(parts))
        if len(parts) > 4 or parts[3] not in {"", "official"}:
            raise ValueError("must be: name | address | contact | official (or nothing)")
        return Operator(parts[0], parts[1], parts[2], parts[3] == "official")

    @field_validator("secret_key_fallbacks", mode="before")
    @classmethod
    def _a_list(cls, value: object) -> object:
        return (
            [k.strip() for k in value.split(",") if k.strip()] if isinstance(value, str) else value
        )

    @property
    def database(self) -> str:
        """The database's address, SQLite under `home` unless set."""
        return self.database_url or f"sqlite:///{(self.home / 'register.sqlite3').resolve()}"

    @property
    def jobs(self) -> str:
        """The address of the queue of jobs, SQLite under `home` unless set."""
        return self.jobs_url or f"sqlite:///{(self.home / 'jobs.sqlite3').resolve()}"

    @cached_property
    def public_host(self) -> str:
        """Host and port of the public address, in lower case."""
        return urlsplit(self.public_url).netloc

    @cached_property
    def secure(self) -> bool:
        """Whether the public address is https."""
        return self.public_url.startswith("https://")

    @cached_property
    def loopback(self) -> bool:
        """Whether the public address points at this very machine."""
        host = urlsplit(self.public_url).hostname or ""
        if host == "localhost":
            return True
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return False

    @property
    def index_folder(self) -> Path:
        """Where the search index lives; it can be thrown away."""
        return self.home / "index"

    @property
    def media_folder(self) -> Path:
        """Where photographs are stored."""
        return self.home / "media"

    @property
    def reports_folder(self) -> Path:
        """Where the photographs of reports lie; served by nothing."""
        return self.media_folder / "reports"

    @property
    def places_folder(self) -> Path:
        """Where the pictures of places lie."""
        return self.media_folder / "places"

    @property
    def lists_folder(self) -> Path:
        """Where stall lists lie between being sent and being applied; served by nothing."""
        return self.media_folder / "stall-lists"

    @property
    def keys_folder(self) -> Path:
        """Where keys are stored; back it up apart from the database."""
        return self.home / "keys"


def load_settings() -> Settings:
    """Read the settings; raises WrongSettings naming each variable that is wrong."""
    try:
        return Settings()
    except ValidationError as wrong:
        lines = []
        for error in wrong.errors():
            name = f"OCOP_{str(error['loc'][0]).upper()}"
            shown = "(hidden)" if "SECRET" in name else _without_password(repr(error["input"]))
            lines.append(f"{name}={shown}: {error['msg']}")
        raise WrongSettings("\n".join(lines)) from None


def _without_password(address: str) -> str:
    return re.sub(r"(://[^/@:]*):[^/@]*@", r"\1:***@", address)


def require_for_production(settings: Settings, *, demonstration: bool) -> None:
    """Refuse a public start without an operator and a secret; raises WrongSettings."""
    if demonstration or settings.loopback:
        return
    missing = []
    if settings.operator is None:
        missing.append(
            "OCOP_OPERATOR is required: name | address | contact | official (or nothing)"
        )
    if len(settings.secret_key) < SHORTEST_SECRET:
        missing.append(f"OCOP_SECRET_KEY is required: at least {SHORTEST_SECRET} characters")
    if missing:
        raise WrongSettings("\n".join(missing))


def secret_key(settings: Settings) -> str:
    """The secret key as set or, on a loopback or demonstration start, one kept in `home`."""
    if settings.secret_key:
        return settings.secret_key
    path = settings.keys_folder / "secret"
    return read_or_create_key(path)


def read_or_create_key(path: Path) -> str:
    """A random key kept in a file that only its owner can read; made once, also by two at once."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    if not path.exists():
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48))
        try:
            path.hardlink_to(fresh)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()
