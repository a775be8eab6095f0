"""Articles in TOML files: reading them, and saying what is wrong."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.article import (
    ArticleKind,
    FirstLine,
    Question,
    QuestionKind,
    ScriptChoice,
    ScriptStep,
    Section,
    SectionKind,
)
from knowledgebase.catalogues.article_files import read_article, read_articles
from knowledgebase.errors import KnowledgeError
from resources import path

GOOD = """
title = "Paspoort aanvragen"
kind = "product"
product = "paspoort"
audience = ["particulier"]
first_line = "hand_off"
valid_from = 2026-01-01
version = 3

[facts]
costs = "€ 88,00"

[sections]
costs = \"\"\"
Een paspoort kost **€ 88,00**.\"\"\"
introduction = "Een reisdocument."
bring = ""

[[questions]]
key = "waar"
label = "Waar was het?"
kind = "choice"
required = true
choices = ["Hier", "Daar"]
"""


SCRIPT = """
[[script]]
key = "begin"
text = "Waar?"
question = "waar"
choices = [{ label = "Hier", outcome = "answer" }, { label = "Daar", next = "end" }]

[[script]]
key = "end"
text = "Tot ziens."
"""


def written(folder: Path, text: str | bytes, name: str = "paspoort-aanvragen.toml") -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_a_file_is_read_as_an_article(tmp_path: Path) -> None:
    article = read_article(written(tmp_path, GOOD))
    assert (article.slug, article.title, article.kind) == (
        "paspoort-aanvragen",
        "Paspoort aanvragen",
        ArticleKind.PRODUCT,
    )
    assert (article.first_line, article.valid_from, article.version) == (FirstLine.HAND_OFF, date(2026, 1, 1), 3)
    assert article.sections == (
        Section(SectionKind.INTRODUCTION, "Een reisdocument."),
        Section(SectionKind.COSTS, "Een paspoort kost **€ 88,00**."),
    )
    assert article.questions == (Question("waar", "Waar was het?", QuestionKind.CHOICE, True, ("Hier", "Daar")),)


def test_a_guided_conversation_is_read_step_by_step(tmp_path: Path) -> None:
    first, last = read_article(written(tmp_path, GOOD + SCRIPT)).script
    hier, daar = ScriptChoice("Hier", "", FirstLine.ANSWER), ScriptChoice("Daar", "end")
    assert first == ScriptStep("begin", "Waar?", (hier, daar), "waar")
    assert last == ScriptStep("end", "Tot ziens.")


def test_the_same_slug_is_always_the_same_article(tmp_path: Path) -> None:
    first = read_article(written(tmp_path, GOOD))
    assert read_article(written(tmp_path, GOOD.replace("Paspoort", "Pas"))).id == first.id
    assert read_article(written(tmp_path, GOOD, "ander.toml")).id != first.id


def test_a_folder_is_read_by_slug(tmp_path: Path) -> None:
    written(tmp_path, GOOD, "b.toml")
    written(tmp_path, GOOD, "a.toml")
    assert [article.slug for article in read_articles(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (GOOD.replace('title = "Paspoort aanvragen"', ""), "title"),
        (GOOD.replace('kind = "product"', 'kind = "folder"'), "kind"),
        (GOOD + "\n[extra]\n", "extra"),
        (GOOD.replace('costs = "€ 88,00"', f'costs = "{"x" * 29}"'), "facts.costs"),
        (GOOD.replace("introduction", "inleiding"), "inleiding"),
        (GOOD.replace('choices = ["Hier", "Daar"]', 'choices = ["Hier"]'), "choices"),
        (GOOD.replace('kind = "choice"', 'kind = "text"'), "choices"),
        (GOOD + '\n[[questions]]\nkey = "waar"\nlabel = "Waar?"\n', "same key"),
        (GOOD + SCRIPT.replace('next = "end"', 'next = "weg"'), "next-unknown Daar"),
        (GOOD + SCRIPT.replace('question = "waar"', 'question = "hoe"'), "question-unknown hoe"),
        (GOOD + SCRIPT.replace('outcome = "answer"', 'outcome = "later"'), "outcome"),
        (GOOD.replace("version = 3", "version = 0"), "version"),
        (GOOD.replace("[facts]", "[facts"), ""),
        (b"\xff\xfe", "utf-8"),
        ("a = " + "[" * 5000, ""),
        ("# " + "x" * 600_000, "too large"),
    ],
)
def test_R10_a_wrong_file_is_refused_with_its_name_and_what_is_wrong(
    tmp_path: Path, text: str | bytes, what: str
) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_article(written(tmp_path, text))
    assert caught.value.key == "article-file-wrong"
    assert caught.value.values["file"] == "paspoort-aanvragen.toml"
    assert what in str(caught.value.values["what"])


@pytest.mark.parametrize("name", ["Paspoort.toml", "pas poort.toml"])
def test_a_file_whose_name_is_no_slug_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(KnowledgeError):
        read_article(written(tmp_path, GOOD, name))


def test_R10_a_missing_file_is_refused_without_its_folder(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_article(tmp_path / "weg.toml")
    assert str(tmp_path) not in str(caught.value.values)


@settings(deadline=None)
@given(content=st.binary(max_size=300))
def test_R10_random_bytes_are_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    with pytest.raises(KnowledgeError):
        read_article(written(tmp_path_factory.getbasetemp(), content))


def test_every_article_of_the_demo_can_be_read() -> None:
    articles = read_articles(path("demo", "articles"))
    assert len({article.id for article in articles}) == len(articles) > 0
