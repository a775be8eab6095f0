"""Presses everything that the screens offer each function of people: the server may refuse nothing of it."""

import tempfile
from pathlib import Path

from PySide6.QtGui import QDesktopServices
from sqlalchemy import create_engine, text

from app.domain.organisation import Person
from tests.benchmarks.figures import Figure, figure
from tests.integration.every_button import EveryButton
from tests.integration.offered_town import offered_town, window_of
from tests.integration.postgresql_server import running_server, server_programs
from tests.integration.rights_town import BAKKER, KONING, LEEUW, MULDER, PRINS, SMIT, YILMAZ, RightsTown
from ui.application import make_application

ONE_OF_EACH = (BAKKER, YILMAZ, SMIT, MULDER, LEEUW, KONING, PRINS)


def measure() -> list[Figure]:
    """One person of each function, one after another in the same town."""
    programs = server_programs()
    if programs is None:
        print("skipped: there are no server programs of PostgreSQL")
        return []
    make_application()
    QDesktopServices.openUrl = lambda *_address: True  # type: ignore[method-assign]
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        tempfile.TemporaryDirectory(dir="/tmp") as server_folder,  # where the account of the server may come
        running_server(programs, Path(server_folder)) as url,
    ):
        admin = create_engine(url, isolation_level="AUTOCOMMIT")
        with offered_town(admin, "pressed", Path(folder) / "town") as town:
            figures = [each for person in ONE_OF_EACH for each in _of(town, person, Path(folder))]
        admin.dispose()
    return figures


def _of(town: RightsTown, person: Person, folder: Path) -> list[Figure]:
    with town.admin.connect() as connection:
        number = str(connection.scalar(text("SELECT number FROM contact LIMIT 1")))
    role = person.roles[0].value
    with window_of(town, person, folder / role) as driver:
        hands = EveryButton(driver, folder, number)
        hands.press_buttons()
        hands.press_keys()
    for refused in hands.refused:
        print(f"{role}: refused: {refused}")
    return [
        figure(f"{role}: things to press", "", [float(len(hands.pressed))]),
        figure(f"{role}: refused", "", [float(len(hands.refused))], limit=0.0, limited="most"),
    ]
