"""Reading XML files from outside, safely and piece by piece."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from lxml import etree

from knowledgebase.errors import KnowledgeError

MAX_FILE_BYTES = 50_000_000
"""The largest real catalogue has 1.6 million bytes."""
MAX_ELEMENT_BYTES = 2_000_000
"""How much of the file one element may take, with what stands between it and the one before."""

_CHUNK_BYTES = 1 << 15
_NOTHING_FOUND: Final = 1


def elements(path: Path, tag: str, roots: Collection[str], progress: Callable[[int], None]) -> Iterator[etree._Element]:
    """Every element `tag` of a file that begins with one of `roots`; an element is emptied when the next is asked for.

    `progress` gets the percentage of the file that was read, each once. Entities, DTDs and the network stay out.

    Raises:
        KnowledgeError: `catalogue-unreadable`, `catalogue-empty`, `catalogue-too-large`, `catalogue-wrong-format`,
            `catalogue-has-doctype`, `catalogue-too-deep`, `catalogue-damaged`, `catalogue-truncated`.
    """
    try:
        size = _checked_size(path)
        with path.open("rb") as file:
            yield from _Stream(tag, roots).elements(_chunks(file, size, progress))
    except OSError as error:
        raise KnowledgeError("catalogue-unreadable", file=path.name) from error


def _checked_size(path: Path) -> int:
    size = path.stat().st_size
    if not path.is_file():
        raise KnowledgeError("catalogue-unreadable", file=path.name)
    if size == 0:
        raise KnowledgeError("catalogue-empty")
    if size > MAX_FILE_BYTES:
        raise KnowledgeError("catalogue-too-large", limit_mb=MAX_FILE_BYTES // 1_000_000)
    return size


def _chunks(file: BinaryIO, size: int, progress: Callable[[int], None]) -> Iterator[bytes]:
    read = told = 0
    while chunk := file.read(_CHUNK_BYTES):
        yield chunk
        read += len(chunk)
        percent = min(100, read * 100 // size)
        if percent > told:
            told = percent
            progress(percent)


class _Stream:
    """The state of one reading: which root was seen, and how many bytes came since the last element."""

    def __init__(self, tag: str, roots: Collection[str]) -> None:
        self._tag = tag
        self._roots = roots
        self._root_seen = False
        self._bytes_since_element = 0
        self._parser = etree.XMLPullParser(
            events=("start", "end"),
            resolve_entities=False,
            load_dtd=False,
            dtd_validation=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )

    def elements(self, chunks: Iterator[bytes]) -> Iterator[etree._Element]:
        for chunk in chunks:
            error = self._feed(chunk)
            yield from self._complete()
            if error is not None:
                raise self._explained(error, chunk)
        try:
            self._parser.close()
        except etree.XMLSyntaxError as error:
            key = "catalogue-damaged" if _code(error) == _NOTHING_FOUND else "catalogue-truncated"
            raise KnowledgeError(key if self._root_seen else "catalogue-wrong-format") from error

    def _feed(self, chunk: bytes) -> etree.XMLSyntaxError | None:
        try:
            self._parser.feed(chunk)
        except etree.XMLSyntaxError as error:
            return error
        self._bytes_since_element += len(chunk)
        return None

    def _complete(self) -> Iterator[etree._Element]:
        for event, element in self._parser.read_events():
            if not isinstance(element, etree._Element):
                continue
            if not self._root_seen:
                self._check_root(element)
            if event == "end" and element.tag == self._tag:
                self._bytes_since_element = 0
                yield element
                _forget(element)
        if self._bytes_since_element > MAX_ELEMENT_BYTES:
            raise KnowledgeError("catalogue-too-large", limit_mb=MAX_ELEMENT_BYTES // 1_000_000)

    def _check_root(self, element: etree._Element) -> None:
        self._root_seen = True
        if element.getroottree().docinfo.internalDTD is not None:
            raise KnowledgeError("catalogue-has-doctype")
        if element.tag not in self._roots:
            raise KnowledgeError("catalogue-wrong-format")

    def _explained(self, error: etree.XMLSyntaxError, chunk: bytes) -> KnowledgeError:
        if not self._root_seen:
            is_doctype = b"<!DOCTYPE" in chunk.replace(b"\0", b"")
            key = "catalogue-has-doctype" if is_doctype else "catalogue-wrong-format"
        elif _code(error) == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            key = "catalogue-too-deep"
        else:
            key = "catalogue-damaged"
        explained = KnowledgeError(key)
        explained.__cause__ = error
        return explained


def _code(error: etree.XMLSyntaxError) -> int:
    return int(getattr(error, "code", 0))


def _forget(element: etree._Element) -> None:
    """Empty `element` and drop what came before it, so that memory holds one element and its parents."""
    element.clear()
    for place in (element, *element.iterancestors()):
        parent = place.getparent()
        while parent is not None and place.getprevious() is not None:
            del parent[0]
