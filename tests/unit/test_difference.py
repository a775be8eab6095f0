"""What differs between two texts and between two versions of an article."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.article import (
    Article,
    Attachment,
    Facts,
    FirstLine,
    Question,
    QuestionKind,
    ScriptChoice,
    ScriptStep,
)
from knowledgebase.difference import Piece, PieceKind, article_difference, word_difference
from tests.knowledge import written

ARTICLE = written("Paspoort aanvragen", "U vraagt het aan.\n\nDat kost € 88,00.", facts=Facts(costs="€ 88,00"))
FILE = Attachment("a" * 64, "kaart.pdf", "application/pdf", 10, "De zones")


def marked(before: str, after: str) -> str:
    """The difference with what is gone in [] and what is new in {}."""
    signs = {PieceKind.SAME: "{}", PieceKind.GONE: "[{}]", PieceKind.NEW: "{{{}}}"}
    return "".join(signs[piece.kind].format(piece.text) for piece in word_difference(before, after))


def changed(after: Article) -> dict[str, tuple[Piece, ...]]:
    """The parts in which an article differs from ARTICLE."""
    return {part.part: part.pieces for part in article_difference(ARTICLE, after)}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Niet meer dan 60 uur.", "Niet meer dan 80 uur.", "Niet meer dan [60]{80} uur."),
        ("Dat kost € 88,00.", "Dat kost € 90,50.", "Dat kost € [88,00]{90,50}."),
        ("Neem geld mee.", "Neem geld en een foto mee.", "Neem geld {en een foto }mee."),
        ("Bel ons nu.", "Bel ons.", "Bel ons[ nu]."),
        ("rode auto", "blauwe fiets", "[rode auto]{blauwe fiets}"),
        ("een\n\ntwee\n\ndrie\n", "een\n\nvier\n\ndrie\n", "een\n\n[twee]{vier}\n\ndrie\n"),
        ("", "nieuw", "{nieuw}"),
        ("weg", "", "[weg]"),
    ],
)
def test_only_the_words_that_differ_are_gone_and_new(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


def test_the_same_text_is_one_piece() -> None:
    assert word_difference("a b\nc", "a b\nc") == (Piece(PieceKind.SAME, "a b\nc"),)
    assert word_difference("", "") == ()


texts = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(["de ", "pas", " ", "\n", ".", "\r\n", "€ 1,50", "_"])).map("".join)
)


@given(texts, texts)
def test_the_pieces_give_both_texts_back(before: str, after: str) -> None:
    pieces = word_difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.NEW) == before
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.GONE) == after
    assert all(piece.text for piece in pieces)


@pytest.mark.parametrize("many", ["pas " * 20_000, "\n" * 20_000, "a" * 20_000, "pas.\n" * 20_000])
def test_very_long_texts_are_compared_too(many: str) -> None:
    pieces = word_difference(f"x {many} y", f"z {many}pas w")
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.GONE) == f"z {many}pas w"


def test_an_article_does_not_differ_from_itself() -> None:
    assert changed(ARTICLE) == {}
    assert changed(replace(ARTICLE, version=2, modified_on=date(2026, 1, 1))) == {}


def test_each_part_that_changed_is_named() -> None:
    after = replace(
        ARTICLE,
        title="Paspoort verlengen",
        facts=Facts(costs="€ 88,00", term="5 dagen"),
        sections=(),
        first_line=FirstLine.HAND_OFF,
        review_on=date(2027, 1, 1),
    )
    assert list(changed(after)) == ["title", "facts.term", "section.introduction", "first_line", "review_on"]
    assert changed(after)["review_on"] == (Piece(PieceKind.NEW, "2027-01-01"),)


def test_values_of_a_list_stand_on_a_line_each() -> None:
    pieces = changed(replace(ARTICLE, search_words=("pas", "reispas")))["search_words"]
    assert pieces == (Piece(PieceKind.NEW, "pas\nreispas"),)


def test_a_question_says_what_kind_of_answer_it_wants() -> None:
    question = Question("why", "Waarom?", QuestionKind.CHOICE, True, ("Kwijt", "Stuk"))
    (piece,) = changed(replace(ARTICLE, questions=(question,)))["questions"]
    assert piece.text == "Waarom? * (choice): Kwijt · Stuk"


def test_a_step_of_a_conversation_says_where_its_choices_lead() -> None:
    choices = (ScriptChoice("Ja", next="end"), ScriptChoice("Nee", outcome=FirstLine.HAND_OFF), ScriptChoice("Anders"))
    (piece,) = changed(replace(ARTICLE, script=(ScriptStep("start", "Kwijt?", choices, "lost"),)))["script"]
    assert piece.text == "start: Kwijt? (lost)\n- Ja → end\n- Nee → hand_off\n- Anders"


def test_a_file_with_another_content_is_gone_and_new() -> None:
    before = replace(ARTICLE, attachments=(FILE,))
    (part,) = article_difference(before, replace(ARTICLE, attachments=(replace(FILE, digest="b" * 64),)))
    line = "kaart.pdf · De zones\n"
    assert (part.part, part.pieces) == ("attachments", (Piece(PieceKind.GONE, line), Piece(PieceKind.NEW, line)))


def test_a_file_that_stays_is_the_same() -> None:
    before = replace(ARTICLE, attachments=(FILE,))
    (part,) = article_difference(before, replace(ARTICLE, attachments=(FILE, replace(FILE, name="b.png"))))
    assert [piece.kind for piece in part.pieces] == [PieceKind.SAME, PieceKind.NEW]
