"""Dutch words: cut out, folded and stemmed. The one place that decides which words count as the same."""

import re
import threading
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

from knowledgebase import dictionary
from knowledgebase.dictionary import dictionary_form
from knowledgebase.folding import clean, fold

VERSION = f"3-{Stemmer.version()}-{dictionary.VERSION}"
"""Changes whenever the same text gives other terms; an index made with another version is rebuilt."""

MAX_WORD = 60  # characters; longer runs are codes and addresses of pages, nobody types them
_SAYING_NOTHING = """
aan al alle als ander andere ben bent bij binnen daar dan dat de den der des deze die dit doe doen door dus een eens
elk elke en er ga gaan gaat geen had haar heb hebben hebt heeft hem hen het hier hij hoe hoeveel hun ieder iedere
iemand iets ik in is ja je jij jou jouw jullie kan kon kun kunnen kunt maar mag me meer men met mij mijn mits moet
moeten mogen na naar nadat nee niet niets nog nu of om omdat ons onze ook op over sinds te tegen tenzij tijdens toch
toen tot totdat tussen u uit uw van vanaf vanwege veel via volgens voor voordat waar waarom wanneer want waren was wat
we wel welke werd wie wij wil willen wilt word worden wordt zal ze zelf zich zij zijn zo zodat zonder zou zullen zult
"""
STOP_WORDS = frozenset(_SAYING_NOTHING.split())
_SAYING_LITTLE = """
aanmerking aantal allebei alleen alsnog altijd anderen anders april augustus beide belangrijk bepaald bepaalde bezig
bijna bijvoorbeeld blijft blijven brengen brengt buiten daarbij daardoor daarom daarvoor dag dagen december deel dicht
dichtbij dingen direct eerder eerst eerste eigen erg even eventueel februari gebied gebruik gebruiken gebruikt geeft
geldig gemaakt gemeente gemeentelijk gemeentelijke genoeg geval geven goed goede graag groot grote heel hele
hierbij hiermee hiervoor hoog houden houdt indirect januari jaar jaren jonger juli juni keer keren klein kleine kom
komen komt krijg krijgen krijgt laag laat lang lange langer laten later maak maakt maand maanden maart makkelijk maken
manier maximaal meestal mei mensen minder minimaal minstens misschien moeilijk mogelijk moment naartoe nederland neemt
nemen nieuw nieuwe nodig november oktober ongeveer ouder per personen plaats probleem problemen reden regelen
regelmatig samen september situatie snel soms soort sta staan staat stuk tevoren ver verder vaak vast vind vinden vindt
voldoende vraag vragen weer week weken weet weten zaken zeggen zegt zeker zie zien ziet zoals zoveel
"""
FILLER = frozenset(_SAYING_LITTLE.split())
"""Words that could stand in any question: they count for less beside words that tell what it is about."""
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_GE = "qe"  # takes the place of ge, which the stemmer would take off
_GE_WITHIN = re.compile("ge(?=.{3})")
_IEEN = re.compile("(?<=[ie])en$")  # categorieen, zeeen: a dictionary writes ë
_stemmers = threading.local()


def tokens(folded: str) -> Iterator[tuple[int, int]]:
    """Where the words of a folded text begin and end; id-kaart and auto's are one each."""
    return (match.span() for match in _TOKEN.finditer(folded))


def words(folded: str) -> list[str]:
    """The words of a folded text; a hyphenated one gives its parts and itself without hyphens."""
    found: list[str] = []
    for token in _TOKEN.findall(folded):
        if "-" in token:
            found.extend(token.split("-"))
            token = token.replace("-", "")
        found.append(token)
    return found


def is_stop_word(word: str) -> bool:
    """Whether a folded word says nothing about the subject."""
    return word in STOP_WORDS


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What the forms of a folded word have in common: the stem by Kraaij and Pohlmann of its form in a dictionary."""
    form = lemma(word)
    hidden = _GE_WITHIN.sub(_GE, form)  # no participle, or the dictionary would know: gemeente is not of mening
    return str(_stemmer().stemWord(hidden)).replace(_GE, "ge")


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """The form of a folded word under which it stands in a dictionary: verhuist and verhuisde give verhuizen.

    Where the dictionary gives two words as forms of each other, such as fiets and fietsen, the shorter.
    """
    form = _in_dictionary(word)
    return word if len(word) < len(form) and _in_dictionary(form) == word else form


def _in_dictionary(word: str) -> str:
    accented = _IEEN.sub("ën", word)
    found = dictionary_form(accented) if word else ""
    return fold(clean(found.replace("_", "")))  # the dictionary writes op_halen


def warm_up() -> None:
    """Load the dictionary; otherwise the first word waits for it, most of a second when it was never used before."""
    lemma("warm")


def _stemmer() -> Stemmer.Stemmer:
    """One for each thread: a stemmer keeps state while it works."""
    if not hasattr(_stemmers, "own"):
        _stemmers.own = Stemmer.Stemmer("kraaij_pohlmann", 0)
    return _stemmers.own


def content_words(text: str) -> list[str]:
    """The folded words of any text that say something, in order."""
    return [word for word in words(fold(clean(text))) if word not in STOP_WORDS and len(word) <= MAX_WORD]
