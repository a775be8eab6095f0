"""All hints for an article."""

from knowledgebase.article import Article, SectionKind
from knowledgebase.writing.ageing import old_dates, other_amounts
from knowledgebase.writing.duplicates import duplicates
from knowledgebase.writing.hint import Hint, WritingContext
from knowledgebase.writing.plain import PlainText
from knowledgebase.writing.structure_hints import gaps, heading_hints, length_hint, link_hints
from knowledgebase.writing.style_hints import style_hints

_DUTCH = "nl"


def all_hints(article: Article, context: WritingContext) -> tuple[Hint, ...]:
    """Hints of every kind: those about the article, then those of each section in the order of its text."""
    texts = {section.kind: PlainText.of(section.text) for section in article.sections}
    found = [
        *duplicates(article, context.others),
        *gaps(article),
        *length_hint(texts),
        *other_amounts(article, texts, context.fees),
        *link_hints(article, context.slugs),
    ]
    for kind, plain in texts.items():
        found += [*heading_hints(kind, plain), *old_dates(kind, plain, context.today)]
        if article.language == _DUTCH:
            found += style_hints(kind, plain)
    return tuple(sorted(found, key=_place))


def _place(hint: Hint) -> tuple[int, int, int]:
    order = tuple(SectionKind).index(hint.section) if hint.section else -1
    return order, hint.start, hint.end
