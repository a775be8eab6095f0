"""Errors that a person can mend, or that the world causes."""


class BaliewijsError(Exception):
    """Base of every expected error: a `key` that says what, and `values` that fill in the sentence.

    The screens and the command line turn key and values into words; values never carry personal data.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class DomainError(BaliewijsError):
    """The person can mend it. `field` names the part of the form, or "" for the whole."""

    def __init__(self, key: str, field: str = "", **values: object) -> None:
        super().__init__(key, **values)
        self.field = field


class WorldError(BaliewijsError):
    """Something outside failed: disk, database, index, printer. Trying again may help; nothing was changed."""
