"""From typed text to what to look for. Knows words, no index: replace the understanding of questions here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from knowledgebase.analysis import FILLER, stem, warm_up
from knowledgebase.compounds import Compounds
from knowledgebase.dictionary import is_in_dictionary
from knowledgebase.meanings import Meanings, shipped_meanings
from knowledgebase.question import Evidence, Option, Question, Wanted
from knowledgebase.suggestions import nearest_word
from knowledgebase.tuning import TUNING, Tuning
from knowledgebase.typed import TypedWord, read_typed
from knowledgebase.vocabulary import Vocabulary

MAX_COMPLETIONS = 12
SHORTEST_START = 3  # letters; a shorter start of a word is looked for in titles and names only
SHORTEST_JOINED = 5  # letters
SHORTEST_ALIKE = 4  # letters
_REMEMBERED = 2000  # words


class Understanding:
    """Reads questions with the words of one knowledge base. `has_term` tells whether any article has a term."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        has_term: Callable[[str], bool],
        tuning: Tuning = TUNING,
        meanings: Meanings | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        self._has_term = has_term
        self._tuning = tuning
        self._meanings = meanings or shipped_meanings()
        self._compounds = Compounds(vocabulary, self._has_term)
        self._related = lru_cache(_REMEMBERED)(self._related_to)

    def read(self, text: str) -> Question:
        """What to look for. Unknown words are corrected; a correction is suggested as well."""
        typed = read_typed(text)
        joined = self._joined_options(typed.words)
        meanings = self._meanings_of(typed.words)
        wanted: list[Wanted] = []
        better = typed.folded
        for place in reversed(range(len(typed.words))):
            one = typed.words[place]
            found = self._wanted(one, joined.get(place, []), meanings.get(place, ()))
            if not found.is_sure and (nearest := self._correction(one.word)):
                option = Option(stem(nearest), self._tuning.corrected)
                found = Wanted(nearest, (Evidence((option,)),), is_corrected=True)
                better = better[: one.start] + nearest + better[one.end :]
            wanted.insert(0, found)
        suggestion = " ".join(better.split()) if better != typed.folded else ""
        known = _without_filler(wanted, self._tuning.filler)
        return Question(known, typed.phrases, typed.unwanted, self._stems(typed.words), suggestion)

    def prepare(self) -> None:
        """Do now what the first question would wait for."""
        warm_up()

    def _wanted(self, typed: TypedWord, joined: list[Option], meanings: tuple[tuple[Evidence, ...], ...]) -> Wanted:
        completions = self._completions(typed.word) if typed.is_last else []
        surest = _best_of([*self._known(typed.word), *completions, *joined])
        is_unfinished = typed.is_last and bool(surest) and typed.word not in self._vocabulary
        parts, related = ((), ()) if is_unfinished else self._related(typed.word)
        return Wanted(
            typed.word,
            (Evidence(surest),) if surest else (),
            related,
            meanings,
            () if is_unfinished else self._alike_to(typed.word),
            parts,
            typed.is_last,
        )

    def _correction(self, word: str) -> str:
        """The word that was probably meant, or ""."""
        return "" if is_in_dictionary(word) else nearest_word(word, self._vocabulary)

    def _known(self, word: str) -> list[Option]:
        term = stem(word)
        return [Option(term)] if self._has_term(term) else []

    def _completions(self, prefix: str, certainty: float = 1.0) -> list[Option]:
        found = self._vocabulary.completions(prefix, MAX_COMPLETIONS)
        is_short = len(prefix) < SHORTEST_START
        weights = {True: certainty * self._tuning.completed_heading, False: certainty * self._tuning.completed_body}
        return [Option(stem(each.word), weights[each.in_heading], is_short) for each in found]

    def _joined_options(self, typed: Sequence[TypedWord]) -> dict[int, list[Option]]:
        """Neighbours that the knowledge base writes as one word, by place; both get it."""
        found: dict[int, list[Option]] = {}
        for place in range(len(typed) - 1):
            first, second = typed[place], typed[place + 1]
            options = [Option(stem(joined), self._tuning.joined) for joined in self._joined(first.word, second.word)]
            if second.is_last and len(first.word + second.word) >= SHORTEST_JOINED:
                options += self._completions(first.word + second.word, self._tuning.joined)
            for each in (place, place + 1) if options else ():
                found.setdefault(each, []).extend(options)
        return found

    def _joined(self, first: str, second: str) -> list[str]:
        """Both ways round: vergunning parkeren is found as parkeervergunning by its parts, omgeving plan as this."""
        if not self._tuning.joined:
            return []
        pairs = ((first, second), (second, first))
        every = (one + link + other for one, other in pairs for link in ("", "s"))
        return [joined for joined in every if joined in self._vocabulary]

    def _related_to(self, word: str) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
        """The parts of a compound, and other words with these parts, or with the word itself as a part."""
        if not self._tuning.related:
            return (), ()
        parts = self._compounds.parts(word)
        found = (self._with_part(part) for part in parts or (word,))
        return parts, tuple(Evidence(options, self._tuning.related) for options in found if options)

    def _with_part(self, part: str) -> tuple[Option, ...]:
        terms = dict.fromkeys((stem(part), *map(stem, self._compounds.with_part(part))))
        return tuple(Option(term) for term in terms if self._has_term(term))

    def _meanings_of(self, typed: Sequence[TypedWord]) -> dict[int, tuple[tuple[Evidence, ...], ...]]:
        """By place; only those that the knowledge base knows."""
        if not self._tuning.meaning:
            return {}
        stems = [stem(each.word) for each in typed]
        found = {place: map(self._evidence_of, meant) for place, meant in self._meanings.found(stems)}
        return {place: tuple(filter(None, evidence)) for place, evidence in found.items()}

    def _evidence_of(self, words: Sequence[str]) -> tuple[Evidence, ...]:
        """Of what an everyday word means: the word itself and what is related, or the whole phrase."""
        weight = self._tuning.meaning
        options = tuple(Option(stem(word)) for word in words)
        if len(options) > 1:
            is_known = all(self._has_term(option.term) for option in options)
            return (Evidence(options, weight, is_phrase=True),) if is_known else ()
        exact: tuple[Evidence, ...] = (Evidence(options, weight),) if self._has_term(options[0].term) else ()
        parts, related = self._related(words[0])
        if parts:
            exact += (Evidence(tuple(Option(stem(part)) for part in parts), weight, is_phrase=True),)
        weights = [weight * self._tuning.meaning_beginning] * (len(related) - 1) + [weight]
        pairs = zip(related, weights, strict=True) if related else ()
        return exact + tuple(Evidence(each.options, share * each.weight) for each, share in pairs)

    def _alike_to(self, word: str) -> tuple[Evidence, ...]:
        if len(word) < SHORTEST_ALIKE or not self._tuning.alike:
            return ()
        terms: dict[str, float] = {}
        for other, likeness in self._vocabulary.alike(word):
            terms.setdefault(stem(other), likeness)
        terms.pop(stem(word), None)
        return tuple(Evidence((Option(term),), self._tuning.alike * likeness) for term, likeness in terms.items())

    def _stems(self, typed: Sequence[TypedWord]) -> tuple[str, ...]:
        """Of known words; an unfinished one counts as its likeliest completion."""
        found: set[str] = set()
        for each in typed:
            word = each.word
            if each.is_last and word not in self._vocabulary:
                completions = self._vocabulary.completions(word, 1)
                word = completions[0].word if completions else word
            if word in self._vocabulary or self._has_term(stem(word)):
                found.add(stem(word))
        return tuple(sorted(found))


def _best_of(options: Iterable[Option]) -> tuple[Option, ...]:
    """Of options with the same term the surest remains."""
    best: dict[str, Option] = {}
    for option in sorted(options, key=lambda each: (-each.weight, each.headings_only)):
        best.setdefault(option.term, option)
    return tuple(best.values())


def _without_filler(wanted: list[Wanted], filler_weight: float) -> tuple[Wanted, ...]:
    """Each word once; words that could stand in any question count for less, unless there is nothing else."""
    each_once = {(each.word, each.surest, each.related): each for each in wanted}.values()
    telling = any(each.is_sure and each.word not in FILLER for each in each_once)
    weighed = (replace(each, weight=filler_weight) if telling and each.word in FILLER else each for each in each_once)
    return tuple(each for each in weighed if each.is_sure or each.alike)
