"""Which files may be attached to an article."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.attachment_types import MOST_BYTES, media_type_of
from knowledgebase.errors import KnowledgeError

OOXML = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"


def packed(*names: str, mimetype: str = "", content: bytes = b"<x/>") -> bytes:
    """A zip file with these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for name in names:
            file.writestr(name, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


DOCX = packed("[Content_Types].xml", "word/document.xml")
KINDS = [
    ("Aanvraag.PDF", b"%PDF-1.7\n", "application/pdf"),
    ("kaart.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
    ("foto.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
    ("foto.jpeg", b"\xff\xd8\xff\xdb\0C", "image/jpeg"),
    ("plaatje.gif", b"GIF89a\1\0", "image/gif"),
    ("brief.docx", DOCX, f"{OOXML}.wordprocessingml.document"),
    ("lijst.xlsx", packed("[Content_Types].xml", "xl/workbook.xml"), f"{OOXML}.spreadsheetml.sheet"),
    ("brief.odt", packed("content.xml", mimetype=f"{ODF}.text"), f"{ODF}.text"),
    ("lijst.ods", packed("content.xml", mimetype=f"{ODF}.spreadsheet"), f"{ODF}.spreadsheet"),
    ("uitleg.txt", "Één regel\n".encode(), "text/plain"),
    ("lijst.csv", "naam;plaats\nJosé;Ede\n".encode("cp1252"), "text/csv"),
    ("lijst.csv", "naam;plaats\n".encode("utf-16"), "text/csv"),
]


def refusal_of(name: str, content: bytes) -> str:
    with pytest.raises(KnowledgeError) as caught:
        media_type_of(name, content)
    return caught.value.key


@pytest.mark.parametrize(("name", "content", "media_type"), KINDS, ids=[name for name, _, _ in KINDS])
def test_a_file_is_known_by_its_content(name: str, content: bytes, media_type: str) -> None:
    assert media_type_of(name, content) == media_type


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("programma.exe", b"MZ\x90\0\3"),
        ("factuur.pdf", b"MZ\x90\0\3"),
        ("factuur.pdf.exe", b"%PDF-1.7\n"),
        ("zonder-einde", b"%PDF-1.7\n"),
        ("foto.png", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("pagina.html", b"<script>alert(1)</script>"),
        ("tekening.svg", b"<svg onload='alert(1)'/>"),
        ("pagina.pdf", b"<script>alert(1)</script>"),
        ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("map.zip", packed("word/document.xml")),
        ("map.docx", packed("geheim.txt")),
        ("brief.docx", packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
        ("brief.docm", DOCX),
        pytest.param("brief.docx", DOCX[:60], id="cut-off"),
        ("brief.odt", packed("content.xml", mimetype="text/html")),
        ("tekst.txt", b"een\0twee"),
    ],
)
def test_any_other_file_is_refused(name: str, content: bytes) -> None:
    assert refusal_of(name, content) == "attachment-kind"


def test_an_empty_file_is_refused() -> None:
    assert refusal_of("leeg.pdf", b"") == "attachment-empty"


def test_a_file_over_ten_megabytes_is_refused() -> None:
    assert media_type_of("groot.pdf", b"%PDF-" + bytes(MOST_BYTES - 5)) == "application/pdf"
    assert refusal_of("groot.pdf", b"%PDF-" + bytes(MOST_BYTES - 4)) == "attachment-too-large"


def test_a_zip_bomb_is_refused_by_its_directory_and_never_unpacked() -> None:
    bomb = packed("[Content_Types].xml", "word/document.xml", content=bytes(101 * 1024 * 1024))
    assert len(bomb) < MOST_BYTES
    assert refusal_of("brief.docx", bomb) == "attachment-kind"


@given(st.binary(max_size=300), st.integers(0, len(DOCX)), st.integers(0, 40))
def test_damaged_office_files_are_refused_without_a_crash(noise: bytes, place: int, gone: int) -> None:
    damaged = DOCX[:place] + noise + DOCX[place + gone :]
    try:
        assert media_type_of("brief.docx", damaged).startswith(OOXML)
    except KnowledgeError as error:
        assert error.key in {"attachment-kind", "attachment-empty"}
