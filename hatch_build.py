"""Compiles the translations while the package is built, also for an editable installation."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface[BuilderConfig]):
    """Writes a .mo file beside every .po file."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a wheel or an editable installation is made."""
        for source in Path(self.root, "resources", "translations").glob("*.po"):
            with source.open("rb") as file:
                catalogue = read_po(file, locale=source.stem)
            with source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, catalogue)
