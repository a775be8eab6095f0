"""What a file teaches about how municipalities call their products, and what it cannot do."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.errors import KnowledgeError
from knowledgebase.learned_terms import LearnedTerm
from knowledgebase.learning import MAX_PRODUCTS, MAX_TERM, TaughtTerms, read_terms
from tests.catalogue_files import HEAD, TAIL, catalogue_file, record

GOOD = '{"upl": "huwelijk", "titles": [["Trouwen", 3]]}'


def taught(folder: Path, *lines: str) -> TaughtTerms:
    """What these lines teach."""
    file = folder / "titels.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return read_terms(file)


def line(product: str, *titles: tuple[str, int]) -> str:
    """A line of JSON."""
    return json.dumps({"upl": product, "titles": titles})


def texts(found: TaughtTerms) -> list[str]:
    """The learned titles."""
    return [term.text for term in found.terms]


def test_lines_of_json_teach_titles_with_their_counts(tmp_path: Path) -> None:
    found = taught(tmp_path, line("Huwelijk", ("Trouwen", 3), ("Huwelijk sluiten", 2)), "", line("paspoort"))
    assert found.terms == (LearnedTerm("huwelijk", "Trouwen", 3), LearnedTerm("huwelijk", "Huwelijk sluiten", 2))
    assert (found.source, found.skipped) == ("titels.jsonl", 0)


def test_a_catalogue_teaches_its_titles_once_for_each_product(tmp_path: Path) -> None:
    records = (
        record("Trouwen", "https://a.example/1", products=("huwelijk", "partnerschap")),
        record("TROUWEN", "https://a.example/2", products=("huwelijk",)),
        record("Zonder product", "https://a.example/3"),
        record("", "https://a.example/4", products=("huwelijk",)),
    )
    found = read_terms(catalogue_file(tmp_path, *records))
    assert found.terms == (LearnedTerm("huwelijk", "Trouwen", 1), LearnedTerm("partnerschap", "Trouwen", 1))
    assert (found.source, found.skipped) == ("Waterrade", 1)


def test_the_same_title_in_other_letters_adds_up(tmp_path: Path) -> None:
    found = taught(tmp_path, line("reünie", ("Café", 2)), line("REÜNIE", ("cafe", 3)))
    assert found.terms == (LearnedTerm("reünie", "Café", 5),)


def test_the_name_of_the_product_itself_is_not_learned(tmp_path: Path) -> None:
    assert texts(taught(tmp_path, line("paspoort", ("Paspoort", 9), ("paspóórt ", 1), ("Paspoort kind", 1)))) == [
        "Paspoort kind"
    ]


@pytest.mark.parametrize("product", ["", " ", "UPL-naam nog niet beschikbaar", "\u200b"])
def test_a_title_without_product_is_not_learned(tmp_path: Path, product: str) -> None:
    assert texts(taught(tmp_path, GOOD, line(product, ("Iets", 1)))) == ["Trouwen"]


@pytest.mark.parametrize("title", ["", " ", "!?", "<br>", "de", "\u202e", "<i>" * 200])
def test_a_title_without_words_that_say_something_is_not_learned(tmp_path: Path, title: str) -> None:
    assert taught(tmp_path, line("paspoort", (title, 1))).terms == ()


def test_markup_and_control_characters_are_taken_out(tmp_path: Path) -> None:
    title = "<b>Nieuw</b>\n&amp;lt;i&amp;gt;pas\u202epoort\x00<script>alert(1)</script>"
    assert texts(taught(tmp_path, line("reisdocument", (title, 1)))) == ["Nieuw paspoort"]


def test_a_long_title_is_cut_off_after_a_word(tmp_path: Path) -> None:
    (text,) = texts(taught(tmp_path, line("paspoort", ("woord " * 5000, 1))))
    assert len(text) <= MAX_TERM
    assert text.endswith("woord")


def test_a_stock_title_of_many_products_is_not_learned(tmp_path: Path) -> None:
    lines = [line(f"product {number}", ("Formulieren", 1), (f"Titel {number}", 1)) for number in range(MAX_PRODUCTS)]
    assert "Formulieren" in texts(taught(tmp_path, *lines))
    assert "Formulieren" not in texts(taught(tmp_path, *lines, line("nog een", ("Formulieren", 1))))


@pytest.mark.parametrize(
    "wrong",
    [
        "{",
        "[]",
        "null",
        "[" * 50_000,
        '{"upl": "paspoort"}',
        '{"upl": 1, "titles": []}',
        '{"upl": "paspoort", "titles": {"a": 1}}',
        '{"upl": "paspoort", "titles": [["a"]]}',
        '{"upl": "paspoort", "titles": [["a", "1"]]}',
        '{"upl": "paspoort", "titles": [["a", 0]]}',
        '{"upl": "paspoort", "titles": [["a", 1e400]]}',
        f'{{"upl": "paspoort", "titles": [["a", {10**30}]]}}',
        f'{{"upl": "{"p" * 201}", "titles": []}}',
    ],
)
def test_one_wrong_line_is_left_out_and_counted(tmp_path: Path, wrong: str) -> None:
    found = taught(tmp_path, GOOD, wrong)
    assert (texts(found), found.skipped) == (["Trouwen"], 1)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n\n",
        b"Beste lezer",
        b'{"articles": []}',
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50,
        b"PK\x03\x04" + b"\0" * 2000,
        f'{GOOD}\n{{"upl": "caf\u00e9", "titles": []}}'.encode("latin-1"),
        GOOD.encode("utf-16"),
        GOOD.encode() + b"\n" + b"x" * 200_000,
        GOOD.encode() + b"\n" * 200_000,
        (GOOD.encode() + b" " * 90_000 + b"\n") * 120,
        b"<html><body>x</body></html>",
        (HEAD + TAIL).encode(),
        (HEAD + record()).encode(),
        b"\xef\xbb\xbf  <!DOCTYPE x><x/>",
    ],
)
def test_R10_a_wrong_file_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.jsonl"
    file.write_bytes(content)
    with pytest.raises(KnowledgeError) as caught:
        read_terms(file)
    assert (caught.value.key, caught.value.values) == ("terms-file-wrong", {"file": "x.jsonl"})


@pytest.mark.parametrize("name", ["nowhere.jsonl", "."])
def test_R10_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_terms(tmp_path / name)
    assert caught.value.key == "terms-file-wrong"
    assert "/" not in str(caught.value.values)


def test_progress_rises_to_a_hundred(tmp_path: Path) -> None:
    told: list[int] = []
    file = tmp_path / "titels.jsonl"
    file.write_text(f"{GOOD}\n" * 300, encoding="utf-8")
    read_terms(file, told.append)
    assert told == sorted(set(told))
    assert told[-1] == 100


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40), st.integers(1, 9)), min_size=1))
def test_any_title_is_learned_on_one_line_and_at_most_once(
    tmp_path_factory: pytest.TempPathFactory, titles: list[tuple[str, str, int]]
) -> None:
    found = taught(tmp_path_factory.getbasetemp(), GOOD, *(line(product, (text, n)) for product, text, n in titles))
    keys = [(term.product, term.text.lower()) for term in found.terms]
    assert len(keys) == len(set(keys))
    assert all(term.text == " ".join(term.text.split()) for term in found.terms)


@settings(deadline=None)
@given(st.binary(max_size=2000) | st.binary(max_size=200).map(lambda noise: GOOD.encode() + b"\n" + noise))
def test_R10_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "noise"
    file.write_bytes(content)
    try:
        read_terms(file)
    except KnowledgeError as error:
        assert error.key == "terms-file-wrong"
