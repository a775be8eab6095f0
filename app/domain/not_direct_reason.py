"""The reasons why the contact centre could not answer a subject itself."""

from enum import StrEnum


class NotDirectReason(StrEnum):
    """Why the contact centre could not answer; each leads to something that can be done about it."""

    NO_ARTICLE = "no_article"
    ARTICLE_UNCLEAR = "article_unclear"
    DECISION_NEEDED = "decision_needed"
    NO_ACCESS = "no_access"
    ASKED_FOR_SOMEONE = "asked_for_someone"
    OTHER = "other"
