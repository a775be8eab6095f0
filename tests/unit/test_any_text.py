"""Whatever stands in an article, and whatever is typed: it is indexed, searched and marked without an error."""

from collections.abc import Iterator
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from knowledgebase.analysis import STOP_WORDS, content_words
from knowledgebase.article import Article
from knowledgebase.fields import searched_text
from knowledgebase.folding import clean
from knowledgebase.index import KnowledgeIndex
from knowledgebase.search import Hit, Marked, SearchQuery, SearchResult
from tests.knowledge import built, titles, written

ARTICLES = (
    written("Paspoort aanvragen", "Neem uw oude **paspoort** mee.\n\nDe kosten staan hieronder: € 83,87. " * 9),
    written("Rijbewijs verlengen", "U verlengt uw rijbewijs aan de balie."),
    written("Parkeervergunning voor bewoners", "Vraag hem aan met DigiD. Geldig van 1 januari tot en met 31 december."),
    written("Id-kaart kwijt", "Meld de vermissing. Bel 14 020 of kom langs op 's-Gravenweg 12a."),
    written("Crèche en opvang", "Voor baby's en peuters, ook in de reünieweek: café ’t Hoekje."),
    written("Grofvuil laten ophalen", "Zet het vóór 7.30 uur aan de straat; niet op zondag."),
    written("Bezwaar maken (WOZ)", "Binnen zes weken; schrijf waarom u het niet eens bent."),
    written("100% kosteloos: [gratis] afval_pas", "SELECT uit twee soorten: A/B of C\\D?"),
    written("جواز السفر", "تقديم طلب للحصول على جواز سفر في البلدية."),
    written("Пасспорт 😀", "Заявление на паспорт 👩‍👧 подаётся лично."),
    written("Leeg"),
)
BY_ID = {article.id: article for article in ARTICLES}
ALL_WORDS = sorted({word for article in ARTICLES for word in article.title.split()})
OPERATORS = ["AND", "OR", "NOT", "NEAR", "TO", *"'\";-%_*?():^~[]{}\\/&|!+=<>.,", "--", "/*", "&&", "title:", "*:*"]

pieces = st.one_of(st.sampled_from(ALL_WORDS), st.sampled_from(OPERATORS), st.text(max_size=6))
queries = st.lists(pieces, max_size=12).map(" ".join)
runs_on = st.lists(pieces, max_size=12).map("".join)
right_to_left = st.text(alphabet="אבגדه وزحجسفر\u200f\u202e\u202c 12\"-", max_size=40)
combining = st.text(alphabet="eéaioun\u0301\u0308\u0327\u200d\ufe0f😀👩👧ĳßﬁİı", max_size=40)
stop_words = st.lists(st.sampled_from(sorted(STOP_WORDS)), min_size=1, max_size=30).map(" ".join)
signs = st.text(alphabet="".join(each for each in OPERATORS if len(each) == 1) + " \t\n\0", max_size=60)
digits = st.text(alphabet="0123456789", max_size=60)
any_text = st.one_of(st.text(max_size=80), queries, runs_on, right_to_left, combining, stop_words, signs, digits)

