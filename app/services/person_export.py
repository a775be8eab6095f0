"""Everything about one person in a file to hand out: a text to read, and the same as JSON for a program."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile

from app.formatting import clock_time, long_date
from app.log_words import action_words, object_words
from app.services.person_words import column_name, section_name, value_words
from app.services.privacy_ports import Fields, PersonSection
from resources.translations import _

_WIDTH: Final = 30


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line of the log about the person: when, what, where and by whom. `at` is UTC."""

    at: datetime
    action: str
    object: str
    result: str
    origin: str
    actor: str


@dataclass(frozen=True, slots=True)
class PersonData:
    """Everything about a person. `names` tells who or what a key of a colleague or a unit is."""

    municipality: str
    made_at: datetime
    sections: tuple[PersonSection, ...]
    seen: tuple[SeenLine, ...]
    names: Mapping[str, str]


def write_person(out: BinaryIO, data: PersonData, language: str) -> None:
    """A ZIP file with both."""
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("gegevens.txt", person_text(data, language))
        archive.writestr("gegevens.json", person_json(data))


def person_json(data: PersonData) -> str:
    """Every column of every row, under the names of tables and columns."""
    tables: dict[str, object] = {section.name: section.rows for section in data.sections}
    seen = [asdict(line) | {"at": line.at.isoformat()} for line in data.seen]
    whole = {"municipality": data.municipality, "made_at": data.made_at.isoformat(), **tables, "log": seen}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def person_text(data: PersonData, language: str) -> str:
    """What a person can read, section by section; keys of rows are only in the JSON."""
    told = [
        _("Your data at the municipality of {name}").format(name=data.municipality),
        _("As it was on {date}").format(date=_moment(data.made_at, language)),
    ]
    for section in data.sections:
        blocks = [block for row in section.rows if (block := list(_lines(row, data.names, language)))]
        if blocks:
            told += ["", "", section_name(section.name), "=" * len(section_name(section.name))]
            for block in blocks:
                told += ["", *block]
    return "\n".join([*told, *_seen(data, language)]) + "\n"


def _lines(row: Fields, names: Mapping[str, str], language: str) -> Iterator[str]:
    for column, value in row.items():
        name = column_name(column)
        if name and value not in (None, "", False):
            words = value_words(column, value, names, language)
            first, *others = words.splitlines() or [""]
            yield f"{name + ':':<{_WIDTH}}{first}"
            yield from (" " * _WIDTH + line for line in others)


def _seen(data: PersonData, language: str) -> Iterator[str]:
    if data.seen:
        yield from ("", "", _("Who saw or changed your data"), "")
        for line in data.seen:
            what = f"{action_words(line.action)}, {object_words(line.object)}"
            yield f"{_moment(line.at, language)}: {line.actor}, {line.origin}: {what}"


def _moment(at: datetime, language: str) -> str:
    return f"{long_date(at, language)}, {clock_time(at, language)}"
