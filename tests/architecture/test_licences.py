"""Every library that ships may be used in a product under EUPL-1.2: permissive, MPL or LGPL; never GPL alone."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution

import pytest
from packaging.requirements import Requirement

from resources import path
from tests.architecture.sources import ROOT, listed

PERMITTED = re.compile(
    r"MIT(-0|-CMU)?|(0|2-clause |3-clause )?BSD|BSD-[23]-Clause|Apache(-2\.0)?|ISC|PSF-2\.0|MPL-2\.0|Unlicense|OFL-1\.1"
    r"|LGPL-(2\.1|3\.0)(-only|-or-later)|Zlib|CC0-1\.0"
)
CLASSIFIERS = {
    "License :: OSI Approved :: Apache Software License",
    "License :: OSI Approved :: BSD License",
    "License :: OSI Approved :: GNU Lesser General Public License v2 or later (LGPLv2+)",
    "License :: OSI Approved :: ISC License (ISCL)",
    "License :: OSI Approved :: MIT License",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)",
    "License :: OSI Approved :: Python Software Foundation License",
}

OWN_WORDS = {"pypdfium2": "BSD-3-Clause AND Apache-2.0"}  # its metadata adds "dependency licenses": those of PDFium


def test_every_library_that_ships_has_a_permitted_licence() -> None:
    refused = [f"{library.name}: {_licence(library)}" for library in _shipped_libraries() if not _is_permitted(library)]
    assert not refused, listed(refused)


def test_every_font_and_the_icons_have_their_licence_beside_them() -> None:
    families = {font.stem.partition("-")[0] for font in path("fonts").glob("*.ttf")}
    licences = {licence.stem.removeprefix("LICENSE-") for licence in path("fonts").glob("LICENSE-*.txt")}
    assert families == licences
    assert path("icons", "LICENSE-Lucide.txt").is_file()


@pytest.mark.parametrize(
    ("expression", "permitted"),
    [
        ("MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-3.0-or-later", False),
        ("AGPL-3.0-only", False),
        ("", False),
    ],
)
def test_one_permitted_choice_is_enough_but_every_part_must_have_one(expression: str, permitted: bool) -> None:
    assert _permits(expression) is permitted


def _shipped_libraries() -> list[Distribution]:
    """What the project asks for, and what that asks for in turn, on this system."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found: dict[str, Distribution] = {}
    waiting = [*_wanted(project["dependencies"], set())]
    while waiting:
        wish = waiting.pop()
        key = f"{wish.name.lower()} {sorted(wish.extras)}"
        if key not in found:
            found[key] = distribution(wish.name)
            waiting.extend(_wanted(found[key].requires or [], wish.extras))
    return list(found.values())


def _wanted(lines: list[str], extras: set[str]) -> Iterator[Requirement]:
    for line in lines:
        wish = Requirement(line)
        if wish.marker is None or any(wish.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield wish


def _is_permitted(library: Distribution) -> bool:
    """The expression decides; where there is none, the classifiers or the plain words."""
    if library.name in OWN_WORDS:
        return _permits(OWN_WORDS[library.name])
    if "License-Expression" in library.metadata:
        return _permits(library.metadata["License-Expression"])
    classifiers = {line for line in library.metadata.get_all("Classifier", []) if line.startswith("License")}
    return classifiers <= CLASSIFIERS if classifiers else _permits(_licence(library))


def _licence(library: Distribution) -> str:
    lines = [line for key in ("License-Expression", "License") for line in library.metadata.get_all(key, [])]
    return lines[0] if lines else ""


def _permits(expression: str) -> bool:
    parts = re.split(r"\s+AND\s+", expression.replace("(", "").replace(")", ""))
    return all(any(PERMITTED.fullmatch(choice.strip()) for choice in re.split(r"\s+OR\s+", part)) for part in parts)
