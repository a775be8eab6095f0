"""A town on a server that guards its rights, with something on every page, and the real window of each person in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from app.domain.errors import BaliewijsError
from app.domain.figures.definitions import FigureKey
from app.domain.figures.norms import Norm
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.settings import Settings, save_settings
from knowledgebase.learned_terms import LearnedTerm
from tests.builders import SEAT_ID, a_bulletin
from tests.integration.editing_house import typed
from tests.integration.rights_town import (
    BAKKER,
    LEEUW,
    SMIT,
    RightsTown,
    rights_town,
)
from tests.integration.test_rights_at_work import TEXT
from ui.driver import WindowDriver
from ui.shared.tasks import Tasks

MANY = 32
"""Contacts: a norm looks at a month with 30 or more."""


class WatchedTasks(Tasks):
    """Remembers what was refused to who has not the role for it, and lets everything go on as always."""

    refused = 0

    def run(self, work, on_done, on_error, *rest, **named):  # type: ignore[no-untyped-def]
        """As `Tasks`."""

        def told(error: BaliewijsError) -> None:
            self.refused += error.key == "role-missing"
            on_error(error)

        super().run(work, on_done, told, *rest, **named)


@contextmanager
def offered_town(admin: Engine, name: str, folder: Path) -> Iterator[RightsTown]:
    """With work, articles, a draft that waits for its second reader, news, a report, a norm and words."""
    with rights_town(admin, name, folder) as town:
        for _number in range(MANY):
            town.hand_off()
        _write(town)
        town.of(LEEUW).put_norm(Norm(new_id(), FigureKey.DIRECT, 99.0, date(2026, 1, 1)))
        town.town(LEEUW).clock.later(days=30)
        town.of(LEEUW).find_deviations()
        yield town


def _write(town: RightsTown) -> None:
    editor, agent = town.of(SMIT), town.of(BAKKER)
    article = town.town(SMIT).put()
    editor.put_bulletin(a_bulletin())
    agent.give_feedback(article, None, "", "Dit klopt niet.")
    agent.note_gap("laadpaal", None)
    saved = editor.save_draft(typed(editor.new_draft("Laadpaal"), sections=TEXT))
    editor.ask_review(saved.draft.id, 1, None, None, "")
    with editor.database.write() as tx:
        tx.searches.put_learned("elders", [LearnedTerm("parkeervergunning", "Parkeerkaart", 3)])


@contextmanager
def window_of(town: RightsTown, person: Person, data: Path) -> Iterator[WindowDriver]:
    """The window of somebody who signed in, ready for work."""
    address = make_url(town.address).set(username=person.login).render_as_string()
    chosen = Settings(language="en", server=address, workplace_id=new_id(), seat_id=SEAT_ID, person_id=person.id)
    data.mkdir(parents=True)
    save_settings(data, chosen)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.main.Tasks", WatchedTasks)
        driver = WindowDriver(data)
    try:
        driver.start()
        yield driver
    finally:
        driver.stop()
