"""What an import would take from an editor."""

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.cli_commands import EXPORT_FORMATS
from app.services.article_parts import changed_parts, is_overwritten
from app.services.export_report import ExportFormat
from app.services.import_lines import Because, ImportStep
from app.services.import_report import reason_text, step_sentence
from knowledgebase.article import Article, Facts, Section, SectionKind
from knowledgebase.catalogues.refusals import RefusalReason
from ui.knowledge.export_sheet import format_meaning, format_name
from ui.knowledge.import_words import step_chip, step_name

EMPTY = Article(id=UUID(int=1), slug="paspoort", title="Paspoort")
FEW = st.sampled_from(("", "a", "b"))
WORDS = st.sets(st.sampled_from(("pas", "reis", "document"))).map(lambda words: tuple(sorted(words)))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Versions of one article that differ in few ways, so that they often agree."""
    section = Section(SectionKind.COSTS, draw(FEW))
    facts, words = Facts(term=draw(FEW)), draw(WORDS)
    return replace(EMPTY, title=draw(FEW), owner=draw(FEW), sections=(section,), facts=facts, search_words=words)


@given(articles(), articles())
def test_what_nobody_edited_can_never_be_overwritten(imported: Article, after: Article) -> None:
    assert not is_overwritten(imported, imported, after)


@given(articles(), articles())
def test_what_stays_as_it_is_is_not_overwritten(imported: Article, ours: Article) -> None:
    assert not is_overwritten(imported, ours, ours)


@given(articles(), articles())
def test_going_back_to_what_was_imported_overwrites_every_edit(imported: Article, ours: Article) -> None:
    assert is_overwritten(imported, ours, imported) == bool(changed_parts(imported, ours))


@given(articles(), articles(), WORDS)
def test_adding_words_that_nobody_took_out_overwrites_nothing(
    imported: Article, ours: Article, words: tuple[str, ...]
) -> None:
    new = [word for word in words if word not in imported.search_words]
    after = replace(ours, search_words=tuple(sorted({*ours.search_words, *new})))
    assert not is_overwritten(imported, ours, after)


def test_a_change_names_its_parts_in_reading_order() -> None:
    after = replace(EMPTY, owner="x", title="Pas", facts=Facts(costs="€ 1"), sections=(Section(SectionKind.TERM, "t"),))
    assert changed_parts(EMPTY, after) == ("title", "facts.costs", "owner", "section.term")
    assert changed_parts(EMPTY, replace(EMPTY, version=2)) == ()


def test_everything_an_exchange_can_tell_has_words() -> None:
    assert all(reason_text(reason) for reason in (*RefusalReason, *Because))
    assert all(step_sentence(step, 2) and step_chip(step, 2) and step_name(step) for step in ImportStep)
    assert all(format_name(wanted) and format_meaning(wanted) for wanted in ExportFormat)


def test_the_command_line_offers_every_form() -> None:
    assert tuple(ExportFormat) == EXPORT_FORMATS
