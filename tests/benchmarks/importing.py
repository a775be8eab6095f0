"""How long taking in the real catalogues of municipalities takes, and how much memory."""

from pathlib import Path

from tests.benchmarks.data_folders import data_folder, services_on
from tests.benchmarks.figures import Figure, figure, milliseconds
from tests.benchmarks.processes import in_new_process, memory_mb

CATALOGUES = Path(__file__).resolve().parents[3] / "shared" / "data" / "sc"


def measure() -> list[Figure]:
    """Each file into a knowledge base of its own, and once more when nothing changed."""
    files = sorted(CATALOGUES.glob("*.xml"))
    if not files:
        print("skipped: there are no catalogues beside the project, in ../shared/data/sc")
        return []
    first, again, memory = zip(*(in_new_process(_import, file) for file in files), strict=True)
    size = sum(file.stat().st_size for file in files) / len(files) / 1e6
    name = f"a catalogue, {size:.1f} MB on average"
    import_once = figure(f"import {name}", "s", first)
    return [
        import_once,
        figure(f"import {name}, again", "s", again, import_once),
        figure(f"memory for importing {name}", "MB", memory),
    ]


def _import(file: Path) -> tuple[float, float, float]:
    """Seconds of the first and the second time, and MB more than before."""
    services = services_on(data_folder(f"importing-{file.stem}", articles=0))
    before = memory_mb("VmRSS")

    def seconds() -> float:
        return milliseconds(lambda: services.import_file(file, lambda _percent: None)) / 1000

    return seconds(), seconds(), memory_mb("VmHWM") - before
