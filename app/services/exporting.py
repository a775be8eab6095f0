"""Writing articles to a file that other programmes, or another Baliewijs, can read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import DomainError, WorldError
from app.services.export_report import ExportFormat, ExportReport
from app.services.knowledge_errors import as_domain_errors
from app.services.own_site import site_of
from app.services.ports import Clock, Database, Transaction
from app.services.progress import Progress, counted, rising
from app.services.replacing import replacing
from knowledgebase.article import Article
from knowledgebase.catalogues.catalogue_writing import write_catalogue
from knowledgebase.catalogues.incoming import CatalogueSite
from knowledgebase.catalogues.kennisartikel_writing import write_kennisartikelen
from knowledgebase.catalogues.knowledge_file_writing import write_knowledge_file
from knowledgebase.catalogues.refusals import Refusal
from knowledgebase.catalogues.search_words import write_search_words_csv, write_search_words_xlsx
from knowledgebase.catalogues.vacs import write_vacs

_ON_THE_WEB = (ExportFormat.CATALOGUE, ExportFormat.KNOWLEDGE_ARTICLES)


@dataclass(frozen=True, slots=True)
class _Outgoing:
    """What goes out, whose it is, and how an attachment is read."""

    articles: Iterator[Article]
    site: CatalogueSite
    content: Callable[[str], bytes]
    clock: Clock


def export_file(
    database: Database, path: Path, wanted: ExportFormat, owner: str | None, clock: Clock, progress: Progress
) -> ExportReport:
    """Write every current article, or those of one owner unit, in the place of what was at `path`.

    `progress` gets rising percentages; an error from it stops the export. Until all is written the earlier file stays.

    Raises:
        DomainError: `unit-unknown`; `website-missing`: articles in this format need an address on the web.
        WorldError: `file-not-written`.
    """
    with database.read() as tx:
        site = site_of(tx.organisation.municipality())
        if owner and owner not in site.unit_names:
            raise DomainError("unit-unknown")
        if wanted in _ON_THE_WEB and not site.base_url:
            raise DomainError("website-missing")
        lines = [line for line in tx.articles.lines() if owner in (None, line.owner)]
        found = (article for article in tx.articles.all() if owner in (None, article.owner))
        articles = counted(found, len(lines), rising(progress), 0, 99)
        with replacing(path) as out, as_domain_errors():
            refused = _write(wanted, _Outgoing(articles, site, _content_of(tx), clock), out)
    progress(100)
    return ExportReport(path, len(lines) - len(refused), refused)


def _write(wanted: ExportFormat, going: _Outgoing, out: BinaryIO) -> tuple[Refusal, ...]:
    match wanted:
        case ExportFormat.CATALOGUE:
            return write_catalogue(going.articles, going.site, out)
        case ExportFormat.KNOWLEDGE_ARTICLES:
            return write_kennisartikelen(going.articles, going.site, out)
        case ExportFormat.ANSWERS:
            return write_vacs(going.articles, going.site, out)
        case ExportFormat.SEARCH_WORDS_CSV:
            write_search_words_csv(going.articles, out)
        case ExportFormat.SEARCH_WORDS_XLSX:
            write_search_words_xlsx(going.articles, out)
        case ExportFormat.KNOWLEDGE_BASE:
            write_knowledge_file(going.articles, going.content, going.site.municipality, going.clock.now(), out)
    return ()


def _content_of(tx: Transaction) -> Callable[[str], bytes]:
    def content(digest: str) -> bytes:
        found = tx.attachments.get(digest)
        if found is None:
            raise WorldError("database-damaged")
        return found

    return content
