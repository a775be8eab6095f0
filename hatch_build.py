"""Compiles the translations while the package is built, also for an editable installation."""

import os
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
            beside = source.with_suffix(f".{os.getpid()}")
            with beside.open("wb") as compiled:
                write_mo(compiled, catalogue)
            beside.replace(source.with_suffix(".mo"))  # all at once: a program that starts now may be reading it
