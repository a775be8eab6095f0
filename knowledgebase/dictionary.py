"""The Dutch dictionary of word forms, and the rules for words that are not in it: both of simplemma.

Unpacking the dictionary takes most of a second, so simplemma keeps a compact copy, made once for each user and release.
The copy is read here without simplemma itself, which brings the rules of twenty other languages too: it is loaded for
the first word that is not in the dictionary.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from marisa_trie import BytesTrie

from knowledgebase.kept import FOLDER

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies import DictionaryLookupStrategy
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

VERSION = version("simplemma")
_COPIES = FOLDER / f"simplemma-{VERSION}"
_LANGUAGE = "nl"
_APOSTROPHE = "'"  # it is written in several ways, which simplemma knows


def dictionary_form(word: str) -> str:
    """The form under which a word in small letters stands in the dictionary: verhuisde under verhuizen.

    Of a word that is not in it, what the rules make of it.
    """
    return _listed(word) or _rules().lemmatize(word, _LANGUAGE)


def is_in_dictionary(word: str) -> bool:
    """Whether a folded word is a Dutch word or one of its forms; then it is no slip of the keyboard."""
    return bool(_listed(word)) or (_APOSTROPHE in word and _words().get_lemma(word, _LANGUAGE) is not None)


def _listed(word: str) -> str | None:
    """What the dictionary has for a word, or for the name it may be."""
    find = _copy()
    return find(word) or find(word.capitalize())


@cache
def _copy() -> Callable[[str], str | None]:
    """Finds what is spelt just so."""
    with suppress(OSError, RuntimeError):  # not there yet, or not whole
        copy = BytesTrie().load(str(_COPIES / f"{_LANGUAGE}.dic"))
        return lambda word: found[0].decode() if (found := copy.get(word)) else None
    return _dictionaries().get_dictionary(_LANGUAGE).get


@cache
def _dictionaries() -> "TrieDictionaryFactory":
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

    return TrieDictionaryFactory(disk_cache_dir=str(_COPIES))


@cache
def _words() -> "DictionaryLookupStrategy":
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy(_dictionaries())


@cache
def _rules() -> "Lemmatizer":
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_dictionaries()))
