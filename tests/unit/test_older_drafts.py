"""A file that an older programme wrote has no fields of later: it opens with what they are at the start."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec

from app.domain.draft import ContactDraft, Desk, SurveyDraft, SurveyWay
from app.domain.not_direct_reason import NotDirectReason
from tests.builders import a_draft, a_subject_draft

DRAFT = a_draft(
    subjects=(a_subject_draft(reason=NotDirectReason.NO_ACCESS, reason_chosen=True),),
    talk_ended_at=datetime(2026, 11, 24, 9, 50, tzinfo=UTC),
    survey=SurveyDraft(SurveyWay.SPOKEN, 8),
    desk=Desk("parkeerboete", "product", filters=(("owner", "parkeren"),), found_by="boete"),
)


def written() -> Any:
    """What stands in the file, as plain lists and dictionaries."""
    return msgspec.json.decode(msgspec.json.encode(DRAFT))


def opened(content: Any) -> ContactDraft:
    return msgspec.json.decode(msgspec.json.encode(content), type=ContactDraft)


def test_a_draft_of_before_there_were_filters_opens_with_its_kind() -> None:
    older = written()
    for name in ("filters", "found_by"):
        del older["desk"][name]
    assert opened(older) == replace(DRAFT, desk=replace(DRAFT.desk, filters=(), found_by=""))


def test_a_draft_of_before_there_were_figures_opens_without_reason_wrap_up_and_mark() -> None:
    older = written()
    del older["talk_ended_at"], older["survey"]
    for name in ("reason", "reason_chosen"):
        del older["subjects"][0][name]
    subject = replace(DRAFT.subjects[0], reason=None, reason_chosen=False)
    assert opened(older) == replace(DRAFT, talk_ended_at=None, survey=None, subjects=(subject,))
