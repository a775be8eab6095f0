"""What of an article is searched, in which field."""

from dataclasses import dataclass
from enum import StrEnum

from knowledgebase.article import Article
from knowledgebase.folding import clean
from knowledgebase.markup import markdown_to_text


class Field(StrEnum):
    """Where words are found; `ranking` says what each is worth."""

    TITLE = "title"
    NAMES = "names"
    THEME = "theme"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class SearchedText:
    """An article as it is searched: `names` are the editors' search words and the national product name.

    `facts` are found but not quoted; `body` is what snippets are cut from: one line for each paragraph.
    """

    title: str
    names: str
    theme: str
    facts: str
    body: str


def searched_text(article: Article) -> SearchedText:
    """The texts of an article without markup."""
    facts = article.facts
    return SearchedText(
        title=clean(article.title).strip(),
        names=clean("\n".join((article.product, *article.search_words))),
        theme=clean(article.theme),
        facts=clean("\n".join((facts.costs, facts.term, facts.bring, facts.apply))),
        body="\n".join(filter(None, (clean(markdown_to_text(section.text)) for section in article.sections))),
    )
