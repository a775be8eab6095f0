"""How long the figures take with three million contacts. Making and counting those takes many minutes."""

from tests.benchmarks.figures import Figure
from tests.benchmarks.figures_growth import FEW, MANY, figures_at

MOST = 3_000_000


def measure() -> list[Figure]:
    """The same as in `figures_growth`, and one size more."""
    return figures_at((FEW, MANY, MOST))
