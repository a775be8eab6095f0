"""Files that belong to articles."""

from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.inserting import insert_unless_there
from app.persistence.tables.editing import AttachmentRow

_BATCH = 500


class SqlAttachmentStore:
    """The AttachmentStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, content: bytes) -> str:
        """Store once; gives the digest by which it is found."""
        digest = sha256(content).hexdigest()
        if not self.known([digest]):
            insert_unless_there(self._session, AttachmentRow(digest=digest, content=content))
        return digest

    def get(self, digest: str) -> bytes | None:
        """The bytes of a file."""
        return self._session.scalar(select(AttachmentRow.content).where(AttachmentRow.digest == digest))

    def known(self, digests: Sequence[str]) -> set[str]:
        """Which of these are stored."""
        batches = (digests[start : start + _BATCH] for start in range(0, len(digests), _BATCH))
        found = (select(AttachmentRow.digest).where(AttachmentRow.digest.in_(batch)) for batch in batches)
        return {digest for batch in found for digest in self._session.scalars(batch)}
