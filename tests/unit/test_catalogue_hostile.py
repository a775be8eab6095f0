"""Promise R10: a wrong, broken or hostile catalogue gives one error with a key and reads nothing else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.catalogues import xml_stream
from knowledgebase.catalogues.samenwerkende_catalogi import read_catalogue
from knowledgebase.errors import KnowledgeError
from tests.catalogue_files import HEAD, TAIL, catalogue_file, no_progress, record
from tests.steps import steps

LAUGHS = '<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
GOOD = (HEAD + record(text="Een goede tekst met é en €.") + record(source="https://a.example/b") + TAIL).encode()


def with_doctype(declarations: str, text: str) -> bytes:
    head = HEAD.replace("?>", f"?><!DOCTYPE searchRetrieveResponse {declarations}>", 1)
    return (head + record(text="HIER").replace("HIER", text) + TAIL).encode()


def key_of(file: Path, content: bytes) -> str:
    file.write_bytes(content)
    with pytest.raises(KnowledgeError) as caught:
        read_catalogue(file, no_progress)
    return caught.value.key


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "catalogue-empty"),
        (b"   \n", "catalogue-wrong-format"),
        (b"Beste lezer", "catalogue-wrong-format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50, "catalogue-wrong-format"),
        (b"PK\x03\x04" + b"\0" * 2000, "catalogue-wrong-format"),
        (b'{"articles": []}', "catalogue-wrong-format"),
        (b"<rss version='2.0'><channel/></rss>", "catalogue-wrong-format"),
        (b"<!DOCTYPE html><html><body><p>x</body></html>", "catalogue-has-doctype"),
        ((HEAD + TAIL).encode(), "catalogue-without-records"),
        (GOOD.replace(b"</dcterms:title>", b"</title>", 1), "catalogue-damaged"),
        (GOOD.replace("é".encode(), b"\xff"), "catalogue-damaged"),
        (GOOD.replace(b"goede", b"&nbsp;"), "catalogue-damaged"),
        (GOOD[:-30], "catalogue-truncated"),
        (with_doctype('[<!ENTITY x SYSTEM "file:///etc/passwd">]', "&x;"), "catalogue-has-doctype"),
        (with_doctype('[<!ENTITY % x SYSTEM "http://127.0.0.1:9/x">%x;]', "x"), "catalogue-has-doctype"),
        (with_doctype('SYSTEM "http://127.0.0.1:9/x.dtd"', "x"), "catalogue-has-doctype"),
        (with_doctype(f"[{LAUGHS}]", "&l11;"), "catalogue-has-doctype"),
        (with_doctype(f'[{LAUGHS}<!ATTLIST records x CDATA "&l11;">]', "x"), "catalogue-has-doctype"),
        ((HEAD + "<a>" * 5000).encode(), "catalogue-too-deep"),
        (HEAD.encode() + b"<a>" * 100 + b"x" * 2_100_000, "catalogue-too-large"),
        (HEAD.encode() + (b"<a>" + b"x" * 1000 + b"</a>") * 2100, "catalogue-too-large"),
    ],
)
def test_R10_a_wrong_file_gives_one_clear_error(tmp_path: Path, content: bytes, key: str) -> None:
    assert key_of(tmp_path / "x.xml", content) == key


@pytest.mark.parametrize(
    ("hostile", "most"),
    [
        (with_doctype(f"[{LAUGHS}]", "&l11;"), 0),
        ((HEAD + "<a>" * 5000).encode(), 100_000),
        (HEAD.encode() + b"<a>" * 100, xml_stream.MAX_ELEMENT_BYTES + 100_000),
    ],
    ids=["doctype", "deep", "large"],
)
def test_R10_of_a_hostile_file_no_more_is_read_than_shows_that_it_is(
    tmp_path: Path, hostile: bytes, most: int
) -> None:
    (tmp_path / "x.xml").write_bytes(hostile.ljust(10_000_000, b"x"))
    percents = [0]
    with pytest.raises(KnowledgeError):
        read_catalogue(tmp_path / "x.xml", percents.append)
    assert percents[-1] * 100_000 <= most


def test_R10_a_doctype_is_seen_in_other_encodings_too(tmp_path: Path) -> None:
    text = with_doctype(f"[{LAUGHS}]", "&l11;").decode().replace("UTF-8", "UTF-16")
    assert key_of(tmp_path / "x.xml", text.encode("utf-16")) == "catalogue-has-doctype"


def test_R10_a_file_over_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    file = tmp_path / "x.xml"
    with file.open("wb") as big:
        big.truncate(xml_stream.MAX_FILE_BYTES + 1)
    with pytest.raises(KnowledgeError) as caught:
        read_catalogue(file, no_progress)
    assert caught.value.key == "catalogue-too-large"
    assert caught.value.values == {"limit_mb": 50}


@pytest.mark.parametrize("name", ["nowhere.xml", "."])
def test_R10_a_file_that_cannot_be_read_gives_its_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_catalogue(tmp_path / name, no_progress)
    assert caught.value.key == "catalogue-unreadable"
    assert "/" not in str(caught.value.values)


@settings(deadline=None)
@given(place=st.integers(0, len(GOOD) - 1))
def test_R10_a_catalogue_cut_off_anywhere_is_refused(tmp_path_factory: pytest.TempPathFactory, place: int) -> None:
    file = tmp_path_factory.getbasetemp() / "cut.xml"
    assert key_of(file, GOOD[:place]) in {"catalogue-truncated", "catalogue-wrong-format", "catalogue-empty"}


@settings(deadline=None)
@given(content=st.binary(max_size=3000) | st.binary(max_size=200).map(lambda noise: HEAD.encode() + noise))
def test_R10_random_bytes_are_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    assert key_of(tmp_path_factory.getbasetemp() / "noise.xml", content).startswith("catalogue-")


@settings(deadline=None)
@given(place=st.integers(0, len(GOOD) - 1), noise=st.binary(min_size=1, max_size=20))
def test_R10_a_catalogue_with_noise_in_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, place: int, noise: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "noise.xml"
    file.write_bytes(GOOD[:place] + noise + GOOD[place:])
    try:
        catalogue = read_catalogue(file, no_progress)
    except KnowledgeError as error:
        assert error.key.startswith("catalogue-")
    else:
        assert 1 <= len(catalogue.records) + len(catalogue.refused) <= 2


def test_R10_hostile_html_in_a_record_is_cleaned(tmp_path: Path) -> None:
    text = "<p>Goed<script>alert(1)</script> <img src=https://evil.example/x onerror=alert(1)>nieuws</p>"
    (found,) = read_catalogue(catalogue_file(tmp_path, record(text=text)), no_progress).records
    assert [section.text for section in found.sections] == ["Goed nieuws"]


@pytest.mark.parametrize(
    "piece", ["x", ".", ". A", "\n", "\n\nx", ":\n", "x...", "<", "&", "&amp;", "<p>", "<li>x", "<h2>x</h2>", "1. "]
)
def test_R10_a_text_of_one_piece_that_is_twice_as_long_is_about_twice_the_work(tmp_path: Path, piece: str) -> None:
    def work(length: int) -> int:
        file = catalogue_file(tmp_path, record(text=piece * (length // len(piece))))
        return steps(lambda: read_catalogue(file, no_progress))

    assert work(30_000) < 3 * work(15_000)
