"""Records in JSON: one of them, a list, an answer of the Objects API, or what a search index gives."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from knowledgebase.catalogues.files import text_of
from knowledgebase.errors import KnowledgeError

MAX_DEPTH = 40
"""Lists and objects inside each other; real records stay under 8."""

_MAX_PARTS = 3_000_000
"""Lists, objects and commas: what real files of the largest size stay far under, and what memory can still hold."""

_SOURCE_NAME: Final = "object_bron"


@dataclass(frozen=True, slots=True)
class JsonRecord:
    """One record without what it was wrapped in; `uuid` is the one of its wrapping, or ""."""

    data: dict[str, object]
    uuid: str = ""


def json_records(content: bytes) -> list[JsonRecord | None]:
    """All records in their order; None for what is no object.

    Raises:
        KnowledgeError: `exchange-encoding`, `exchange-damaged`, `exchange-bomb`, `exchange-too-deep`,
            `exchange-without-records`.
    """
    records = [_unwrapped(item) for item in _items(_value(text_of(content)))]
    if not records:
        raise KnowledgeError("exchange-without-records")
    return records


def _value(text: str) -> object:
    if sum(map(text.count, "[{,")) > _MAX_PARTS:
        raise KnowledgeError("exchange-bomb")
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except RecursionError as error:
        raise KnowledgeError("exchange-too-deep") from error
    except ValueError as error:
        raise KnowledgeError("exchange-damaged") from error
    _check_depth(value)
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("the same name twice")
    return found


def _no_number(name: str) -> object:
    raise ValueError(name)


def _check_depth(value: object) -> None:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    raise KnowledgeError("exchange-too-deep")


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _items(value: object) -> list[object]:
    """The records of a list, of `results`, of `hits.hits`, or the one that `value` is."""
    if isinstance(value, dict):
        hits = value.get("hits")
        for found in (value.get("results"), hits, hits.get("hits") if isinstance(hits, dict) else None):
            if isinstance(found, list):
                return found
        return [value]
    if isinstance(value, list):
        return value
    raise KnowledgeError("exchange-damaged")


def _unwrapped(item: object) -> JsonRecord | None:
    if not isinstance(item, dict):
        return None
    inner = item.get("_source")
    if isinstance(inner, dict):
        item = inner
    bron = item.get(_SOURCE_NAME)
    if isinstance(bron, str) and isinstance(item.get(bron), dict):
        return JsonRecord(item[bron])
    record = item.get("record")
    if isinstance(record, dict) and isinstance(record.get("data"), dict):
        uuid = item.get("uuid")
        return JsonRecord(record["data"], uuid if isinstance(uuid, str) else "")
    return JsonRecord(item)