HARD = (
    *("", " ", "\0", "\0\0paspoort\0", "pas\0poort", "\n\t\r", "\ufeffpaspoort", "\u202etroopsap", "😀", "👩‍👧 pas"),
    *("de het een ", "hoe kan ik het", "!?.,", "---", "-", "- -", "--pas", "-paspoort", '-"', '-""', '- "paspoort"'),
    *('"', '""', '"paspoort', 'paspoort"', '"paspoort" "', '"" ""', '"-"', "“paspoort aanvragen", "„paspoort”", "«»"),
    *("'; DROP TABLE article; --", "' OR '1'='1", "100%", "afval_pas", "%_%", "pas*", "p?s", "*", "?", "**", "[a TO]"),
    *("(paspoort", "paspoort)", "((()))", "paspoort AND", "NOT", "OR OR", "paspoort^5", "paspoort~2", "titel:paspoort"),
    *("{}", "{0}", "%s", "\\", "\\\\", "/.*/", "a/b", "C\\D", "<b>paspoort</b>", "&amp;", "$paspoort", "#1"),
    *("e\u0301" * 300, "z\u0335\u0321\u0322" * 200, "İstanbul", "Straße", "ﬁets", "ｐａｓ", "ĲSBAAN", "１２３", "٣٤"),
    *("جواز", "السفر جواز", "паспорт", "护照申请", "パスポート", "\U0010ffff", "\ue000"),
)
LONG = (
    *("a" * 10_000, "paspoort " * 1_112, "p " * 5_000, "-" * 10_000, "- " * 5_000, '"' * 10_000, '" ' * 5_000),
    *("1" * 10_000, "12 " * 3_334, "😀" * 10_000, "e\u0301" * 5_000, "\0" * 10_000, "(" * 10_000, "جواز " * 2_000),
    *("-paspoort " * 1_000, '"paspoort aanvragen" ' * 477, '-"paspoort" ' * 834, "paspoort-" * 1_111),
    *("de het een " * 910, "a'" * 5_000, "%_" * 5_000, "\\" * 10_000, "İ" * 10_000, "ĳ" * 10_000, "\n" * 10_000),
)

TITLES = (
    *("Paspoort aanvragen", "Paspoort kwijt of gestolen", "Parkeervergunning", "Parkeren voor bezoek", "Pasfoto"),
    *("Rijbewijs verlengen", "Rijbewijs kwijt", "Riool verstopt", "Ratten en muizen", "Raad bijwonen", "Park"),
    *("Bijstand", "Bijstandsuitkering aanvragen", "Boom kappen", "Bouwen en verbouwen", "Bezwaar maken", "BSN"),
    *("Afval", "Afvalcontainer omwisselen", "Afvalkalender", "Adreswijziging", "Aangifte van geboorte", "AOW"),
    *("Huwelijk", "Huurtoeslag", "Hondenbelasting", "Hond aanlijnen", "Hulp bij schulden", "Huis-aan-huiscollecte"),
    *("Uittreksel uit de BRP", "Uitkering", "Verhuizing doorgeven", "Verklaring omtrent gedrag (VOG)", "WOZ-waarde"),
    *("Grofvuil laten ophalen", "Gehandicaptenparkeerkaart", "Id-kaart", "Crèche", "Zwembad", "50 jaar getrouwd"),
)

quick = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeIndex]:
    """An index of ARTICLES."""
    made = built(tmp_path_factory.mktemp("read"), ARTICLES)
    yield made
    made.close()


@pytest.fixture(scope="module")
def typing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeIndex]:
    """An index of TITLES."""
    made = built(tmp_path_factory.mktemp("typing"), [written(title, "Hier leest u er alles over.") for title in TITLES])
    yield made
    made.close()


def joined(marked: Marked) -> str:
    """A marked text as it is read."""
    return "".join(piece for piece, _ in marked)


def check_result(result: SearchResult, known: dict[UUID, Article]) -> None:
    """What holds for every result."""
    assert result.took_ms >= 0
    assert len(result.hits) <= result.query.limit
    assert result.total >= len(result.hits) or result.is_near
    assert not (result.is_near and result.total)
    assert len({hit.article_id for hit in result.hits}) == len(result.hits)
    for hit in result.hits:
        check_hit(hit, known[hit.article_id])


def check_hit(hit: Hit, article: Article) -> None:
    """Marks cut a text into pieces and change nothing in it."""
    texts = searched_text(article)
    assert joined(hit.title) == texts.title
    assert joined(hit.snippet).removeprefix("… ").removesuffix(" …") in texts.body.replace("\n", " ")
    assert all(piece for piece, _ in hit.title)


def check_marks(index: KnowledgeIndex, asked: str, text: str) -> None:
    """Spans lie inside the text, in order, and none is empty."""
    marks = index.marks_for(asked)
    places = [place for span in marks.spans(text) for place in span]
    assert all(0 <= place <= len(text) for place in places)
    assert all(start < end for start, end in marks.spans(text))
    assert all(before <= after for before, after in pairwise(places))
    assert (marks.best_of([text]) is None) == (not places)


