"""Articles and files for tests of exchange with other systems."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

from knowledgebase.article import (
    Article,
    ArticleKind,
    Attachment,
    Facts,
    Question,
    ScriptStep,
    Section,
    SectionKind,
)
from knowledgebase.catalogues.incoming import CatalogueSite, Incoming
from knowledgebase.catalogues.knowledge_file_writing import write_knowledge_file
from knowledgebase.catalogues.reading import read_any
from tests.catalogue_files import no_progress

SITE = CatalogueSite(
    "Waterrade",
    "http://standaarden.overheid.nl/owms/terms/Waterrade",
    "https://www.waterrade.example/kennis/",
    {"burgerzaken": "Burgerzaken"},
)
FILE = b"%PDF-1.7 een formulier"
MADE_AT = datetime(2026, 11, 22, 12, tzinfo=UTC)

KENNISARTIKEL: dict[str, Any] = {
    "url": "https://pdc.voorbeeldstad.example/producten/6f2f3c1e-6a53-4f0a-9b54-0c8f6f7a1d21",
    "uuid": "6f2f3c1e-6a53-4f0a-9b54-0c8f6f7a1d21",
    "upnUri": "http://standaarden.overheid.nl/owms/terms/paspoort",
    "publicatieDatum": "2026-01-05",
    "verantwoordelijkeOrganisatie": {"owmsPrefLabel": "Voorbeeldstad"},
    "doelgroep": "eu-burger",
    "afdelingen": [{"afdelingId": "1", "afdelingNaam": " Burgerzaken "}],
    "vertalingen": [
        {"taal": "en", "titel": "Passport", "tekst": "<p>In English.</p>", "datumWijziging": "2026-02-11T09:30:00Z"},
        {
            "taal": "nl",
            "titel": "Paspoort aanvragen",
            "tekst": "&lt;p&gt;U vraagt het &lt;b&gt;zelf&lt;/b&gt; aan.&lt;/p&gt;",
            "kostenEnBetaalmethoden": "<p>€ 88,00</p>",
            "deskMemo": "<p>Let op vermissing.</p>",
            "trefwoorden": [{"trefwoord": "reisdocument"}, {"trefwoord": "reisdocument"}, {"trefwoord": " "}],
            "datumWijziging": "2026-02-11T09:30:00Z",
        },
    ],
}
VAC: dict[str, Any] = {
    "vraag": "Hoe lang is een parkeervergunning geldig?",
    "status": "actief",
    "antwoord": "<p>Een jaar.</p><h2>Kosten</h2><p>€ 60,00</p>",
    "doelgroep": "eu-burger-bedrijf",
    "afdelingen": [{"afdelingNaam": "Parkeren"}],
    "toelichting": "<p>Opzeggen kan altijd.</p>",
    "trefwoorden": [{"trefwoord": "parkeren"}],
}
QUESTION: dict[str, Any] = {
    "id": "0038f3c3-6266-4d40-965b-a78e96241c22",
    "canonical": "https://www.rijksoverheid.example/vraag",
    "question": "Wat kost een rijbewijs?",
    "introduction": "<p>Dat verschilt.</p>",
    "content": [
        {"paragraphtitle": "Kosten", "paragraph": "<p>€ 44,00</p>"},
        {"paragraphtitle": "Vroeger & nu", "paragraph": "<p>Het was minder.</p>"},
    ],
    "subjects": ["Rijbewijs"],
    "themes": ["Verkeer"],
    "lastmodified": "2024-04-04T08:49:13.941Z",
    "language": "nl-NL",
}


def full_article(slug: str = "paspoort-aanvragen", number: int = 1, **changes: Any) -> Article:
    """An article with something in every field, in the form that the editor and every import write."""
    fields: dict[str, Any] = {
        "id": UUID(int=number),
        "slug": slug,
        "title": f"Paspoort aanvragen {number}",
        "sections": (
            Section(SectionKind.INTRODUCTION, "U vraagt het **zelf** aan.\n\n### Hoe lang duurt het?\n\nVijf dagen."),
            Section(SectionKind.PROCEDURE, "- maak een afspraak\n- kom langs, zie [kosten](article:leges-betalen)"),
            Section(SectionKind.COSTS, "## Tarief\n\n| Wie | Prijs |\n| --- | --- |\n| kind | € 60,00 |"),
            Section(SectionKind.INTERNAL, "Alleen voor ons."),
        ),
        "facts": Facts("€ 88,00", "5 werkdagen", "Oude paspoort", "Online · DigiD"),
        "product": "paspoort",
        "group": "civil-affairs-front",
        "theme": "Reizen",
        "audience": ("particulier",),
        "owner": "burgerzaken",
        "questions": (Question("when", "Wanneer?"),),
        "search_words": ("reispas", "=1+1"),
        "related": ("rijbewijs",),
        "fees": ("PASPOORT",),
        "script": (ScriptStep("a", "Wat zoekt u?"),),
        "modified_on": date(2026, 3, 1),
        "valid_from": date(2026, 1, 5),
        "review_on": date(2027, 1, 1),
        "version": 3,
    }
    return Article(**fields | changes)


def answer(**changes: Any) -> Article:
    """A question and answer."""
    return full_article("hoe-lang-geldig", 7, title="Hoe lang is het geldig?", kind=ArticleKind.ANSWER, **changes)


def with_file(article: Article) -> tuple[Article, bytes]:
    """The article with one attachment, and the bytes of that."""
    digest = hashlib.sha256(FILE).hexdigest()
    return replace(article, attachments=(Attachment(digest, "formulier.pdf", "application/pdf", len(FILE)),)), FILE


def knowledge_file(*articles: Article, attached: bytes = FILE) -> bytes:
    """A whole knowledge base of these articles; their attachments are `FILE` and `attached`."""
    contents = {hashlib.sha256(content).hexdigest(): content for content in (FILE, attached)}
    out = BytesIO()
    write_knowledge_file(articles, contents.__getitem__, "Waterrade", MADE_AT, out)
    return out.getvalue()


def read_bytes(folder: Path, content: bytes) -> Incoming:
    """What a file with this content holds."""
    file = folder / "incoming"
    file.write_bytes(content)
    return read_any(file, no_progress)


def read_json_of(folder: Path, value: object) -> Incoming:
    """What a file with this value as JSON holds."""
    return read_bytes(folder, json.dumps(value).encode())
