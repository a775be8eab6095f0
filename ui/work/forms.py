"""What each step is called, and what must be filled in for it. Knows no Qt."""

from dataclasses import dataclass

from resources.translations import _
from ui.work.actions import WorkAction


@dataclass(frozen=True, slots=True)
class StepForm:
    """The sheet of one step; a part that is not asked is left out.

    `text` is what the text is called, `text_required` whether the step cannot do without. `asks_day` is "" or whether
    the day "may" or "must" be chosen.
    """

    action: WorkAction
    title: str
    text: str = ""
    text_required: bool = True
    asks_unit: bool = False
    asks_person: bool = False
    asks_director: bool = False
    asks_day: str = ""
    asks_reached: bool = False
    help: str = ""


def action_name(action: WorkAction) -> str:
    """The step as its button says it."""
    return {
        WorkAction.TAKE: _("Take"),
        WorkAction.ANSWER: _("Give answer"),
        WorkAction.REPLY: _("Reply"),
        WorkAction.CLOSE: _("Close without an answer"),
        WorkAction.CALL: _("Call attempt"),
        WorkAction.NOTE: _("Make a note"),
        WorkAction.RETURN: _("Back to contact centre"),
        WorkAction.PASS_ON: _("Pass on"),
        WorkAction.ASSIGN: _("Assign"),
        WorkAction.ASK_UNIT: _("Ask a unit"),
        WorkAction.ASK_CONTACT_CENTRE: _("Ask the contact centre"),
        WorkAction.WAIT: _("Wait for the customer"),
        WorkAction.RESUME: _("Take up again"),
        WorkAction.RENEW_PROMISE: _("New promise"),
        WorkAction.REMIND: _("Customer asks again"),
        WorkAction.REOPEN: _("Open again"),
        WorkAction.DIRECT: _("Give the direction to …"),
    }[action]


def form_of(action: WorkAction) -> StepForm | None:
    """The form of a step; None when it asks nothing, or its text stands in the answer box."""
    return _FORMS[action]() if action in _FORMS else None


def _call() -> StepForm:
    return StepForm(WorkAction.CALL, _("Call attempt"), _("What was said"), text_required=False, asks_reached=True)


def _note() -> StepForm:
    help_ = _("The customer does not see this.")
    return StepForm(WorkAction.NOTE, _("Make a note"), _("Note for colleagues"), help=help_)


def _return() -> StepForm:
    return StepForm(WorkAction.RETURN, _("Back to the contact centre"), _("Why does it go back?"))


def _pass_on() -> StepForm:
    help_ = _("It leaves your team; the promise to the customer stays.")
    why = _("What should they know?")
    return StepForm(WorkAction.PASS_ON, _("Pass on"), why, False, asks_unit=True, asks_person=True, help=help_)


def _assign() -> StepForm:
    return StepForm(WorkAction.ASSIGN, _("Assign"), asks_person=True)


def _ask_unit() -> StepForm:
    help_ = _("The answer comes back to you; you stay the one who answers the customer.")
    return StepForm(WorkAction.ASK_UNIT, _("Ask a unit"), _("What do you want to know?"), asks_unit=True, help=help_)


def _ask_contact_centre() -> StepForm:
    return StepForm(WorkAction.ASK_CONTACT_CENTRE, _("Ask the contact centre"), _("What do you want to know?"))


def _wait() -> StepForm:
    return StepForm(WorkAction.WAIT, _("Wait for the customer"), _("What must the customer do?"), asks_day="may")


def _renew() -> StepForm:
    help_ = _("The customer is told by e-mail when that is allowed; otherwise tell them yourself.")
    why = _("Why does it take longer?")
    return StepForm(WorkAction.RENEW_PROMISE, _("New promise"), why, asks_day="must", help=help_)


def _close() -> StepForm:
    help_ = _("Only when no answer is needed any more.")
    return StepForm(WorkAction.CLOSE, _("Close without an answer"), _("Why is nothing more done?"), help=help_)


def _reopen() -> StepForm:
    help_ = _("The customer is told by e-mail when that is allowed; otherwise tell them yourself.")
    return StepForm(WorkAction.REOPEN, _("Open again"), _("Why is it opened again?"), help=help_)


def _direct() -> StepForm:
    help_ = _("From now on this person keeps the overview, of every part that is still open.")
    return StepForm(WorkAction.DIRECT, _("Give the direction to …"), asks_director=True, help=help_)


_FORMS = {
    WorkAction.CALL: _call,
    WorkAction.NOTE: _note,
    WorkAction.RETURN: _return,
    WorkAction.PASS_ON: _pass_on,
    WorkAction.ASSIGN: _assign,
    WorkAction.ASK_UNIT: _ask_unit,
    WorkAction.ASK_CONTACT_CENTRE: _ask_contact_centre,
    WorkAction.WAIT: _wait,
    WorkAction.RENEW_PROMISE: _renew,
    WorkAction.CLOSE: _close,
    WorkAction.REOPEN: _reopen,
    WorkAction.DIRECT: _direct,
}
