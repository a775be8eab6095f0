"""The files of one build, and what Whoosh is told to put in them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import whoosh.fields
import whoosh.formats
from whoosh.columns import FixedBytesColumn, RefBytesColumn
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile

from knowledgebase import documents
from knowledgebase.fields import Field


class FieldCounts(whoosh.formats.Format):  # type: ignore[misc]
    """A value of one byte for each field."""

    posting_size = len(Field)


class Terms(whoosh.fields.FieldType):  # type: ignore[misc]
    """Terms with their values, analysed beforehand."""

    def __init__(self, format_: whoosh.formats.Format) -> None:
        super().__init__(format_, analyzer=None)

    def index(self, value: Mapping[str, bytes], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Term, frequency, weight, value."""
        return ((term.encode(), 1, 1.0, packed) for term, packed in value.items())


_KEPT = {
    documents.KEY: whoosh.fields.ID(unique=True),
    documents.ROW: whoosh.fields.STORED(),
    documents.FACTS: whoosh.fields.COLUMN(FixedBytesColumn(documents.FACTS_SIZE)),
    documents.FACETS: whoosh.fields.COLUMN(RefBytesColumn()),
}
_NAMES = (documents.WORDS, documents.HEADINGS, documents.PRODUCTS)
SCHEMA = whoosh.fields.Schema(
    **_KEPT,
    **{documents.TERMS: Terms(FieldCounts())},
    **{name: Terms(whoosh.formats.Existence()) for name in _NAMES},
)


class Storage(FileStorage):  # type: ignore[misc]
    """The files of one build, read once and then kept in memory: what happens to the disk changes no answer.

    Segment files never change, so `contents`, by name, can go on to the storage of a later state of the same build.
    Deletes nothing: until `index.files` names the new files, the old ones are the index.
    """

    def __init__(self, folder: Path, contents: Mapping[str, bytes]) -> None:
        super().__init__(str(folder))
        self.contents = dict(contents)

    def content(self, name: str) -> bytes:
        """A whole file."""
        if name not in self.contents:
            self.contents[name] = Path(self.folder, name).read_bytes()
        return self.contents[name]

    def open_file(self, name: str, **_: Any) -> BufferFile:
        """To read."""
        return BufferFile(self.content(name), name=name)

    def file_exists(self, name: str) -> bool:
        """In memory or on disk."""
        return name in self.contents or Path(self.folder, name).exists()

    def file_length(self, name: str) -> int:
        """In bytes."""
        return len(self.content(name))

    def delete_file(self, name: str) -> None:
        """Leave it to the sweeping."""
