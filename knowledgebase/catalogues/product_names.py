"""The national list of product names (Uniforme Productnamenlijst, UPL), as the CSV file that the state publishes."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from knowledgebase.errors import KnowledgeError
from knowledgebase.markdown_text import one_line

_NAME: Final = "UniformeProductnaam"
_URI: Final = "URI"
_NO_NAME_YET: Final = "UPL-naam nog niet beschikbaar"
_MAX_FILE_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class ProductNames:
    """Names by lower-case name and by address; the address stays when a name changes."""

    by_name: dict[str, str]
    by_uri: dict[str, str]

    def current(self, name: str, uri: str = "") -> str:
        """How the list writes this product now, or "" when it knows neither address nor name."""
        return self.by_uri.get(uri) or self.by_name.get(one_line(name).lower(), "")


def read_product_names(path: Path) -> ProductNames:
    """All names of the file.

    Raises:
        KnowledgeError: `product-names-wrong` when it is no such list; `file` is its name.
    """
    try:
        if path.stat().st_size > _MAX_FILE_BYTES:
            raise KnowledgeError("product-names-wrong", file=path.name)
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [(one_line(row[_NAME]), one_line(row[_URI])) for row in csv.DictReader(file, restval="")]
    except (OSError, UnicodeError, csv.Error, KeyError) as error:
        raise KnowledgeError("product-names-wrong", file=path.name) from error
    names = [(name, uri) for name, uri in rows if name and name != _NO_NAME_YET]
    if not names:
        raise KnowledgeError("product-names-wrong", file=path.name)
    return ProductNames({name.lower(): name for name, _ in names}, {uri: name for name, uri in names if uri})
