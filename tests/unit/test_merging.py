"""Two texts of one article, and what comes of them."""

from dataclasses import replace

import pytest

from app.domain.article_draft import ArticleDraft, ArticleText
from app.services.editing_views import Editing
from knowledgebase.article import Attachment, Facts, Section, SectionKind
from tests.builders import an_article
from ui.editing.merging import Keep, PartAnswer, conflicts, first_answer, merged, text_of

SEEN = an_article(facts=Facts(costs="€ 1"))
CONDITIONS = Section(SectionKind.CONDITIONS, "Hoogstens 80 uur.")
BRING = Section(SectionKind.BRING, "Een pas.")
MINE = ArticleText(SEEN.id, 2, 7, replace(SEEN, facts=Facts(costs="€ 2"), title="Parkeren"), "duurder")
THEIRS = Editing(
    ArticleDraft(
        replace(SEEN, facts=Facts(costs="€ 3"), sections=(*SEEN.sections, CONDITIONS, BRING)),
        base_version=7,
        revision=5,
        note="meer uren",
    ),
    SEEN,
)


def parts() -> list[str]:
    return [each.part for each in conflicts(MINE, THEIRS)]


def chosen(**answers: PartAnswer) -> ArticleText:
    """The result when every other part stays theirs."""
    given = {part.replace("__", "."): answer for part, answer in answers.items()}
    return merged(MINE, THEIRS, {**{part: PartAnswer(Keep.THEIRS) for part in parts()}, **given})


def test_every_part_that_differs_is_asked_also_the_words_for_agents() -> None:
    assert sorted(parts()) == ["facts.costs", "note", "section.bring", "section.conditions", "title"]


def test_mine_stays_at_first_but_not_where_i_wrote_nothing() -> None:
    first = {part: first_answer(part, MINE, THEIRS) for part in parts()}
    assert {part for part, keep in first.items() if keep is Keep.MINE} == {"facts.costs", "title", "note"}


def test_of_a_new_article_mine_stays_at_first() -> None:
    theirs = replace(THEIRS, published=None)
    assert {first_answer(part, MINE, theirs) for part in parts()} == {Keep.MINE}


def test_the_result_is_saved_over_theirs() -> None:
    result = chosen()
    assert (result.id, result.revision, result.base_version) == (SEEN.id, 5, 7)
    assert (result.article, result.note) == (THEIRS.draft.article, "meer uren")


def test_mine_for_every_part_gives_my_text() -> None:
    result = merged(MINE, THEIRS, {part: PartAnswer(Keep.MINE) for part in parts()})
    assert (result.article, result.note) == (MINE.article, "duurder")


def test_a_text_of_both_together_takes_its_place_among_the_sections() -> None:
    both = PartAnswer(Keep.TOGETHER, "Hoogstens 80 uur per kwartaal.\n")
    article = chosen(section__conditions=both, facts__costs=PartAnswer(Keep.TOGETHER, "€ 2\nof € 3")).article
    assert [section.kind for section in article.sections] == ["introduction", "conditions", "bring"]
    assert article.text_of(SectionKind.CONDITIONS) == "Hoogstens 80 uur per kwartaal."
    assert article.facts.costs == "€ 2 of € 3"


def test_a_section_that_i_do_not_have_goes_when_mine_stays() -> None:
    article = chosen(section__bring=PartAnswer(Keep.MINE)).article
    assert [section.kind for section in article.sections] == ["introduction", "conditions"]


def test_search_words_are_edited_one_on_a_line() -> None:
    assert text_of(MINE, "search_words") == "parkeerkaart"
    result = merged(
        MINE, THEIRS, {"search_words": PartAnswer(Keep.TOGETHER, "kraskaart\n\n visite  parkeren\nkraskaart")}
    )
    assert result.article.search_words == ("kraskaart", "visite parkeren")


@pytest.mark.parametrize("part", ["attachments", "questions", "script", "owner", "review_on"])
def test_what_is_more_than_a_text_is_mine_or_theirs(part: str) -> None:
    file = Attachment("ab", "zones.pdf", "application/pdf", 10)
    mine = replace(MINE, article=replace(MINE.article, attachments=(file,), owner="kcc", questions=()))
    assert text_of(mine, part) is None
    result = merged(mine, THEIRS, {part: PartAnswer(Keep.MINE)})
    assert getattr(result.article, part) == getattr(mine.article, part)
