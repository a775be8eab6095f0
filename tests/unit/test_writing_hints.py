"""What a writer is told about an article."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.article import Article, ArticleKind, Attachment, Facts, Section, SectionKind
from knowledgebase.catalogues.article_files import read_articles
from knowledgebase.writing import Hint, HintKind, OtherArticle, WritingContext, hints_of
from resources import path
from tests.knowledge import written

CONTEXT = WritingContext(date(2026, 11, 22), slugs=frozenset({"afspraak-maken"}))
PICTURE = Attachment("a" * 64, "kaart.png", "image/png", 10)
LONG = "U neemt " + "een foto en " * 6 + "uw pas mee."


def hints(text: str, **changes: object) -> list[Hint]:
    """Hints for an answer with this introduction."""
    return list(hints_of(replace(written("Pas?", text), kind=ArticleKind.ANSWER, **changes), CONTEXT))


def kinds(article: Article, context: WritingContext = CONTEXT) -> list[HintKind]:
    """The kinds of all hints, in order."""
    return [hint.kind for hint in hints_of(article, context)]


def other(title: str, **changes: object) -> OtherArticle:
    """Another article with this title."""
    article = written(title)
    return replace(OtherArticle(article.id, article.slug, title), **changes)


def duplicates(title: str, *others: OtherArticle, product: str = "") -> list[str]:
    """Titles of the articles that say the same."""
    context = replace(CONTEXT, others=others)
    found = hints_of(written(title, "Tekst.", product=product), context)
    return [str(hint.values["title"]) for hint in found if hint.kind is HintKind.DUPLICATE]


def test_a_hint_points_into_the_markdown_of_its_section() -> None:
    text = f"## Meer\n\n- Kom langs.\n- {LONG} Tevens wordt u *snel* geholpen."
    found = {hint.kind: text[hint.start : hint.end] for hint in hints(text)}
    assert found[HintKind.LONG_SENTENCE] == LONG
    assert found[HintKind.DIFFICULT_WORD] == "Tevens"
    assert found[HintKind.PASSIVE] == "wordt u *snel* geholpen"


def test_a_hint_carries_the_words_for_its_sentence() -> None:
    values = {hint.kind: hint.values for hint in hints(f"{LONG} Tevens wordt u snel geholpen.")}
    assert values[HintKind.LONG_SENTENCE] == {"words": 23}
    assert values[HintKind.DIFFICULT_WORD] == {"word": "Tevens", "plain": "ook"}
    assert values[HintKind.PASSIVE] == {"verb": "wordt geholpen"}


def test_words_of_another_language_are_left_alone() -> None:
    assert hints(f"{LONG} Tevens wordt u geholpen.", language="en") == []


def test_an_empty_product_misses_what_customers_ask_about() -> None:
    missing = [hint.section for hint in hints_of(written("Pas"), CONTEXT) if hint.kind is HintKind.MISSING_SECTION]
    assert missing == [
        *(SectionKind.INTRODUCTION, SectionKind.PROCEDURE, SectionKind.CONDITIONS, SectionKind.COSTS),
        SectionKind.TERM,
    ]


def test_an_answer_needs_an_answer_and_an_instruction_its_steps() -> None:
    article = written("Pas")
    assert kinds(replace(article, kind=ArticleKind.ANSWER)) == [HintKind.MISSING_SECTION]
    assert [hint.section for hint in hints_of(replace(article, kind=ArticleKind.INSTRUCTION), CONTEXT)] == [
        SectionKind.PROCEDURE
    ]


def test_a_fact_that_the_text_has_is_missing_above_it() -> None:
    sections = (Section(SectionKind.COSTS, "Gratis."), Section(SectionKind.TERM, "Meteen."))
    found = hints_of(written("Pas", sections=sections, facts=Facts(term="meteen")), CONTEXT)
    (hint,) = [hint for hint in found if hint.kind is HintKind.MISSING_FACT]
    assert hint.values == {"fact": "costs", "section": SectionKind.COSTS}


def test_a_picture_needs_words() -> None:
    described, file = replace(PICTURE, description="De zones"), replace(PICTURE, media_type="application/pdf")
    (hint,) = hints("Kom langs.", attachments=(PICTURE, described, file))
    assert (hint.kind, hint.values) == (HintKind.NO_DESCRIPTION, {"name": "kaart.png"})


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("# Een", [HintKind.HEADING_TOO_HIGH]),
        ("## Twee\n### Drie\n## Twee\n#### Vier", [HintKind.HEADING_SKIPPED]),
        ("### Drie\n#### Vier\n## Twee", []),
        ("#### Vier", [HintKind.HEADING_SKIPPED]),
        ("#geen kop", []),
    ],
)
def test_headings_go_down_step_by_step(headings: str, expected: list[HintKind]) -> None:
    assert [hint.kind for hint in hints(headings)] == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[afspraak maken](article:afspraak-maken)", []),
        ("[afspraak maken](article:weg)", [HintKind.UNKNOWN_ARTICLE]),
        ("[](https://a.example)", [HintKind.EMPTY_LINK]),
        ("[Klik hier](https://a.example)", [HintKind.VAGUE_LINK]),
        ("[**Lees meer.**](https://a.example)", [HintKind.VAGUE_LINK]),
    ],
)
def test_a_link_leads_somewhere_and_says_where(link: str, expected: list[HintKind]) -> None:
    assert [hint.kind for hint in hints(f"Kijk bij {link}")] == expected


def test_a_very_long_article_is_told_once_and_internal_text_does_not_count() -> None:
    text = "Neem een foto mee. " * 210
    assert [hint.kind for hint in hints(text)] == [HintKind.LONG_ARTICLE]
    inside = (Section(SectionKind.INTRODUCTION, "Kom langs."), Section(SectionKind.INTERNAL, text))
    assert hints("", sections=inside) == []


def test_an_article_with_the_same_title_is_likely_a_duplicate() -> None:
    assert duplicates("Nieuw paspoort aanvragen", other("Paspoort aanvragen"), other("Paspoort kwijt")) == [
        "Paspoort aanvragen"
    ]


def test_the_same_product_makes_a_title_more_alike() -> None:
    near = other("Paspoort aanvragen voor een kind", product="paspoort")
    assert duplicates("Paspoort aanvragen", near, product="paspoort") == [near.title]
    assert duplicates("Paspoort aanvragen", near) == []


def test_a_title_that_is_a_search_word_of_another_is_a_duplicate() -> None:
    assert duplicates("Reispas", other("Paspoort aanvragen", search_words=("reispas",))) == ["Paspoort aanvragen"]


def test_an_article_is_no_duplicate_of_itself() -> None:
    assert duplicates("Paspoort aanvragen", other("Paspoort aanvragen")) == []


@pytest.mark.parametrize("title", ["", "?", "de het een"])
def test_a_title_that_says_nothing_has_no_duplicates(title: str) -> None:
    assert duplicates(title, other("!"), other("Hoe?")) == []


def test_articles_that_are_well_written_get_few_hints() -> None:
    articles = read_articles(path("demo", "articles"))
    others = [OtherArticle(each.id, each.slug, each.title, each.product, each.search_words) for each in articles]
    context = replace(CONTEXT, others=others, slugs=frozenset(each.slug for each in articles))
    found = [hint for each in articles for hint in hints_of(each, context)]
    assert len(found) < 2 * len(articles)
    assert not any(hint.kind in (HintKind.DUPLICATE, HintKind.UNKNOWN_ARTICLE) for hint in found)


pieces = st.sampled_from(
    ["wordt ", "gemaakt ", "ten ", "aanzien ", ". ", "\n", "\n\n", "- ", "| ", "[", "](", ")", "#"]
)
texts = st.one_of(st.text(max_size=80), st.lists(pieces | st.text(max_size=3), max_size=30).map("".join))


@settings(deadline=None)
@given(texts, texts, st.sampled_from(ArticleKind))
def test_any_text_gets_its_hints_in_reading_order(title: str, text: str, kind: ArticleKind) -> None:
    sections = tuple(Section(each, text) for each in (SectionKind.COSTS, SectionKind.INTERNAL))
    context = replace(CONTEXT, others=[other("Pas", search_words=(text,))])
    found = hints_of(written(title, sections=sections, kind=kind, facts=Facts(costs=text)), context)
    places = [tuple(SectionKind).index(hint.section) if hint.section else -1 for hint in found]
    assert all(before <= after for before, after in pairwise(places))
    assert all(0 <= hint.start <= hint.end <= len(text) for hint in found)


@pytest.mark.parametrize(
    "sign", ["wordt ", "in ", "[a](", "! ?", "2024 ", "€ 1", "| a", "\\", "- a\n", "a,", "de het "]
)
def test_very_long_texts_are_looked_at(sign: str) -> None:
    assert hints_of(written(sign * 200, sign * 5_000, facts=Facts(costs=sign * 5_000)), CONTEXT)
