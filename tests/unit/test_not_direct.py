"""Why a subject was not answered directly: the likely reason, unless the agent says another."""

from dataclasses import replace

import pytest

from app.domain import drafting
from app.domain.contact import Outcome
from app.domain.draft import ContactDraft
from app.domain.ids import new_id
from app.domain.not_direct import reason_of
from app.domain.not_direct_reason import NotDirectReason
from knowledgebase.article import Article, FirstLine
from tests.builders import a_draft, a_subject_draft, an_article

HANDS_OFF = an_article(first_line=FirstLine.HAND_OFF)
DIRECT = {Outcome.ANSWERED_DIRECTLY, Outcome.ANSWERED_AFTER_CONSULTING, Outcome.APPOINTMENT_MADE}
WITHOUT = {*DIRECT, Outcome.CONNECTION_LOST, None}


def about(article: Article, outcome: Outcome | None = Outcome.HANDED_OFF) -> ContactDraft:
    """A contact about an article, ended like this."""
    draft = drafting.add_article(a_draft(), new_id(), article)
    return drafting.change_subject(draft, replace(draft.subjects[0], outcome=outcome))


def reason(draft: ContactDraft) -> NotDirectReason | None:
    return reason_of(draft.subjects[0])


def test_an_article_that_says_to_hand_off_makes_a_decision_likely() -> None:
    assert reason(about(HANDS_OFF)) is NotDirectReason.DECISION_NEEDED
    assert reason(about(an_article())) is None


def test_a_subject_in_own_words_had_no_article() -> None:
    draft = drafting.add_free_subject(a_draft(), new_id(), "Losse tegel")
    returns = drafting.set_outcome(draft, Outcome.CUSTOMER_RETURNS)
    assert reason(returns) is NotDirectReason.NO_ARTICLE


@pytest.mark.parametrize("outcome", [*Outcome, None])
def test_only_what_was_not_answered_directly_has_a_reason(outcome: Outcome | None) -> None:
    subject = a_subject_draft(outcome=outcome, reason=NotDirectReason.OTHER, reason_chosen=True)
    assert (reason_of(subject) is None) is (outcome in WITHOUT)


@pytest.mark.parametrize("chosen", [*NotDirectReason, None])
def test_what_the_agent_chose_counts_also_after_a_newer_version_was_read(chosen: NotDirectReason | None) -> None:
    draft = about(HANDS_OFF)
    draft = drafting.choose_reason(draft, draft.subjects[0].id, chosen)
    again = drafting.add_article(draft, new_id(), replace(HANDS_OFF, version=2))
    assert reason(again) is chosen


def test_a_newer_version_may_make_another_reason_likely() -> None:
    again = drafting.add_article(about(HANDS_OFF), new_id(), replace(HANDS_OFF, first_line=FirstLine.ANSWER))
    assert reason(again) is None


def test_a_reason_for_a_subject_that_is_gone_changes_nothing() -> None:
    draft = about(HANDS_OFF)
    assert drafting.choose_reason(draft, new_id(), NotDirectReason.OTHER) == draft
