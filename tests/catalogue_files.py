"""Small catalogues for tests, in the form of the national search service."""

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:overheid="http://standaarden.overheid.nl/owms/terms/"'
    ' xmlns:overheidproduct="http://standaarden.overheid.nl/product/terms/">'
    "<version>1.2</version><records>"
)
TAIL = "</records></searchRetrieveResponse>"


def record(
    title: str = "Paspoort aanvragen",
    source: str = "https://www.waterrade.example/paspoort",
    text: str = "U vraagt een paspoort aan bij de balie.",
    *,
    language: str = "nl",
    modified: str = "2026-03-01",
    products: tuple[str, ...] = (),
    audience: tuple[str, ...] = ("particulier",),
    online: str = "nee",
    apply_url: str = "",
    body: str = "",
) -> str:
    """One record; `body` is XML, all else is text."""
    names = "".join(
        f'<overheidproduct:uniformeProductnaam resourceIdentifier="https://upl.example/{name}">{escape(name)}'
        "</overheidproduct:uniformeProductnaam>"
        for name in products
    )
    applying = f"<overheidproduct:aanvraagURL resourceIdentifier={quoteattr(apply_url)}/>" if apply_url else ""
    for_whom = "".join(f"<dcterms:audience>{escape(name)}</dcterms:audience>" for name in audience)
    return (
        "<record><recordData><overheidproduct:scproduct><overheidproduct:meta><overheidproduct:owmskern>"
        f"<dcterms:identifier>{escape(source)}</dcterms:identifier><dcterms:title>{escape(title)}</dcterms:title>"
        f"<dcterms:language>{language}</dcterms:language><dcterms:modified>{modified}</dcterms:modified>"
        "<overheid:authority>Waterrade</overheid:authority></overheidproduct:owmskern><overheidproduct:owmsmantel>"
        f"{for_whom}<dcterms:abstract>{escape(text)}</dcterms:abstract></overheidproduct:owmsmantel>"
        f"<overheidproduct:scmeta><overheidproduct:onlineAanvragen>{online}</overheidproduct:onlineAanvragen>"
        f"{applying}{names}</overheidproduct:scmeta></overheidproduct:meta>"
        f"<overheidproduct:body><overheidproduct:productHTML>{body}</overheidproduct:productHTML>"
        "</overheidproduct:body></overheidproduct:scproduct></recordData></record>"
    )


def catalogue_file(folder: Path, *records: str) -> Path:
    """A file with these records."""
    file = folder / "catalogue.xml"
    file.write_text(HEAD + "".join(records) + TAIL, encoding="utf-8")
    return file


def no_progress(percent: int) -> None:
    """For tests that do not look at it."""
