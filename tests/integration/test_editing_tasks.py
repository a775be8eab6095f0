"""What waits for an editor, found in the real database: why, whose it is, and by when."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.contact import Outcome
from app.domain.editor_tasks import EditorTask, TaskKind
from app.domain.errors import DomainError
from app.persistence.database import SqlDatabase
from app.services.editing_actions import EditingActions
from app.services.editing_ports import LinkCheck
from app.services.editing_reminders import send_review_reminders
from app.services.ports import SearchUse
from knowledgebase.article import Article, ArticleKind, Facts, FirstLine, Section, SectionKind
from tests.builders import a_contact, a_hand_off, a_subject
from tests.integration.editing_house import EDITOR, READER, TUESDAY, House, at_work, published, typed

TODAY = TUESDAY.date()


@pytest.fixture
def house(database: SqlDatabase, tmp_path: Path) -> Iterator[House]:
    with at_work(database, tmp_path) as house:
        yield house


@pytest.fixture
def editor(house: House) -> EditingActions:
    return house.of(EDITOR)


def tasks(editor: EditingActions, kind: TaskKind) -> list[EditorTask]:
    """Those of a kind, due first first."""
    return [task for task in editor.editor_list().tasks if task.kind is kind]


def linking(text: str) -> tuple[Section, ...]:
    return (Section(SectionKind.INTRODUCTION, text),)


def answered(house: House, article: Article, *outcomes: Outcome) -> None:
    """Questions about the article, and how they ended."""
    for outcome in outcomes:
        hand_off = a_hand_off() if outcome is Outcome.HANDED_OFF else None
        subject = a_subject(article_id=article.id, article_version=1, outcome=outcome, hand_off=hand_off)
        with house.database.write() as tx:
            tx.contacts.add(a_contact(subjects=(subject,), started_at=house.clock.at, ended_at=house.clock.at))


# review


def test_an_article_of_which_the_validity_ends_is_told_two_weeks_before_and_from_then_on(
    house: House, editor: EditingActions
) -> None:
    house.put(valid_until=TODAY + timedelta(days=15))
    near = house.put(valid_until=TODAY + timedelta(days=14))
    passed = house.put(valid_until=TODAY - timedelta(days=1))
    assert [task.article_id for task in tasks(editor, TaskKind.EXPIRY)] == [passed.id, near.id]


def test_an_article_is_to_review_two_weeks_before_its_day(house: House, editor: EditingActions) -> None:
    near = house.put(title="Bijna", review_on=TODAY + timedelta(days=14))
    late = house.put(title="Te laat", review_on=TODAY - timedelta(days=3))
    house.put(title="Later", review_on=TODAY + timedelta(days=15))
    assert [(task.title, task.due_on) for task in tasks(editor, TaskKind.REVIEW)] == [
        ("Te laat", late.review_on),
        ("Bijna", near.review_on),
    ]


def test_another_review_date_is_another_task(house: House, editor: EditingActions) -> None:
    article = house.put(review_on=TODAY)
    editor.put_task_aside(tasks(editor, TaskKind.REVIEW)[0].key, "Klopt nog")
    assert tasks(editor, TaskKind.REVIEW) == []
    editor.change_many([article.id], review_on=TODAY + timedelta(days=2))
    assert len(tasks(editor, TaskKind.REVIEW)) == 1


def test_a_unit_is_told_of_its_review_dates_once_before_and_once_after(house: House) -> None:
    town = replace(house.town, units=tuple(replace(unit, mailbox=f"{unit.id}@x.example") for unit in house.town.units))
    house.put(title="Paspoort", owner="parkeren", review_on=TODAY + timedelta(days=14))
    house.put(title="Rijbewijs", owner="", group="", review_on=TODAY - timedelta(days=1))

    def send() -> int:
        return send_review_reminders(house.database, house.clock, town, "en")

    assert (send(), send()) == (2, 0)
    house.later(days=14)
    assert send() == 0
    house.later(days=1)
    assert (send(), send()) == (1, 0)
    with house.database.read() as tx:
        mail = {message.to: message.body for message in tx.mail.waiting(house.clock.at)}
    assert "Rijbewijs" in mail["kcc@x.example"]
    assert "Paspoort · by Tuesday 8 December 2026" in mail["parkeren@x.example"]


def test_review_dates_of_nobody_are_told_to_the_unit_of_the_product_group(house: House) -> None:
    town = replace(house.town, units=tuple(replace(unit, mailbox=f"{unit.id}@x.example") for unit in house.town.units))
    house.put(title="Rijbewijs", owner="", review_on=TODAY)
    assert send_review_reminders(house.database, house.clock, town, "en") == 1
    with house.database.read() as tx:
        assert [message.to for message in tx.mail.waiting(house.clock.at)] == ["parkeren@x.example"]


# second reads


def test_who_was_asked_reads_within_two_working_days(house: House, editor: EditingActions) -> None:
    article = house.put()
    saved = editor.save_draft(typed(editor.open_for_editing(article.id), title="Nieuw"))
    asked = editor.ask_review(article.id, saved.draft.revision, READER.id, None, "Titel")
    (task,) = tasks(editor, TaskKind.SECOND_READ)
    assert (task.title, task.handler_id, task.due_on) == ("Nieuw", READER.id, date(2026, 11, 26))
    house.of(READER).approve(article.id, asked.draft.revision)
    assert tasks(editor, TaskKind.SECOND_READ) == []
    house.later(days=7)
    saved = editor.save_draft(typed(editor.open_for_editing(article.id), title="Nieuwer"))
    editor.ask_review(article.id, saved.draft.revision, None, None, "Titel")
    (task,) = tasks(editor, TaskKind.SECOND_READ)
    assert (task.handler_id, task.due_on) == (None, date(2026, 12, 3))


# gaps


def test_what_is_searched_and_not_found_is_work_for_the_contact_centre(house: House, editor: EditingActions) -> None:
    for words in ("drone vliegen", "drone vliegen", "vliegen met drones"):
        editor.note_gap(words, None)
    editor.note_search("bijenkast", 0, None, None, None)
    gaps = {task.title: task for task in tasks(editor, TaskKind.GAP)}
    assert gaps.keys() == {"drone vliegen", "bijenkast"}
    drones = gaps["drone vliegen"]
    assert (drones.count, drones.owner, drones.details) == (3, "kcc", ("drone vliegen", "vliegen met drones"))


def test_a_gap_keeps_its_day_and_handler_when_other_words_are_told_more(house: House, editor: EditingActions) -> None:
    editor.note_gap("drone vliegen", None)
    (before,) = tasks(editor, TaskKind.GAP)
    editor.take_task(before.key)
    house.later(days=5)
    for _ in range(3):
        editor.note_gap("vliegen met drones", None)
    (after,) = tasks(editor, TaskKind.GAP)
    assert (after.title, after.key, after.due_on) == ("vliegen met drones", before.key, before.due_on)
    assert after.handler_id == EDITOR.id


def test_a_gap_is_closed_by_search_words(house: House, editor: EditingActions) -> None:
    editor.note_gap("drones vliegen", None)
    assert len(tasks(editor, TaskKind.GAP)) == 1
    house.put(search_words=("drone vliegen",))
    assert tasks(editor, TaskKind.GAP) == []


# contradictions


def test_two_articles_on_one_product_with_other_costs_contradict_each_other(
    house: House, editor: EditingActions
) -> None:
    first = house.put(title="Een", product="paspoort", facts=Facts(costs="€ 70", term="5 dagen"))
    house.put(title="Twee", product="paspoort", facts=Facts(costs="€ 75", term="5  Dagen"))
    house.put(title="Anders", product="rijbewijs", facts=Facts(costs="€ 50"))
    (task,) = tasks(editor, TaskKind.CONTRADICTION)
    assert (task.article_id, task.count) == (first.id, 2)
    assert task.details == ("Een · € 70 · 5 dagen", "Twee · € 75 · 5  Dagen")


@pytest.mark.parametrize(
    "changes",
    [
        {"facts": Facts(costs="€ 70 ")},
        {"facts": Facts(term="5 dagen")},
        {"facts": Facts(costs="€ 75"), "language": "en"},
        {"facts": Facts(costs="€ 75"), "audience": ("ondernemer",)},
        {"facts": Facts(costs="€ 75"), "kind": ArticleKind.ANSWER},
    ],
)
def test_what_says_the_same_or_is_for_others_is_no_contradiction(
    house: House, editor: EditingActions, changes: dict[str, object]
) -> None:
    house.put(product="paspoort", facts=Facts(costs="€ 70"), audience=("particulier",))
    house.put(**{"product": "paspoort", "audience": ("particulier",)} | changes)
    assert tasks(editor, TaskKind.CONTRADICTION) == []


# links


def test_links_to_articles_that_are_not_there_are_found_at_once(house: House, editor: EditingActions) -> None:
    there, gone = house.put(slug="daar"), house.put(slug="weg")
    text = "[a](article:daar) [b](article:weg) [c](<article:nooit>)"
    house.put(title="Verwijst", sections=linking(text), related=("daar", "ook-weg"))
    (task,) = tasks(editor, TaskKind.BROKEN_LINK)
    assert task.details == ("article:ook-weg", "article:nooit")
    editor.withdraw_article(gone.id, "Vervallen", there.id)
    (task,) = tasks(editor, TaskKind.BROKEN_LINK)
    assert task.details == ("article:ook-weg", "article:weg", "article:nooit")


def test_web_addresses_that_did_not_answer_well_are_found(house: House, editor: EditingActions) -> None:
    well, gone, away = (f"https://www.voorbeeld.example/{name}" for name in ("goed", "weg_(1)", "stil"))
    house.put(title="Verwijst", sections=linking(f"[a]({well}) [b]({gone}) [c]({away})"))
    checks = [LinkCheck(well, TUESDAY, 200), LinkCheck(gone, TUESDAY, 404), LinkCheck(away, TUESDAY, 0)]
    with house.database.write() as tx:
        tx.links.put(checks)
    (task,) = tasks(editor, TaskKind.BROKEN_LINK)
    assert (task.title, task.count, task.details) == ("Verwijst", 2, (gone, away))


# use


def test_an_article_that_should_answer_and_is_handed_off_more_than_half_is_found(
    house: House, editor: EditingActions
) -> None:
    often, seldom, told_so = house.put(title="Vaak"), house.put(), house.put(first_line=FirstLine.HAND_OFF)
    handed, direct = Outcome.HANDED_OFF, Outcome.ANSWERED_DIRECTLY
    answered(house, often, handed, handed, handed, direct, direct)
    answered(house, seldom, handed, handed, direct, direct, direct)
    answered(house, told_so, *[handed] * 5)
    (task,) = tasks(editor, TaskKind.HANDED_OFF)
    assert (task.title, task.count, task.due_on) == ("Vaak", 3, date(2026, 12, 22))


def test_what_nobody_opened_for_a_year_is_found_when_it_is_older(house: House, editor: EditingActions) -> None:
    opened, asked, never = (house.put(title=title) for title in ("Geopend", "Gevraagd", "Nooit"))
    assert tasks(editor, TaskKind.UNUSED) == []
    house.clock.at = datetime.now(UTC) + timedelta(days=400)
    with house.database.write() as tx:
        tx.searches.log(SearchUse("geopend", 1, 1, opened.id, house.clock.at - timedelta(days=300)))
    answered(house, asked, Outcome.ANSWERED_DIRECTLY)
    assert [task.article_id for task in tasks(editor, TaskKind.UNUSED)] == [never.id]


# the list itself


def test_what_was_taken_or_put_aside_stays_so_and_others_see_it(house: House, editor: EditingActions) -> None:
    first, second = house.put(title="A", review_on=TODAY), house.put(title="B", review_on=TODAY)
    one, two = tasks(editor, TaskKind.REVIEW)
    editor.take_task(one.key)
    with pytest.raises(DomainError, match="task-reason-missing"):
        editor.put_task_aside(two.key, " ")
    editor.put_task_aside(two.key, "Klopt nog")
    (left,) = tasks(house.of(READER), TaskKind.REVIEW)
    assert (left.article_id, left.handler_id) == (first.id, EDITOR.id)
    assert second.id != left.article_id


def test_a_task_of_nobody_is_for_the_unit_of_its_product_group(house: House, editor: EditingActions) -> None:
    house.put(owner="", review_on=TODAY)
    house.put(owner="opgeheven", group="", review_on=TODAY)
    assert sorted(task.owner for task in tasks(editor, TaskKind.REVIEW)) == ["kcc", "parkeren"]


def test_the_list_follows_what_others_publish_and_withdraw(house: House, editor: EditingActions) -> None:
    reader = house.of(READER)
    article = house.put(review_on=TODAY)
    assert len(tasks(editor, TaskKind.REVIEW)) == 1
    published(editor, reader, typed(editor.open_for_editing(article.id), "Dag", review_on=TODAY + timedelta(days=99)))
    assert tasks(editor, TaskKind.REVIEW) == []
    gone = house.put(review_on=TODAY)
    reader.withdraw_article(gone.id, "Vervallen", None)
    assert tasks(editor, TaskKind.REVIEW) == []


def test_drafts_are_listed_with_what_waits(house: House, editor: EditingActions) -> None:
    saved = editor.save_draft(typed(editor.new_draft("Laadpaal")))
    (line,) = editor.editor_list().drafts
    assert (line.id, line.title, line.authors) == (saved.draft.id, "Laadpaal", (EDITOR.id,))
