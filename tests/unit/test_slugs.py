"""Stable names of articles."""

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.slugs import free_slug, slug_of


def test_a_slug_has_small_letters_digits_and_hyphens() -> None:
    assert slug_of("  Café & terras: één vergunning (2026)! ") == "cafe-terras-een-vergunning-2026"


def test_a_long_title_is_cut_between_words() -> None:
    assert slug_of("Vergunning " * 20) == "-".join(["vergunning"] * 7)


def test_a_taken_slug_gets_the_next_number() -> None:
    assert free_slug("Paspoort", {"paspoort", "paspoort-2"}.__contains__) == "paspoort-3"


@settings(deadline=None)
@given(st.text())
def test_every_title_gives_a_slug(title: str) -> None:
    slug = slug_of(title)
    assert 0 < len(slug) <= 80
    assert all(part.isascii() and part.isalnum() and part == part.lower() for part in slug.split("-"))
