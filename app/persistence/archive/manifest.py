"""What a backup says of itself."""

from datetime import datetime
from typing import Final

import msgspec

from app.services.archive_ports import Contents

FORMAT_VERSION: Final = 1
MANIFEST: Final = "manifest.json"


class Member(msgspec.Struct, frozen=True):
    """The rows of one table: how many lines and bytes they are, and the SHA-256 of those bytes."""

    table: str
    columns: tuple[str, ...]
    rows: int
    bytes: int
    sha256: str

    @property
    def name(self) -> str:
        """Its name in the zip."""
        return f"{self.table}.jsonl"


class Version(msgspec.Struct, frozen=True):
    """What every format will have."""

    format_version: int


class Manifest(msgspec.Struct, frozen=True):
    """The whole backup; tables that others refer to come first."""

    format_version: int
    schema_version: str
    made_at: datetime
    log_number: int
    log_hash: str
    tables: tuple[Member, ...]

    @property
    def contents(self) -> Contents:
        """How many rows it must have, and how its log ends."""
        return Contents({member.table: member.rows for member in self.tables}, self.log_number, self.log_hash)
