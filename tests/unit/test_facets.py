"""Narrowing hits, and counting what there is of each value."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from knowledgebase.article import ArticleKind, FirstLine
from knowledgebase.facets import Faceting, FacetValues, facet_values, unpacked
from knowledgebase.search import Facet
from tests.knowledge import written

PASSPORT = FacetValues("product", "travel", "burgerzaken", "answer", ("citizen",))
PERMIT = FacetValues("product", "building", "vergunningen", "hand_off", ("citizen", "company"))
ANSWER = FacetValues("answer", "travel", "", "answer", ())
FACETING = Faceting([PASSPORT, PERMIT, ANSWER, PASSPORT])


def test_an_article_has_a_value_of_each_facet_and_any_number_of_audiences() -> None:
    article = written("Paspoort", kind=ArticleKind.ANSWER, first_line=FirstLine.HAND_OFF, audience=("b", "a", "b", ""))
    values = facet_values(article)
    assert (values.of(Facet.KIND), values.of(Facet.FIRST_LINE)) == (("answer",), ("hand_off",))
    assert values.of(Facet.AUDIENCE) == ("a", "b")
    assert values.of(Facet.OWNER) == ()


def numbers(documents: list[int]) -> NDArray[np.uint32]:
    """As a ranking gives them."""
    return np.array(documents, np.uint32)


def test_documents_are_narrowed_by_every_chosen_value() -> None:
    chosen = {Facet.GROUP: "travel", Facet.KIND: "product"}
    assert list(FACETING.narrowed(numbers([0, 1, 2, 3]), chosen)) == [0, 3]
    assert list(FACETING.narrowed(numbers([1, 2]), {Facet.AUDIENCE: "company"})) == [1]
    assert list(FACETING.narrowed(numbers([1, 2]), {Facet.AUDIENCE: "nobody"})) == []


def test_values_are_counted_over_the_documents_and_none_is_zero() -> None:
    counts = FACETING.counts(numbers([0, 2, 3]), {})
    assert counts[Facet.GROUP] == (("travel", 3),)
    assert counts[Facet.OWNER] == (("burgerzaken", 2),)
    assert counts[Facet.AUDIENCE] == (("citizen", 2),)


def test_kinds_and_lines_stand_in_their_own_order_and_others_by_number() -> None:
    counts = FACETING.counts(numbers([0, 1, 2, 3]), {})
    assert [value for value, _ in counts[Facet.KIND]] == ["product", "answer"]
    assert [value for value, _ in counts[Facet.GROUP]] == ["travel", "building"]


def test_counts_follow_what_is_chosen_of_other_facets_and_not_of_the_facet_itself() -> None:
    counts = FACETING.counts(numbers([0, 1, 2, 3]), {Facet.GROUP: "travel"})
    assert counts[Facet.GROUP] == (("travel", 3), ("building", 1))
    assert counts[Facet.KIND] == (("product", 2), ("answer", 1))
    assert counts[Facet.FIRST_LINE] == (("answer", 3),)


_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=8)


@given(st.builds(FacetValues, _TEXT, _TEXT, _TEXT, _TEXT, st.lists(_TEXT.filter(bool)).map(tuple)))
def test_what_is_packed_comes_out_as_it_was(values: FacetValues) -> None:
    assert unpacked(values.packed()) == values


@given(st.lists(st.integers(0, 3), unique=True), st.sampled_from(["travel", "building"]))
def test_a_chosen_value_is_counted_as_often_as_it_is_found(documents: list[int], group: str) -> None:
    chosen = {Facet.GROUP: group}
    counted = dict(FACETING.counts(numbers(documents), chosen)[Facet.GROUP])
    assert counted.get(group, 0) == len(FACETING.narrowed(numbers(documents), chosen))
