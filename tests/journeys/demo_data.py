"""A data folder as it is after the first start with the demo municipality."""

from pathlib import Path

from app.bootstrap import open_services, open_store, set_up_demo
from app.settings import Settings


def make_demo_data(folder: Path) -> None:
    """Database, settings, journal key and index."""
    database = open_store(folder)
    settings = set_up_demo(database, folder, Settings())
    services = open_services(database, folder, settings).services
    services.keeper.bring_up_to_date()
    services.index.close()
    database.close()
