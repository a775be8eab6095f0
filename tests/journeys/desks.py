"""Who sits at the window: people take turns at one workplace."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from app.bootstrap import open_store
from app.settings import load_settings, save_settings
from ui.driver import WindowDriver


class OneDesk:
    """One person at a time; who sat there before closes the window first."""

    def __init__(self, data: Path, open_window: Callable[[], WindowDriver]) -> None:
        self._data, self._open_window = data, open_window
        self._open: WindowDriver | None = None

    def sit_down(self, name: str) -> WindowDriver:
        """The window as this person uses it."""
        if self._open is not None:
            self._open.stop()
        save_settings(self._data, replace(load_settings(self._data), person_id=self._person(name)))
        self._open = self._open_window()
        return self._open

    def _person(self, name: str) -> UUID:
        database = open_store(self._data)
        with database.read() as tx:
            found = next(person.id for person in tx.organisation.people() if person.name == name)
        database.close()
        return found
