"""Steps of drafts, each inside one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from app.domain import publishing
from app.domain.article_draft import ArticleDraft, ArticleStep, ArticleStepKind, ArticleText, ChangedDraft, DraftState
from app.domain.errors import DomainError
from app.domain.work_steps import Act
from app.services.editing_ports import Publication
from app.services.ports import Transaction
from knowledgebase.article import Article
from knowledgebase.slugs import free_slug


def unchanged(tx: Transaction, article_id: UUID) -> ArticleDraft:
    """A draft in which nothing was written yet, of the newest version, also when that was withdrawn.

    Raises:
        DomainError: `article-unknown`.
    """
    versions = tx.articles.versions(article_id)
    if not versions:
        raise DomainError("article-unknown")
    article = version_of(tx, article_id, versions[0].version)
    return ArticleDraft(article, base_version=article.version)


def version_of(tx: Transaction, article_id: UUID, version: int) -> Article:
    """Any version that ever was published; DomainError `version-unknown`."""
    article = tx.articles.get_version(article_id, version)
    if article is None:
        raise DomainError("version-unknown")
    return article


def change(
    tx: Transaction, article_id: UUID, revision: int, step: Callable[[ArticleDraft], ChangedDraft]
) -> ArticleDraft:
    """Do a step of the draft as the person saw it.

    Raises:
        DomainError: `draft-changed`: it is not that any more, or it was published or thrown away.
    """
    draft = tx.drafts.get(article_id)
    if draft is None or draft.revision != revision:
        raise DomainError("draft-changed")
    changed = step(draft)
    tx.drafts.save(changed.draft, changed.step)
    return changed.draft


def save(tx: Transaction, text: ArticleText, act: Act) -> None:
    """Store what was written, unless it says what is stored already.

    Raises:
        DomainError: `draft-changed`, `article-title-missing`.
    """
    draft = _written_in(tx, text)
    if is_same(text, draft) and (draft.revision or draft.base_version):
        return
    changed = publishing.write(draft, act, replace(text.article, slug=draft.article.slug), text.note)
    if not changed.draft.article.slug:
        changed = _named(tx, changed)
    tx.drafts.save(changed.draft, changed.step)


def is_same(text: ArticleText, draft: ArticleDraft) -> bool:
    """Whether the text says what the draft says; a stable name is no text."""
    return replace(text.article, slug=draft.article.slug) == draft.article and text.note.strip() == draft.note


def is_saved(tx: Transaction, text: ArticleText) -> bool:
    """Whether what was typed stands in the draft that is stored."""
    draft = tx.drafts.get(text.id)
    return draft is not None and is_same(text, draft)


def restore(tx: Transaction, article_id: UUID, version: int, act: Act) -> None:
    """Begin a draft with the text of an earlier version.

    Raises:
        DomainError: `draft-exists`, `version-unknown`, `article-unknown`.
    """
    if tx.drafts.get(article_id) is not None:
        raise DomainError("draft-exists")
    draft = unchanged(tx, article_id)
    before = version_of(tx, article_id, version)
    article = replace(before, slug=draft.article.slug, version=draft.base_version)
    changed = publishing.write(draft, act, article, "")
    tx.drafts.save(changed.draft, replace(changed.step, version=version))


def publish(tx: Transaction, draft: ArticleDraft, at: datetime, today: date) -> None:
    """Give the agents what was approved."""
    slug = draft.article.slug
    if tx.articles.slugs().get(slug, draft.id) != draft.id:
        slug = _free_slug(tx, slug)
    author = draft.authors[-1] if draft.authors else None
    publication = Publication(author, draft.approved_by, draft.note)
    stored = tx.articles.put(replace(draft.article, slug=slug, modified_on=today), publication, at)
    published = publishing.publish(draft, at, today, stored.version)
    tx.drafts.remove(draft.id, draft.revision, published.step)


def withdraw(tx: Transaction, article_id: UUID, reason: str, replaced_by: UUID | None, act: Act) -> None:
    """Take an article away from agents; a draft that was on its way is not published over it.

    Raises:
        DomainError: `article-unknown`, `replacement-unknown`.
    """
    if tx.articles.get(article_id) is None:
        raise DomainError("article-unknown")
    if replaced_by == article_id or (replaced_by is not None and tx.articles.get(replaced_by) is None):
        raise DomainError("replacement-unknown", field="replaced_by")
    tx.articles.withdraw(article_id, reason, replaced_by, act.at)
    draft = tx.drafts.get(article_id)
    if draft is not None and draft.state is not DraftState.WRITING:
        taken = publishing.take_back(draft, act)
        tx.drafts.save(taken.draft, taken.step)
    tx.drafts.note(ArticleStep(article_id, ArticleStepKind.WITHDRAWN, act.at, act.person_id, reason))


def change_facts(tx: Transaction, ids: Iterable[UUID], changed: Callable[[Article], Article], act: Act) -> int:
    """Change what is for the office and not for customers, in new versions and in drafts; gives how many changed."""
    wanted = list(dict.fromkeys(ids))
    current = tx.articles.get_many(wanted)
    return sum(_change_facts(tx, article_id, current.get(article_id), changed, act) for article_id in wanted)


def being_written(tx: Transaction) -> set[UUID]:
    """Articles that have a draft."""
    return {line.id for line in tx.drafts.lines()}


def follow_import(tx: Transaction, article: Article, words: Iterable[str], is_other_text: bool, at: datetime) -> None:
    """An import made this version: the draft of the article begins from it now.

    `words` are search words that came with it. With `is_other_text` nobody read the draft beside what stands there now.
    """
    draft = tx.drafts.get(article.id)
    if draft is not None:
        changed = publishing.follow_import(draft, article.version, words, is_other_text, at)
        tx.drafts.save(changed.draft, changed.step)


def _change_facts(
    tx: Transaction, article_id: UUID, article: Article | None, changed: Callable[[Article], Article], act: Act
) -> bool:
    version = 0
    if article is not None and changed(article) != article:
        stored = tx.articles.put(changed(article), Publication(act.person_id), act.at)
        version = stored.version
        tx.drafts.note(ArticleStep(article_id, ArticleStepKind.PUBLISHED, act.at, act.person_id, "", version))
    draft = tx.drafts.get(article_id)
    if draft is None or (changed(draft.article) == draft.article and not version):
        return bool(version)
    again = replace(
        draft,
        article=changed(draft.article),
        base_version=version or draft.base_version,
        revision=draft.revision + 1,
        changed_at=act.at,
    )
    tx.drafts.save(again, ArticleStep(article_id, ArticleStepKind.WRITTEN, act.at, act.person_id))
    return True


def _written_in(tx: Transaction, text: ArticleText) -> ArticleDraft:
    """The draft that the text was typed in, as long as it is still the same."""
    draft = tx.drafts.get(text.id)
    if draft is None and text.base_version == 0 and not tx.articles.versions(text.id):  # also when it was thrown away
        return ArticleDraft(replace(text.article, slug="", title=""))
    if draft is None:
        draft = unchanged(tx, text.id)
    is_other = draft.revision != text.revision or (not draft.revision and draft.base_version != text.base_version)
    if is_other:
        raise DomainError("draft-changed")
    return draft


def _named(tx: Transaction, changed: ChangedDraft) -> ChangedDraft:
    article = changed.draft.article
    named = replace(article, slug=_free_slug(tx, article.title))
    return replace(changed, draft=replace(changed.draft, article=named))


def _free_slug(tx: Transaction, title: str) -> str:
    taken = tx.articles.slugs()
    return free_slug(title, lambda slug: slug in taken)
