"""Records that are left out while the rest goes on, and why."""

from dataclasses import dataclass
from enum import StrEnum


class RefusalReason(StrEnum):
    """Why a record does not become an article, or an article does not go out."""

    NO_TITLE = "no-title"
    NO_ADDRESS = "no-address"
    DUPLICATE_ADDRESS = "duplicate-address"
    NO_TEXT = "no-text"
    PLACEHOLDER_TEXT = "placeholder-text"
    TEXT_TOO_LONG = "text-too-long"
    TEXT_UNREADABLE = "text-unreadable"
    NO_UUID = "no-uuid"
    DUPLICATE = "duplicate"
    WRONG_FORM = "wrong-form"
    NOT_ACTIVE = "not-active"
    NO_WORD = "no-word"
    FOR_STAFF = "for-staff"
    NOT_A_PRODUCT = "not-a-product"
    NOT_AN_ANSWER = "not-an-answer"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that was left out; `position` counts from 1 in the order of the file."""

    position: int
    title: str
    reason: RefusalReason


class Refused(Exception):
    """Raised while one record is read or written, to leave it out."""

    def __init__(self, reason: RefusalReason) -> None:
        super().__init__(reason)
        self.reason = reason
