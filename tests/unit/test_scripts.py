"""Guided conversations: every way through comes to an end, and no answer is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.demo import demo_articles
from knowledgebase.article import FirstLine, Question, QuestionKind, ScriptChoice, ScriptStep
from knowledgebase.scripts import MAX_CHOICES, ScriptFault, ScriptRun, answer_of, script_problems

WHICH = Question("which", "Welk document?", QuestionKind.CHOICE, choices=("Paspoort", "Rijbewijs"))
SURE = Question("sure", "Weet u het zeker?", QuestionKind.YES_NO)
SINCE = Question("since", "Sinds wanneer?", QuestionKind.DATE)
QUESTIONS = (WHICH, SURE, SINCE)
SCRIPT = (
    ScriptStep("start", "Goed dat u belt. Wat is weg?", (ScriptChoice("Paspoort", "sure"),), "which"),
    ScriptStep(
        "sure",
        "Is het echt weg?",
        (ScriptChoice("Ja", "", FirstLine.HAND_OFF), ScriptChoice("Nee", "look"), ScriptChoice("Terug", "start")),
    ),
    ScriptStep("look", "Zoek dan verder."),
)
keys = st.sampled_from(("a", "b", "c", "d"))
ends = st.sampled_from(("a", "b", "c", "d", "", "", "gone"))
choices = st.lists(st.builds(ScriptChoice, st.sampled_from(("Ja", "Nee", "Soms")), ends), max_size=4).map(tuple)
scripts = st.lists(
    st.builds(ScriptStep, keys, st.just("Vraag?"), choices, st.sampled_from(("", "note"))), min_size=1, max_size=5
).map(tuple)
moves = st.lists(st.integers(-1, 3), max_size=30)
NOTE = Question("note", "Wat is er?")


def faults(*script: ScriptStep) -> list[tuple[ScriptFault, int]]:
    return [(problem.fault, problem.position) for problem in script_problems(script, QUESTIONS)]


def went(run: ScriptRun, chosen: list[int]) -> ScriptRun:
    """Choose, or go back with -1."""
    for position in chosen:
        run = run.back() if position < 0 else run.choose(position)
    return run


def test_a_good_script_has_no_problem() -> None:
    assert faults(*SCRIPT) == []
    assert script_problems((), QUESTIONS) == ()


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        (replace(SCRIPT[2], text=" "), ScriptFault.TEXT_MISSING),
        (replace(SCRIPT[2], choices=(ScriptChoice(""),)), ScriptFault.LABEL_MISSING),
        (replace(SCRIPT[2], choices=(ScriptChoice("Ja", "weg"), ScriptChoice("Nee"))), ScriptFault.NEXT_UNKNOWN),
        (replace(SCRIPT[2], choices=(ScriptChoice("Ja"),) * (MAX_CHOICES + 1)), ScriptFault.TOO_MANY_CHOICES),
        (replace(SCRIPT[2], choices=(ScriptChoice("Ja", "look"),)), ScriptFault.NO_END),
        (replace(SCRIPT[2], question="weg"), ScriptFault.QUESTION_UNKNOWN),
        (replace(SCRIPT[2], question="since"), ScriptFault.QUESTION_UNFIT),
        (replace(SCRIPT[2], question="which", choices=(ScriptChoice("Fiets"),)), ScriptFault.ANSWER_UNFIT),
    ],
)
def test_what_is_wrong_is_found_at_its_step(step: ScriptStep, fault: ScriptFault) -> None:
    assert faults(*SCRIPT[:2], step) == [(fault, 2)]


def test_a_step_that_nobody_reaches_and_a_second_one_with_a_key_are_found() -> None:
    assert faults(*SCRIPT, ScriptStep("extra", "Hoe?")) == [(ScriptFault.UNREACHED, 3)]
    assert faults(*SCRIPT, SCRIPT[2]) == [(ScriptFault.KEY_TWICE, 3)]


def test_a_circle_without_a_way_out_is_found() -> None:
    there, back = (ScriptStep(*pair) for pair in (("a", "A?"), ("b", "B?")))
    there, back = replace(there, choices=(ScriptChoice("x", "b"),)), replace(back, choices=(ScriptChoice("y", "a"),))
    assert faults(there, back) == [(ScriptFault.NO_END, 0), (ScriptFault.NO_END, 1)]


@given(scripts)
def test_without_problems_every_step_has_an_end_that_can_be_reached(script: tuple[ScriptStep, ...]) -> None:
    if script_problems(script, (NOTE,)):
        return
    for step in script:
        waiting, seen = [ScriptRun((step, *script))], set[str]()
        while not any(run.is_done for run in waiting):
            seen |= {run.step.key for run in waiting if run.step}
            waiting = [run.choose(at) for run in waiting for at in range(len(run.step.choices) if run.step else 0)]
            waiting = [run for run in waiting if run.step is None or run.step.key not in seen]
            assert waiting


@given(scripts, moves)
def test_a_run_never_loses_an_answer(script: tuple[ScriptStep, ...], chosen: list[int]) -> None:
    run = went(ScriptRun(script, (NOTE,)), chosen)
    asked = {passed.step.key: passed for passed in run.path}
    assert set(run.lines) == {passed.line for passed in asked.values()}
    noted = [passed.choice.label for passed in run.path if passed.step.question]
    assert run.answers == ((("note", noted[-1]),) if noted else ())


@given(scripts, moves, st.integers(0, 3))
def test_going_back_undoes_a_choice(script: tuple[ScriptStep, ...], chosen: list[int], position: int) -> None:
    run = went(ScriptRun(script), chosen)
    if (after := run.choose(position)) != run:
        assert after.back() == run


def test_a_way_through_gives_lines_answers_and_what_to_do() -> None:
    run = ScriptRun(SCRIPT, QUESTIONS).choose(0).choose(0)
    assert run.is_done and run.step is None
    assert run.lines == ("Wat is weg: Paspoort", "Is het echt weg: Ja")
    assert (run.answers, run.outcome) == ((("which", "Paspoort"),), FirstLine.HAND_OFF)


def test_what_is_asked_again_counts_as_it_was_answered_last() -> None:
    again = ScriptRun(SCRIPT, QUESTIONS).choose(0).choose(2).choose(0).choose(1)
    assert again.is_done and again.step == SCRIPT[2]
    assert again.lines == ("Wat is weg: Paspoort", "Is het echt weg: Nee")
    assert again.outcome is None


def test_a_choice_that_is_not_there_changes_nothing() -> None:
    run = ScriptRun(SCRIPT, QUESTIONS)
    assert run.choose(1) == run.choose(-1) == run.back() == run
    assert ScriptRun(()).is_done


@pytest.mark.parametrize(
    ("question", "label", "answer"),
    [
        (WHICH, " paspoort ", "Paspoort"),
        (WHICH, "Fiets", ""),
        (SURE, "Ja, heel zeker", "yes"),
        (SURE, "Nee", "no"),
        (SURE, "Weet klant niet", "unknown"),
        (SURE, "Misschien", ""),
        (SINCE, "Gisteren", ""),
        (NOTE, "Gisteren", "Gisteren"),
    ],
)
def test_a_choice_answers_a_question_as_the_question_keeps_it(question: Question, label: str, answer: str) -> None:
    assert answer_of(question, label) == answer


def test_the_demo_has_three_scripts_without_problems() -> None:
    with_script = [article for article in demo_articles() if article.script]
    assert len(with_script) == 3
    assert not any(script_problems(article.script, article.questions) for article in with_script)
