"""Finding everyday words in a question."""

from collections.abc import Sequence

from knowledgebase.analysis import stem
from knowledgebase.everyday_words import Phrase
from knowledgebase.meanings import Meanings, by_stems, shipped_meanings

EVERYDAY: dict[Phrase, Sequence[Phrase]] = {
    ("bruiloft",): (("huwelijk",), ("trouwen",)),
    ("grijze", "bak"): (("restafval",),),
    ("bak",): (("container",),),
    ("recht", "op", "geld"): (("bijstand",),),
}


def found(*words: str) -> dict[int, tuple[tuple[str, ...], ...]]:
    """What these words mean, by place."""
    return dict(Meanings(by_stems(EVERYDAY)).found([stem(word) for word in words]))


def test_a_word_has_all_its_meanings_in_order() -> None:
    assert found("bruiloft") == {0: (("huwelijk",), ("trouwen",))}


def test_other_forms_of_the_word_mean_the_same() -> None:
    assert found("bruiloften") == found("bruiloft")


def test_of_a_phrase_the_longest_counts() -> None:
    assert found("nieuwe", "grijze", "bak")[1] == (("restafval",),)


def test_a_word_of_a_phrase_by_itself_means_nothing_unless_it_is_listed() -> None:
    assert found("grijze", "deur") == {}
    assert found("bak") == {0: (("container",),)}


def test_stop_words_in_a_phrase_do_not_matter() -> None:
    assert found("recht", "geld") == {0: (("bijstand",),)}


def test_words_that_mean_only_themselves_are_left_out() -> None:
    assert list(Meanings(by_stems({("paspoort",): (("paspoorten",),)})).found([stem("paspoort")])) == []


def test_the_shipped_list_knows_what_people_say() -> None:
    ((place, meant),) = shipped_meanings().found([stem("bruiloft")])
    assert (place, meant[0]) == (0, ("huwelijk",))
