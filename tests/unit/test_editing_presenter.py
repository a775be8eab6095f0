"""What the editors' page does: nothing typed is lost, nothing stored is overwritten, on a real database."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.article_draft import DraftState
from app.domain.editor_tasks import EditorTask, TaskKind
from knowledgebase.article import Facts, Section, SectionKind
from tests.editing_bench import AGENT, COLLEAGUE, ME, TEXT, EditingBench, Town
from ui.editing.actions import EditAction


@pytest.fixture
def bench(town: Town) -> EditingBench:
    return EditingBench(town)


@pytest.fixture
def opened(bench: EditingBench) -> EditingBench:
    """With a published article open."""
    bench.presenter.open_article(bench.town.put(slug="laadpaal", title="Laadpaal", sections=TEXT).id)
    return bench


def asked(bench: EditingBench, publish_on: date | None = None) -> EditingBench:
    """The colleague wrote a draft and asked anybody to read it."""
    saved = bench.colleague_saves(bench.open.draft.id, title="Laadpaal aanvragen")
    bench.colleague.ask_review(saved.draft.id, saved.draft.revision, None, publish_on, "Andere titel")
    bench.presenter.refresh()
    return bench


# typing and saving


def test_what_is_typed_is_on_disk_at_once_and_in_the_database_when_it_is_saved(opened: EditingBench) -> None:
    opened.type(title="Laadpaal voor de deur")
    assert [text.article.title for text in opened.on_disk] == ["Laadpaal voor de deur"]
    opened.presenter.save()
    assert (opened.on_disk, opened.open.draft.article.title) == ([], "Laadpaal voor de deur")
    assert opened.view.done == [EditAction.SAVE]


def test_what_is_typed_and_taken_out_again_is_not_unsaved(opened: EditingBench) -> None:
    opened.type(title="Laadpaal!")
    opened.type(title="Laadpaal")
    assert (opened.on_disk, opened.presenter.unsaved.texts) == ([], ())


def test_opening_another_article_saves_the_one_before(opened: EditingBench) -> None:
    before = opened.open.draft.id
    opened.type(title="Laadpaal voor de deur")
    opened.presenter.open_article(opened.town.put(slug="paspoort", title="Paspoort").id)
    assert opened.services.open_for_editing(before).draft.article.title == "Laadpaal voor de deur"
    assert opened.open.draft.article.title == "Paspoort"


def test_leaving_the_page_saves_and_tells_that_nobody_has_it_open(opened: EditingBench) -> None:
    opened.type(title="Laadpaal voor de deur")
    opened.presenter.leave()
    seen = opened.colleague.open_for_editing(opened.open.draft.id)
    assert (seen.draft.article.title, seen.present) == ("Laadpaal voor de deur", ())


def test_what_was_typed_while_it_was_being_saved_stays_and_is_saved_after_that(opened: EditingBench) -> None:
    opened.type(title="Laadpaal v")
    opened.slow = True
    opened.presenter.save()
    opened.type(title="Laadpaal voor de deur")
    opened.presenter.save()
    opened.settle()
    assert (opened.open.draft.article.title, opened.open.draft.revision) == ("Laadpaal voor de deur", 2)
    assert (opened.view.conflicts, opened.on_disk) == ([], [])


def test_when_the_database_is_away_the_text_stays_and_it_can_be_tried_again(opened: EditingBench) -> None:
    opened.type(title="Laadpaal voor de deur")
    opened.away = True
    opened.presenter.save()
    assert (opened.view.errors, len(opened.on_disk)) == (["database-away"], 1)
    opened.away = False
    opened.view.again()
    assert opened.open.draft.article.title == "Laadpaal voor de deur"


def test_a_new_article_without_a_title_is_not_saved_and_not_lost(bench: EditingBench) -> None:
    bench.presenter.new_article()
    bench.type(sections=TEXT)
    bench.presenter.save()
    assert bench.view.refused == ["article-title-missing"]
    article_id = bench.open.draft.id
    bench.presenter.close()
    bench.presenter.open_article(article_id)
    assert bench.view.text is not None and bench.view.text.article.sections == TEXT


def test_a_new_article_in_which_nothing_was_typed_leaves_nothing_behind(bench: EditingBench) -> None:
    bench.presenter.new_article()
    bench.presenter.close()
    assert (bench.on_disk, bench.view.refused, bench.services.editor_list().drafts) == ([], [], ())


def test_a_new_article_that_is_still_empty_stays_open_when_the_list_is_read_again(bench: EditingBench) -> None:
    bench.presenter.new_article()
    bench.presenter.refresh()
    assert (bench.view.refused, bench.open.draft.revision) == ([], 0)


def test_a_new_article_gets_its_name_at_the_first_save_also_when_typing_goes_on(bench: EditingBench) -> None:
    bench.presenter.new_article()
    bench.type(title="Laadpaal")
    bench.slow = True
    bench.presenter.save()
    bench.type(title="Laadpaal aanvragen")
    bench.settle()
    bench.presenter.save()
    assert bench.open.draft.article.slug == "laadpaal"


# two editors


def test_the_second_save_shows_both_texts_and_overwrites_nothing(opened: EditingBench) -> None:
    opened.type(title="Mijn titel")
    opened.colleague_saves(opened.open.draft.id, title="Hun titel")
    opened.presenter.save()
    ((mine, theirs),) = opened.view.conflicts
    assert (mine.article.title, theirs.draft.article.title) == ("Mijn titel", "Hun titel")
    assert opened.view.text == mine
    assert opened.services.open_for_editing(mine.id).draft.article.title == "Hun titel"


def test_after_looking_at_both_the_chosen_text_is_saved(opened: EditingBench) -> None:
    opened.type(title="Mijn titel")
    opened.colleague_saves(opened.open.draft.id, title="Hun titel")
    opened.presenter.save()
    ((mine, theirs),) = opened.view.conflicts
    opened.presenter.resolve(replace(mine, revision=theirs.draft.revision))
    assert (opened.open.draft.article.title, opened.view.done) == ("Mijn titel", [EditAction.SAVE])


def test_a_save_of_a_colleague_is_told_while_typing_and_does_not_come_over_it(opened: EditingBench) -> None:
    opened.type(title="Mijn titel")
    opened.colleague_saves(opened.open.draft.id, title="Hun titel")
    opened.presenter.refresh()
    assert (len(opened.view.offered), opened.view.conflicts) == (1, [])
    assert opened.view.text is not None and opened.view.text.article.title == "Mijn titel"


def test_a_save_of_a_colleague_is_just_shown_when_nothing_is_typed(opened: EditingBench) -> None:
    opened.colleague_saves(opened.open.draft.id, title="Hun titel")
    opened.presenter.refresh()
    assert opened.view.text is not None and opened.view.text.article.title == "Hun titel"
    assert opened.view.offered == []


def test_a_conflict_of_an_article_that_was_left_is_told_and_shown_when_it_is_opened_again(opened: EditingBench) -> None:
    article_id = opened.open.draft.id
    opened.type(title="Mijn titel")
    opened.colleague_saves(article_id, title="Hun titel")
    opened.presenter.open_article(opened.town.put(slug="paspoort", title="Paspoort").id)
    assert [text.id for text in opened.view.left_conflicts] == [article_id]
    opened.presenter.open_article(article_id)
    assert len(opened.view.conflicts) == 1


def test_who_else_has_it_open_is_told(opened: EditingBench) -> None:
    opened.colleague.open_for_editing(opened.open.draft.id)
    opened.presenter.refresh()
    assert opened.open.present == (COLLEAGUE.id,)


# after a stop, and in a window that was made again


def test_what_the_journal_kept_comes_back_and_is_saved_as_if_nothing_had_happened(opened: EditingBench) -> None:
    opened.type(title="Laadpaal voor de deur")
    again = EditingBench(opened.town)
    again.presenter.restore(opened.on_disk)
    again.presenter.open_article(again.view.restored[0].id)
    assert again.view.text is not None and again.view.text.article.title == "Laadpaal voor de deur"
    again.presenter.save()
    assert again.open.draft.article.title == "Laadpaal voor de deur"


def test_a_new_article_that_was_never_saved_comes_back_too(bench: EditingBench) -> None:
    bench.presenter.new_article("Laadpaal", ("laadpunt",))
    again = EditingBench(bench.town)
    again.presenter.restore(bench.on_disk)
    again.presenter.open_article(again.view.restored[0].id)
    again.presenter.save()
    assert again.open.draft.article.search_words == ("laadpunt",)


def test_what_was_saved_just_before_the_programme_stopped_is_no_conflict(opened: EditingBench) -> None:
    opened.type(title="Laadpaal voor de deur")
    (text,) = opened.on_disk
    opened.services.save_draft(text)
    again = EditingBench(opened.town)
    again.presenter.restore((text,))
    again.presenter.open_article(text.id)
    assert (again.view.conflicts, again.presenter.unsaved.texts) == ([], ())


def test_a_window_that_is_made_again_goes_on_with_what_was_typed(opened: EditingBench) -> None:
    opened.type(title="Laadpaal voor de deur")
    again = EditingBench(opened.town)
    again.presenter.take_over(opened.presenter)
    assert again.view.text is not None and again.view.text.article.title == "Laadpaal voor de deur"
    assert len(again.on_disk) == 1


# the second reader


def test_asking_a_reader_saves_what_is_typed_first(opened: EditingBench) -> None:
    opened.type(title="Laadpaal voor de deur")
    opened.presenter.ask_review(None, None, "Andere titel")
    draft = opened.colleague.open_for_editing(opened.open.draft.id).draft
    assert (draft.state, draft.article.title) == (DraftState.IN_REVIEW, "Laadpaal voor de deur")


def test_who_wrote_it_can_take_it_back_and_not_approve_it(opened: EditingBench) -> None:
    opened.type(title="Laadpaal voor de deur")
    opened.presenter.ask_review(None, None, "Andere titel")
    assert EditAction.APPROVE not in opened.view.actions and EditAction.TAKE_BACK in opened.view.actions
    opened.presenter.take_back()
    assert opened.open.draft.state is DraftState.WRITING


def test_a_colleague_approves_and_agents_read_it(opened: EditingBench) -> None:
    asked(opened).presenter.approve()
    assert opened.view.done == [EditAction.APPROVE]
    assert opened.services.article(opened.open.draft.id).title == "Laadpaal aanvragen"
    assert opened.view.actions[0] is not EditAction.APPROVE


def test_what_is_approved_for_a_day_waits_for_it(opened: EditingBench) -> None:
    asked(opened, date(2027, 1, 1)).presenter.approve()
    assert opened.open.draft.state is DraftState.SCHEDULED
    assert opened.services.article(opened.open.draft.id).title == "Laadpaal"


def test_a_reader_who_was_not_asked_cannot_approve(opened: EditingBench) -> None:
    saved = opened.colleague_saves(opened.open.draft.id, title="Laadpaal aanvragen")
    opened.colleague.ask_review(saved.draft.id, saved.draft.revision, AGENT.id, None, "Andere titel")
    opened.presenter.refresh()
    assert EditAction.APPROVE not in opened.view.actions


def test_sending_back_asks_a_text_and_gives_the_draft_to_its_author(opened: EditingBench) -> None:
    asked(opened).presenter.send_back(" ")
    assert opened.view.refused == ["send-back-text-missing"]
    opened.presenter.send_back("De kosten ontbreken.")
    assert opened.open.draft.state is DraftState.WRITING


def test_pressing_twice_does_it_once(opened: EditingBench) -> None:
    opened.type(title="Laadpaal voor de deur")
    opened.slow = True
    opened.presenter.ask_review(None, None, "Andere titel")
    opened.presenter.ask_review(None, None, "Andere titel")
    opened.settle()
    assert (opened.view.done, opened.view.refused) == ([EditAction.ASK_REVIEW], [])


def test_a_step_after_a_refused_save_is_not_taken_and_can_be_tried_again(opened: EditingBench) -> None:
    opened.type(title=" ")
    opened.presenter.ask_review(None, None, "Geen titel")
    opened.type(title="Laadpaal voor de deur")
    opened.presenter.ask_review(None, None, "Andere titel")
    assert (opened.view.refused, opened.view.done) == (["article-title-missing"], [EditAction.ASK_REVIEW])


# versions, discarding, withdrawing


def test_the_draft_is_compared_as_it_is_typed(opened: EditingBench) -> None:
    opened.type(title="Laadpaal voor de deur")
    opened.presenter.compare(1, 0)
    assert opened.view.compared is not None
    (left, before), (right, after) = opened.view.compared
    assert ((left, before.title), (right, after.title)) == ((1, "Laadpaal"), (0, "Laadpaal voor de deur"))


def test_an_older_version_comes_back_as_a_draft(opened: EditingBench) -> None:
    asked(opened).presenter.approve()
    opened.presenter.restore_version(1)
    assert (opened.open.draft.article.title, opened.open.draft.base_version) == ("Laadpaal", 2)


def test_a_discarded_draft_is_gone_and_the_article_stays(opened: EditingBench) -> None:
    opened.type(title="Laadpaal voor de deur")
    opened.presenter.save()
    opened.type(title="Nog anders")
    opened.presenter.discard()
    assert (opened.open.draft.revision, opened.on_disk) == (0, [])
    assert opened.view.text is not None and opened.view.text.article.title == "Laadpaal"


def test_a_discarded_new_article_is_gone_altogether(bench: EditingBench) -> None:
    bench.presenter.new_article("Laadpaal")
    bench.presenter.discard()
    assert (bench.view.editing, bench.on_disk, bench.services.editor_list().drafts) == (None, [], ())


def test_a_withdrawn_article_is_closed(opened: EditingBench) -> None:
    article_id = opened.open.draft.id
    opened.presenter.withdraw("Bestaat niet meer", None)
    assert opened.view.editing is None
    assert opened.services.withdrawal(article_id) is not None


# files, feedback and tasks


def test_an_attached_file_stands_in_the_article_once(opened: EditingBench, tmp_path: Path) -> None:
    file = tmp_path / "tarieven.txt"
    file.write_text("Tarief: 5 euro", encoding="utf-8")
    opened.presenter.attach(file)
    opened.presenter.attach(file)
    (attachment,) = opened.presenter.text.article.attachments  # type: ignore[union-attr]
    assert (attachment.name, opened.services.attachment(attachment.digest)) == ("tarieven.txt", b"Tarief: 5 euro")


def test_a_file_that_is_gone_is_refused_in_words(opened: EditingBench, tmp_path: Path) -> None:
    opened.presenter.attach(tmp_path / "weg.pdf")
    assert opened.view.refused == ["file-unreadable"]


def test_an_answer_goes_to_the_agent_who_reported(opened: EditingBench) -> None:
    agent = opened.town.of(AGENT)
    agent.give_feedback(agent.article(opened.open.draft.id), SectionKind.COSTS, "5 euro", "Klopt niet meer")
    opened.presenter.refresh()
    (feedback,) = opened.open.feedback
    opened.presenter.answer_feedback(feedback.id, "Aangepast, dank u.")
    assert [line.feedback.answer for line in agent.answers_to_me()] == ["Aangepast, dank u."]


def a_gap() -> EditorTask:
    return EditorTask("gap:laadpaal", TaskKind.GAP, "laadpaal huren", "kcc", date(2026, 12, 1), details=("laadpaal",))


def test_an_article_made_of_a_gap_has_its_words_and_the_gap_has_a_handler(bench: EditingBench) -> None:
    bench.presenter.open_task(a_gap())
    bench.presenter.new_from_task()
    article = bench.presenter.text.article  # type: ignore[union-attr]
    assert (article.title, article.search_words) == ("laadpaal huren", ("laadpaal",))
    with bench.town.database.read() as tx:
        assert tx.editor_tasks.marks()["gap:laadpaal"].handler_id == ME.id


def test_a_task_is_put_aside_with_a_reason_only(bench: EditingBench) -> None:
    bench.presenter.open_task(a_gap())
    bench.presenter.put_aside("gap:laadpaal", "")
    assert (bench.view.refused, bench.view.task) == (["task-reason-missing"], a_gap())
    bench.presenter.put_aside("gap:laadpaal", "Geen taak van de gemeente")
    assert (bench.view.done, bench.view.task) == ([EditAction.PUT_ASIDE], None)


def test_tasks_of_the_open_article_are_known(opened: EditingBench) -> None:
    agent = opened.town.of(AGENT)
    agent.give_feedback(agent.article(opened.open.draft.id), None, "", "Klopt niet meer")
    opened.presenter.refresh()
    assert [task.kind for task in opened.presenter.tasks_of(opened.open.draft.id)] == [TaskKind.FEEDBACK]


def test_a_note_is_kept_with_the_draft(opened: EditingBench) -> None:
    opened.type(sections=(Section(SectionKind.INTRODUCTION, "Anders."),))
    opened.presenter.type_note("Andere tekst")
    opened.presenter.save()
    assert opened.open.draft.note == "Andere tekst"


def test_all_titles_and_fees_can_be_chosen(opened: EditingBench) -> None:
    opened.presenter.read_known()
    assert [line.slug for line in opened.view.known.articles] == ["laadpaal"]


def test_a_new_article_with_only_a_fact_is_not_lost(bench: EditingBench) -> None:
    bench.presenter.new_article()
    editing = bench.presenter.editing
    assert editing is not None
    bench.presenter.type(replace(editing.draft.article, facts=Facts(costs="gratis")))
    assert editing.draft.id in bench.presenter.unsaved
