"""Where errors of the knowledge base become errors that a screen can show."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.errors import DomainError
from knowledgebase.errors import KnowledgeError


@contextmanager
def as_domain_errors() -> Iterator[None]:
    """Raise a DomainError with the same key and values for every KnowledgeError inside."""
    try:
        yield
    except KnowledgeError as error:
        raise DomainError(error.key, "", **error.values) from error
