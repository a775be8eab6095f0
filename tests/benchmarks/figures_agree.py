"""A year of 60,000 contacts: whether every figure agrees with counting it slowly. Playing the year takes long."""

import tempfile
from pathlib import Path

from app.persistence.database import open_database
from tests.benchmarks.figures import Figure, figure, milliseconds
from tests.figures_compared import Agreement, compare
from tests.simulated_year import simulate

CONTACTS = 60_000
_SHOWN = 10


def measure() -> list[Figure]:
    """How many values agree; those that do not are told."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        database = open_database(f"sqlite:///{Path(folder) / 'year.db'}")
        seconds = milliseconds(lambda: simulate(database, CONTACTS)) / 1000
        agreement = compare(database)
        with database.write() as tx:
            rebuilt = tx.figures.rebuild(lambda percent: None)
        database.close()
    _tell(agreement)
    wrong = len(agreement.different)
    return [
        figure(f"a year of {CONTACTS:,} contacts played", "s", [seconds]),
        figure("values that agree with counting slowly", "", [agreement.values - wrong]),
        figure("values that do not", "", [wrong], limit=0, limited="most"),
        figure("cells counted again", "", [rebuilt.cells]),
        figure("cells that were different", "", [rebuilt.different], limit=0, limited="most"),
    ]


def _tell(agreement: Agreement) -> None:
    print(f"agree on {agreement.values - len(agreement.different):,} of {agreement.values:,} values")
    for line in agreement.different[:_SHOWN]:
        print(line)
