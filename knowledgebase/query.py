"""From typed text to what to look for. Knows words, no index: replace the understanding of questions here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from knowledgebase.analysis import MAX_WORD, clean, fold, is_stop_word, stem, tokens
from knowledgebase.suggestions import nearest_word
from knowledgebase.vocabulary import Vocabulary

MAX_WORDS = 24
MAX_COMPLETIONS = 12
SHORTEST_START = 3  # letters; a shorter start of a word is looked for in titles and names only
SHORTEST_PART = 4  # letters; shorter parts of a compound are endings and prefixes
COMPLETED_HEADING, COMPLETED_BODY, JOINED, CORRECTED = 0.9, 0.5, 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Option:
    """A term that would do; `weight` says how sure that is, 1 for what was typed."""

    term: str
    weight: float = 1.0
    headings_only: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word of the question and every term that stands for it. `is_prefix`: it is still being typed."""

    word: str
    options: tuple[Option, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A query that is understood. `suggestion` is the whole query in better spelling, or ""."""

    wanted: tuple[Wanted, ...] = ()
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class _Typed:
    word: str
    start: int
    end: int
    is_last: bool


class Understanding:
    """Reads questions with the words of one knowledge base. `has_term` tells whether any article has a term."""

    def __init__(self, vocabulary: Vocabulary, has_term: Callable[[str], bool]) -> None:
        self._vocabulary = vocabulary
        self._has_term = has_term

    def read(self, text: str) -> Question:
        """What to look for. Unknown words are taken apart or corrected; a correction is suggested as well."""
        typed = _typed_words(text)
        joined = self._joined_options(typed)
        wanted: list[Wanted] = []
        better = fold(clean(text))
        for place in reversed(range(len(typed))):
            one = typed[place]
            options = self._options(one) + joined.get(place, [])
            if options:
                wanted.insert(0, _wanted(one, options))
            elif parts := self._parts(one.word):
                wanted[:0] = [Wanted(part, (Option(stem(part)),)) for part in parts]
            elif nearest := nearest_word(one.word, self._vocabulary):
                wanted.insert(0, Wanted(nearest, (Option(stem(nearest), CORRECTED),)))
                better = better[: one.start] + nearest + better[one.end :]
        suggestion = " ".join(better.split()) if better != fold(clean(text)) else ""
        return Question(_each_once(wanted), suggestion)

    def _options(self, typed: _Typed) -> list[Option]:
        term = stem(typed.word)
        options = [Option(term)] if self._has_term(term) else []
        return options + self._completions(typed.word) if typed.is_last else options

    def _completions(self, prefix: str, certainty: float = 1.0) -> list[Option]:
        found = self._vocabulary.completions(prefix, MAX_COMPLETIONS)
        is_short = len(prefix) < SHORTEST_START
        weights = {True: certainty * COMPLETED_HEADING, False: certainty * COMPLETED_BODY}
        return [Option(stem(each.word), weights[each.in_heading], is_short) for each in found]

    def _joined_options(self, typed: list[_Typed]) -> dict[int, list[Option]]:
        """Neighbours that the knowledge base writes as one word, by place; both get it."""
        found: dict[int, list[Option]] = {}
        for place in range(len(typed) - 1):
            first, second = typed[place], typed[place + 1]
            for joined in (first.word + second.word, first.word + "s" + second.word):
                options = [Option(stem(joined), JOINED)] if joined in self._vocabulary else []
                if second.is_last and len(joined) > SHORTEST_PART:
                    options += self._completions(joined, JOINED)
                for each in (place, place + 1) if options else ():
                    found.setdefault(each, []).extend(options)
        return found

    def _parts(self, word: str) -> tuple[str, ...]:
        """The two known words that an unknown compound is made of, the last one as long as possible."""
        for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            first, last = word[:cut], word[cut:]
            if last in self._vocabulary:
                for known in (first, first.removesuffix("s")):
                    if known in self._vocabulary or self._has_term(stem(known)):
                        return known, last
        return ()


def _typed_words(text: str) -> list[_Typed]:
    """The words that say something, or all when none does. A hyphen divides; the last word may be unfinished."""
    folded = fold(clean(text))
    found: list[_Typed] = []
    for start, end in tokens(folded):
        place = start
        for part in folded[start:end].split("-"):
            found.append(_Typed(part, place, place + len(part), place + len(part) == len(folded)))
            place += len(part) + 1
    found = [each for each in found if len(each.word) <= MAX_WORD]
    return ([each for each in found if not is_stop_word(each.word)] or found)[:MAX_WORDS]


def _wanted(typed: _Typed, options: Iterable[Option]) -> Wanted:
    """Of options with the same term the surest remains."""
    best: dict[str, Option] = {}
    for option in sorted(options, key=lambda each: (-each.weight, each.headings_only)):
        best.setdefault(option.term, option)
    return Wanted(typed.word, tuple(best.values()), typed.is_last)


def _each_once(wanted: list[Wanted]) -> tuple[Wanted, ...]:
    """Typing a word twice does not make it count twice."""
    return tuple({each.options: each for each in wanted}.values())
