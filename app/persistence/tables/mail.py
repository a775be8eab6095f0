"""The table of messages that go out by e-mail."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.mail import MailKind, MailState
from app.persistence.tables import subjects  # noqa: F401 - foreign keys name its tables
from app.persistence.tables.base import Base
from app.persistence.types import one_of


class MailMessageRow(Base):
    """A message to one address, how far it came, and the proof that it was sent.

    `retry_at` is when it may be tried again; while a seat is sending it, when others may think that seat stopped.
    """

    __tablename__ = "mail_message"
    __table_args__ = (
        Index(None, "state", "retry_at"),
        Index(None, "hand_off_id"),
        CheckConstraint("tries >= 0", name="tries"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    dedupe_key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[MailKind] = mapped_column(one_of(MailKind, "kind"))
    recipient: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    hand_off_id: Mapped[UUID | None] = mapped_column(ForeignKey("hand_off.id"))
    made_at: Mapped[datetime]
    state: Mapped[MailState] = mapped_column(one_of(MailState, "state"), default=MailState.WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    retry_at: Mapped[datetime | None] = mapped_column(default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    message_id_header: Mapped[str] = mapped_column(default="")
    server_reply: Mapped[str] = mapped_column(default="")
    failed_reason: Mapped[str] = mapped_column(default="")
