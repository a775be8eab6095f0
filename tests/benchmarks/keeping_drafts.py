"""How long keeping what was typed takes: each time safe on disk before it counts."""

import os
import tempfile
from dataclasses import replace
from pathlib import Path

from app.domain.draft import ContactDraft
from app.journal.draft_journal import DraftJournal
from tests.benchmarks.data_folders import data_folder, services_on
from tests.benchmarks.drafts import three_subjects
from tests.benchmarks.figures import Figure, figure, milliseconds

TIMES = 200


def measure() -> list[Figure]:
    """With one running contact and with twenty, against a bare write of as many bytes."""
    folder = Path(tempfile.mkdtemp())
    journal = DraftJournal(folder / "journal", bytes(32))
    services = services_on(data_folder("keeping", articles=0))
    drafts = [three_subjects(services) for _ in range(20)]
    journal.keep(drafts[0])
    size = next((folder / "journal").glob("*.draft")).stat().st_size
    bare = figure(f"{size} bytes to a file, safe on disk", "ms", [_bare(folder / "bare", size) for _ in range(TIMES)])
    one = figure("keep a draft", "ms", _keeping(journal, drafts[:1]), bare)
    return [bare, one, figure("keep a draft, 20 contacts running", "ms", _keeping(journal, drafts), one)]


def _keeping(journal: DraftJournal, drafts: list[ContactDraft]) -> list[float]:
    changed = (replace(drafts[n % len(drafts)], note=f"{n}") for n in range(TIMES))
    return [milliseconds(lambda draft=draft: journal.keep(draft)) for draft in changed]  # type: ignore[misc]


def _bare(file: Path, size: int) -> float:
    def write() -> None:
        with file.open("wb") as out:
            out.write(bytes(size))
            out.flush()
            os.fsync(out.fileno())

    return milliseconds(write)
