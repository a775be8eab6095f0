"""How other municipalities call a product."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LearnedTerm:
    """One other title of a product.

    `product` is the national product name (UPL) in small letters; `count` says by how many municipalities, or on how
    many pages, it is called `text`.
    """

    product: str
    text: str
    count: int
