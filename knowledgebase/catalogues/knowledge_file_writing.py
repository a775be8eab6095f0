"""A whole knowledge base in one file: a zip with the current articles, their attachments, and what it is."""

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, BinaryIO, Final

import msgspec

from knowledgebase.article import Article

FORMAT_VERSION = 1
MANIFEST: Final = "manifest.json"
ARTICLES: Final = "articles.jsonl"
ATTACHMENTS: Final = "attachments/"

_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""Of every part, so that the same content makes the same bytes."""
_FOR_OWNER_AND_GROUP: Final = 0o640 << 16


class Manifest(msgspec.Struct):
    """What the file holds; `articles_digest` is the SHA-256 of the articles, so that nobody loses one unseen."""

    format_version: int
    made_at: datetime
    municipality: str
    articles: int
    attachments: int
    articles_digest: str


def write_knowledge_file(
    articles: Iterable[Article],
    content: Callable[[str], bytes],
    municipality: str,
    made_at: datetime,
    out: BinaryIO,
) -> None:
    """Write all `articles` in the order of their slugs; `content` gives the bytes of an attachment by its digest."""
    digests: dict[str, None] = {}
    count, hashed = 0, hashlib.sha256()
    with zipfile.ZipFile(out, "w") as file:
        with _part(file, ARTICLES) as part:
            for article in sorted(articles, key=lambda each: each.slug):
                line = msgspec.json.encode(article) + b"\n"
                part.write(line)
                hashed.update(line)
                count += 1
                digests |= dict.fromkeys(attachment.digest for attachment in article.attachments)
        for digest in sorted(digests):
            with _part(file, f"{ATTACHMENTS}{digest}", zipfile.ZIP_STORED) as part:
                part.write(content(digest))
        manifest = Manifest(FORMAT_VERSION, made_at, municipality, count, len(digests), hashed.hexdigest())
        with _part(file, MANIFEST) as part:
            part.write(msgspec.json.format(msgspec.json.encode(manifest)))


@contextmanager
def _part(file: zipfile.ZipFile, name: str, packing: int = zipfile.ZIP_DEFLATED) -> Iterator[IO[bytes]]:
    """Attachments are stored: most are packed already, and a text of one letter would look like a bomb."""
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = packing
    entry.create_system = 3  # the same bytes on every system
    entry.external_attr = _FOR_OWNER_AND_GROUP
    with file.open(entry, "w") as part:
        yield part
