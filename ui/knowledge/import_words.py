"""Words for what an import does with an article or a record."""

from app.services.import_lines import ImportLine, ImportStep
from app.services.import_report import reason_text
from resources.translations import _, plural
from ui.shared.part_words import part_name
from ui.shared.widgets.basics import Tone

TONES: dict[ImportStep, Tone] = {
    ImportStep.CONFLICT: "warn",
    ImportStep.NEW: "good",
    ImportStep.CHANGED: "info",
    ImportStep.GONE: "warn",
    ImportStep.WITHDRAWN: "info",
    ImportStep.REFUSED: "bad",
    ImportStep.LEFT_ALONE: "plain",
    ImportStep.SAME: "plain",
}
"""In the order in which a person looks through them."""


def step_name(step: ImportStep) -> str:
    """What happens, in a table."""
    return {
        ImportStep.CONFLICT: _("edited here: ours stays"),
        ImportStep.NEW: _("new"),
        ImportStep.CHANGED: _("changed"),
        ImportStep.GONE: _("no longer in the file: stays"),
        ImportStep.WITHDRAWN: _("withdrawn"),
        ImportStep.REFUSED: _("left out"),
        ImportStep.LEFT_ALONE: _("left alone"),
        ImportStep.SAME: _("the same"),
    }[step]


def step_chip(step: ImportStep, count: int) -> str:
    """How many there are, on a chip that filters."""
    return {
        ImportStep.CONFLICT: plural("{count} edited here", "{count} edited here", count),
        ImportStep.NEW: plural("{count} new", "{count} new", count),
        ImportStep.CHANGED: plural("{count} changed", "{count} changed", count),
        ImportStep.GONE: plural("{count} no longer in the file", "{count} no longer in the file", count),
        ImportStep.WITHDRAWN: plural("{count} withdrawn", "{count} withdrawn", count),
        ImportStep.REFUSED: plural("{count} left out", "{count} left out", count),
        ImportStep.LEFT_ALONE: plural("{count} left alone", "{count} left alone", count),
        ImportStep.SAME: plural("{count} the same", "{count} the same", count),
    }[step]


def detail_of(line: ImportLine) -> str:
    """Which search words come, which parts change, or why nothing happens."""
    if line.reason is not None:
        return reason_text(line.reason)
    return ", ".join(line.words or [_part(part) for part in line.parts])


def _part(part: str) -> str:
    beside_text = {"slug": _("Address in links"), "language": _("Language"), "source": _("Source")}
    return beside_text.get(part) or part_name(part)
