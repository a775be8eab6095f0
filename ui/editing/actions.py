"""What an editor can do with the open article. Knows no Qt."""

from enum import StrEnum
from uuid import UUID

from app.domain.article_draft import ArticleDraft, DraftState
from app.services.editing_views import Editing
from resources.translations import _


class EditAction(StrEnum):
    """A step with an article, or with what waits for an editor."""

    BEGIN = "begin"
    SAVE = "save"
    ASK_REVIEW = "ask_review"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    TAKE_BACK = "take_back"
    COMPARE = "compare"
    DISCARD = "discard"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    ATTACH = "attach"
    ANSWER_FEEDBACK = "answer_feedback"
    TAKE_TASK = "take_task"
    PUT_ASIDE = "put_aside"


AGENTS_SEE_IT = (EditAction.APPROVE, EditAction.WITHDRAW)  # what agents find may differ from now on


def actions_of(editing: Editing, person_id: UUID, is_typed: bool, may_approve: bool = True) -> tuple[EditAction, ...]:
    """What this person may do with the article, what goes on first; `is_typed` means that something was not saved."""
    draft = editing.draft
    has_draft = draft.revision > 0 or is_typed
    both = EditAction.COMPARE if editing.published and (has_draft or len(editing.versions) > 1) else None
    away = EditAction.DISCARD if has_draft else None
    gone = EditAction.WITHDRAW if editing.published else None
    return tuple(
        action for action in (*_going_on(draft, person_id, has_draft, may_approve), both, away, gone) if action
    )


def _going_on(draft: ArticleDraft, person_id: UUID, has_draft: bool, may_approve: bool) -> tuple[EditAction, ...]:
    if draft.state is DraftState.WRITING:
        return (EditAction.ASK_REVIEW,) if has_draft else ()
    if may_approve and is_reader(draft, person_id):
        return (EditAction.APPROVE, EditAction.SEND_BACK, EditAction.TAKE_BACK)
    return (EditAction.TAKE_BACK,)


def is_reader(draft: ArticleDraft, person_id: UUID) -> bool:
    """Whether the draft waits for this person to read it: asked, or anybody was, and not among its authors."""
    is_asked = draft.reviewer_id in (None, person_id)
    return draft.state is DraftState.IN_REVIEW and is_asked and person_id not in draft.authors


def action_name(action: EditAction, draft: ArticleDraft) -> str:
    """The step as its button says it."""
    return {
        EditAction.SAVE: _("Save"),
        EditAction.ASK_REVIEW: _("To the second reader"),
        EditAction.APPROVE: _("Approve and schedule") if draft.publish_on else _("Approve and publish"),
        EditAction.SEND_BACK: _("Send back"),
        EditAction.TAKE_BACK: _("Take back to change it"),
        EditAction.COMPARE: _("Compare with v{version}").format(version=draft.base_version),
        EditAction.DISCARD: _("Throw the draft away"),
        EditAction.WITHDRAW: _("Withdraw article …"),
    }[action]


def done_words(action: EditAction) -> str:
    """What was done, in one line; beginning and saving show themselves."""
    return {
        EditAction.ASK_REVIEW: _("The second reader was asked."),
        EditAction.APPROVE: _("The article was approved."),
        EditAction.SEND_BACK: _("The draft went back to its author."),
        EditAction.TAKE_BACK: _("You can change the draft again."),
        EditAction.DISCARD: _("The draft was thrown away."),
        EditAction.WITHDRAW: _("The article was withdrawn: agents do not find it any more."),
        EditAction.RESTORE: _("The older version stands here as a draft."),
        EditAction.ATTACH: _("The file was attached: describe what it shows."),
        EditAction.ANSWER_FEEDBACK: _("The colleague who reported it sees your answer."),
        EditAction.TAKE_TASK: _("This is yours now."),
        EditAction.PUT_ASIDE: _("It was put aside, with your reason."),
    }[action]
