"""What a hint says to who writes: what is seen, and what to do."""

from knowledgebase.article import ArticleKind, SectionKind
from knowledgebase.writing import Hint, HintKind
from resources.translations import _
from ui.shared.article_words import fact_name, section_title


def hint_sentence(hint: Hint, kind: ArticleKind = ArticleKind.PRODUCT) -> str:
    """The hint in one or two sentences; `kind` is that of the article."""
    values = dict(hint.values)
    if "section" in values:
        values["section"] = section_title(SectionKind(str(values["section"])), kind)
    if "fact" in values:
        values["fact"] = fact_name(str(values["fact"]))
    return _sentences()[hint.kind].format(**values)


def hint_line(hint: Hint, kind: ArticleKind = ArticleKind.PRODUCT) -> str:
    """The hint with the section it is about in front, when the sentence does not name it."""
    sentence = hint_sentence(hint, kind)
    if hint.section is None or "section" in hint.values:
        return sentence
    return _("{section}: {hint}").format(section=section_title(hint.section, kind), hint=sentence)


def _sentences() -> dict[HintKind, str]:
    return {
        HintKind.LONG_SENTENCE: _("This sentence has {words} words. Make it two sentences."),
        HintKind.DIFFICULT_WORD: _("‘{word}’: write ‘{plain}’."),
        HintKind.PASSIVE: _("‘{verb}’: say who does it."),
        HintKind.MISSING_SECTION: _("‘{section}’ is empty. Customers ask about it."),
        HintKind.MISSING_FACT: _("‘{fact}’ at the top is empty. Say in a few words what ‘{section}’ tells."),
        HintKind.NO_DESCRIPTION: _("The file ‘{name}’ has no description. Write what it shows, for who cannot see it."),
        HintKind.HEADING_SKIPPED: _("The heading ‘{title}’ has level {level}. Make it level {expected}."),
        HintKind.HEADING_TOO_HIGH: _("The heading ‘{title}’ is larger than the name of the section. Make it smaller."),
        HintKind.OLD_DATE: _("‘{text}’ lies in the past. Check whether this is still true."),
        HintKind.OTHER_AMOUNT: _("Here stands {amount}. In the list of fees it is {expected}."),
        HintKind.TWO_AMOUNTS: _("At the top stands {amount}, in the text {expected}. Check which one is right."),
        HintKind.DUPLICATE: _("The article ‘{title}’ is about the same. Add to that one instead?"),
        HintKind.UNKNOWN_ARTICLE: _("A link goes to the article ‘{slug}’. There is no such article."),
        HintKind.EMPTY_LINK: _("A link to ‘{address}’ has no words. Write where it leads to."),
        HintKind.VAGUE_LINK: _("The link says ‘{text}’. Write where it leads to."),
        HintKind.LONG_ARTICLE: _("This article has {words} words. Keep it below {most}, or make it two articles."),
    }
