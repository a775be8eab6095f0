"""National product names: how they are compared."""

from knowledgebase.folding import clean, fold


def product_term(name: str) -> str:
    """The same for all ways to write a name, and in the index the term by which articles about it are found."""
    return " ".join(fold(clean(name)).split())
