"""What an import does with each article and each record of the file."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final
from uuid import UUID

from knowledgebase.catalogues.refusals import RefusalReason


class ImportStep(StrEnum):
    """What happens; CONFLICT: edited here and changed there, ours stays. GONE: no longer in the file, it stays."""

    NEW = "new"
    CHANGED = "changed"
    CONFLICT = "conflict"
    GONE = "gone"
    WITHDRAWN = "withdrawn"
    LEFT_ALONE = "left_alone"
    REFUSED = "refused"
    SAME = "same"


class Because(StrEnum):
    """Why an article is left alone, or why search words find no article."""

    WITHDRAWN_HERE = "withdrawn-here"
    OTHER_SOURCE = "other-source"
    EDITED_AND_GONE = "edited-and-gone"
    NO_SUCH_ARTICLE = "no-such-article"
    SEVERAL_ARTICLES = "several-articles"


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One article or record; `article_id` is None for a refused one.

    `parts` are keys of what changes, or would, as in `knowledgebase.difference`; `words` are search words that come.
    """

    step: ImportStep
    title: str
    article_id: UUID | None = None
    parts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    reason: RefusalReason | Because | None = None


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the person said: where the file goes before what was edited here, and whether what it lacks is withdrawn."""

    take_theirs: frozenset[UUID] = frozenset()
    take_all_theirs: bool = False
    withdraw_gone: bool = False

    def decided(self, line: ImportLine) -> ImportLine:
        """The line as it is carried out."""
        if line.step is ImportStep.CONFLICT and (self.take_all_theirs or line.article_id in self.take_theirs):
            return replace(line, step=ImportStep.CHANGED)
        if line.step is ImportStep.GONE and self.withdraw_gone:
            return replace(line, step=ImportStep.WITHDRAWN)
        return line


NOTHING_CHOSEN: Final = ImportChoices()
"""Ours stays, and so does what the file no longer has."""

STORING: Final = frozenset({ImportStep.NEW, ImportStep.CHANGED, ImportStep.WITHDRAWN})
"""Steps that change the knowledge base."""
