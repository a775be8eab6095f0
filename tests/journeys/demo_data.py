"""Data folders as they are after the first start with the demo municipality."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from app.bootstrap import open_services, open_store, set_up_demo
from app.domain import drafting
from app.domain.contact import Outcome
from app.domain.ids import new_id
from app.settings import Settings, load_settings


def make_demo_data(folder: Path) -> None:
    """Database, settings, journal key and index."""
    with closing(open_store(folder)) as database:
        settings = set_up_demo(database, folder, Settings())
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
