"""How far a draft is, in words for who looks."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from app.domain.article_draft import ArticleDraft, DraftState
from app.services.editing_views import Editing
from knowledgebase.article import Article
from ui.editing.words import state_words
from ui.shared.names import Names

ME, COLLEAGUE = uuid4(), uuid4()
NAMES = Names(people={ME: "S. Bakker", COLLEAGUE: "N. Jansen"}, me=ME)
DRAFT = ArticleDraft(Article(uuid4(), "laadpaal", "Laadpaal"), revision=1, base_version=3)


def state(**changes: object) -> str:
    return state_words(Editing(replace(DRAFT, **changes)), NAMES, is_changed=True)  # type: ignore[arg-type]


@pytest.mark.parametrize("authors", [(ME,), (COLLEAGUE, ME), ()])
def test_who_writes_is_told_so(authors: tuple[UUID, ...]) -> None:
    assert state(authors=authors) == "You are writing version 4."


def test_the_draft_of_a_colleague_has_their_name() -> None:
    assert state(authors=(COLLEAGUE,)) == "Draft of version 4, by N. Jansen."


@pytest.mark.parametrize(("reviewer", "who"), [(ME, "you"), (COLLEAGUE, "N. Jansen"), (None, "any colleague")])
def test_a_draft_says_who_is_to_read_it(reviewer: UUID | None, who: str) -> None:
    assert state(state=DraftState.IN_REVIEW, reviewer_id=reviewer) == f"Waits for {who} to read it."
