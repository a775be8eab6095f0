"""The totals that are kept with every change, against the same figures counted slowly from what is stored."""

from app.persistence.database import SqlDatabase
from app.services.figure_ports import Rebuilt
from tests.figures_compared import compare
from tests.simulated_year import simulate

CONTACTS = 200
"""The year of 60,000 contacts is compared by `python -m tests.benchmarks figures_agree`."""


def test_totals_agree_with_counting_slowly_and_with_counting_again(database: SqlDatabase) -> None:
    simulate(database, CONTACTS)
    agreement = compare(database, every_day=False)
    assert agreement.different == ()
    assert agreement.values > 10_000
    with database.write() as tx:
        counted: Rebuilt = tx.figures.rebuild(lambda percent: None)
    assert counted.different == 0
    assert counted.cells > 4_000
