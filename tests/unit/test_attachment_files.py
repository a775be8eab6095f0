"""Attachments on disk: private, under a name that is safe, of a kind that may be attached."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DomainError, WorldError
from knowledgebase.article import Attachment
from ui.knowledge import attachment_files
from ui.knowledge.attachment_files import AttachmentFiles, checked, kind_of, safe_name

PDF = b"%PDF-1.7\n"


def an_attachment(name: str = "Formulier.pdf") -> Attachment:
    return Attachment("ab" * 32, name, "application/pdf", len(PDF))


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AttachmentFiles:
    monkeypatch.setattr(attachment_files.tempfile, "tempdir", str(tmp_path))
    return AttachmentFiles()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Formulier verhuizing.pdf", "Formulier verhuizing.pdf"),
        ("../../etc/passwd.pdf", "_.._etc_passwd.pdf"),
        ("a\\b:c.pdf", "a_b_c.pdf"),
        ("factuur\u202efdp.pdf", "factuur_fdp.pdf"),
        ("CON.pdf", "_CON.pdf"),
        (" .verborgen.pdf ", "verborgen.pdf"),
        ("x" * 200 + ".pdf", "x" * 60 + ".pdf"),
    ],
)
def test_a_name_leads_nowhere_and_hides_nothing(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=300))
def test_every_name_can_be_written(name: str) -> None:
    safe = safe_name(f"{name}.pdf")
    assert safe == os.path.basename(safe)  # noqa: PTH119 - of what may be no path
    assert safe.endswith("pdf") and safe not in ("", ".", "..")
    assert len(safe.encode("utf-8", "surrogatepass")) < 256


def test_a_file_and_its_folder_are_for_this_person_only(files: AttachmentFiles, tmp_path: Path) -> None:
    file = files.put(an_attachment(), PDF)
    assert (file.read_bytes(), file.name) == (PDF, "Formulier.pdf")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    (folder,) = tmp_path.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_that_somebody_changed_is_written_anew(files: AttachmentFiles) -> None:
    files.put(an_attachment(), PDF).write_bytes(b"something else that is longer")
    assert files.put(an_attachment(), PDF).read_bytes() == PDF


def test_what_cannot_be_written_is_told(files: AttachmentFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachment_files.tempfile, "tempdir", "/nowhere/at/all")
    with pytest.raises(WorldError, match="file-not-written"):
        files.put(an_attachment(), PDF)


@pytest.mark.parametrize(("name", "content"), [("Formulier.exe", PDF), ("Formulier.pdf", b"MZ\x90"), ("x", PDF)])
def test_what_is_no_allowed_kind_or_not_what_it_says_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(DomainError, match="attachment-kind"):
        checked(an_attachment(name), content)


def test_the_kind_is_named_as_people_do() -> None:
    assert kind_of(an_attachment("Formulier.pdf")) == "PDF"
