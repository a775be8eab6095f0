"""Words for the steps of a guided conversation and for what is wrong with them."""

from collections.abc import Sequence

from knowledgebase.article import ScriptStep
from knowledgebase.scripts import MAX_CHOICES, ScriptFault, ScriptProblem
from resources.translations import _

_MOST = 44  # characters of a step's text in a list


def step_name(position: int, step: ScriptStep) -> str:
    """The step by its number, from 1, and how it begins."""
    text = " ".join(step.text.split()) or _("no text yet")
    shown = text if len(text) <= _MOST else f"{text[: _MOST - 1].rstrip()}…"
    return f"{position + 1}. {shown}"


def problem_sentence(problem: ScriptProblem, script: Sequence[ScriptStep]) -> str:
    """What is wrong, and at which step."""
    step = step_name(problem.position, script[problem.position])
    return _sentences()[problem.fault].format(step=step, words=problem.words, most=MAX_CHOICES)


def _sentences() -> dict[ScriptFault, str]:
    return {
        ScriptFault.TEXT_MISSING: _("“{step}”: write what the agent asks or says."),
        ScriptFault.LABEL_MISSING: _("“{step}”: a choice has no words yet."),
        ScriptFault.KEY_TWICE: _("“{step}”: another step has the same name inside: {words}. Take one out."),
        ScriptFault.TOO_MANY_CHOICES: _("“{step}”: at most {most} choices, one for each number key."),
        ScriptFault.NEXT_UNKNOWN: _("“{step}”: the choice “{words}” leads to a step that is gone."),
        ScriptFault.UNREACHED: _("“{step}”: no choice leads here."),
        ScriptFault.NO_END: _("“{step}”: from here the conversation goes round and never ends."),
        ScriptFault.QUESTION_UNKNOWN: _("“{step}”: the question before the hand-off is gone. Choose another one."),
        ScriptFault.QUESTION_UNFIT: _("“{step}”: “{words}” cannot be answered with a choice."),
        ScriptFault.ANSWER_UNFIT: _("“{step}”: “{words}” is no answer to the question before the hand-off."),
    }
