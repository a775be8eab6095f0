"""Data folders as they are after the first start with the demo municipality."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from app.bootstrap import open_services, open_store, set_up_demo, start_demo
from app.domain import drafting
from app.domain.contact import Outcome
from app.domain.ids import new_id
from app.services.ports import Database
from app.settings import Settings, load_settings


def make_demo_data(folder: Path) -> None:
    """Database, settings, journal key and index, and no customer yet."""
    _make(folder, set_up_demo)


def make_demo_data_with_work(folder: Path) -> None:
    """The same with customers who wait for an answer, as the demo begins."""
    _make(folder, start_demo)


def _make(folder: Path, set_up: Callable[[Database, Path, Settings], Settings]) -> None:
    with closing(open_store(folder)) as database:
        settings = set_up(database, folder, Settings())
        services = open_services(database, folder, settings).services
        services.keeper.bring_up_to_date()
        services.index.close()


def store_a_contact(folder: Path) -> str:
    """A question answered directly; gives the contact's number."""
    with closing(open_store(folder)) as database:
        services = open_services(database, folder, load_settings(folder)).services
        article = services.article_by_slug("paspoort-aanvragen")
        draft = drafting.add_article(services.new_contact(), new_id(), article)
        draft = drafting.set_outcome(draft, Outcome.ANSWERED_DIRECTLY)
        return services.finish(replace(draft, ended_at=services.clock.now())).contact.number
