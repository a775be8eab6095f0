"""What of an article is searched, in which field."""

from dataclasses import dataclass
from enum import StrEnum

from knowledgebase.analysis import content_words
from knowledgebase.article import Article, ArticleKind
from knowledgebase.folding import clean, fold
from knowledgebase.markup import markdown_to_text
from knowledgebase.situations import shipped_situations

BEGINNING = 150  # characters of an article that tell, beside its title, which product it is about


class Field(StrEnum):
    """Where words are found; `ranking` says what each is worth."""

    TITLE = "title"
    NAMES = "names"
    ABOUT = "about"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class SearchedText:
    """An article as it is searched: `names` are the editors' search words and the national product name.

    `about` is the theme, and what customers say when they need it. This and `facts` are found but not quoted; `body` is
    what snippets are cut from: one line for each paragraph.
    """

    title: str
    names: str
    about: str
    facts: str
    body: str


def searched_text(article: Article) -> SearchedText:
    """The texts of an article without markup."""
    facts = article.facts
    body = "\n".join(filter(None, (clean(markdown_to_text(section.text)) for section in article.sections)))
    return SearchedText(
        title=clean(article.title).strip(),
        names=clean("\n".join((article.product, *article.search_words))),
        about="\n".join((clean(article.theme), _said(article, body))),
        facts=clean("\n".join((facts.costs, facts.term, facts.bring, facts.apply))),
        body=body,
    )


def _said(article: Article, body: str) -> str:
    """What customers say: twice when the product is known, for that is surer than what is likely.

    Without what the title says already, also as a part of a word: a search for vergunning finds that word before
    parkeervergunning.
    """
    title = fold(clean(article.title))
    return " ".join(word for word in content_words(_situations(article, body)) if word not in title)


def _situations(article: Article, body: str) -> str:
    situations = shipped_situations()
    if article.product:
        return "\n".join([situations.of_products((article.product, *article.search_words))] * 2)
    if article.kind is ArticleKind.INSTRUCTION:
        return ""
    return situations.of_likely_product(article.title, body[:BEGINNING])
