"""The steps of a draft on its way to the agents: each gives the draft as it is then and the line for its history.

Whatever agents read was read before by somebody who did not write it.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from app.domain.article_draft import ArticleDraft, ArticleStep, ArticleStepKind, ChangedDraft, DraftState
from app.domain.errors import DomainError
from app.domain.work_steps import Act
from knowledgebase.article import Article

_ASKABLE: Final = frozenset({DraftState.WRITING, DraftState.IN_REVIEW})
_ON_ITS_WAY: Final = frozenset({DraftState.IN_REVIEW, DraftState.SCHEDULED})


def write(draft: ArticleDraft, act: Act, article: Article, note: str) -> ChangedDraft:
    """Keep what was written; a draft that others were reading is being written again.

    Raises:
        DomainError: `article-title-missing`.
    """
    if not article.title.strip():
        raise DomainError("article-title-missing", field="title")
    written = replace(draft, article=article, note=note.strip(), authors=_with_author(draft.authors, act.person_id))
    if draft.state is not DraftState.WRITING:
        return _changed(_back_to_writing(written), act, ArticleStepKind.TAKEN_BACK)
    return _changed(written, act, ArticleStepKind.WRITTEN if draft.revision else ArticleStepKind.BEGUN)


def ask_review(
    draft: ArticleDraft, act: Act, reviewer_id: UUID | None, publish_on: date | None, note: str
) -> ChangedDraft:
    """Ask somebody, or with None anybody who did not write it, to read it; then it is published, at once or on a day.

    Raises:
        DomainError: `draft-empty`, `draft-note-missing`, `publish-day-past`, `reviewer-is-author`, `draft-not-writing`.
    """
    if draft.state not in _ASKABLE:
        raise DomainError("draft-not-writing")
    if not any(section.text.strip() for section in draft.article.sections):
        raise DomainError("draft-empty", field="sections")
    if draft.base_version and not note.strip():
        raise DomainError("draft-note-missing", field="note")
    if publish_on is not None and publish_on < act.today:
        raise DomainError("publish-day-past", field="publish_on")
    if reviewer_id in draft.authors:
        raise DomainError("reviewer-is-author", field="reviewer")
    asked = replace(
        draft, state=DraftState.IN_REVIEW, reviewer_id=reviewer_id, publish_on=publish_on, note=note.strip()
    )
    return _changed(asked, act, ArticleStepKind.REVIEW_ASKED)


def take_back(draft: ArticleDraft, act: Act) -> ChangedDraft:
    """Write on, although it was given to a reader or waits for its day.

    Raises:
        DomainError: `draft-not-in-review`.
    """
    if draft.state not in _ON_ITS_WAY:
        raise DomainError("draft-not-in-review")
    return _changed(_back_to_writing(draft), act, ArticleStepKind.TAKEN_BACK)


def send_back(draft: ArticleDraft, act: Act, text: str) -> ChangedDraft:
    """The second reader says what must be better.

    Raises:
        DomainError: `send-back-text-missing`, and those of `check_reader`.
    """
    check_reader(draft, act.person_id)
    if not text.strip():
        raise DomainError("send-back-text-missing", field="text")
    return _changed(_back_to_writing(draft), act, ArticleStepKind.SENT_BACK, text.strip())


def approve(draft: ArticleDraft, act: Act) -> ChangedDraft:
    """The second reader finds it good: it may be published as soon as its day is there.

    Raises:
        DomainError: those of `check_reader`.
    """
    check_reader(draft, act.person_id)
    approved = replace(draft, state=DraftState.SCHEDULED, approved_by=act.person_id)
    return _changed(approved, act, ArticleStepKind.APPROVED)


def follow_import(
    draft: ArticleDraft, version: int, words: Iterable[str], is_other_text: bool, at: datetime
) -> ChangedDraft:
    """An import made `version`: the draft begins from that one, with the search words that came.

    With `is_other_text` it is being written again: who read it did not see what the import brought.
    """
    all_words = tuple(dict.fromkeys((*draft.article.search_words, *words)))
    article = replace(draft.article, search_words=all_words)
    followed = replace(draft, article=article, base_version=version, revision=draft.revision + 1, changed_at=at)
    if not is_other_text or draft.state is DraftState.WRITING:
        return ChangedDraft(followed, ArticleStep(draft.id, ArticleStepKind.WRITTEN, at))
    return ChangedDraft(_back_to_writing(followed), ArticleStep(draft.id, ArticleStepKind.TAKEN_BACK, at))


def publish(draft: ArticleDraft, at: datetime, today: date, version: int) -> ChangedDraft:
    """Agents read it from now on, as `version`; the draft is done with. The programme does this: a person approved it.

    Raises:
        DomainError: `draft-not-approved`: nobody but its authors read it, or its day is not there yet.
    """
    if not is_due(draft, today):
        raise DomainError("draft-not-approved")
    article = replace(draft.article, version=version)
    published = replace(draft, article=article, revision=draft.revision + 1, changed_at=at)
    return ChangedDraft(published, ArticleStep(draft.id, ArticleStepKind.PUBLISHED, at, None, draft.note, version))


def is_due(draft: ArticleDraft, today: date) -> bool:
    """Whether it may be published: read by somebody who did not write it, and its day is there."""
    is_read = draft.approved_by is not None and draft.approved_by not in draft.authors
    is_time = draft.publish_on is None or draft.publish_on <= today
    return draft.state is DraftState.SCHEDULED and is_read and is_time


def check_reader(draft: ArticleDraft, person_id: UUID) -> None:
    """Whether the person may be the second reader now.

    Raises:
        DomainError: `draft-not-in-review`, `reviewer-is-author`, `review-for-other`.
    """
    if draft.state is not DraftState.IN_REVIEW:
        raise DomainError("draft-not-in-review")
    if person_id in draft.authors:
        raise DomainError("reviewer-is-author")
    if draft.reviewer_id not in (None, person_id):
        raise DomainError("review-for-other")


def _with_author(authors: tuple[UUID, ...], person_id: UUID) -> tuple[UUID, ...]:
    return (*(author for author in authors if author != person_id), person_id)


def _back_to_writing(draft: ArticleDraft) -> ArticleDraft:
    """Whom it was given to and its day stay, to be asked again."""
    return replace(draft, state=DraftState.WRITING, approved_by=None)


def _changed(draft: ArticleDraft, act: Act, kind: ArticleStepKind, text: str = "") -> ChangedDraft:
    saved = replace(draft, revision=draft.revision + 1, changed_at=act.at)
    return ChangedDraft(saved, ArticleStep(draft.id, kind, act.at, act.person_id, text))
