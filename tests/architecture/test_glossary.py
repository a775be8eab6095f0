"""One term, one name: the words of the trade are classes, each in one place."""

import ast
import re

import pytest

from tests.architecture.sources import ROOT, product_sources

TERMS = (
    "Article",
    "Bulletin",
    "Channel",
    "Contact",
    "Customer",
    "Fee",
    "HandOff",
    "Line",
    "MessageKind",
    "Outcome",
    "Promise",
    "Receipt",
    "ReceivedDocument",
    "Seat",
    "Subject",
    "Unit",
)
GLOSSARY = ROOT.parent / "shared" / "design" / "GLOSSARY.md"


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_one_class_in_the_domain_or_the_knowledgebase(term: str) -> None:
    places = [
        source.name
        for source in product_sources()
        for definition in source.nodes(ast.ClassDef)
        if definition.name == term
    ]
    assert len(places) == 1
    assert places[0].startswith(("app/domain/", "knowledgebase/"))


@pytest.mark.skipif(not GLOSSARY.is_file(), reason="the glossary is not beside the project")
def test_the_terms_stand_in_the_glossary() -> None:
    names = set(re.findall(r"`(\w+)", GLOSSARY.read_text("utf-8")))
    assert set(TERMS) <= names
