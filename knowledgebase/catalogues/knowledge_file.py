"""Reading a whole knowledge base from one file, and refusing it when it is not all there."""

import hashlib
import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from uuid import UUID

import msgspec

from knowledgebase.article import Article, Attachment
from knowledgebase.attachment_types import MOST_BYTES, media_type_of
from knowledgebase.catalogues.catalogue_text import MAX_TEXT, MAX_TITLE
from knowledgebase.catalogues.incoming import ExchangeFormat, Incoming, IncomingArticle
from knowledgebase.catalogues.knowledge_file_writing import ARTICLES, ATTACHMENTS, FORMAT_VERSION, MANIFEST, Manifest
from knowledgebase.catalogues.refusals import Refusal, RefusalReason, Refused
from knowledgebase.catalogues.zip_files import opened_zip
from knowledgebase.errors import KnowledgeError
from knowledgebase.markdown_text import one_line, tidy

MAX_KNOWLEDGE_FILE = 500_000_000
MAX_ATTACHMENT = MOST_BYTES

_MAX_MANIFEST = 100_000
_MAX_LINE = 2_000_000
_MAX_ARTICLES = 200_000_000
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MAX_SLUG = 100


class _Version(msgspec.Struct):
    format_version: int


def read_knowledge_file(path: Path, progress: Callable[[int], None]) -> Incoming:
    """All articles; every attachment is checked, and read again by `attachments_in` when it is wanted.

    Raises:
        KnowledgeError: as for `opened_zip`, `exchange-unknown-format`, `exchange-newer-version` with `version`,
            `exchange-attachment-damaged` and `exchange-attachment-kind` with `name`, `exchange-without-records`.
    """
    articles: dict[str, IncomingArticle] = {}
    refused: list[Refusal] = []
    ids: set[UUID] = set()
    with opened_zip(path, MAX_KNOWLEDGE_FILE) as file:
        manifest = _manifest(file)
        for position, line in enumerate(_lines(file, manifest), 1):
            try:
                article = _article(line)
                if article.slug in articles or article.id in ids:
                    raise Refused(RefusalReason.DUPLICATE)
            except Refused as refusal:
                refused.append(Refusal(position, "", refusal.reason))
            else:
                ids.add(article.id)
                articles[article.slug] = IncomingArticle(f"baliewijs:{article.id}", article, frozenset())
        progress(50)
        _check_attachments(file, [each.article for each in articles.values()])
    progress(100)
    if not articles and not refused:
        raise KnowledgeError("exchange-without-records")
    return Incoming(ExchangeFormat.KNOWLEDGE_BASE, manifest.municipality, tuple(articles.values()), tuple(refused))


def attachments_in(path: Path, digests: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Digest and bytes of those attachments, one at a time.

    Raises:
        KnowledgeError: as for `opened_zip`, and `exchange-attachment-damaged` with `name`, the digest.
    """
    with opened_zip(path, MAX_KNOWLEDGE_FILE) as file:
        for digest in digests:
            content = _part(file, f"{ATTACHMENTS}{digest}", MAX_ATTACHMENT)
            if content is None or hashlib.sha256(content).hexdigest() != digest:
                raise KnowledgeError("exchange-attachment-damaged", name=digest)
            yield digest, content


def _part(file: zipfile.ZipFile, name: str, limit: int) -> bytes | None:
    """The bytes of one part, or None when it is not there or larger than `limit`."""
    try:
        entry = file.getinfo(name)
    except KeyError:
        return None
    return file.read(entry) if entry.file_size <= limit else None


def _manifest(file: zipfile.ZipFile) -> Manifest:
    content = _part(file, MANIFEST, _MAX_MANIFEST)
    if content is None:
        raise KnowledgeError("exchange-unknown-format")
    try:
        version = msgspec.json.decode(content, type=_Version).format_version
        if version > FORMAT_VERSION:
            raise KnowledgeError("exchange-newer-version", version=version)
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise KnowledgeError("exchange-damaged") from error
    municipality = one_line(manifest.municipality)[:MAX_TITLE]
    return msgspec.structs.replace(manifest, municipality=municipality)


def _lines(file: zipfile.ZipFile, manifest: Manifest) -> Iterator[bytes]:
    """Each article as JSON; all of them must be there as they were written."""
    if ARTICLES not in file.namelist():
        raise KnowledgeError("exchange-damaged")
    if file.getinfo(ARTICLES).file_size > _MAX_ARTICLES:
        raise KnowledgeError("exchange-too-large", limit_mb=_MAX_ARTICLES // 1_000_000)
    hashed = hashlib.sha256()
    with file.open(ARTICLES) as part:
        while line := part.readline(_MAX_LINE):
            if len(line) == _MAX_LINE:
                raise KnowledgeError("exchange-damaged")
            hashed.update(line)
            yield line
    if hashed.hexdigest() != manifest.articles_digest:
        raise KnowledgeError("exchange-damaged")


def _article(line: bytes) -> Article:
    try:
        article = msgspec.convert(_tidied(msgspec.json.decode(line)), Article)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Refused(RefusalReason.WRONG_FORM) from error
    kinds = [section.kind for section in article.sections]
    if not article.title.strip():
        raise Refused(RefusalReason.NO_TITLE)
    if len(article.title) > MAX_TITLE or sum(len(section.text) for section in article.sections) > MAX_TEXT:
        raise Refused(RefusalReason.TEXT_TOO_LONG)
    is_named = _SLUG.fullmatch(article.slug) and len(article.slug) <= _MAX_SLUG and "\n" not in article.title
    is_whole = article.version >= 1 and len(set(kinds)) == len(kinds) and all(map(_is_right, article.attachments))
    if not is_named or not is_whole:
        raise Refused(RefusalReason.WRONG_FORM)
    return article


def _is_right(attachment: Attachment) -> bool:
    is_name = bool(attachment.name.strip()) and not set(attachment.name) & set("/\\:\n")
    return bool(_DIGEST.fullmatch(attachment.digest)) and is_name and 0 <= attachment.size <= MAX_ATTACHMENT


def _tidied(value: object) -> object:
    """`value` with every text in it as `tidy` gives it: a database takes no NUL, and nobody sees what is invisible."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, list):
        return [_tidied(each) for each in value]
    if isinstance(value, dict):
        return {key: _tidied(each) for key, each in value.items()}
    return value


def _check_attachments(file: zipfile.ZipFile, articles: Iterable[Article]) -> None:
    """Read each once, without keeping it: it must be what its digest, size, name and kind say."""
    named: dict[str, set[Attachment]] = {}
    for attachment in (attachment for article in articles for attachment in article.attachments):
        named.setdefault(attachment.digest, set()).add(attachment)
    for digest, attachments in named.items():
        content = _part(file, f"{ATTACHMENTS}{digest}", MAX_ATTACHMENT)
        for attachment in attachments:
            if content is None or len(content) != attachment.size or hashlib.sha256(content).hexdigest() != digest:
                raise KnowledgeError("exchange-attachment-damaged", name=attachment.name)
            if not _is_allowed(attachment, content):
                raise KnowledgeError("exchange-attachment-kind", name=attachment.name)


def _is_allowed(attachment: Attachment, content: bytes) -> bool:
    """Whether an editor could have attached it here."""
    try:
        return media_type_of(attachment.name, content) == attachment.media_type
    except KnowledgeError:
        return False
