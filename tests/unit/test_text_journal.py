"""The journal: texts that are no contact come back until they are forgotten, and nobody else can read them."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.article_draft import ArticleText
from app.domain.bulletin import Bulletin, BulletinKind
from app.domain.bulletin_text import BulletinText
from app.domain.feedback_text import FeedbackText
from app.domain.figure_text import FigureSheet, FigureText
from app.domain.ids import new_id
from app.domain.work_text import WorkText
from app.journal.draft_journal import DraftJournal
from knowledgebase.article import (
    Article,
    Attachment,
    FirstLine,
    Question,
    ScriptChoice,
    ScriptStep,
    Section,
    SectionKind,
)
from tests.builders import a_bulletin, a_draft, an_article

KEY = bytes(range(32))
CANARY = "Kanarie-7f3a"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def journal(folder: Path) -> DraftJournal:
    return DraftJournal(folder, KEY)


def a_full_article() -> Article:
    """Lists that hold things of every kind."""
    step = ScriptStep("one", "Heeft u een auto?", (ScriptChoice("Ja", "", FirstLine.HAND_OFF),), "plate")
    return an_article(
        sections=tuple(Section(kind, f"Regel één\n\n* {kind} 😀") for kind in SectionKind),
        questions=(Question("plate", "Kenteken?", choices=("a", "b")),),
        attachments=(Attachment("0" * 64, "kaart.pdf", "application/pdf", 12, "De zones"),),
        script=(step,),
        review_on=date(2027, 1, 4),
    )


def test_what_an_editor_typed_comes_back_until_it_is_forgotten(journal: DraftJournal, folder: Path) -> None:
    text = ArticleText(new_id(), 3, 2, a_full_article(), "Nieuwe prijzen")
    other = ArticleText(new_id(), 0, 0, an_article())
    for kept in (replace(text, note="eerder"), other, text):
        journal.keep_article_text(kept)
    assert sorted(DraftJournal(folder, KEY).article_texts(), key=lambda kept: kept.id) == [text, other]
    for _ in range(2):
        journal.forget_article_text(other.id)
    assert journal.article_texts() == [text]


def test_texts_of_articles_are_neither_drafts_nor_work_texts(journal: DraftJournal, folder: Path) -> None:
    draft = a_draft()
    text, work = ArticleText(draft.id, 0, 0, an_article(id=draft.id)), WorkText(draft.id, 1, ())
    journal.keep(draft)
    journal.keep_work_text(work)
    journal.keep_article_text(text)
    assert (journal.drafts(), journal.work_texts(), journal.article_texts()) == ([draft], [work], [text])
    (folder / f"{draft.id}.work").replace(folder / f"{draft.id}.article")
    assert (journal.article_texts(), journal.unreadable_count()) == ([], 1)


def test_R9_nothing_that_an_editor_typed_stands_in_plain_text_on_disk(journal: DraftJournal, folder: Path) -> None:
    text = ArticleText(new_id(), 0, 0, an_article(title=CANARY), CANARY)
    journal.keep_article_text(text)
    (file,) = folder.iterdir()
    assert file.name == f"{text.id}.article"
    assert CANARY.encode() not in file.read_bytes()


def a_full_message(**changes: Any) -> Bulletin:
    """A message in which every field has something in it."""
    full = a_bulletin(
        id=new_id(),
        kind=BulletinKind.INSTRUCTION,
        important=True,
        publish_from=date(2026, 11, 24),
        publish_until=date(2027, 1, 8),
        related=("laadpaal",),
        unit_ids=("kcc", "parkeren"),
        author_id=new_id(),
        is_read=True,
    )
    return replace(full, **changes)


def test_what_was_typed_for_a_message_comes_back_until_it_is_forgotten(journal: DraftJournal, folder: Path) -> None:
    before = a_full_message()
    text = BulletinText(replace(before, title="Regel één 😀"), before, True, "24-11-2026", "8-1", "Laad")
    other = BulletinText(a_bulletin(id=new_id(), title=""))
    for kept in (replace(text, article=""), other, text):
        journal.keep_bulletin_text(kept)
    assert sorted(DraftJournal(folder, KEY).bulletin_texts(), key=lambda kept: kept.id) == [text, other]
    for _ in range(2):
        journal.forget_bulletin_text(other.id)
    assert journal.bulletin_texts() == [text]


def test_a_text_for_a_message_is_no_text_of_an_article(journal: DraftJournal, folder: Path) -> None:
    text = BulletinText(a_full_message())
    journal.keep_bulletin_text(text)
    (folder / f"{text.id}.bulletin").replace(folder / f"{text.id}.article")
    assert (journal.article_texts(), journal.bulletin_texts(), journal.unreadable_count()) == ([], [], 1)


def test_R9_nothing_that_was_typed_for_a_message_stands_in_plain_text_on_disk(
    journal: DraftJournal, folder: Path
) -> None:
    text = BulletinText(a_full_message(title=CANARY, text=CANARY), article=CANARY)
    journal.keep_bulletin_text(text)
    (file,) = folder.iterdir()
    assert file.name == f"{text.id}.bulletin"
    assert CANARY.encode() not in file.read_bytes()


def test_what_was_typed_about_an_article_comes_back_until_it_is_forgotten(journal: DraftJournal, folder: Path) -> None:
    text = FeedbackText(new_id(), SectionKind.COSTS, "€ 91", "Het is 95 😀")
    other = FeedbackText(new_id(), text="Klopt niet.")
    for kept in (replace(text, text="Het"), other, text):
        journal.keep_feedback_text(kept)
    assert set(DraftJournal(folder, KEY).feedback_texts()) == {text, other}
    for _ in range(2):
        journal.forget_feedback_text(other.id)
    assert journal.feedback_texts() == [text]


def test_a_report_about_an_article_is_no_text_of_it(journal: DraftJournal, folder: Path) -> None:
    text = FeedbackText(new_id(), text="Klopt niet.")
    journal.keep_feedback_text(text)
    (folder / f"{text.id}.feedback").replace(folder / f"{text.id}.article")
    assert (journal.article_texts(), journal.feedback_texts(), journal.unreadable_count()) == ([], [], 1)


def test_R9_nothing_that_was_typed_about_an_article_stands_in_plain_text_on_disk(
    journal: DraftJournal, folder: Path
) -> None:
    text = FeedbackText(new_id(), quote=CANARY, text=CANARY)
    journal.keep_feedback_text(text)
    (file,) = folder.iterdir()
    assert file.name == f"{text.id}.feedback"
    assert CANARY.encode() not in file.read_bytes()


def test_what_was_typed_for_a_norm_or_deviation_comes_back_until_it_is_forgotten(
    journal: DraftJournal, folder: Path
) -> None:
    text = FigureText(new_id(), FigureSheet.DEVIATION, (("cause", "Regel één 😀"), ("owner", "")))
    other = FigureText(new_id(), FigureSheet.NORM, (("bound", "8"),), is_new=True)
    for kept in (replace(text, fields=()), other, text):
        journal.keep_figure_text(kept)
    assert set(DraftJournal(folder, KEY).figure_texts()) == {text, other}
    for _ in range(2):
        journal.forget_figure_text(other.id)
    assert journal.figure_texts() == [text]


def test_a_text_for_a_norm_is_no_text_for_work(journal: DraftJournal, folder: Path) -> None:
    text = FigureText(new_id(), FigureSheet.NORM)
    journal.keep_figure_text(text)
    (folder / f"{text.id}.figure").replace(folder / f"{text.id}.work")
    assert (journal.work_texts(), journal.figure_texts(), journal.unreadable_count()) == ([], [], 1)


def test_R9_nothing_that_was_typed_for_a_deviation_stands_in_plain_text_on_disk(
    journal: DraftJournal, folder: Path
) -> None:
    text = FigureText(new_id(), FigureSheet.DEVIATION, (("cause", CANARY),))
    journal.keep_figure_text(text)
    (file,) = folder.iterdir()
    assert file.name == f"{text.id}.figure"
    assert CANARY.encode() not in file.read_bytes()
