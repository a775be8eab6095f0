"""How long the engine takes for a keystroke in a very large knowledge base. Building it takes many minutes."""

from tests.benchmarks.figures import Figure
from tests.benchmarks.searching import figures_at

COUNT = 100_000
LIMIT_MS = 60.0


def measure() -> list[Figure]:
    """The same as in `searching`."""
    return figures_at(COUNT, LIMIT_MS)
