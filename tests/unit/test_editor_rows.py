"""The rows of the editors' list: what is due first, one row for each article, and what is looked for."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from app.domain.article_draft import ArticleText, DraftState
from app.domain.editor_tasks import EditorTask, TaskKind
from app.domain.ids import new_id
from app.services.editing_ports import DraftLine
from app.services.editing_views import EditorList
from app.services.ports import ArticleLine
from knowledgebase.article import ArticleKind
from tests.builders import an_article
from ui.editing.rows import EditorRow, Waiting, counts_of, rows_of
from ui.shared.names import Names

TODAY = date(2026, 11, 22)
ME = new_id()
NAMES = Names({"parkeren": "Parkeren"}, {ME: "R. Yilmaz"}, TODAY)


def a_task(kind: TaskKind, title: str, day: int, article_id: UUID | None = None, **changes: Any) -> EditorTask:
    return EditorTask(f"{kind}:{title}", kind, title, "parkeren", date(2026, 12, day), article_id, **changes)


def a_line(title: str, state: DraftState = DraftState.WRITING, **changes: Any) -> DraftLine:
    moment = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    fields = {"id": new_id(), "publish_on": None} | changes
    return DraftLine(
        title=title, owner="", state=state, base_version=7, authors=(ME,), reviewer_id=None, changed_at=moment, **fields
    )


def rows(
    *tasks: EditorTask, drafts: tuple[DraftLine, ...] = (), unsaved: tuple[ArticleText, ...] = (), **wanted: Any
) -> tuple[EditorRow, ...]:
    return rows_of(EditorList(drafts, tasks), unsaved, wanted.pop("articles", ()), NAMES, **wanted)


def test_what_is_due_first_comes_first_and_drafts_come_last() -> None:
    later, sooner = a_task(TaskKind.REVIEW, "Later", 9, new_id()), a_task(TaskKind.GAP, "Eerder", 2)
    assert [row.title for row in rows(later, sooner, drafts=(a_line("Concept"),))] == ["Eerder", "Later", "Concept"]


def test_an_article_has_one_row_with_all_that_waits_for_it() -> None:
    article_id = new_id()
    reports = [a_task(TaskKind.FEEDBACK, "Pas", day, article_id) for day in (3, 4)]
    (row,) = rows(*reports, a_task(TaskKind.BROKEN_LINK, "Pas", 9, article_id, count=1))
    assert [words for words, _tone in row.chips] == ["2 reports", "1 broken link"]
    assert row.below == "within 11 days · Parkeren"


@pytest.mark.parametrize(
    ("draft", "chip"),
    (
        (a_line("Pas"), "draft v8"),
        (a_line("Pas", DraftState.IN_REVIEW), "waits for second reader"),
        (a_line("Pas", DraftState.SCHEDULED, publish_on=date(2027, 1, 1)), "from 1 January 2027"),
    ),
)
def test_a_draft_says_how_far_it_is(draft: DraftLine, chip: str) -> None:
    (row,) = rows(drafts=(draft,))
    assert row.chips[0][0] == chip


def test_what_was_never_saved_has_a_row_to_come_back_to() -> None:
    article = an_article(title="")
    (row,) = rows(unsaved=(ArticleText(article.id, 0, 0, article),))
    assert (row.id, row.title, row.chips[0][0]) == (article.id, "Without a title", "not saved yet")


def test_what_is_late_says_so_without_colour() -> None:
    late = EditorTask("review:x", TaskKind.REVIEW, "Pas", "parkeren", date(2026, 11, 20), new_id(), handler_id=ME)
    (row,) = rows(late)
    assert row.below == "check it · ! 2 days late · Parkeren · R. Yilmaz"


def test_a_chip_leaves_what_it_counts_and_nothing_else() -> None:
    tasks = (a_task(TaskKind.GAP, "laadpaal", 2), a_task(TaskKind.UNUSED, "Oud", 3, new_id()))
    assert counts_of(tasks)[Waiting.OTHER] == counts_of(tasks)[Waiting.GAP] == 1
    assert [row.title for row in rows(*tasks, drafts=(a_line("Concept"),), waiting=Waiting.GAP)] == ["laadpaal"]


def test_looking_for_a_title_finds_articles_that_nothing_waits_for() -> None:
    known = ArticleLine(new_id(), "Café: terras", ArticleKind.PRODUCT, "", "parkeren", 1, None)
    task = a_task(TaskKind.REVIEW, "Terras", 2, known.id)
    assert [row.title for row in rows(articles=(known,), typed="cafe ter")] == ["Café: terras"]
    assert [row.title for row in rows(task, articles=(known,), typed="terras")] == ["Terras"]
    assert rows(articles=(known,)) == ()
