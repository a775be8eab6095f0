"""Writing articles to files: what comes back is the same, and a file is whole or as it was."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.domain.errors import DomainError, WorldError
from app.persistence.database import SqlDatabase, open_database
from app.services.article_import import import_file
from app.services.demo import demo_articles
from app.services.export_report import ExportFormat, ExportReport, file_name, format_for
from app.services.exporting import export_file
from app.services.import_lines import ImportStep
from app.services.ports import Database
from knowledgebase.article import Article, Attachment
from tests.builders import a_municipality
from tests.catalogue_files import no_progress
from tests.fakes import MemoryDatabase
from tests.integration.filled_once import SQLITE, FilledOnce, with_agent
from tests.integration.test_real_catalogues import RECORDS, file_of

PDF = b"%PDF-1.4 een plattegrond"


@pytest.fixture
def empty(tmp_path: Path, sqlite_template: Path) -> Iterator[SqlDatabase]:
    """Another knowledge base, without articles."""
    with closing(open_database(f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'empty.db')}")) as database:
        yield database


@pytest.fixture
def demo_url(kind: str, filled_once: FilledOnce) -> str:
    """Where the articles of the demo municipality are, to look at."""
    return filled_once.on(kind, put_demo)[0]


@pytest.fixture
def of_demo(demo_url: str) -> Iterator[SqlDatabase]:
    """That database."""
    with closing(open_database(demo_url)) as database:
        yield database


@pytest.fixture
def own_demo(demo_url: str, filled_once: FilledOnce) -> Iterator[SqlDatabase]:
    """The same articles, to change."""
    with filled_once.copy(demo_url) as url, closing(open_database(url)) as database:
        yield database


def put_demo(database: SqlDatabase) -> None:
    """The articles of the demo municipality, one of them with an attachment."""
    with_agent(database)
    with database.write() as tx:
        digest = tx.attachments.put(PDF)
        first, *others = demo_articles()
        plan = Attachment(digest, "plattegrond.pdf", "application/pdf", len(PDF), "Plattegrond van de hal")
        for article in (replace(first, attachments=(plan,)), *others):
            tx.articles.put(article)


def exported(
    database: Database,
    path: Path,
    wanted: ExportFormat = ExportFormat.KNOWLEDGE_BASE,
    owner: str | None = None,
    progress: Callable[[int], None] = no_progress,
) -> ExportReport:
    return export_file(database, path, wanted, owner, SystemClock(), progress)


def articles_of(database: Database) -> list[Article]:
    with database.read() as tx:
        return [replace(article, version=1) for article in tx.articles.all()]


def without_words(database: Database) -> list[Article]:
    """Search words that are no national product names do not go into a catalogue."""
    return [replace(article, search_words=()) for article in articles_of(database)]


# what comes back


def test_a_whole_knowledge_base_comes_back_with_every_field_and_attachment(
    of_demo: SqlDatabase, empty: SqlDatabase, tmp_path: Path
) -> None:
    report = exported(of_demo, tmp_path / "demo.baliewijs")
    import_file(empty, report.path, no_progress)
    assert articles_of(empty) == articles_of(of_demo)
    assert report.written == len(articles_of(empty))
    digest = next(each.digest for article in articles_of(empty) for each in article.attachments)
    with empty.read() as tx:
        assert tx.attachments.get(digest) == PDF
    assert not import_file(empty, report.path, no_progress).has_changes


def test_a_knowledge_base_of_another_database_goes_into_this_one(
    database: SqlDatabase, filled_once: FilledOnce, tmp_path: Path
) -> None:
    with_demo = open_database(filled_once.on(SQLITE, put_demo)[0])
    report = exported(with_demo, tmp_path / "demo.baliewijs")
    assert import_file(database, report.path, no_progress).counts == {ImportStep.NEW: report.written}
    assert articles_of(database) == articles_of(with_demo)
    with_demo.close()


@pytest.mark.parametrize("wanted", [ExportFormat.SEARCH_WORDS_CSV, ExportFormat.SEARCH_WORDS_XLSX])
def test_search_words_come_back(own_demo: SqlDatabase, tmp_path: Path, wanted: ExportFormat) -> None:
    before = articles_of(own_demo)
    report = exported(own_demo, tmp_path / f"words{wanted.ending}", wanted)
    with own_demo.write() as tx:
        for article in before:
            tx.articles.put(replace(article, search_words=()))
    import_file(own_demo, report.path, no_progress)
    assert articles_of(own_demo) == before


@pytest.mark.parametrize("name", RECORDS)
def test_a_real_catalogue_comes_back_the_same(name: str, tmp_path: Path) -> None:
    file, first, again = file_of(name), MemoryDatabase(), MemoryDatabase()
    with first.write() as tx:
        tx.organisation.stored = a_municipality()
    import_file(first, file, no_progress)
    report = exported(first, tmp_path / "out.xml", ExportFormat.CATALOGUE)
    if report.written:
        import_file(again, report.path, no_progress)
    assert report.refused == ()
    assert without_words(again) == without_words(first)


# which articles


def test_only_articles_of_one_owner(own_demo: SqlDatabase, empty: SqlDatabase, tmp_path: Path) -> None:
    with own_demo.read() as tx:
        municipality = tx.organisation.municipality()
    assert municipality is not None
    owner = municipality.units[0].id
    mine = demo_articles()[3]
    with own_demo.write() as tx:
        tx.articles.put(replace(mine, owner=owner))
    report = exported(own_demo, tmp_path / "mine.baliewijs", owner=owner)
    import_file(empty, report.path, no_progress)
    assert [article.owner for article in articles_of(empty)] == [owner] * report.written
    assert mine.id in {article.id for article in articles_of(empty)}


def test_an_unknown_owner_is_refused(database: SqlDatabase, tmp_path: Path) -> None:
    with pytest.raises(DomainError) as caught:
        exported(database, tmp_path / "x.baliewijs", owner="luchtvaart")
    assert caught.value.key == "unit-unknown"


def test_what_cannot_go_into_a_format_is_named(of_demo: SqlDatabase, tmp_path: Path) -> None:
    report = exported(of_demo, tmp_path / "vacs.json", ExportFormat.ANSWERS)
    assert report.written + len(report.refused) == len(articles_of(of_demo))
    assert report.lines()[0].endswith(str(report.path))


# the file


def test_a_file_that_cannot_be_written_leaves_nothing_behind(database: SqlDatabase, tmp_path: Path) -> None:
    with pytest.raises(WorldError) as caught:
        exported(database, tmp_path / "nowhere" / "out.baliewijs")
    assert caught.value.key == "file-not-written"


def test_a_stopped_export_leaves_the_earlier_file_as_it_was(of_demo: SqlDatabase, tmp_path: Path) -> None:
    out = tmp_path / "out.baliewijs"
    out.write_bytes(b"van gisteren")

    def stop(percent: int) -> None:
        if percent > 30:
            raise DomainError("export-stopped")

    with pytest.raises(DomainError):
        exported(of_demo, out, progress=stop)
    assert [file.name for file in tmp_path.glob("out*")] == ["out.baliewijs"]
    assert out.read_bytes() == b"van gisteren"


@pytest.mark.parametrize("wanted", ExportFormat)
def test_the_ending_tells_the_format(wanted: ExportFormat) -> None:
    assert format_for(Path(f"X{wanted.ending.upper()}")).ending == wanted.ending


def test_an_unknown_ending_tells_none() -> None:
    with pytest.raises(DomainError):
        format_for(Path("articles.docx"))


def test_a_file_name_tells_what_of_whom_and_when() -> None:
    day = datetime(2026, 11, 22, tzinfo=UTC).date()
    name = file_name(ExportFormat.CATALOGUE, "Alphen aan den Rijn", "Burgerzaken & co", day)
    assert name == "alphen-aan-den-rijn-catalogue-burgerzaken-co-2026-11-22.xml"
