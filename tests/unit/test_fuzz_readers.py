"""Whatever a file holds, reading it gives articles and refusals, or one KnowledgeError; never anything else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.catalogues.reading import read_any
from knowledgebase.errors import KnowledgeError
from tests.exchange_files import VAC, read_bytes, read_json_of
from tests.fuzz_seeds import read_or_refuse, targets

_TELLING = [b"\0", b"\xff", b"<", b">", b'"', b"{", b"[", b"]", b",", b";", b"\n", b"-1", b"null", b"&#0;", b"\\u0000"]


@st.composite
def edited(draw: st.DrawFn, seed: bytes) -> bytes:
    """`seed` with some of its bytes replaced, left out, doubled, or followed by something else."""
    content = seed
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, max(0, len(content) - 1)))
        end = start + draw(st.integers(0, 30))
        noise = draw(st.sampled_from(_TELLING) | st.binary(max_size=8) | st.just(content[start:end] * 2))
        content = content[:start] + noise + content[end:]
    return content


@pytest.mark.parametrize("name", targets())
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_a_changed_file_is_read_or_refused(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = targets()[name]
    read_or_refuse(tmp_path_factory.getbasetemp() / "changed", target, data.draw(edited(target.seed)))


@pytest.mark.parametrize("start", [b"", b"PK\x03\x04", b"<", b"[{", b"artikel;zoekwoord\n", b"\xff\xfe"])
@settings(deadline=None, max_examples=40)
@given(noise=st.binary(max_size=500))
def test_random_bytes_are_refused_or_read(start: bytes, noise: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    target = targets()["VACs"]
    read_or_refuse(tmp_path_factory.getbasetemp() / "noise", target, start + noise)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=10,
)


@settings(deadline=None)
@given(changes=st.dictionaries(st.sampled_from([*VAC, "record", "results", "object_bron", "_source"]), _JSON))
def test_a_record_with_any_values_is_read_or_refused(
    changes: dict[str, object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    try:
        incoming = read_json_of(folder, VAC | changes)
    except KnowledgeError as error:
        assert error.key.startswith("exchange-")
    else:
        assert len(incoming.articles) + len(incoming.refused) >= 1


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "exchange-empty"),
        (b"Beste lezer", "exchange-unknown-format"),
        (b"\x89PNG\r\n\x1a\n", "exchange-unknown-format"),
        (b"%PDF-1.7", "exchange-unknown-format"),
        (b"<html><body>x</body></html>", "exchange-unknown-format"),
        (b"{}", "exchange-unknown-format"),
        (b"[]", "exchange-without-records"),
        (b"artikel;zoekwoord\n", "exchange-without-records"),
        (b'{"vraag": "a", "vraag": "b"}', "exchange-damaged"),
        (b'{"vraag": NaN}', "exchange-damaged"),
        (b'{"vraag": "a"', "exchange-damaged"),
        (b'{"vraag": ' + b"9" * 10_000 + b"}", "exchange-damaged"),
        (b"[" * 100_000, "exchange-too-deep"),
        (b"[" * 60 + b"]" * 60, "exchange-too-deep"),
        (b"[" + b"{}," * 2_000_000 + b"{}]", "exchange-bomb"),
        (b"artikel;zoekwoord\n" + b";" * 200_000, "exchange-damaged"),
        (b'{"vraag": "\xff"}', "exchange-encoding"),
        (b'{"vraag": "a\0"}', "exchange-encoding"),
        (b"artikel;zoekwoord\na\x81;b\n", "exchange-encoding"),
        (b"PK\x03\x04" + b"\0" * 2_000, "exchange-damaged"),
        (b"PK\x05\x06" + b"\0" * 18, "exchange-unknown-format"),
    ],
)
def test_what_is_wrong_with_the_whole_file_is_said_with_one_key(tmp_path: Path, content: bytes, key: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_bytes(tmp_path, content)
    assert caught.value.key == key


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "incoming").open("wb") as big:
        big.write(b"[")
        big.truncate(50_000_001)
    with pytest.raises(KnowledgeError) as caught:
        read_any(tmp_path / "incoming", lambda _percent: None)
    assert (caught.value.key, caught.value.values) == ("exchange-too-large", {"limit_mb": 50})
