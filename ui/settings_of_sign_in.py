"""Connects what the settings page offers about signing in."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.services.entrance import Entrance
from app.services.registry import Services
from resources.translations import _
from ui.front_door import FrontDoor
from ui.main_window import MainWindow
from ui.settings.own_password import OwnPassword
from ui.settings.page import SettingsPage
from ui.shared.tasks import Tasks


def connect_sign_in(
    window: MainWindow,
    services: Services,
    tasks: Tasks,
    entrance: Entrance,
    door: FrontDoor,
    sign_out: Callable[[], None],
) -> None:
    """For one window; `sign_out` makes another one."""
    page = window.findChild(SettingsPage)
    assert page is not None
    page.offer(services.is_signing_in_required)
    own = OwnPassword(window, services, tasks, entrance.unlock)
    own.changed.connect(lambda: window.notice.tell(_("Your password is changed."), "good"))
    own.changed_on_server.connect(sign_out, Qt.ConnectionType.QueuedConnection)
    page.sign_in.own_password_requested.connect(own.open)
    page.sign_in.lock_requested.connect(door.lock)
    page.sign_in.sign_out_requested.connect(sign_out, Qt.ConnectionType.QueuedConnection)
