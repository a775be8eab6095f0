"""What customers say when they need a product. Articles are found by it, though no article has these words."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from knowledgebase.likely_product import LikelyProduct
from knowledgebase.product_names import product_term
from resources import path

_COMMENT = "#"
_SAID = " = "


class Situations:
    """What is said by product. `said` has the national names, and one text for each; `kept_as` is for LikelyProduct."""

    def __init__(self, said: Mapping[str, str], kept_as: str = "") -> None:
        self._kept_as = kept_as
        self._said = {product_term(name): text for name, text in said.items()}
        self._likely: LikelyProduct | None = None

    def of_products(self, names: Iterable[str]) -> str:
        """What is said of these products, a line for each that is known."""
        return "\n".join(filter(None, (self._said.get(product_term(name), "") for name in names)))

    def of_likely_product(self, title: str, beginning: str) -> str:
        """What is said of the product that an article is probably about, or "". The first time may take seconds."""
        if self._likely is None:
            self._likely = LikelyProduct(self._said, self._kept_as)
        return self._said.get(self._likely.of(title, beginning), "")

    def make_ready(self) -> None:
        """Take those seconds now."""
        self.of_likely_product("", "")


def read_situations(file: Path, kept_as: str = "") -> Situations:
    """Those in a file, `kept_as` as in Situations.

    ValueError tells the number of a line that is none, or about the product of an earlier line.
    """
    said: dict[str, str] = {}
    products: set[str] = set()
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith(_COMMENT):
            continue
        name, _, text = line.partition(_SAID)
        if not name.strip() or not text.strip():
            raise ValueError(f"line {number}: a product{_SAID}what is said belongs in it")
        if product_term(name) in products:
            raise ValueError(f"line {number}: an earlier line is about the same product")
        products.add(product_term(name))
        said[name] = text
    return Situations(said, kept_as)


@lru_cache(1)
def shipped_situations() -> Situations:
    """Those that ship with the programme."""
    return read_situations(path("search", "situations.txt"), "situations")
