"""A list in JSON, written one record at a time."""

from collections.abc import Callable, Iterable
from typing import BinaryIO

import msgspec

from knowledgebase.article import Article
from knowledgebase.catalogues.refusals import Refusal, Refused


def write_json_list(
    articles: Iterable[Article], record_of: Callable[[Article], dict[str, object]], out: BinaryIO
) -> tuple[Refusal, ...]:
    """Write the record of each article on a line of its own; gives those for which `record_of` raised `Refused`."""
    refused: list[Refusal] = []
    before = b"[\n"
    for position, article in enumerate(articles, 1):
        try:
            record = record_of(article)
        except Refused as refusal:
            refused.append(Refusal(position, article.title, refusal.reason))
        else:
            out.write(before + msgspec.json.encode(record))
            before = b",\n"
    out.write(b"[]\n" if before == b"[\n" else b"\n]\n")
    return tuple(refused)
