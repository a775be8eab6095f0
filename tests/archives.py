"""What tests of backups work with: databases with everything in them, and backups as bytes."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from app.domain.log import LogAction, LogAuthor, LogObject
from app.domain.receipt import ReceiptForm
from app.persistence.database import SqlDatabase
from app.services.archive_ports import Contents
from app.services.archiving import make_backup
from tests.builders import SEAT_ID, a_receipt
from tests.integration.test_migrations import fill
from tests.simulated_year import simulate

YEAR = 2026
ODD_TEXT = 'é "ë"\\n\n\u2028 \U0001f600 \t</x>'
AUTHOR = LogAuthor(UUID(int=5), "A. Jansen", "BAL3")


class Clock:
    """A moment that stands still."""

    def now(self) -> datetime:
        """Now, UTC."""
        return datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def today(self) -> date:
        """The local day."""
        return date(2026, 11, 22)


def no_progress(_percent: int) -> None:
    """Nobody waits for it."""


def put_everything(database: SqlDatabase, url: str, contacts: int = 60) -> None:
    """A year at a contact centre, articles that are written, and lines in the log."""
    simulate(database, contacts)
    contact = fill(url)
    with database.write() as tx:
        sequence = tx.receipts.next_sequence(SEAT_ID, YEAR)
        receipt = a_receipt(contact_id=contact.id, sequence=sequence)
        tx.receipts.add(receipt)
        tx.receipts.record_issue(receipt.id, ReceiptForm.A5, Clock().now())
        tx.attachments.put(bytes(range(256)))
        tx.searches.add_gap(ODD_TEXT, Clock().now() + timedelta(microseconds=1))
    for number in range(7):
        with database.write() as tx:
            tx.log.append(AUTHOR.event(LogAction.SEEN, LogObject.CONTACT, number, UUID(int=number)))


def backup_of(database: SqlDatabase, file: Path) -> Contents:
    """Make one, without a sound."""
    return make_backup(database, file, Clock(), AUTHOR, no_progress)


def members(file: Path) -> dict[str, bytes]:
    """The rows of every table in a backup, as they are written in it."""
    with zipfile.ZipFile(file) as opened:
        return {name: opened.read(name) for name in opened.namelist() if name != "manifest.json"}


Change = Callable[[dict[str, Any], dict[str, bytes]], None]


def rewritten(file: Path, target: Path, change: Change) -> Path:
    """The backup with its manifest and members changed."""
    with zipfile.ZipFile(file) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    manifest = json.loads(parts.pop("manifest.json"))
    change(manifest, parts)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, content in parts.items():
            made.writestr(name, content)
        made.writestr("manifest.json", json.dumps(manifest))
    return target


def lines_changed(table: str, change: Callable[[list[bytes]], list[bytes]]) -> Change:
    """Other rows in one table, with counts and digest made right: who forges a backup can do that too."""

    def forge(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
        lines = change(parts[f"{table}.jsonl"].splitlines(keepends=True))
        content = parts[f"{table}.jsonl"] = b"".join(lines)
        member = next(each for each in manifest["tables"] if each["table"] == table)
        member |= {"rows": len(lines), "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}

    return forge
