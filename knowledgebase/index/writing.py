"""Changing the files of an index."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import whoosh.reading
import whoosh.writing
from whoosh.codec.whoosh3 import W3Codec

from knowledgebase.index.faults import UNREADABLE, using_disk
from knowledgebase.index.storage import SCHEMA, Storage
from knowledgebase.postings import PostingPool

BLOCK = 1024  # postings read at once; lists are always read whole

Change = Callable[[whoosh.writing.SegmentWriter], None]
MergePolicy = Callable[[whoosh.writing.SegmentWriter, list[Any]], list[Any]]
"""Gets the segments there are, adds some of them to the new one, gives back those that stay."""


def keep_all(_: whoosh.writing.SegmentWriter, segments: list[Any]) -> list[Any]:
    """Merging is for quiet moments."""
    return segments


def merge_small(writer: whoosh.writing.SegmentWriter, segments: list[Any]) -> list[Any]:
    """One large segment and one with all the rest; a single one when a quarter of the large one is deleted."""
    largest = max(segments, key=lambda segment: int(segment.doc_count_all()))
    crowded = largest.deleted_count() * 4 > largest.doc_count_all()
    merged = [segment for segment in segments if crowded or segment is not largest]
    for segment in merged:
        reader = whoosh.reading.SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [] if crowded else [largest]


def write(storage: Storage, change: Change, merge: MergePolicy = keep_all, pool: PostingPool | None = None) -> None:
    """Change an index in one commit, or not at all."""
    with using_disk:
        codec = W3Codec(blocklimit=BLOCK, compression=0)
        codec.length_stats = False  # else it looks on disk for a file of lengths, for every posting
        writer = storage.open_index(schema=SCHEMA).writer(compound=False, codec=codec)
    writer.pool = pool or PostingPool()
    try:
        change(writer)
        with using_disk:
            writer.commit(mergetype=merge)
    finally:
        _cancel_unfinished(writer)


def _cancel_unfinished(writer: whoosh.writing.SegmentWriter) -> None:
    """Let go of the lock and of the files begun; what became of them does not matter."""
    if not writer.is_closed:
        with suppress(*UNREADABLE):
            writer.cancel()
