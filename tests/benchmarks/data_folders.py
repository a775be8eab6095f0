"""Data folders to measure on, made once in a run: the demo municipality with as many articles as asked for."""

import shutil
import tempfile
from pathlib import Path

from app.bootstrap import open_services, open_store, set_up_demo
from app.services.registry import Services
from app.settings import Settings, load_settings
from tests.benchmarks.bulk_rows import put_articles
from tests.benchmarks.synthetic_articles import synthetic_articles


def data_folder(name: str, articles: int) -> Path:
    """A folder of your own with a ready index: the demo set, and synthetic articles beside it."""
    made = Path(tempfile.gettempdir(), f"with-{articles}-articles")
    if not made.exists():
        _make(made, articles)
    return Path(shutil.copytree(made, made.with_name(name)))


def _make(folder: Path, articles: int) -> None:
    database = open_store(folder)
    settings = set_up_demo(database, folder, Settings())
    if articles:
        put_articles(folder / "baliewijs.db", synthetic_articles(articles))
    services = open_services(database, folder, settings).services
    services.keeper.bring_up_to_date()
    services.index.close()
    database.close()


def services_on(folder: Path) -> Services:
    """Ready for work, without a window."""
    services = open_services(open_store(folder), folder, load_settings(folder)).services
    services.keeper.bring_up_to_date()
    return services
