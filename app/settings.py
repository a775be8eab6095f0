"""Choices of this seat: kept in `settings.json` in the data folder. No personal data."""

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import UUID

import msgspec

from app.domain.errors import WorldError


class Theme(StrEnum):
    """Colours of the screen; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class SmtpSecurity(StrEnum):
    """How the line to the mail server is secured: from the first word (TLS), after asking (STARTTLS), or not."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


LOCK_MINUTES = (2, 5, 10, 15, 30)
TEXT_PERCENTS = (100, 115, 130, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Settings:
    """`text_percent` scales all text; seat and person are chosen in the first-run wizard.

    With `server`, a URL without a password, the seat shares a PostgreSQL database; `workplace_id` is this installation.
    When people sign in, the screen locks after `lock_minutes` without a key or a movement.
    Without `smtp_host` no e-mail is sent. `mail_sender` is an address, or a name with an address between < and >.
    """

    language: str = "nl"
    theme: Theme = Theme.SYSTEM
    text_percent: int = 100
    seat_id: UUID | None = None
    person_id: UUID | None = None
    window: tuple[int, int, int, int] | None = None
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: SmtpSecurity = SmtpSecurity.STARTTLS
    smtp_user: str = ""
    mail_sender: str = ""
    server: str = ""
    workplace_id: UUID | None = None
    lock_minutes: int = 10


def data_folder() -> Path:
    """Where data lives when no folder is given: the platform's folder for this user."""
    from platformdirs import user_data_path

    return user_data_path("baliewijs", appauthor=False)


def load_settings(folder: Path) -> Settings:
    """Settings of this seat; the defaults when there are none or they cannot be read."""
    try:
        return msgspec.json.decode((folder / "settings.json").read_bytes(), type=Settings)
    except (OSError, msgspec.MsgspecError):
        return Settings()


def save_settings(folder: Path, settings: Settings) -> None:
    """Replace the settings whole.

    Raises:
        WorldError: `data-folder-unusable`; the earlier settings are untouched.
    """
    fresh = folder / "settings.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with fresh.open("wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(settings)))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(folder / "settings.json")
    except OSError as error:
        raise WorldError("data-folder-unusable") from error
