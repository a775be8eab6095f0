"""Help for who writes an article: hints and an estimate of the reading level. Nothing here forbids anything.

The window may import this package: the dictionary, which loads slowly, waits until somebody asks for help.
"""

from knowledgebase.article import Article
from knowledgebase.writing.hint import Hint, HintKind, OtherArticle, WritingContext
from knowledgebase.writing.level import Level, ReadingLevel

__all__ = [
    "Hint",
    "HintKind",
    "Level",
    "OtherArticle",
    "ReadingLevel",
    "WritingContext",
    "hints_of",
    "reading_level",
]


def hints_of(article: Article, context: WritingContext) -> tuple[Hint, ...]:
    """What the writer may want to look at: first what is about the article, then section by section, in reading order.

    The first time takes most of a second, so not in the window's thread. After that the time grows with the length of
    the article. Hints about sentences and words are only given for Dutch.
    """
    from knowledgebase.writing.hints import all_hints

    return all_hints(article, context)


def reading_level(markdown: str) -> ReadingLevel:
    """An estimate for a Dutch text in Markdown, from the words in its paragraphs and lists.

    The first time takes most of a second. After that it costs one look at each word: twice the text, twice the time.
    """
    from knowledgebase.writing.reading import level_of

    return level_of(markdown)
