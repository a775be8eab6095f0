"""Posting lists: put in by our own pool, and read block by block."""

import random
from pathlib import Path

import pytest

from knowledgebase.analysis import stem
from knowledgebase.index.snapshot import Snapshot
from knowledgebase.index.storage import Storage
from knowledgebase.postings import PostingPool
from tests.knowledge import built, written


def test_lists_are_those_that_whoosh_gives_one_by_one(tmp_path: Path) -> None:
    """Holds our reading of whole blocks, which uses what Whoosh does not promise to keep."""
    chance = random.Random(1)
    words = ["paspoort", "balie", "adres", "rijbewijs"]
    articles = [written(f"Titel {number}", " ".join(chance.choices(words, k=3))) for number in range(1500)]
    index = built(tmp_path, articles)
    index.update(articles[:3], [article.id for article in articles[5:700:7]], head=2)
    folder = next(tmp_path.glob("build-*"))
    snapshot, reader = Snapshot(Storage(folder, {}), {}), Storage(folder, {}).open_index().reader()
    for term in map(stem, words):
        matcher, expected = reader.postings("terms", term), []
        while matcher.is_active():
            expected.append((matcher.id(), matcher.value()))
            matcher.next()
        documents, counts = snapshot.postings(term)
        assert list(zip(documents, map(bytes, counts), strict=True)) == expected


def test_postings_come_out_by_field_term_and_document() -> None:
    pool = PostingPool()
    for posting in (
        ("b", b"x", 0, 1.0, b"\x00\x02"),
        ("a", b"yz", 0, 1.0, b""),
        ("b", b"x", 1, 1.0, b"\x01\xff"),
        ("a", b"y", 1, 1.0, b""),
    ):
        pool.add(posting)
    assert list(pool.iter_postings()) == [
        ("a", b"y", 1, 1.0, b""),
        ("a", b"yz", 0, 1.0, b""),
        ("b", b"x", 0, 1.0, b"\x00\x02"),
        ("b", b"x", 1, 1.0, b"\x01\xff"),
    ]


def test_whoever_watches_can_stop_the_writing() -> None:
    def stop(share: float) -> None:
        assert 0 < share <= 1
        raise KeyboardInterrupt

    pool = PostingPool(stop)
    for number in range(6_000):
        pool.add(("body", b"term", number, 1.0, b""))
    with pytest.raises(KeyboardInterrupt):
        list(pool.iter_postings())
