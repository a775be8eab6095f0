"""Brings nl.po in line with the texts in the code: new texts come in without Dutch, texts no longer used go."""

from collections.abc import Sequence
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PO_FILE = ROOT / "resources" / "translations" / "nl.po"
PACKAGES = ("app", "knowledgebase", "resources", "ui")
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "plural": (1, 2)}
LINE_WIDTH = 110
HEADER = r"""# Dutch for the screens and receipts of Baliewijs. Update with scripts/update_translations.py.
msgid ""
msgstr ""
"Project-Id-Version: Baliewijs\n"
"Language: nl\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def main() -> None:
    """Update the file and tell which texts still need Dutch."""
    catalogue = _translated()
    catalogue.update(_used(), no_fuzzy_matching=True, update_creation_date=False)
    _write(catalogue)
    texts = [message for message in catalogue if message.id]
    missing = [message.id for message in texts if message.fuzzy or not all(_forms(message.string))]
    print(f"{PO_FILE.name}: {len(texts)} texts, {len(missing)} without Dutch")
    for text in missing:
        print(f"  {text!r}")


def _translated() -> Catalog:
    with PO_FILE.open("rb") as file:
        return read_po(file, locale="nl", abort_invalid=True)


def _used() -> Catalog:
    """All texts in the code, by file and line."""
    catalogue = Catalog(locale="nl")
    for source in sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        for line, text, _comments, _context in extract_from_file("python", source, KEYWORDS):
            catalogue.add(text, locations=[(source.relative_to(ROOT).as_posix(), line)])
    return catalogue


def _write(catalogue: Catalog) -> None:
    """Without dates and line numbers, so that only a change of words changes the file."""
    with PO_FILE.open("wb") as file:
        file.write(HEADER.encode())
        write_po(
            file,
            catalogue,
            width=LINE_WIDTH,
            omit_header=True,
            sort_by_file=True,
            ignore_obsolete=True,
            include_lineno=False,
        )


def _forms(translation: str | Sequence[str] | None) -> tuple[str, ...]:
    return (translation,) if isinstance(translation, str) else tuple(translation or ("",))


if __name__ == "__main__":
    main()
