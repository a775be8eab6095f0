"""What a benchmark measured, and how it is told: as Markdown for people, as JSON for programs."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import quantiles

_COLUMNS = ("what", "p50", "p95", "most", "unit", "n", "compared with", "ratio", "limit", "")


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured `n` times. `ratio` is of the p50s, with `against` measured in the same run.

    `limit` is what the product promises for `limited`: "p50", "p95" or "most"; none when it promises nothing.
    """

    what: str
    unit: str
    p50: float
    p95: float
    most: float
    n: int
    against: str = ""
    ratio: float | None = None
    limit: float | None = None
    limited: str = "p95"
    note: str = ""

    @property
    def is_kept(self) -> bool | None:
        """Whether the limit is kept; None without a limit."""
        return None if self.limit is None else bool(getattr(self, self.limited) <= self.limit)


def figure(
    what: str,
    unit: str,
    values: Sequence[float],
    against: Figure | None = None,
    limit: float | None = None,
    limited: str = "p95",
    note: str = "",
) -> Figure:
    """The figure of some measurements."""
    hundredths = quantiles(values, n=100, method="inclusive") if len(values) > 1 else [values[0]] * 99
    middle, high = hundredths[49], hundredths[94]
    return Figure(
        what,
        unit,
        middle,
        high,
        max(values),
        len(values),
        against.what if against else "",
        middle / against.p50 if against and against.p50 else None,
        limit,
        limited,
        note,
    )


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def to_json(figures: Sequence[Figure]) -> str:
    """A list of objects, one for each figure."""
    return json.dumps([asdict(each) | {"is_kept": each.is_kept} for each in figures], indent=2) + "\n"


def to_markdown(figures: Sequence[Figure]) -> str:
    """A table, its columns as wide as needed to read it without rendering."""
    rows = [_COLUMNS, *(_row(each) for each in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    padded = ([cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows)
    lines = ["| " + " | ".join(row) + " |" for row in padded]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines) + "\n"


def _row(each: Figure) -> tuple[str, ...]:
    kept = "kept" if each.is_kept else "BROKEN"
    limit = "" if each.limit is None else f"{each.limited} ≤ {_number(each.limit)}: {kept}"
    ratio = "" if each.ratio is None else f"{each.ratio:.2f} ×"
    numbers = (_number(each.p50), _number(each.p95), _number(each.most))
    return (each.what, *numbers, each.unit, str(each.n), each.against, ratio, limit, each.note)


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"
