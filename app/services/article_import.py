"""Taking in articles and search words from a file of any kind that is known."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from app.domain.log import NOBODY, LogAction, LogAuthor, LogObject
from app.services import drafts_keeping
from app.services.editing_ports import BY_NOBODY, AttachmentStore, Publication
from app.services.import_lines import NOTHING_CHOSEN, STORING, ImportChoices, ImportLine, ImportStep
from app.services.import_plan import ImportPlan, plan_articles
from app.services.import_report import ImportReport as ImportReport
from app.services.knowledge_errors import as_domain_errors
from app.services.ports import ArticleStore, Database, Transaction
from app.services.progress import Progress, counted, rising
from app.services.word_plan import plan_words
from knowledgebase.article import Article
from knowledgebase.catalogues.incoming import ExchangeFormat, Incoming
from knowledgebase.catalogues.knowledge_file import attachments_in
from knowledgebase.catalogues.reading import read_any
from resources.translations import _

_READ = 60  # per cent of all the work


def import_file(
    database: Database,
    path: Path,
    progress: Progress,
    choices: ImportChoices = NOTHING_CHOSEN,
    author: LogAuthor = NOBODY,
) -> ImportReport:
    """Store what is new or changed in the file, all of it or nothing, and log who did it.

    The same file again changes nothing. What was edited here and changed in the file stays as it is here, and so does
    what the file no longer has, unless `choices` say otherwise. `progress` gets rising percentages; an error from it
    stops the import, and 100 is only told when all is stored.

    Raises:
        DomainError: the file is wrong, with a key of `read_any`; nothing was changed.
    """
    tell = rising(progress)
    incoming = _read(path, lambda percent: tell(percent * _READ // 100))
    with database.write() as tx:
        plan = _decided(_plan(tx, incoming), choices)
        _store(tx, plan, path, incoming.format, tell)
        if any(each.line.step in STORING for each in plan.planned):
            tx.log.append(author.event(LogAction.IMPORTED, LogObject.ARTICLE, _name(incoming)))
    tell(100)
    return _report(incoming, plan, is_stored=True)


def preview_file(database: Database, path: Path, progress: Progress) -> ImportReport:
    """What `import_file` would do without any choice; stores nothing.

    Raises:
        DomainError: as for `import_file`.
    """
    incoming = _read(path, rising(progress))
    with database.read() as tx:
        plan = _plan(tx, incoming)
    return _report(incoming, plan, is_stored=False)


def _read(path: Path, progress: Progress) -> Incoming:
    with as_domain_errors():
        return read_any(path, progress)


def _plan(tx: Transaction, incoming: Incoming) -> ImportPlan:
    if incoming.format is ExchangeFormat.SEARCH_WORDS:
        return plan_words(tx, incoming)
    return plan_articles(tx, incoming)


def _decided(plan: ImportPlan, choices: ImportChoices) -> ImportPlan:
    return replace(plan, planned=tuple(replace(each, line=choices.decided(each.line)) for each in plan.planned))


def _store(tx: Transaction, plan: ImportPlan, path: Path, kind: ExchangeFormat, tell: Progress) -> None:
    wanted = [each for each in plan.planned if each.line.step in STORING]
    articles = [each.article for each in wanted if each.article is not None]
    if any(article.attachments for article in articles):
        _store_attachments(tx.attachments, articles, path)
    edited = tx.articles.imported_before([article.id for article in articles])
    being_written = drafts_keeping.being_written(tx)
    for each in counted(wanted, len(wanted), tell, _READ, 99):
        if each.line.step is ImportStep.WITHDRAWN:
            _withdraw(tx.articles, each.line)
        elif each.article is not None:
            is_addition = kind is ExchangeFormat.SEARCH_WORDS and each.article.id in edited
            maker = _last_maker(tx.articles, each.article.id) if is_addition else BY_NOBODY
            stored = tx.articles.put(each.article, maker)
            if stored.id in being_written:
                _bring_draft(tx, stored, each.line)


def _bring_draft(tx: Transaction, stored: Article, line: ImportLine) -> None:
    """Added words are facts for the office; any other part must be read beside the draft."""
    is_other_text = bool(line.parts) and not line.words
    drafts_keeping.follow_import(tx, stored, line.words, is_other_text, datetime.now(UTC))


def _withdraw(articles: ArticleStore, line: ImportLine) -> None:
    assert line.article_id is not None
    articles.withdraw(line.article_id, _("The file that it came from no longer has it."))


def _last_maker(articles: ArticleStore, article_id: UUID) -> Publication:
    """Search words are added to what an editor wrote: it stays that editor's."""
    return replace(articles.versions(article_id)[0].publication, note="")


def _store_attachments(attachments: AttachmentStore, articles: Sequence[Article], path: Path) -> None:
    digests = list({each.digest for article in articles for each in article.attachments})
    wanted = set(digests) - attachments.known(digests)
    if wanted:
        with as_domain_errors():
            for _digest, content in attachments_in(path, wanted):
                attachments.put(content)


def _report(incoming: Incoming, plan: ImportPlan, is_stored: bool) -> ImportReport:
    lines = tuple(each.line for each in plan.planned)
    return ImportReport(incoming.format, _name(incoming), is_stored, lines)


def _name(incoming: Incoming) -> str:
    return incoming.name or (incoming.catalogue.municipality if incoming.catalogue else "")
