"""The catalogues of nine municipalities as the national search service gave them."""

from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.services.article_import import import_file
from app.services.import_lines import ImportStep
from app.services.product_groups import group_of
from knowledgebase.article import SectionKind
from knowledgebase.catalogues.samenwerkende_catalogi import RefusalReason, read_catalogue
from tests.catalogue_files import no_progress
from tests.fakes import MemoryDatabase

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
NO_SHARED = "the real catalogues (../shared/data/sc) are not on this computer"
RECORDS = {
    "Alphen-aan-den-Rijn": 317,
    "Apeldoorn": 315,
    "Deventer": 195,
    "Dordrecht": 248,
    "Ede": 89,
    "Oss": 338,
    "Terneuzen": 157,
    "Zaanstad": 158,
    "Zoetermeer": 217,
}


def file_of(name: str) -> Path:
    file = SHARED / "data" / "sc" / f"{name}.xml"
    if not file.is_file():
        pytest.skip(NO_SHARED)
    return file


@pytest.mark.parametrize("name", RECORDS)
def test_a_real_catalogue_is_taken_in_and_again_changes_nothing(name: str) -> None:
    file, database = file_of(name), MemoryDatabase()
    first = import_file(database, file, no_progress)
    made, refused = first.counts[ImportStep.NEW], first.counts[ImportStep.REFUSED]
    assert first.name.replace(" ", "-") == name
    assert first.total == RECORDS[name] == made + refused
    assert database.articles.count() == made
    again = import_file(database, file, no_progress)
    assert (again.has_changes, again.counts[ImportStep.SAME], again.total) == (False, made, first.total)


@pytest.mark.parametrize("name", RECORDS)
def test_only_records_without_a_text_are_left_out(name: str) -> None:
    refused = read_catalogue(file_of(name), no_progress).refused
    assert {refusal.reason for refusal in refused} <= {RefusalReason.PLACEHOLDER_TEXT}
    assert name == "Oss" or len(refused) <= 6


def test_a_changed_record_of_a_real_catalogue_becomes_version_two(tmp_path: Path) -> None:
    file, database, changed = file_of("Ede"), MemoryDatabase(), tmp_path / "Ede.xml"
    import_file(database, file, no_progress)
    title = database.articles.all()[0].title
    changed.write_bytes(file.read_bytes().replace(f"[CDATA[{title}]]".encode(), f"[CDATA[{title} (nieuw)]]".encode()))
    report = import_file(database, changed, no_progress)
    counts = report.counts
    assert report.titles(ImportStep.CHANGED) == (f"{title} (nieuw)",)
    assert counts[ImportStep.SAME] == report.total - 1 - counts[ImportStep.REFUSED]
    assert [a.version for a in database.articles.all() if a.title == f"{title} (nieuw)"] == [2]


def test_long_texts_are_divided_into_sections() -> None:
    records = read_catalogue(file_of("Terneuzen"), no_progress).records
    kinds = [section.kind for found in records for section in found.sections]
    assert kinds.count(SectionKind.COSTS) >= 40
    assert kinds.count(SectionKind.BRING) >= 20


def test_no_entities_or_tags_are_left_in_any_text() -> None:
    for name in RECORDS:
        for found in read_catalogue(file_of(name), no_progress).records:
            text = " ".join((found.title, *(section.text for section in found.sections)))
            assert not any(trace in text for trace in ("&nbsp;", "&amp;", "&#", "&euro;", "<p", "<a ", "\u00ad"))


def test_four_of_five_products_get_a_group() -> None:
    records = [found for name in RECORDS for found in read_catalogue(file_of(name), no_progress).records]
    grouped = sum(bool(group_of(found)) for found in records)
    assert grouped / len(records) >= 0.78


def test_a_truncated_real_catalogue_changes_nothing(tmp_path: Path) -> None:
    cut, database = tmp_path / "cut.xml", MemoryDatabase()
    cut.write_bytes(file_of("Deventer").read_bytes()[:400_000])
    with pytest.raises(DomainError) as caught:
        import_file(database, cut, no_progress)
    assert caught.value.key == "catalogue-truncated"
    assert database.articles.head() == 0
