"""A whole knowledge base in one file: the same comes back, and what is not whole is refused."""

import hashlib
import json
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from knowledgebase.article import Attachment
from knowledgebase.catalogues.incoming import ExchangeFormat, merged
from knowledgebase.catalogues.knowledge_file import attachments_in
from knowledgebase.errors import KnowledgeError
from tests.exchange_files import FILE, answer, full_article, knowledge_file, read_bytes, with_file

WITH_FILE, _ = with_file(full_article())


def key_of(folder: Path, content: bytes) -> str:
    with pytest.raises(KnowledgeError) as caught:
        read_bytes(folder, content)
    return caught.value.key


def repacked(content: bytes, **changes: bytes | None) -> bytes:
    """The file with parts changed, added, or left out when None; "__" stands for "/" and "_" for "."."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        named = {name.replace("__", "/").replace("_", "."): part for name, part in changes.items()}
        for name, part in ({name: old.read(name) for name in old.namelist()} | named).items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def test_every_field_of_every_article_comes_back(tmp_path: Path) -> None:
    incoming = read_bytes(tmp_path, knowledge_file(WITH_FILE, answer()))
    assert (incoming.format, incoming.name, incoming.refused) == (ExchangeFormat.KNOWLEDGE_BASE, "Waterrade", ())
    assert [each.article for each in incoming.articles] == [answer(), WITH_FILE]
    assert merged(WITH_FILE, incoming.articles[1]) == WITH_FILE


def test_attachments_come_back_one_by_one(tmp_path: Path) -> None:
    read_bytes(tmp_path, knowledge_file(WITH_FILE))
    digest = hashlib.sha256(FILE).hexdigest()
    assert list(attachments_in(tmp_path / "incoming", [digest])) == [(digest, FILE)]


def test_the_same_content_makes_the_same_bytes_in_whatever_order_it_comes() -> None:
    assert knowledge_file(WITH_FILE, answer()) == knowledge_file(answer(), WITH_FILE)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"manifest_json": None}, "exchange-unknown-format"),
        ({"manifest_json": b"{}"}, "exchange-damaged"),
        ({"manifest_json": b"[" * 5_000}, "exchange-damaged"),
        ({"manifest_json": b'{"format_version": 2}'}, "exchange-newer-version"),
        ({"articles_jsonl": None}, "exchange-damaged"),
        ({"articles_jsonl": b"{}\n"}, "exchange-damaged"),
        ({f"attachments__{hashlib.sha256(FILE).hexdigest()}": None}, "exchange-attachment-damaged"),
        ({f"attachments__{hashlib.sha256(FILE).hexdigest()}": FILE[::-1]}, "exchange-attachment-damaged"),
        ({"____evil": b"x"}, "exchange-damaged"),
        ({"bomb": b"0" * 20_000_000}, "exchange-bomb"),
    ],
)
def test_what_is_not_whole_is_refused(tmp_path: Path, change: dict[str, bytes | None], key: str) -> None:
    assert key_of(tmp_path, repacked(knowledge_file(WITH_FILE), **change)) == key


@pytest.mark.parametrize(
    ("name", "media_type", "content"),
    [
        ("formulier.exe", "application/pdf", FILE),
        ("formulier.pdf", "text/html", FILE),
        ("formulier.pdf", "application/pdf", b"MZ\x90\x00"),
    ],
)
def test_a_file_that_no_editor_could_attach_is_refused(
    tmp_path: Path, name: str, media_type: str, content: bytes
) -> None:
    attachment = Attachment(hashlib.sha256(content).hexdigest(), name, media_type, len(content))
    both = (*WITH_FILE.attachments, attachment)
    assert (
        key_of(tmp_path, knowledge_file(replace(WITH_FILE, attachments=both), attached=content))
        == "exchange-attachment-kind"
    )


def test_a_text_of_one_letter_comes_back_as_attachment(tmp_path: Path) -> None:
    content = b"x" * 5_000_000
    attachment = Attachment(hashlib.sha256(content).hexdigest(), "x.txt", "text/plain", len(content))
    incoming = read_bytes(tmp_path, knowledge_file(replace(answer(), attachments=(attachment,)), attached=content))
    assert incoming.articles[0].article.attachments == (attachment,)


@pytest.mark.parametrize("place", [30, 400, -30])
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, place: int) -> None:
    assert key_of(tmp_path, knowledge_file(WITH_FILE)[:place]) == "exchange-damaged"


def test_a_name_twice_is_refused(tmp_path: Path) -> None:
    out = BytesIO(knowledge_file(WITH_FILE))
    with zipfile.ZipFile(out, "a") as file, pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr("manifest.json", b"{}")
    assert key_of(tmp_path, out.getvalue()) == "exchange-damaged"


def test_an_article_that_is_none_is_left_out_and_the_rest_goes_on(tmp_path: Path) -> None:
    content = knowledge_file(answer())
    with zipfile.ZipFile(BytesIO(content)) as file:
        lines, manifest = file.read("articles.jsonl"), json.loads(file.read("manifest.json"))
    lines += lines + b'{"id": 5}\n'
    manifest["articles_digest"] = hashlib.sha256(lines).hexdigest()
    changes = {"articles_jsonl": lines, "manifest_json": json.dumps(manifest).encode()}
    incoming = read_bytes(tmp_path, repacked(content, **changes))
    assert [each.article for each in incoming.articles] == [answer()]
    assert [(each.position, each.reason) for each in incoming.refused] == [(2, "duplicate"), (3, "wrong-form")]
