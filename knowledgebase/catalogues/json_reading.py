"""Files of records in JSON: which of the three kinds they are, and what they hold."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from knowledgebase.catalogues.incoming import ExchangeFormat, Incoming, IncomingArticle
from knowledgebase.catalogues.json_records import JsonRecord, json_records
from knowledgebase.catalogues.kennisartikelen import kennisartikel_of
from knowledgebase.catalogues.refusals import Refusal, RefusalReason, Refused
from knowledgebase.catalogues.rijksoverheid import question_of
from knowledgebase.catalogues.vacs import vac_of
from knowledgebase.errors import KnowledgeError
from knowledgebase.markdown_text import one_line
from knowledgebase.slugs import free_slug

_READERS: Final[dict[ExchangeFormat, Callable[[JsonRecord], IncomingArticle]]] = {
    ExchangeFormat.KNOWLEDGE_ARTICLES: kennisartikel_of,
    ExchangeFormat.ANSWERS: vac_of,
    ExchangeFormat.QUESTIONS: question_of,
}
_MARKS: Final = {
    "vertalingen": ExchangeFormat.KNOWLEDGE_ARTICLES,
    "vraag": ExchangeFormat.ANSWERS,
    "question": ExchangeFormat.QUESTIONS,
}
_PUBLISHERS: Final = {ExchangeFormat.QUESTIONS: "Rijksoverheid"}
_MAX_SHOWN = 200


def read_json(content: bytes, progress: Callable[[int], None]) -> Incoming:
    """Kennisartikelen, VACs or questions of Rijksoverheid; the first record that is one of them says which.

    Raises:
        KnowledgeError: `exchange-unknown-format`, or as for `json_records`.
    """
    records = json_records(content)
    kind = next((found for record in records if record and (found := _format_of(record.data))), None)
    if kind is None:
        raise KnowledgeError("exchange-unknown-format")
    articles: dict[str, IncomingArticle] = {}
    refused: list[Refusal] = []
    slugs: set[str] = set()
    for position, record in enumerate(records, 1):
        try:
            incoming = _read(record, kind)
            if incoming.key in articles:
                raise Refused(RefusalReason.DUPLICATE)
        except Refused as refusal:
            refused.append(Refusal(position, _title(record), refusal.reason))
        else:
            slug = free_slug(incoming.article.title, slugs.__contains__)
            slugs.add(slug)
            articles[incoming.key] = replace(incoming, article=replace(incoming.article, slug=slug))
        _tell(progress, position, records)
    name = _PUBLISHERS.get(kind) or next((name for record in records if record and (name := _publisher(record))), "")
    return Incoming(kind, name, tuple(articles.values()), tuple(refused))


def _format_of(data: dict[str, object]) -> ExchangeFormat | None:
    return next((kind for mark, kind in _MARKS.items() if mark in data), None)


def _read(record: JsonRecord | None, kind: ExchangeFormat) -> IncomingArticle:
    if record is None or _format_of(record.data) is not kind:
        raise Refused(RefusalReason.WRONG_FORM)
    return _READERS[kind](record)


def _tell(progress: Callable[[int], None], position: int, records: Sequence[object]) -> None:
    percent = position * 100 // len(records)
    if percent > (position - 1) * 100 // len(records):
        progress(percent)


def _title(record: JsonRecord | None) -> str:
    """What a record that is left out may be known by."""
    data = record.data if record else {}
    translations = data.get("vertalingen")
    first = translations[0] if isinstance(translations, list) and translations else {}
    named = (first.get("titel") if isinstance(first, dict) else None, data.get("vraag"), data.get("question"))
    return next((one_line(name)[:_MAX_SHOWN] for name in named if isinstance(name, str)), "")


def _publisher(record: JsonRecord) -> str:
    organisation = record.data.get("verantwoordelijkeOrganisatie")
    name = organisation.get("owmsPrefLabel") if isinstance(organisation, dict) else None
    return one_line(name)[:_MAX_SHOWN] if isinstance(name, str) else ""
