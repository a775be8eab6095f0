"""What the editors' screens show."""

from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Final
from uuid import UUID

from app.domain.article_draft import ArticleDraft, ArticleStep, ArticleStepKind
from app.domain.article_feedback import ArticleFeedback
from app.domain.editor_tasks import EditorTask
from app.services.editing_ports import NEVER_USED, ArticleUse, DraftLine, VersionLine
from app.services.visible_changes import seen_differences
from knowledgebase.article import Article
from knowledgebase.difference import PartDifference

_WHILE_WRITING: Final = frozenset({ArticleStepKind.WRITTEN, ArticleStepKind.SENT_BACK})


@dataclass(frozen=True, slots=True)
class EditorList:
    """Everything that waits for an editor: drafts, changed last first, and tasks, due first first."""

    drafts: tuple[DraftLine, ...]
    tasks: tuple[EditorTask, ...]


@dataclass(frozen=True, slots=True)
class Editing:
    """One article as its editor sees it.

    `draft` has revision 0 while nothing was saved: then it is what agents see, or empty. `published` is what agents see
    now, or None. `versions` and `feedback` are newest first, `steps` too. `use` is of the last 30 days. `searched` are
    searches that led to the article and are not among its search words, with how often. `present` are the others who
    have it open.
    """

    draft: ArticleDraft
    published: Article | None = None
    versions: tuple[VersionLine, ...] = ()
    steps: tuple[ArticleStep, ...] = ()
    feedback: tuple[ArticleFeedback, ...] = ()
    use: ArticleUse = NEVER_USED
    searched: tuple[tuple[str, int], ...] = ()
    present: tuple[UUID, ...] = ()

    @property
    def sent_back(self) -> ArticleStep | None:
        """What the second reader said must be better; None when nobody did, or a reader was asked again."""
        after = takewhile(lambda step: step.kind in _WHILE_WRITING, self.steps)
        return next((step for step in after if step.kind is ArticleStepKind.SENT_BACK), None)


@dataclass(frozen=True, slots=True)
class ArticleChangeNote:
    """What changed lately in an article, for agents; `published_at` is UTC and `note` in the words of its editor.

    `before` and `after` are the two versions.
    """

    published_at: datetime
    note: str
    before: Article
    after: Article

    @property
    def version(self) -> int:
        """The version that brought the change."""
        return self.after.version

    @property
    def differences(self) -> tuple[PartDifference, ...]:
        """What agents see of it, part by part; of long texts this takes some ten milliseconds."""
        return seen_differences(self.before, self.after)
