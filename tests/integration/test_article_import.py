"""Taking files of every kind in: nothing is overwritten unasked, all of it or nothing, and again changes nothing."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from app.domain.article_draft import DraftState
from app.domain.errors import DomainError
from app.persistence.database import SqlDatabase
from app.services.article_import import import_file, preview_file
from app.services.catalogue_articles import article_id
from app.services.editing_actions import EditingActions
from app.services.editing_ports import Publication
from app.services.import_lines import Because, ImportChoices, ImportStep
from app.services.import_report import ImportReport
from knowledgebase.article import Article, Section, SectionKind
from tests.builders import a_person
from tests.catalogue_files import catalogue_file, no_progress, record
from tests.integration.editing_house import EDITOR as WRITER
from tests.integration.editing_house import READER, House, at_work, typed

SOURCE, OTHER = "https://www.waterrade.example/paspoort", "https://www.waterrade.example/rijbewijs"
ID, OTHER_ID = article_id(SOURCE), article_id(OTHER)
EDITOR = a_person().id
TAKE_THEIRS, WITHDRAW = ImportChoices(take_theirs=frozenset({ID})), ImportChoices(withdraw_gone=True)


def taken_in(database: SqlDatabase, folder: Path, *records: str, choices: ImportChoices | None = None) -> ImportReport:
    return import_file(database, catalogue_file(folder, *records), no_progress, choices or ImportChoices())


def article(database: SqlDatabase, key: UUID = ID) -> Article:
    with database.read() as tx:
        found = tx.articles.get(key)
    assert found is not None
    return found


def edited(database: SqlDatabase, **changes: object) -> Article:
    """As an editor publishes it, with another date of change."""
    with database.write() as tx:
        return tx.articles.put(replace(article(database), modified_on=None, **changes), Publication(EDITOR))  # type: ignore[arg-type]


def introduction(text: str) -> tuple[Section, ...]:
    return (Section(SectionKind.INTRODUCTION, text),)


def steps(report: ImportReport) -> list[tuple[str, str]]:
    return [(entry.step.value, entry.title) for entry in report.entries]


def feed_of(database: SqlDatabase) -> int:
    with database.read() as tx:
        return tx.articles.head()


# edited here


def test_what_was_edited_here_and_changed_there_stays_until_theirs_is_asked(
    database: SqlDatabase, tmp_path: Path
) -> None:
    taken_in(database, tmp_path, record(text="Oud."))
    edited(database, sections=introduction("Van ons."))
    report = taken_in(database, tmp_path, record(text="Nieuw."))
    assert [(e.step, e.parts) for e in report.entries] == [(ImportStep.CONFLICT, ("section.introduction",))]
    assert article(database).text_of(SectionKind.INTRODUCTION) == "Van ons."
    taken_in(database, tmp_path, record(text="Nieuw."), choices=TAKE_THEIRS)
    assert article(database).text_of(SectionKind.INTRODUCTION) == "Nieuw."
    with database.read() as tx:
        assert tx.articles.get_version(ID, 2).text_of(SectionKind.INTRODUCTION) == "Van ons."  # type: ignore[union-attr]


def test_a_tick_for_another_article_overwrites_nothing(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record(text="Oud."))
    edited(database, sections=introduction("Van ons."))
    choices = ImportChoices(take_theirs=frozenset({OTHER_ID}))
    taken_in(database, tmp_path, record(text="Nieuw."), choices=choices)
    assert article(database).text_of(SectionKind.INTRODUCTION) == "Van ons."


def test_what_the_file_still_says_is_no_change(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record(text="Oud."))
    edited(database, sections=introduction("Van ons."))
    head = feed_of(database)
    report = taken_in(database, tmp_path, record(text="Oud.", modified="2026-04-01"))
    assert (steps(report), feed_of(database)) == ([("same", "Paspoort aanvragen")], head)


def test_what_the_file_does_not_carry_may_be_changed_here(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record(text="Oud."))
    edited(database, owner="burgerzaken", search_words=("reisdocument",))
    report = taken_in(database, tmp_path, record(text="Nieuw."))
    assert steps(report) == [("changed", "Paspoort aanvragen")]
    after = article(database)
    assert (after.owner, after.search_words) == ("burgerzaken", ("reisdocument",))
    assert after.text_of(SectionKind.INTRODUCTION) == "Nieuw."


def test_the_same_words_written_here_and_there_are_no_conflict(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record(text="Oud."))
    edited(database, sections=introduction("Nieuw."))
    assert steps(taken_in(database, tmp_path, record(text="Nieuw."))) == [("changed", "Paspoort aanvragen")]


def test_a_preview_of_a_conflict_stores_nothing(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record(text="Oud."))
    edited(database, sections=introduction("Van ons."))
    head = feed_of(database)
    preview = preview_file(database, catalogue_file(tmp_path, record(text="Nieuw.")), no_progress)
    assert (steps(preview), preview.has_changes) == ([("conflict", "Paspoort aanvragen")], False)
    assert preview.after(TAKE_THEIRS).has_changes
    assert feed_of(database) == head


# gone


def test_what_is_gone_stays_until_its_withdrawal_is_asked(database: SqlDatabase, tmp_path: Path) -> None:
    both = (record(), record("Rijbewijs aanvragen", OTHER))
    taken_in(database, tmp_path, *both)
    assert steps(taken_in(database, tmp_path, both[0]))[1:] == [("gone", "Rijbewijs aanvragen")]
    assert article(database, OTHER_ID).title == "Rijbewijs aanvragen"
    assert steps(taken_in(database, tmp_path, both[0], choices=WITHDRAW))[1:] == [("withdrawn", "Rijbewijs aanvragen")]
    with database.read() as tx:
        assert tx.articles.get(OTHER_ID) is None


def test_what_was_edited_here_is_never_withdrawn_with_what_is_gone(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record(), record("Rijbewijs aanvragen", OTHER))
    edited(database, owner="burgerzaken")
    report = taken_in(database, tmp_path, record("Rijbewijs aanvragen", OTHER), choices=WITHDRAW)
    assert [(entry.title, entry.reason) for entry in report.entries][1:] == [
        ("Paspoort aanvragen", Because.EDITED_AND_GONE)
    ]
    assert article(database).owner == "burgerzaken"


def test_only_what_came_from_the_same_site_can_be_gone(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record())
    report = taken_in(database, tmp_path, record("Elders", "https://www.elders.example/paspoort"))
    assert steps(report) == [("new", "Elders")]


def test_a_record_that_is_refused_now_is_not_gone(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record(), record("Rijbewijs aanvragen", OTHER))
    report = taken_in(database, tmp_path, record(), record("Rijbewijs aanvragen", OTHER, text=""))
    assert [step for step, _title in steps(report)] == ["same", "refused"]


# search words


def words_file(folder: Path, *rows: tuple[str, str]) -> Path:
    file = folder / "words.csv"
    file.write_text("\n".join(("artikel;zoekwoord", *(";".join(row) for row in rows))), "utf-8")
    return file


def test_search_words_are_added_by_slug_title_or_source(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record())
    rows = (("paspoort-aanvragen", "reisdocument"), ("PASPOORT aanvragen", "Reisdocument"), (SOURCE, "pas"))
    report = import_file(database, words_file(tmp_path, *rows), no_progress)
    assert [(entry.step, entry.words) for entry in report.entries] == [(ImportStep.CHANGED, ("reisdocument", "pas"))]
    assert article(database).search_words == ("reisdocument", "pas")
    assert not import_file(database, words_file(tmp_path, *rows), no_progress).has_changes


def test_search_words_for_an_unknown_article_are_refused(database: SqlDatabase, tmp_path: Path) -> None:
    report = import_file(database, words_file(tmp_path, ("zeppelin", "luchtschip")), no_progress)
    assert [(entry.title, entry.reason) for entry in report.entries] == [("zeppelin", Because.NO_SUCH_ARTICLE)]


def test_search_words_that_are_added_keep_an_edited_article_safe(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record(text="Oud."))
    edited(database, sections=introduction("Van ons."))
    import_file(database, words_file(tmp_path, ("paspoort-aanvragen", "reisdocument")), no_progress)
    taken_in(database, tmp_path, record(text="Nieuw."))
    after = article(database)
    assert (after.text_of(SectionKind.INTRODUCTION), after.search_words) == ("Van ons.", ("reisdocument",))


# other formats


def vac_file(folder: Path, *questions: tuple[str, str]) -> Path:
    file = folder / "vacs.json"
    file.write_text(
        json.dumps(
            [
                {"uuid": str(UUID(int=number)), "vraag": question, "antwoord": f"<p>{answer}</p>", "status": "actief"}
                for number, (question, answer) in enumerate(questions, 1)
            ]
        ),
        "utf-8",
    )
    return file


def test_vacs_are_taken_in_and_again_change_nothing(database: SqlDatabase, tmp_path: Path) -> None:
    file = vac_file(tmp_path, ("Hoe lang is een paspoort geldig?", "Tien jaar."), ("Wat kost het?", "88 euro."))
    assert import_file(database, file, no_progress).counts == {ImportStep.NEW: 2}
    assert import_file(database, file, no_progress).counts == {ImportStep.SAME: 2}
    assert article(database, UUID(int=1)).text_of(SectionKind.INTRODUCTION) == "Tien jaar."


def test_a_slug_that_is_taken_gets_a_number_and_keeps_it(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record("Wat kost het?"))
    file = vac_file(tmp_path, ("Wat kost het?", "88 euro."))
    import_file(database, file, no_progress)
    assert article(database, UUID(int=1)).slug == "wat-kost-het-2"
    assert not import_file(database, file, no_progress).has_changes


# all or nothing


def test_stopping_while_it_stores_leaves_everything_as_it_was(database: SqlDatabase, tmp_path: Path) -> None:
    many = [record(f"Product {number}", f"{SOURCE}/{number}") for number in range(40)]
    head = feed_of(database)

    def stop(percent: int) -> None:
        if percent > 80:
            raise DomainError("import-stopped")

    with pytest.raises(DomainError):
        import_file(database, catalogue_file(tmp_path, *many), stop)
    assert feed_of(database) == head


# drafts


def scheduled(house: House) -> EditingActions:
    """An editor whose draft, with our own introduction, waits for New Year."""
    editor, reader = house.of(WRITER), house.of(READER)
    text = typed(editor.open_for_editing(ID), "Korter", sections=introduction("Van ons."))
    saved = editor.save_draft(text)
    asked = editor.ask_review(ID, saved.draft.revision, None, date(2027, 1, 1), "Korter")
    reader.approve(ID, asked.draft.revision)
    return editor


def test_an_article_with_a_draft_stays_until_theirs_is_asked(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record(text="Oud."))
    with at_work(database, tmp_path) as house:
        editor = scheduled(house)
        assert steps(taken_in(database, tmp_path, record(text="Nieuw.")))[0][0] == "conflict"
        assert editor.open_for_editing(ID).draft.state is DraftState.SCHEDULED


def test_what_was_approved_is_not_published_over_a_newer_import(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record(text="Oud."))
    with at_work(database, tmp_path) as house:
        editor = scheduled(house)
        taken_in(database, tmp_path, record(text="Nieuw."), choices=TAKE_THEIRS)
        house.later(days=60)
        assert editor.publish_due() == 0
        draft = editor.open_for_editing(ID).draft
    assert (draft.state, draft.base_version) == (DraftState.WRITING, 2)
    assert draft.article.sections == introduction("Van ons.")
    assert article(database).text_of(SectionKind.INTRODUCTION) == "Nieuw."


def test_an_article_with_a_draft_is_not_withdrawn_with_what_is_gone(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record(), record("Rijbewijs aanvragen", OTHER))
    with at_work(database, tmp_path) as house:
        scheduled(house)
    report = taken_in(database, tmp_path, record("Rijbewijs aanvragen", OTHER), choices=WITHDRAW)
    assert [entry.reason for entry in report.entries][1:] == [Because.EDITED_AND_GONE]


def test_search_words_that_are_added_stay_when_a_draft_is_published(database: SqlDatabase, tmp_path: Path) -> None:
    taken_in(database, tmp_path, record(text="Oud."))
    with at_work(database, tmp_path) as house:
        editor = scheduled(house)
        import_file(database, words_file(tmp_path, ("paspoort-aanvragen", "reisdocument")), no_progress)
        house.later(days=60)
        assert editor.publish_due() == 1
    after = article(database)
    assert (after.text_of(SectionKind.INTRODUCTION), after.search_words) == ("Van ons.", ("reisdocument",))