@quick
@given(any_text, st.integers(0, 30))
def test_any_text_can_be_searched(index: KnowledgeIndex, text: str, limit: int) -> None:
    check_result(index.search(SearchQuery(text, limit=limit)), BY_ID)


@pytest.mark.parametrize("text", [*HARD, *LONG], ids=lambda text: ascii(text)[:24])
def test_hard_texts_can_be_searched(index: KnowledgeIndex, text: str) -> None:
    check_result(index.search(SearchQuery(text)), BY_ID)
    check_marks(index, text, text)


@quick
@given(any_text, any_text)
def test_any_query_marks_places_inside_any_text(index: KnowledgeIndex, asked: str, text: str) -> None:
    check_marks(index, asked, text)
    check_marks(index, asked, clean(ARTICLES[0].sections[0].text))


@quick
@given(any_text)
def test_the_words_of_any_query_are_sorted_and_each_there_once(index: KnowledgeIndex, text: str) -> None:
    found = index.words_of(text)
    assert list(found) == sorted(set(found))


@quick
@given(any_text)
def test_the_same_query_gives_the_same_hits(index: KnowledgeIndex, text: str) -> None:
    once, again = (index.search(SearchQuery(text)) for _ in range(2))
    assert (once.hits, once.total, once.suggestion) == (again.hits, again.total, again.suggestion)


@quick
@given(signs)
def test_without_a_letter_or_digit_nothing_is_found(index: KnowledgeIndex, text: str) -> None:
    result = index.search(SearchQuery(text))
    assert (result.hits, result.total, result.suggestion, result.is_near) == ((), 0, "", False)


@quick
@given(stop_words)
def test_only_words_that_say_nothing_correct_nothing(index: KnowledgeIndex, text: str) -> None:
    assert not index.search(SearchQuery(f"{text} ")).suggestion


@settings(quick, max_examples=8)
@given(st.lists(st.tuples(any_text, any_text), min_size=1, max_size=5, unique_by=lambda each: each[0]), any_text)
@example([(text, text) for text in HARD], HARD[2])
@example([(text, text) for text in LONG], LONG[1])
def test_any_text_can_be_indexed(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]], asked: str
) -> None:
    articles = [written(title, text) for title, text in texts]
    index = built(tmp_path_factory.mktemp("any"), articles)
    for query in (asked, *(title for title, _ in texts)):
        check_result(index.search(SearchQuery(query)), {article.id: article for article in articles})
    index.close()


@settings(quick, max_examples=8)
@given(st.lists(any_text, min_size=1, max_size=5, unique=True))
@example([text for text in HARD if not text.isspace()])
def test_an_article_is_found_by_each_word_of_its_title(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    index = built(tmp_path_factory.mktemp("titles"), map(written, texts))
    for title in texts:
        for word in content_words(title):
            assert clean(title).strip() in titles(index, f"{word} ", limit=index.count)
    index.close()


@pytest.mark.parametrize("letter", sorted({title[0].lower() for title in TITLES}))
def test_the_first_letter_finds_titles_that_begin_with_it(typing: KnowledgeIndex, letter: str) -> None:
    words = {word for title in titles(typing, letter) for word in title.lower().split()}
    assert any(word.startswith(letter) for word in words)


@pytest.mark.parametrize("title", TITLES)
def test_typing_on_never_loses_the_article_with_that_title(typing: KnowledgeIndex, title: str) -> None:
    shown = [title in titles(typing, title[:length]) for length in range(1, len(title) + 1)]
    assert shown == sorted(shown)
    assert all(shown[2:])


@pytest.mark.parametrize("title", TITLES)
def test_an_exact_title_comes_first(typing: KnowledgeIndex, title: str) -> None:
    assert titles(typing, title)[0] == titles(typing, f"{title.upper()} ")[0] == title
