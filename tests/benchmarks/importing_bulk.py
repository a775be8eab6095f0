"""Taking in the catalogues of 165 municipalities, one after another, into one knowledge base."""

import resource
import sys
import tarfile
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from app.services.article_import import import_file
from app.services.import_lines import ImportStep
from app.services.import_report import ImportReport
from app.services.registry import Services
from tests.benchmarks.data_folders import data_folder, services_on
from tests.benchmarks.figures import Figure, figure, milliseconds

BULK = Path(__file__).resolve().parents[3] / "shared" / "data" / "sc" / "bulk-2023-10.tar.xz"
_PART = 0.2  # of the records: what is called the beginning and the end


@dataclass(slots=True)
class _Taken:
    """What one round brought: seconds, processor seconds and records of each file, and why records were left out."""

    seconds: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    records: list[int] = field(default_factory=list)
    steps: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, report: ImportReport, seconds: float, worked: float) -> None:
        """One file was taken in."""
        self.seconds.append(seconds)
        self.worked.append(worked)
        self.records.append(report.total)
        self.steps.update(entry.step.value for entry in report.entries)
        self.reasons.update(str(reason) for reason, count in report.refused_by_reason() for _each in range(count))

    def pace(self, first: bool) -> float:
        """Processor seconds for a thousand records at the beginning, or at the end."""
        pairs = list(zip(self.worked, self.records, strict=True))
        seconds = records = 0.0
        for each_seconds, each_records in pairs if first else reversed(pairs):
            seconds, records = seconds + each_seconds, records + each_records
            if records >= _PART * sum(self.records):
                break
        return 1000 * seconds / records


def measure() -> list[Figure]:
    """Every file once, and once more when nothing changed; the search index afterwards."""
    if not BULK.is_file():
        print("skipped: the catalogues of 165 municipalities are not beside the project, in ../shared/data/sc")
        return []
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(BULK) as bulk:
            bulk.extractall(folder, filter="data")
        files = sorted(Path(folder).rglob("*.xml"))
        services = services_on(data_folder("importing-bulk", articles=0))
        before = _peak_mb()
        first, after_first = _take_in(services, files), _peak_mb()
        again = _take_in(services, files)
        indexing = milliseconds(services.keeper.bring_up_to_date) / 1000
    return _figures(files, first, again, [indexing], (after_first - before, _peak_mb() - before))


def _take_in(services: Services, files: list[Path]) -> _Taken:
    taken = _Taken()
    for file in files:
        started, worked = time.perf_counter(), time.process_time()
        report = import_file(services.database, file, lambda _percent: None)
        taken.add(report, time.perf_counter() - started, time.process_time() - worked)
    return taken


def _figures(
    files: list[Path], first: _Taken, again: _Taken, indexing: list[float], memory: tuple[float, float]
) -> list[Figure]:
    total = sum(first.records)
    reasons = ", ".join(f"{reason} {count}" for reason, count in first.reasons.most_common())
    counts = ", ".join(f"{step} {count}" for step, count in first.steps.most_common())
    changed = again.steps[ImportStep.NEW] + again.steps[ImportStep.CHANGED]
    once = figure(f"import {total} records of {len(files)} municipalities", "s", [sum(first.seconds)], note=counts)
    begin = figure("processor time for 1,000 records, at the beginning", "s", [first.pace(first=True)])
    return [
        once,
        figure("all of them again", "s", [sum(again.seconds)], once, note=f"{changed} new or changed"),
        begin,
        figure("processor time for 1,000 records, at the end", "s", [first.pace(first=False)], begin),
        figure("the slowest file", "s", [max(first.seconds)]),
        figure("search index of all of them", "s", indexing),
        figure("memory at most, more than before", "MB", [memory[0]], note="after the first round"),
        figure("memory at most, with the second round and the index", "MB", [memory[1]]),
        figure("records left out", "", [float(sum(first.reasons.values()))], note=reasons),
    ]


def _peak_mb() -> float:
    """The most memory that this process ever had."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3
