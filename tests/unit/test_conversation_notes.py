"""What a guided conversation fills in: nothing that was typed is lost or overwritten."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.draft import ContactDraft, HandOffDraft
from app.domain.drafting import note_conversation
from app.domain.ids import new_id
from app.services.hand_offs import empty_hand_off
from tests.builders import a_draft, a_subject_draft, an_article
from tests.contacts_bench import Bench

LINES = ("Wat is weg: Paspoort", "Is het gestolen: Nee")
ANSWERS = (("which", "Paspoort"), ("stolen", "no"))


def a_conversation(note: str = "", **changes: object) -> ContactDraft:
    subject = replace(a_subject_draft(outcome=None), **changes)  # type: ignore[arg-type]
    return a_draft(subjects=(subject,), current=0, note=note)


def hand_off_of(draft: ContactDraft) -> HandOffDraft:
    assert draft.current_subject is not None
    return empty_hand_off(draft, draft.current_subject, HandOffDraft(id=new_id()))


@given(st.text())
def test_lines_come_after_what_is_typed_in_the_note(typed: str) -> None:
    noted = note_conversation(a_conversation(typed), LINES, ANSWERS).note
    assert noted.startswith(typed)
    assert set(LINES) <= set(noted.splitlines())


def test_lines_that_stand_in_the_note_are_not_written_again() -> None:
    once = note_conversation(a_conversation("Klant is boos."), LINES, ANSWERS)
    assert once.note == "Klant is boos.\nWat is weg: Paspoort\nIs het gestolen: Nee"
    assert note_conversation(once, LINES, ANSWERS) == once


def test_answers_wait_for_the_hand_off() -> None:
    draft = note_conversation(a_conversation(own_question="Hoe nu?"), LINES, ANSWERS)
    hand_off = hand_off_of(draft)
    assert (hand_off.question, hand_off.answers) == ("Hoe nu?", ANSWERS)


def test_an_answer_that_was_typed_in_the_hand_off_stays() -> None:
    typed = HandOffDraft(id=new_id(), question="Mijn vraag", answers=(("which", "Rijbewijs"), ("stolen", "")))
    draft = note_conversation(a_conversation(hand_off=typed), LINES, (*ANSWERS, ("since", "gisteren")))
    hand_off = hand_off_of(draft)
    assert hand_off.question == "Mijn vraag"
    assert dict(hand_off.answers) == {"which": "Rijbewijs", "stolen": "", "since": "gisteren"}


def test_a_hand_off_that_was_sent_stays_as_it_was_sent() -> None:
    sent = HandOffDraft(id=new_id(), question="Mijn vraag", is_sent=True)
    assert hand_off_of(note_conversation(a_conversation(hand_off=sent), LINES, ANSWERS)) == sent


def test_the_article_of_the_conversation_becomes_a_subject_once() -> None:
    bench, article = Bench(), an_article()
    for _time in range(2):
        bench.presenter.note_conversation(article, LINES, ANSWERS)
    (subject,) = bench.current.subjects
    assert (subject.article_id, subject.answers, bench.current.note) == (article.id, ANSWERS, "\n".join(LINES))
    assert bench.keeper.kept[bench.current.id] == bench.current


def test_a_note_that_becomes_too_long_is_pointed_out_and_kept() -> None:
    bench = Bench()
    bench.begin(note="x" * 999)
    bench.presenter.note_conversation(an_article(), LINES, ANSWERS)
    assert bench.view.problem_key == "note-too-long"
    assert bench.current.note.endswith(LINES[-1])
