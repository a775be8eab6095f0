"""Words for the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resources.translations import _, plural

if TYPE_CHECKING:  # the window shows itself before the services are loaded
    from app.services.status import Status


def today_words(status: Status, norm: int) -> str:
    """Contacts of today and the share answered directly."""
    contacts = plural("Today: {count} contact", "Today: {count} contacts", status.contacts)
    if status.direct_percent is None:
        return contacts
    share = _("{percent} % answered directly (norm {norm} %)").format(percent=status.direct_percent, norm=norm)
    return f"{contacts} · {share}"
