"""What is handed out: everything the programme needs, and nothing else."""

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.architecture.sources import PACKAGES, ROOT


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files in a wheel of this project."""
    folder = str(tmp_path_factory.mktemp("wheel"))
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=folder, versions=["standard"])
    return set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_every_module_and_every_shipped_file(names: set[str]) -> None:
    modules = {path for package in PACKAGES for path in (ROOT / package).rglob("*.py")}
    shipped = {path for kind in ("svg", "ttf", "toml", "txt", "mako") for path in _files_of(kind)}
    assert {path.relative_to(ROOT).as_posix() for path in modules | shipped} <= names


def test_the_wheel_holds_the_compiled_translations(names: set[str]) -> None:
    sources = ROOT.joinpath("resources", "translations").glob("*.po")
    assert {f"resources/translations/{source.stem}.mo" for source in sources} <= names


def test_the_wheel_holds_no_tests_and_no_documentation(names: set[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


def _files_of(kind: str) -> set[Path]:
    return {path for package in PACKAGES for path in (ROOT / package).rglob(f"*.{kind}")}
