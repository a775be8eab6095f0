"""Importing a catalogue: new, changed, the same, left alone, refused; all or nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.services.article_import import import_file, preview_file
from app.services.catalogue_articles import article_id
from app.services.editing_ports import BY_NOBODY, Publication
from app.services.import_lines import Because, ImportStep
from knowledgebase.article import Article, Facts, FirstLine, Question, Section, SectionKind
from tests.catalogue_files import catalogue_file, no_progress, record
from tests.fakes import MemoryArticles, MemoryDatabase

SOURCE = "https://www.waterrade.example/paspoort"


def imported(folder: Path, *records: str, into: MemoryDatabase | None = None) -> MemoryDatabase:
    database = into or MemoryDatabase()
    import_file(database, catalogue_file(folder, *records), no_progress)
    return database


def article(database: MemoryDatabase, source: str = SOURCE) -> Article:
    return database.articles.by_source_prefix(source)[source]


def test_a_new_record_becomes_an_article(tmp_path: Path) -> None:
    text = "Kort.\n\n\n\nKosten\n\n\n\nHet kost € 88,00."
    found = article(imported(tmp_path, record(text=text, products=("paspoort", "reisdocument"), online="ja")))
    assert (found.slug, found.title, found.version) == ("paspoort-aanvragen", "Paspoort aanvragen", 1)
    assert (found.product, found.group, found.search_words) == ("paspoort", "civil-affairs-front", ("reisdocument",))
    assert found.facts == Facts(costs="€ 88,00", apply="Online")
    assert found.text_of(SectionKind.COSTS) == "Het kost € 88,00."


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    database = imported(tmp_path, record(), record(source="https://b.example/x"))
    head = database.articles.head()
    report = import_file(database, tmp_path / "catalogue.xml", no_progress)
    assert (report.counts, report.has_changes) == ({ImportStep.SAME: 2}, False)
    assert database.articles.head() == head


def test_a_changed_record_becomes_the_next_version(tmp_path: Path) -> None:
    database = imported(tmp_path, record(text="Oud."))
    imported(tmp_path, record(text="Nieuw."), into=database)
    assert article(database).version == 2
    assert article(database).text_of(SectionKind.INTRODUCTION) == "Nieuw."
    assert database.articles.get_version(article_id(SOURCE), 1).text_of(SectionKind.INTRODUCTION) == "Oud."


def test_the_id_comes_from_the_address(tmp_path: Path) -> None:
    first, second = MemoryDatabase(), MemoryDatabase()
    imported(tmp_path, record(), into=first)
    imported(tmp_path, record(title="Paspoort"), into=second)
    assert article(first).id == article(second).id


def test_what_the_municipality_added_stays_when_the_catalogue_changes(tmp_path: Path) -> None:
    database = imported(tmp_path, record(text="Oud."))
    own = replace(
        article(database),
        sections=(*article(database).sections, Section(SectionKind.INTERNAL, "Let op fraude.")),
        owner="burgerzaken",
        group="civil-affairs-back",
        first_line=FirstLine.HAND_OFF,
        questions=(Question("nummer", "Nummer"),),
        facts=Facts(bring="Oud paspoort"),
    )
    with database.write() as transaction:
        transaction.articles.put(own)
    imported(tmp_path, record(text="Nieuw."), into=database)
    after = article(database)
    assert after.text_of(SectionKind.INTERNAL) == "Let op fraude."
    assert (after.owner, after.group, after.first_line, after.questions, after.facts) == (
        *(own.owner, own.group, own.first_line, own.questions, own.facts),
    )


def test_what_the_municipality_added_is_no_change_by_the_catalogue(tmp_path: Path) -> None:
    database = imported(tmp_path, record())
    with database.write() as transaction:
        transaction.articles.put(replace(article(database), owner="burgerzaken"))
    report = import_file(database, tmp_path / "catalogue.xml", no_progress)
    assert report.counts == {ImportStep.SAME: 1}


def test_a_withdrawn_article_does_not_come_back(tmp_path: Path) -> None:
    database = imported(tmp_path, record())
    with database.write() as transaction:
        transaction.articles.withdraw(article_id(SOURCE), "old")
    report = import_file(database, tmp_path / "catalogue.xml", no_progress)
    assert [(line.title, line.reason) for line in report.entries] == [("Paspoort aanvragen", Because.WITHDRAWN_HERE)]
    assert database.articles.count() == 0


def test_equal_titles_get_slugs_of_their_own(tmp_path: Path) -> None:
    database = imported(tmp_path, record(), record(source="https://b.example/x"))
    assert [found.slug for found in database.articles.all()] == ["paspoort-aanvragen", "paspoort-aanvragen-2"]


def test_the_slug_of_a_withdrawn_article_is_left_to_it(tmp_path: Path) -> None:
    database = imported(tmp_path, record())
    with database.write() as transaction:
        transaction.articles.withdraw(article_id(SOURCE), "old")
    imported(tmp_path, record(source="https://b.example/x"), into=database)
    assert article(database, "https://b.example/x").slug.startswith("paspoort-aanvragen-")


def test_a_cut_off_text_and_a_form_get_their_links(tmp_path: Path) -> None:
    xml = record(text="U kunt aanvr...", online="digid", apply_url="https://www.waterrade.example/form")
    found = article(imported(tmp_path, xml))
    assert f"]({SOURCE})" in found.text_of(SectionKind.INTRODUCTION)
    assert found.text_of(SectionKind.PROCEDURE) == "[Online aanvragen](https://www.waterrade.example/form)"
    assert found.facts.apply == "Online · DigiD"


def test_a_preview_tells_the_same_and_stores_nothing(tmp_path: Path) -> None:
    database, file = MemoryDatabase(), catalogue_file(tmp_path, record(), record(title=""))
    preview = preview_file(database, file, no_progress)
    assert database.articles.count() == 0
    assert replace(preview, is_stored=True) == import_file(database, file, no_progress)


def test_the_counts_of_the_report_add_up_to_all_records(tmp_path: Path) -> None:
    database = imported(tmp_path, record(), record(source="https://b.example/x"))
    later = catalogue_file(
        tmp_path, record(), record(source="https://b.example/x", text="Anders."), record(source=""), record()
    )
    report = import_file(database, later, no_progress)
    assert report.counts == {ImportStep.SAME: 1, ImportStep.CHANGED: 1, ImportStep.REFUSED: 2}
    assert report.total == 4


def test_the_report_says_in_sentences_what_happened(tmp_path: Path) -> None:
    file = catalogue_file(tmp_path, record(), record(title="Wrak", source=""))
    assert import_file(MemoryDatabase(), file, no_progress).lines() == [
        "Waterrade: 2 records read.",
        "1 new article.",
        "1 record left out: no web address.",
        "  Wrak",
    ]


def test_progress_rises_to_a_hundred_once(tmp_path: Path) -> None:
    told: list[int] = []
    many = [record(source=f"https://a.example/{number}", title=f"Product {number}") for number in range(60)]
    import_file(MemoryDatabase(), catalogue_file(tmp_path, *many), told.append)
    assert told == sorted(told)
    assert told.count(100) == 1


def test_R10_a_failure_halfway_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = imported(tmp_path, record())
    put = MemoryArticles.put

    def failing_put(store: MemoryArticles, changed: Article, publication: Publication = BY_NOBODY) -> Article:
        if changed.title == "Twee":
            raise DomainError("disk-full")
        return put(store, changed, publication)

    monkeypatch.setattr(MemoryArticles, "put", failing_put)
    file = catalogue_file(
        tmp_path, record(source="https://b.example/1", title="Een"), record(source="https://b.example/2", title="Twee")
    )
    with pytest.raises(DomainError):
        import_file(database, file, no_progress)
    assert [found.title for found in database.articles.all()] == ["Paspoort aanvragen"]


def test_R10_a_wrong_file_is_a_domain_error_and_changes_nothing(tmp_path: Path) -> None:
    database, file = imported(tmp_path, record()), tmp_path / "wrong.xml"
    file.write_bytes((tmp_path / "catalogue.xml").read_bytes()[:-40])
    head = database.articles.head()
    for take_in in (import_file, preview_file):
        with pytest.raises(DomainError) as caught:
            take_in(database, file, no_progress)
        assert caught.value.key == "catalogue-truncated"
    assert database.articles.head() == head
