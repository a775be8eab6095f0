"""The text of an article as its parts: what is between Markdown, HTML from outside and the editor's screen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Text with one look; "\\n" is a line break. `mark` is "", "*" or "**"."""

    text: str
    mark: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6; its runs have no marks."""

    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with bullets or numbers; an item holds paragraphs and lists."""

    is_numbered: bool
    items: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all rows as long as the first, which holds the headings."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Collapsible:
    """A part that opens under its title; it stands in no list, table or other such part."""

    title: str
    blocks: tuple["Block", ...]


Block = Paragraph | Heading | Listing | Table | Collapsible
