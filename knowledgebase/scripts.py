"""Guided conversations: what is wrong with one, and how far somebody came in one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from knowledgebase.article import FirstLine, Question, QuestionKind, ScriptChoice, ScriptStep

MAX_CHOICES = 9  # a key for each: 1 to 9

ANSWERING: Final = (QuestionKind.TEXT, QuestionKind.CHOICE, QuestionKind.YES_NO)
"""Kinds of hand-off questions that a choice can answer; the others ask what no script can know."""

_SENTENCES: Final = re.compile(r"(?<=[.!?]) ")
_YES_NO: Final = {
    **dict.fromkeys(("ja", "yes", "wel"), "yes"),
    **dict.fromkeys(("nee", "no", "niet"), "no"),
    **dict.fromkeys(("weet", "onbekend", "unknown"), "unknown"),
}

Script = Sequence[ScriptStep]


class ScriptFault(StrEnum):
    """What can be wrong with a guided conversation."""

    TEXT_MISSING = "text-missing"
    LABEL_MISSING = "label-missing"
    KEY_TWICE = "key-twice"
    TOO_MANY_CHOICES = "too-many-choices"
    NEXT_UNKNOWN = "next-unknown"
    UNREACHED = "unreached"
    NO_END = "no-end"
    QUESTION_UNKNOWN = "question-unknown"
    QUESTION_UNFIT = "question-unfit"
    ANSWER_UNFIT = "answer-unfit"


@dataclass(frozen=True, slots=True)
class ScriptProblem:
    """A fault in the step at `position`, counted from 0; `words` is the choice, or the key, that it is about."""

    fault: ScriptFault
    position: int
    words: str = ""


# checks


def script_problems(script: Script, questions: Iterable[Question] = ()) -> tuple[ScriptProblem, ...]:
    """Everything that is wrong, step by step; without problems each way through it comes to an end."""
    known = {question.key: question for question in questions}
    keys = [step.key for step in script]
    reached, ending = _reached(script), _ending(script)
    problems: list[ScriptProblem] = []
    for position, step in enumerate(script):
        found = [
            *_own_faults(step, keys.index(step.key) < position),
            *_ways_on(step, set(keys)),
            *_question_faults(step, known),
        ]
        if step.key not in reached:
            found.append((ScriptFault.UNREACHED, ""))
        elif step.key not in ending:
            found.append((ScriptFault.NO_END, ""))
        problems += [ScriptProblem(fault, position, words) for fault, words in found]
    return tuple(problems)


_Fault = tuple[ScriptFault, str]


def _own_faults(step: ScriptStep, is_second: bool) -> list[_Fault]:
    labels = [choice.label for choice in step.choices]
    faults = {
        ScriptFault.TEXT_MISSING: not step.text.strip(),
        ScriptFault.LABEL_MISSING: not all(label.strip() for label in labels),
        ScriptFault.KEY_TWICE: is_second,
        ScriptFault.TOO_MANY_CHOICES: len(labels) > MAX_CHOICES,
    }
    return [(fault, step.key if fault is ScriptFault.KEY_TWICE else "") for fault, is_so in faults.items() if is_so]


def _ways_on(step: ScriptStep, keys: set[str]) -> list[_Fault]:
    return [(ScriptFault.NEXT_UNKNOWN, choice.label) for choice in step.choices if choice.next not in ("", *keys)]


def _question_faults(step: ScriptStep, known: Mapping[str, Question]) -> list[_Fault]:
    if not step.question:
        return []
    question = known.get(step.question)
    if question is None:
        return [(ScriptFault.QUESTION_UNKNOWN, step.question)]
    if question.kind not in ANSWERING:
        return [(ScriptFault.QUESTION_UNFIT, question.label)]
    unfit = (choice.label for choice in step.choices if choice.label.strip() and not answer_of(question, choice.label))
    return [(ScriptFault.ANSWER_UNFIT, label) for label in unfit]


def _reached(script: Script) -> set[str]:
    """Keys of the steps that somebody can come to from the first."""
    steps = _by_key(script)
    reached: set[str] = set()
    waiting = [script[0].key] if script else []
    while waiting:
        key = waiting.pop()
        if key in steps and key not in reached:
            reached.add(key)
            waiting += [choice.next for choice in steps[key].choices]
    return reached


def _ending(script: Script) -> set[str]:
    """Keys of the steps from which there is a way to an end, or to a step that is not there."""
    keys = {step.key for step in script}
    ending: set[str] = set()
    is_growing = True
    while is_growing:
        further = keys - ending
        more = {step.key for step in script if not step.choices or any(c.next not in further for c in step.choices)}
        is_growing = not more <= ending
        ending |= more
    return ending


def _by_key(script: Script) -> dict[str, ScriptStep]:
    return {step.key: step for step in reversed(script)}  # of two with one key the first counts


def answer_of(question: Question, label: str) -> str:
    """How a choice answers a hand-off question, as the question keeps it; "" when it is no answer to it."""
    words = label.strip()
    if question.kind is QuestionKind.TEXT:
        return words
    if question.kind is QuestionKind.YES_NO:
        first = words.casefold().replace(",", " ").replace(".", " ").split()
        return _YES_NO.get(first[0], "") if first else ""
    choices = question.choices if question.kind is QuestionKind.CHOICE else ()
    return next((choice for choice in choices if choice.casefold() == words.casefold()), "")


# going through


@dataclass(frozen=True, slots=True)
class Passed:
    """A step that was asked, and what was chosen."""

    step: ScriptStep
    choice: ScriptChoice

    @property
    def line(self) -> str:
        """What a note says of it: the last question that was asked, or else how the text begins, and the choice."""
        sentences = _SENTENCES.split(" ".join(self.step.text.split()))
        question = next((part for part in reversed(sentences) if part.endswith("?")), sentences[0])
        return f"{question.rstrip(' ?.!:')}: {self.choice.label.strip()}"


@dataclass(frozen=True, slots=True)
class ScriptRun:
    """How far a guided conversation came; every step gives a new one. `path` is what was chosen so far, in order."""

    script: tuple[ScriptStep, ...]
    questions: tuple[Question, ...] = ()
    path: tuple[Passed, ...] = ()

    @property
    def step(self) -> ScriptStep | None:
        """What to say or ask now; None when the last choice ended it."""
        key = self.path[-1].choice.next if self.path else self.script[0].key if self.script else ""
        return _by_key(self.script).get(key)

    @property
    def is_done(self) -> bool:
        """Whether nothing is asked any more."""
        return self.step is None or not self.step.choices

    def choose(self, position: int) -> "ScriptRun":
        """Go on with the choice at `position`, counted from 0; one that is not there changes nothing."""
        step = self.step
        if step is None or not 0 <= position < len(step.choices):
            return self
        return replace(self, path=(*self.path, Passed(step, step.choices[position])))

    def back(self) -> "ScriptRun":
        """Ask the last question again."""
        return replace(self, path=self.path[:-1])

    # what is filled in

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each question, in the order in which it was asked last, with what was chosen then."""
        last: dict[str, Passed] = {}
        for passed in self.path:
            last.pop(passed.step.key, None)
            last[passed.step.key] = passed
        return tuple(passed.line for passed in last.values())

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """Answers to hand-off questions, key and value; the last one of each."""
        known = {question.key: question for question in self.questions}
        given = (
            (question.key, answer_of(question, passed.choice.label))
            for passed in self.path
            if (question := known.get(passed.step.question)) is not None
        )
        return tuple({key: value for key, value in given if value}.items())

    @property
    def outcome(self) -> FirstLine | None:
        """What the end says of who answers; None when it leaves that to the agent, or is not reached."""
        return self.path[-1].choice.outcome if self.is_done and self.path else None
