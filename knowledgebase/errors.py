"""What can go wrong with knowledge that comes from outside."""


class KnowledgeError(Exception):
    """A file or text cannot be read: `key` says what is wrong, `values` fill in the sentence.

    The services turn it into a domain error, with the same key and values.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
