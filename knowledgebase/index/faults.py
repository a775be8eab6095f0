"""What goes wrong on a disk, in one error."""

import pickle
import struct
import zlib
from contextlib import AbstractContextManager
from types import TracebackType

import whoosh.fields
import whoosh.index
import whoosh.matching
import whoosh.reading
import whoosh.writing
from whoosh.filedb.filestore import StorageError
from whoosh.filedb.filetables import FileFormatError

from knowledgebase.index_state import IndexAway, IndexState

UNREADABLE = (
    OSError, EOFError, ValueError, LookupError, ArithmeticError, AttributeError, TypeError, AssertionError, ImportError,
    MemoryError, RuntimeError, struct.error, zlib.error, pickle.PickleError, StorageError, FileFormatError,
    whoosh.index.IndexError, whoosh.index.LockError, whoosh.reading.ReaderClosed, whoosh.reading.TermNotFound,
    whoosh.matching.ReadTooFar, whoosh.writing.IndexingError, whoosh.fields.UnknownFieldError,
    whoosh.fields.FieldConfigurationError,
)  # fmt: skip


class UsingDisk(AbstractContextManager[None]):
    """Turns whatever Whoosh raises on unreadable files, a bare `Exception` among it, into IndexAway."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is Exception or isinstance(error, UNREADABLE):
            raise IndexAway(IndexState.DAMAGED) from error


using_disk = UsingDisk()
