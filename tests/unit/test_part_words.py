"""Parts of an article that changed, in words."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.organisation import ProductGroup
from knowledgebase.article import ArticleKind, Facts, FirstLine, ScriptChoice, ScriptStep, Section, SectionKind
from knowledgebase.difference import PartDifference, PieceKind, article_difference
from tests.builders import an_article
from ui.shared.names import Names
from ui.shared.part_words import part_name, shown_pieces, text_without

NAMES = Names({"parkeren": "Team Parkeren", "kcc": "Klant Contact Centrum"}, titles={"kraskaart": "Kraskaart kopen"})
OLD = an_article(review_on=date(2026, 12, 1), first_line=FirstLine.ANSWER, audience=("particulier",))
STEP = ScriptStep(
    "wie", "Is het voor bezoek?", (ScriptChoice("ja", "", FirstLine.ANSWER), ScriptChoice("nee", "bewoner"))
)


def shown(**changes: object) -> dict[str, tuple[str, str]]:
    """What was and what is, in words, by part, after these changes of an article."""
    new = replace(OLD, **changes)  # type: ignore[arg-type]
    return {each.part: both(each) for each in article_difference(OLD, new)}


def both(difference: PartDifference) -> tuple[str, str]:
    pieces = shown_pieces(difference, NAMES)
    return text_without(pieces, PieceKind.NEW), text_without(pieces, PieceKind.GONE)


def test_every_part_that_can_differ_has_a_name() -> None:
    sections = tuple(Section(kind, "iets") for kind in SectionKind)
    new = an_article(sections=sections, facts=Facts("a", "b", "c", "d"), title="Anders", owner="kcc")
    names = [part_name(each.part) for each in article_difference(OLD, new)]
    assert len(names) >= len(SectionKind) + 5
    assert len(set(names)) == len(names)  # the costs at the top are not the section on costs


def test_a_section_is_called_after_the_kind_of_article() -> None:
    assert part_name("section.introduction") == "What is it?"
    assert part_name("section.introduction", ArticleKind.ANSWER) == "Answer"


@pytest.mark.parametrize(
    ("changes", "part", "words"),
    [
        ({"owner": "kcc"}, "owner", ("Team Parkeren", "Klant Contact Centrum")),
        ({"owner": ""}, "owner", ("Team Parkeren", "")),
        ({"first_line": FirstLine.HAND_OFF}, "first_line", ("Answer directly", "Hand off")),
        ({"review_on": date(2027, 6, 1)}, "review_on", ("Tuesday 1 December 2026", "Tuesday 1 June 2027")),
        ({"review_on": None}, "review_on", ("Tuesday 1 December 2026", "")),
        ({"group": ProductGroup.TAXES_FRONT.value}, "group", ("Parking, events, markets", "Taxes")),
        ({"group": "eigen-groep"}, "group", ("Parking, events, markets", "eigen-groep")),
        ({"audience": ("particulier", "ondernemer")}, "audience", ("Citizen", "Citizen\nCompany")),
        ({"related": ("kraskaart",)}, "related", ("", "Kraskaart kopen")),
        ({"title": "Parkeren"}, "title", ("Parkeervergunning", "Parkeren")),
        ({"questions": ()}, "questions", ("Wat is het kenteken? * (licence plate)", "")),
        ({"script": (STEP,)}, "script", ("", "wie: Is het voor bezoek?\n- ja → Answer directly\n- nee → bewoner")),
    ],
)
def test_ids_days_and_fixed_values_are_told_in_words(
    changes: dict[str, object], part: str, words: tuple[str, str]
) -> None:
    assert shown(**changes)[part] == words
