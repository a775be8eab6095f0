"""Good files of every format, to be broken by fuzzing, and how the broken content becomes a file."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from knowledgebase.catalogues.reading import read_any
from knowledgebase.catalogues.search_words import write_search_words_csv, write_search_words_xlsx
from knowledgebase.errors import KnowledgeError
from tests.catalogue_files import HEAD, TAIL, no_progress, record
from tests.exchange_files import KENNISARTIKEL, QUESTION, VAC, answer, full_article, knowledge_file, with_file

_SHEET = "xl/worksheets/sheet1.xml"


@dataclass(frozen=True, slots=True)
class Target:
    """A format: a good content to change, and how what came of it is packed into a file."""

    seed: bytes
    packed: Callable[[bytes], bytes] = bytes


@cache
def targets() -> dict[str, Target]:
    """All formats by name; what is packed is fuzzed packed and unpacked, as a zip stops most changes by its checks."""
    html = "<h2>Kosten</h2><table><tr><td>a<td>€ 5</table><ul><li>x</ul><a href='/y'>z</a> &amp;lt;b&amp;gt;"
    return {
        "catalogue": Target((HEAD + record(text=html, body="<p>x</p>") + TAIL).encode()),
        "kennisartikelen": Target(json.dumps([KENNISARTIKEL]).encode()),
        "VACs": Target(json.dumps({"results": [{"uuid": "x", "record": {"data": VAC}}]}).encode()),
        "questions of Rijksoverheid": Target(json.dumps([QUESTION]).encode()),
        "search words, CSV": Target(_csv()),
        "search words, XLSX": Target(_xlsx()),
        "search words, sheet in an XLSX": Target(_part_of(_xlsx(), _SHEET), _with_sheet),
        "knowledge base": Target(_base()),
        "knowledge base, articles in it": Target(_part_of(_base(), "articles.jsonl"), _with_articles),
    }


def read_or_refuse(file: Path, target: Target, content: bytes) -> None:
    """Read what `content` makes; that a file is refused is right, any other error is not."""
    file.write_bytes(target.packed(content))
    try:
        read_any(file, no_progress)
    except KnowledgeError as error:
        assert error.key.startswith(("catalogue-", "exchange-"))


@cache
def _base() -> bytes:
    return knowledge_file(with_file(full_article())[0], answer())


@cache
def _xlsx() -> bytes:
    out = BytesIO()
    write_search_words_xlsx([full_article()], out)
    return out.getvalue()


def _csv() -> bytes:
    out = BytesIO()
    write_search_words_csv([full_article()], out)
    return out.getvalue()


def _part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return file.read(name)


def _repacked(content: bytes, parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
    return out.getvalue()


def _with_sheet(sheet: bytes) -> bytes:
    return _repacked(_xlsx(), {_SHEET: sheet})


def _with_articles(lines: bytes) -> bytes:
    manifest = json.loads(_part_of(_base(), "manifest.json"))
    manifest["articles_digest"] = hashlib.sha256(lines).hexdigest()
    return _repacked(_base(), {"articles.jsonl": lines, "manifest.json": json.dumps(manifest).encode()})
