"""The national list of product names."""

from pathlib import Path

import pytest

from knowledgebase.catalogues.product_names import read_product_names
from knowledgebase.errors import KnowledgeError

LIST = (
    "\ufeffUniformeProductnaam,URI,Gemeente\r\n"
    "UPL-naam nog niet beschikbaar,https://upl.example/none,X\r\n"
    '"paspoort, tweede",https://upl.example/p2,X\r\n'
    "rijbewijs,https://upl.example/rij,X\r\n"
)


def test_names_are_found_by_address_and_by_name(tmp_path: Path) -> None:
    file = tmp_path / "upl.csv"
    file.write_text(LIST, encoding="utf-8")
    names = read_product_names(file)
    assert names.current("oude naam", "https://upl.example/p2") == "paspoort, tweede"
    assert names.current(" Rijbewijs ") == "rijbewijs"
    assert names.current("UPL-naam nog niet beschikbaar") == ""
    assert names.current("onbekend", "https://upl.example/onbekend") == ""


@pytest.mark.parametrize(
    "content", [b"", b"naam;uri\nx;y\n", b"UniformeProductnaam,URI\n", b"\xff\xfe\x00", b"\x89PNG\r\n"]
)
def test_R10_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "upl.csv"
    file.write_bytes(content)
    with pytest.raises(KnowledgeError) as caught:
        read_product_names(file)
    assert (caught.value.key, caught.value.values) == ("product-names-wrong", {"file": "upl.csv"})


def test_R10_a_missing_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        read_product_names(tmp_path / "weg.csv")
