"""From typing an article to an agent who reads it, with the real database, index and journal."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.article_draft import ArticleStepKind, DraftState
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.work_item import StepKind, WorkStatus
from app.persistence.database import SqlDatabase
from app.services.editing_actions import EditingActions
from knowledgebase.article import Section, SectionKind
from tests.builders import a_contact, a_customer, a_hand_off, a_subject, an_article
from tests.integration.editing_house import AGENT, EDITOR, READER, TUESDAY, House, at_work, found, published, typed
from tests.integration.work_rows import a_step, an_item, stored

TEXT = (Section(SectionKind.INTRODUCTION, "Vraag een laadpaal aan bij de gemeente."),)
TODAY = TUESDAY.date()


@pytest.fixture
def house(database: SqlDatabase, tmp_path: Path) -> Iterator[House]:
    with at_work(database, tmp_path) as house:
        yield house


@pytest.fixture
def editor(house: House) -> EditingActions:
    return house.of(EDITOR)


@pytest.fixture
def reader(house: House) -> EditingActions:
    return house.of(READER)


def refused(step: Callable[[], object]) -> str:
    """The key of the error."""
    with pytest.raises(DomainError) as caught:
        step()
    return caught.value.key


# from new to read


def test_a_new_article_is_written_read_published_and_found(editor: EditingActions, reader: EditingActions) -> None:
    text = typed(editor.new_draft("Laadpaal aanvragen"), sections=TEXT)
    done = published(editor, reader, text)
    assert (done.published and done.published.slug, done.draft.revision) == ("laadpaal-aanvragen", 0)
    (line,) = done.versions
    assert (line.publication.author_id, line.publication.reviewer_id) == (EDITOR.id, READER.id)
    assert [step.kind for step in reversed(done.steps)] == [
        ArticleStepKind.BEGUN,
        ArticleStepKind.REVIEW_ASKED,
        ArticleStepKind.APPROVED,
        ArticleStepKind.PUBLISHED,
    ]
    assert found(reader, "laadpaal") == ["Laadpaal aanvragen"]


def test_nothing_is_stored_of_a_new_article_before_it_is_saved(editor: EditingActions) -> None:
    new = editor.new_draft("Laadpaal")
    assert refused(lambda: editor.open_for_editing(new.draft.id)) == "article-unknown"
    assert (new.draft.article.owner, new.draft.article.review_on) == ("parkeren", TODAY + timedelta(days=365))


def test_two_new_articles_with_one_title_get_names_of_their_own(editor: EditingActions, reader: EditingActions) -> None:
    saved = [editor.save_draft(typed(editor.new_draft("Laadpaal"), sections=TEXT)) for _ in range(2)]
    slugs = []
    for each in saved:
        asked = editor.ask_review(each.draft.id, 1, None, None, "")
        done = reader.approve(each.draft.id, asked.draft.revision)
        slugs.append(done.published and done.published.slug)
    assert slugs == ["laadpaal", "laadpaal-2"]


def test_agents_keep_the_version_they_read_while_the_next_one_is_written(house: House, editor: EditingActions) -> None:
    article = house.put()
    saved = editor.save_draft(typed(editor.open_for_editing(article.id), title="Anders"))
    assert (saved.published, saved.draft.article.title) == (article, "Anders")
    assert editor.article_version(article.id, 1) == article
    assert refused(lambda: editor.article_version(article.id, 2)) == "version-unknown"


def test_what_says_the_same_is_not_saved_again(house: House, editor: EditingActions, reader: EditingActions) -> None:
    article = house.put()
    assert editor.save_draft(typed(editor.open_for_editing(article.id))).draft.revision == 0
    saved = editor.save_draft(typed(editor.open_for_editing(article.id), title="Anders"))
    asked = editor.ask_review(article.id, saved.draft.revision, READER.id, None, "Titel")
    again = reader.save_draft(typed(asked, "Titel"))
    assert (again.draft.state, again.draft.revision) == (DraftState.IN_REVIEW, 2)


# two editors


def test_the_second_of_two_saves_is_refused_and_both_texts_are_there(
    house: House, editor: EditingActions, reader: EditingActions
) -> None:
    article = house.put()
    mine, theirs = (typed(each.open_for_editing(article.id)) for each in (editor, reader))
    editor.save_draft(replace(mine, article=replace(article, title="Van mij")))
    late = replace(theirs, article=replace(article, title="Van de ander"))
    assert refused(lambda: reader.save_draft(late)) == "draft-changed"
    now = reader.open_for_editing(article.id)
    assert now.draft.article.title == "Van mij"
    merged = reader.save_draft(replace(late, revision=now.draft.revision))
    assert (merged.draft.article.title, merged.draft.authors) == ("Van de ander", (EDITOR.id, READER.id))


def test_a_text_from_before_a_publication_does_not_begin_a_draft_over_it(
    house: House, editor: EditingActions, reader: EditingActions
) -> None:
    old = typed(editor.open_for_editing(house.put().id), title="Oud")
    published(reader, editor, typed(reader.open_for_editing(old.id), "Nieuw", title="Nieuw"))
    assert refused(lambda: editor.save_draft(old)) == "draft-changed"


def test_who_has_an_article_open_is_seen_by_others_until_they_leave(
    house: House, editor: EditingActions, reader: EditingActions
) -> None:
    article = house.put()
    assert editor.open_for_editing(article.id).present == ()
    assert reader.open_for_editing(article.id).present == (EDITOR.id,)
    editor.leave_editing(article.id)
    assert reader.open_for_editing(article.id).present == ()


# the second reader


def test_an_author_does_not_approve_and_a_reader_who_writes_becomes_one(
    house: House, editor: EditingActions, reader: EditingActions
) -> None:
    article = house.put()
    saved = editor.save_draft(typed(editor.open_for_editing(article.id), title="Anders"))
    asked = editor.ask_review(article.id, saved.draft.revision, None, None, "Titel")
    assert refused(lambda: editor.approve(article.id, asked.draft.revision)) == "reviewer-is-author"
    changed = reader.save_draft(typed(asked, "Titel", title="Nog anders"))
    asked = editor.ask_review(article.id, changed.draft.revision, None, None, "Titel")
    assert refused(lambda: reader.approve(article.id, asked.draft.revision)) == "reviewer-is-author"


def test_what_is_sent_back_is_written_on_with_the_reason(
    house: House, editor: EditingActions, reader: EditingActions
) -> None:
    article = house.put()
    saved = editor.save_draft(typed(editor.open_for_editing(article.id), title="Anders"))
    asked = editor.ask_review(article.id, saved.draft.revision, READER.id, None, "Titel")
    back = reader.send_back(article.id, asked.draft.revision, "Het tarief ontbreekt")
    assert (back.draft.state, back.steps[0].text) == (DraftState.WRITING, "Het tarief ontbreekt")
    assert refused(lambda: editor.take_back(article.id, back.draft.revision)) == "draft-not-in-review"
    better = editor.save_draft(typed(back, title="Beter"))
    assert (better.sent_back is not None and better.sent_back.text) == "Het tarief ontbreekt"
    again = editor.ask_review(article.id, better.draft.revision, READER.id, None, "Titel")
    assert again.sent_back is None


def test_a_step_with_an_old_revision_changes_nothing(house: House, editor: EditingActions) -> None:
    article = house.put()
    editor.save_draft(typed(editor.open_for_editing(article.id), title="Anders"))
    assert refused(lambda: editor.ask_review(article.id, 2, None, None, "Titel")) == "draft-changed"
    assert editor.open_for_editing(article.id).draft.state is DraftState.WRITING


def test_nothing_can_be_done_with_a_draft_that_was_thrown_away(
    house: House, editor: EditingActions, reader: EditingActions
) -> None:
    article = house.put()
    saved = editor.save_draft(typed(editor.open_for_editing(article.id), title="Anders"))
    editor.discard_draft(article.id, saved.draft.revision)
    assert refused(lambda: editor.ask_review(article.id, 1, None, None, "Titel")) == "draft-changed"
    assert refused(lambda: reader.approve(article.id, 1)) == "draft-changed"
    opened = editor.open_for_editing(article.id)
    assert (opened.draft.revision, opened.draft.article) == (0, article)
    assert opened.steps[0].kind is ArticleStepKind.DISCARDED


def test_a_new_article_that_a_colleague_threw_away_is_there_again_when_more_is_written_in_it(
    editor: EditingActions, reader: EditingActions
) -> None:
    saved = editor.save_draft(typed(editor.new_draft("Drone"), title="Drone laten vliegen"))
    reader.discard_draft(saved.draft.id, saved.draft.revision)
    again = editor.save_draft(typed(saved, title="Drone boven de stad"))
    assert (again.draft.article.title, again.draft.base_version) == ("Drone boven de stad", 0)


# a day


def test_what_is_approved_for_a_day_is_published_on_that_day_by_one_seat(
    house: House, editor: EditingActions, reader: EditingActions
) -> None:
    article = house.put(title="Oud")
    saved = editor.save_draft(typed(editor.open_for_editing(article.id), title="Nieuw tarief"))
    friday = TODAY + timedelta(days=3)
    asked = editor.ask_review(article.id, saved.draft.revision, None, friday, "Tarief")
    waits = reader.approve(article.id, asked.draft.revision)
    assert (waits.draft.state, reader.publish_due(), waits.published) == (DraftState.SCHEDULED, 0, article)
    house.later(days=3)
    assert [seat.publish_due() for seat in (editor, reader, editor)] == [1, 0, 0]
    opened = editor.open_for_editing(article.id)
    assert (opened.published and opened.published.title, opened.draft.revision) == ("Nieuw tarief", 0)
    assert opened.steps[0].person_id is None
    assert found(reader, "tarief") == ["Nieuw tarief"]


def test_what_waits_for_a_day_can_be_taken_back(house: House, editor: EditingActions, reader: EditingActions) -> None:
    article = house.put()
    saved = editor.save_draft(typed(editor.open_for_editing(article.id), title="Anders"))
    asked = editor.ask_review(article.id, saved.draft.revision, None, TODAY + timedelta(days=1), "Titel")
    waits = reader.approve(article.id, asked.draft.revision)
    editor.take_back(article.id, waits.draft.revision)
    house.later(days=2)
    assert editor.publish_due() == 0


# withdrawing and earlier versions


def test_a_withdrawn_article_says_why_and_what_to_use_instead(house: House, editor: EditingActions) -> None:
    article, other = house.put(title="Oude kaart"), house.put(title="Nieuwe kaart")
    editor.withdraw_article(article.id, " Vervallen ", other.id)
    gone = editor.withdrawal_of_slug(article.slug)
    assert gone is not None
    assert (gone.reason, gone.replaced_by, gone.title) == ("Vervallen", other.id, "Nieuwe kaart")
    assert editor.withdrawal(article.id) == gone
    assert editor.withdrawal(other.id) is None
    opened = editor.open_for_editing(article.id)
    assert (opened.published, opened.draft.article.title) == (None, "Oude kaart")
    assert found(editor, "kaart") == ["Nieuwe kaart"]


def test_withdrawing_takes_back_what_was_on_its_way(
    house: House, editor: EditingActions, reader: EditingActions
) -> None:
    article = house.put()
    saved = editor.save_draft(typed(editor.open_for_editing(article.id), title="Anders"))
    asked = editor.ask_review(article.id, saved.draft.revision, None, None, "Titel")
    editor.withdraw_article(article.id, "Vervallen", None)
    assert refused(lambda: reader.approve(article.id, asked.draft.revision)) == "draft-changed"


def test_withdrawing_needs_a_reason_and_another_article_that_is_there(house: House, editor: EditingActions) -> None:
    article = house.put()
    assert refused(lambda: editor.withdraw_article(article.id, " ", None)) == "withdraw-reason-missing"
    for replacement in (article.id, new_id()):
        assert refused(lambda wrong=replacement: editor.withdraw_article(article.id, "Weg", wrong)) == (
            "replacement-unknown"
        )
    assert editor.open_for_editing(article.id).published == article


def test_an_earlier_version_comes_back_as_a_draft(house: House, editor: EditingActions, reader: EditingActions) -> None:
    article = house.put(title="Eerst")
    published(editor, reader, typed(editor.open_for_editing(article.id), "Titel", title="Daarna"))
    restored = editor.restore_version(article.id, 1)
    assert (restored.draft.article.title, restored.draft.base_version, restored.draft.revision) == ("Eerst", 2, 1)
    assert restored.published is not None
    assert restored.published.title == "Daarna"
    assert refused(lambda: reader.restore_version(article.id, 2)) == "draft-exists"


# many at once


def test_many_articles_get_another_owner_in_new_versions_and_in_their_drafts(
    house: House, editor: EditingActions
) -> None:
    articles = [house.put(owner=owner) for owner in ("parkeren", "parkeren", "kcc")]
    saved = editor.save_draft(typed(editor.open_for_editing(articles[0].id), title="Anders"))
    assert editor.change_many([article.id for article in articles], owner="kcc") == 2
    opened = [editor.open_for_editing(article.id) for article in articles]
    assert [each.published and (each.published.owner, each.published.version) for each in opened] == [
        ("kcc", 2),
        ("kcc", 2),
        ("kcc", 1),
    ]
    draft = opened[0].draft
    assert (draft.article.title, draft.article.owner, draft.base_version) == ("Anders", "kcc", 2)
    assert draft.revision == saved.draft.revision + 1


def test_many_articles_get_one_review_date_or_none_does(house: House, editor: EditingActions) -> None:
    article = house.put()
    assert refused(lambda: editor.change_many([article.id], owner="atlantis")) == "unit-unknown"
    assert editor.change_many([article.id, new_id()], review_on=date(2027, 5, 1)) == 1
    assert editor.change_many([article.id], review_on=date(2027, 5, 1)) == 0
    stored = editor.open_for_editing(article.id).published
    assert stored is not None
    assert (stored.review_on, stored.owner) == (date(2027, 5, 1), article.owner)


# what agents see of a change


def test_agents_see_what_changed_for_two_weeks(house: House, editor: EditingActions, reader: EditingActions) -> None:
    article = house.put(title="Oud")
    agent = house.of(AGENT)
    assert agent.change_of(article.id) is None
    published(editor, reader, typed(editor.open_for_editing(article.id), "Titel beter", title="Nieuw"))
    editor.change_many([article.id], owner="kcc")
    change = agent.change_of(article.id)
    assert change is not None
    assert (change.version, change.note, [each.part for each in change.differences]) == (2, "Titel beter", ["title"])
    house.later(days=15)
    assert agent.change_of(article.id) is None


def test_agents_see_what_an_import_changed_too(house: House) -> None:
    article = house.put(title="Oud")
    house.put(id=article.id, slug=article.slug, title="Nieuw")
    change = house.of(AGENT).change_of(article.id)
    assert change is not None
    assert (change.version, change.note) == (2, "")


# what is typed


def test_what_was_typed_comes_back_until_the_database_has_it(house: House, editor: EditingActions) -> None:
    first, second = (typed(editor.open_for_editing(house.put().id), title="Getypt") for _ in range(2))
    for text in (first, second):
        editor.keep_article_text(text)
    editor.save_draft(first)
    assert editor.unsaved_article_texts() == (second,)
    editor.forget_article_text(second.id)
    assert editor.unsaved_article_texts() == ()


# from a contact


def test_a_draft_from_a_contact_has_the_words_of_the_customer_and_nobodys_name(house: House) -> None:
    agent = house.of(AGENT)
    customer = a_customer(last_name="Vries")
    subject = a_subject(title="Drone", own_question="Mag ik, De Vries, met een drone vliegen?", unit_id="parkeren")
    note = "Mevrouw Vries mag vliegen.\nBel 06-12345678 voor meer."
    contact = a_contact(customer=customer, subjects=(subject,), note=note)
    with house.database.write() as tx:
        tx.contacts.add(contact)
    article = agent.draft_from_contact(contact.number).draft.article
    assert (article.title, article.owner) == ("Mag ik, met een drone vliegen?", "parkeren")
    assert article.search_words == ("drone", "vliegen")
    assert article.text_of(SectionKind.INTRODUCTION) == "Mevrouw mag vliegen.\nBel voor meer."


def test_a_draft_from_what_was_handed_off_has_the_answer_of_the_back_office(house: House) -> None:
    hand_off = a_hand_off()
    item = an_item(hand_off, status=WorkStatus.IN_PROGRESS, handler_id=AGENT.id)
    contact = stored(house.database, hand_off, items=(item,), note="Alleen voor ons")
    answer = replace(item, revision=2)
    with house.database.write() as tx:
        tx.work.save(answer, a_step(answer, kind=StepKind.ANSWERED, text="De boete van € 45 vervalt."))
    article = house.of(AGENT).draft_from_contact(contact.number).draft.article
    assert (article.title, article.owner) == ("Parkeerboete", "parkeren")
    assert article.text_of(SectionKind.INTRODUCTION) == "De boete van vervalt."


def test_no_draft_is_made_of_what_is_shielded_or_not_there(house: House, editor: EditingActions) -> None:
    contact = a_contact(subjects=(a_subject(shielded=True),))
    with house.database.write() as tx:
        tx.contacts.add(contact)
    assert refused(lambda: editor.draft_from_contact(contact.number)) == "contact-shielded"
    assert refused(lambda: editor.draft_from_contact(a_contact().number)) == "contact-unknown"


def test_searches_that_led_to_an_article_are_told_but_for_its_search_words(
    house: House, editor: EditingActions
) -> None:
    article = house.put(search_words=("parkeerkaart",))
    for words in ("parkeerkaart", "bewonerskaart", "bewonerskaart"):
        editor.note_search(words, 3, 1, article.id, None)
    opened = editor.open_for_editing(article.id)
    assert (opened.searched, opened.use.shown) == ((("bewonerskaart", 2),), 3)


def test_an_unknown_article_cannot_be_opened(editor: EditingActions) -> None:
    assert refused(lambda: editor.open_for_editing(an_article().id)) == "article-unknown"
