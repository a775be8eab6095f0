"""What editors typed and did not save yet, for each article. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from app.domain.article_draft import ArticleText
from app.services.editing_views import Editing


class Keeper(Protocol):
    """Brings what is typed to disk."""

    def keep(self, draft: ArticleText) -> None:
        """What is typed in an article changed."""

    def forget(self, draft_id: UUID) -> None:
        """Nothing of it is unsaved any more."""


class Unsaved:
    """Texts that differ from what is saved; each change goes to the keeper at once."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._texts: dict[UUID, ArticleText] = {}

    def __contains__(self, article_id: UUID) -> bool:
        return article_id in self._texts

    @property
    def texts(self) -> tuple[ArticleText, ...]:
        """All of them, changed last at the end."""
        return tuple(self._texts.values())

    def restore(self, texts: Iterable[ArticleText]) -> None:
        """What was on disk is unsaved still."""
        self._texts |= {text.id: text for text in texts}

    def take_over(self, before: "Unsaved") -> None:
        """Go on with the texts of another one, and bring them to disk by the own keeper."""
        self._texts = before._texts  # the same: what is being saved for the other one is saved for both
        for text in self._texts.values():
            self._keeper.keep(text)

    def kept(self, article_id: UUID) -> ArticleText | None:
        """What is typed in an article and not saved."""
        return self._texts.get(article_id)

    def text(self, editing: Editing) -> ArticleText:
        """What stands in the fields: what is typed, or what is saved."""
        return self._texts.get(editing.draft.id) or text_of(editing)

    def type(self, editing: Editing, text: ArticleText) -> None:
        """The fields say this now; the same as what is saved is not unsaved."""
        if _is_saved(text, editing):
            self.forget(text.id)
        elif text != self._texts.get(text.id):
            self.put(text)

    def put(self, text: ArticleText) -> None:
        """Keep a text."""
        self._texts.pop(text.id, None)
        self._texts[text.id] = text
        self._keeper.keep(text)

    def forget(self, article_id: UUID) -> None:
        """Nothing of the article is unsaved."""
        if self._texts.pop(article_id, None) is not None:
            self._keeper.forget(article_id)

    def saved(self, text: ArticleText, editing: Editing) -> None:
        """`text` was saved and became `editing`; what was typed meanwhile goes on from there."""
        now = self._texts.get(text.id)
        if now is text:
            self.forget(text.id)
        elif now is not None:
            draft = editing.draft
            article = replace(now.article, slug=now.article.slug or draft.article.slug)
            self.put(replace(now, revision=draft.revision, base_version=draft.base_version, article=article))

    def drop_same(self, editing: Editing) -> None:
        """What is saved already, such as when the programme stopped just after saving, is not unsaved."""
        now = self._texts.get(editing.draft.id)
        if now is not None and editing.draft.revision and _is_same(now, text_of(editing)):
            self.forget(now.id)


def text_of(editing: Editing) -> ArticleText:
    """What is saved of an article."""
    draft = editing.draft
    return ArticleText(draft.id, draft.revision, draft.base_version, draft.article, draft.note)


def is_never_saved(editing: Editing) -> bool:
    """Whether the article is new, and nobody but its author knows it."""
    return editing.draft.revision == 0 and not editing.versions


def _is_saved(text: ArticleText, editing: Editing) -> bool:
    """Whether leaving it loses nothing; of a new article that is so while nothing stands in it."""
    if is_never_saved(editing):
        article = text.article
        has_facts = article.facts != editing.draft.article.facts
        parts = (article.sections, article.search_words, article.questions, article.script, article.attachments)
        return not (article.title.strip() or has_facts or any(parts))
    return _is_same(text, text_of(editing))


def _is_same(one: ArticleText, other: ArticleText) -> bool:
    return (one.article, one.note) == (other.article, other.note)
