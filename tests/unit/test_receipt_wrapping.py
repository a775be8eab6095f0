"""Lines that fit a width."""

from hypothesis import given
from hypothesis import strategies as st

from app.receipts.wrapping import Span, columns_of, text_of, wrap

SPANS = st.lists(st.builds(Span, st.text("ab -é", max_size=30), st.booleans()), max_size=5)


def test_lines_break_at_spaces() -> None:
    lines = wrap([Span("one two three")], 8, columns_of)

    assert [text_of(line) for line in lines] == ["one two", "three"]


def test_a_word_may_change_weight_halfway_and_stays_whole() -> None:
    lines = wrap([Span("by "), Span("1 December", True), Span(". We call.")], 12, columns_of)

    assert lines[0] == (Span("by "), Span("1", True))
    assert lines[1] == (Span("December", True), Span(". We"))


def test_a_word_longer_than_the_line_is_broken_and_nothing_is_lost() -> None:
    lines = wrap([Span("1. " + "x" * 20)], 10, columns_of)

    assert [text_of(line) for line in lines] == ["1. xxxxxxx", "xxxxxxxxxx", "xxx"]


def test_nothing_gives_no_lines() -> None:
    assert wrap([Span("  ")], 10, columns_of) == []


@given(SPANS, st.integers(1, 20))
def test_no_line_is_too_wide_and_every_letter_stays(spans: list[Span], width: int) -> None:
    lines = wrap(spans, width, columns_of)
    letters = "".join(map(text_of, lines))

    assert all(len(text_of(line)) <= width for line in lines)
    assert letters.replace(" ", "") == text_of(spans).replace(" ", "")


@given(SPANS)
def test_strong_letters_stay_strong(spans: list[Span]) -> None:
    def strong(some: list[Span]) -> str:
        return "".join(span.text for span in some if span.strong).replace(" ", "")

    assert strong([span for line in wrap(spans, 9, columns_of) for span in line]) == strong(spans)
