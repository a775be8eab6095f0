"""Every text on screen is there in Dutch, and nl.po holds nothing else."""

import ast
import io
import string
from functools import cache

import pytest
from babel.messages import Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from tests.architecture.sources import ROOT, listed, product_sources

PO_FILE = ROOT / "resources" / "translations" / "nl.po"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "plural": (1, 2)}

MessageId = str | tuple[str, ...]


@cache
def _used() -> dict[MessageId, str]:
    """The texts in the code, each with a place where it stands."""
    found: dict[MessageId, str] = {}
    for source in product_sources():
        for line, message, _comments, _context in extract("python", io.BytesIO(source.text.encode()), KEYWORDS):
            found.setdefault(message, f"{source.name}:{line}")
    return found


@cache
def _messages() -> tuple[Message, ...]:
    """All translations; the first entry of a catalogue is its header."""
    with PO_FILE.open("rb") as file:
        return tuple(message for message in read_po(file, locale="nl", abort_invalid=True) if message.id)


def test_every_text_is_written_out_where_it_is_translated() -> None:
    hidden = [
        source.place(call)
        for source in product_sources()
        for call in source.nodes(ast.Call)
        if isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
        for argument in call.args[: len(KEYWORDS[call.func.id] or (1,))]
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str))
    ]
    assert not hidden, listed(hidden)


def test_every_text_in_the_code_is_translated() -> None:
    translated = {message.id for message in _messages() if all(_dutch(message)) and not message.fuzzy}
    missing = [f"{place} {message!r}" for message, place in _used().items() if message not in translated]
    assert not missing, listed(missing)


def test_every_translation_is_used() -> None:
    unused = [message.id for message in _messages() if message.id not in _used()]
    assert not unused, listed(unused)


def test_every_translation_fills_in_the_same_fields() -> None:
    different = [message.id for message in _messages() if not _has_same_fields(message)]
    assert not different, listed(different)


@pytest.mark.parametrize(
    ("english", "dutch", "same"),
    [
        ("by {date}", "uiterlijk {date}", True),
        ("by {date}", "uiterlijk {dag}", False),
        ("by {date}", "uiterlijk", False),
        ("Total", "Totaal {amount}", False),
        (("{count} fee", "{count} fees"), ("een legesbedrag", "{count} legesbedragen"), True),
        (("{count} fee", "{count} fees"), ("{aantal} legesbedrag", "{count} legesbedragen"), False),
    ],
)
def test_fields_are_compared_by_name(english: MessageId, dutch: MessageId, same: bool) -> None:
    assert _has_same_fields(Message(english, dutch)) is same


def _english(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _dutch(message: Message) -> tuple[str, ...]:
    """The translation, one form or all its plural forms."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _has_same_fields(message: Message) -> bool:
    """A plural form may leave a field out, as in 'een vraag'; it may not name a new one."""
    known = {field for text in _english(message) for field in _fields(text)}
    if message.pluralizable:
        return all(_fields(form) <= known for form in _dutch(message))
    return all(_fields(form) == known for form in _dutch(message) if form)


def _fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}
