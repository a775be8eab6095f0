"""Who imports whom: the contracts of `[tool.importlinter]` in pyproject.toml, and what they cannot say."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator

from tests.architecture.sources import ROOT, Source, listed, product_sources

DOMAIN_MAY_IMPORT = {"holidays", "phonenumbers", "stdnum", "uuid6"}
NOT_PACKAGES = {"build", "docs", "scripts", "tests"}

CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]


def test_the_import_contracts_are_kept() -> None:
    command = (
        "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    )
    found = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_every_top_level_package_has_a_layer_and_ships() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/*.py")} - NOT_PACKAGES
    assert folders == set(CONFIG["importlinter"]["root_packages"])
    assert folders == set(CONFIG["hatch"]["build"]["targets"]["wheel"]["packages"])


def test_the_domain_imports_only_the_standard_library_small_libraries_and_articles() -> None:
    strange = [
        f"{source.name}: {module}"
        for source in product_sources()
        if source.name.startswith("app/domain/")
        for module in _imported_modules(source)
        if not _domain_may_import(module)
    ]
    assert not strange, listed(strange)


def _domain_may_import(module: str) -> bool:
    top = module.partition(".")[0]
    ours = module == "knowledgebase.article" or module.startswith("app.domain")
    return ours or top in DOMAIN_MAY_IMPORT or top in sys.stdlib_module_names


def _imported_modules(source: Source) -> Iterator[str]:
    for plain in source.nodes(ast.Import):
        yield from (alias.name for alias in plain.names)
    for chosen in source.nodes(ast.ImportFrom):
        yield chosen.module or ""
