"""Starts the window: shows it first, and opens database and index behind it."""

import gc
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from app.domain.errors import BaliewijsError, WorldError
from app.error_sentences import sentence
from app.logging_setup import log_to
from app.settings import Settings, load_settings, save_settings
from resources.translations import _, use_language
from ui import last_resort
from ui.application import load_what_is_used_soon, make_application
from ui.first_run import open_first_run
from ui.front_door import FrontDoor
from ui.seat_lock import seat_lock
from ui.shared.tasks import Lane, Tasks
from ui.shared.theme import apply_theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from app.services.entrance import Admitted, Entrance
    from app.services.people_actions import Organisation
    from app.services.ports import Database
    from app.services.registry import Opened, Services
    from ui.main_window import MainWindow
    from ui.settings.wizard import FirstRunDialog

DEFAULT_ACCENT = "#0b5c66"


class Shell(QObject):
    """Keeps the window, and makes it again when the settings change.

    Signals:
        ready: services are there and running contacts came back; with the index of before, articles can be found.
        index_progress: articles done and articles in all, told from the working thread.
        index_ready: the knowledge base can be searched as it is now.
    """

    ready = Signal()
    index_ready = Signal()
    index_progress = Signal(int, int)

    def __init__(self, data: Path, demo: bool) -> None:
        super().__init__()
        self._data = data
        self._demo = demo
        self.settings = load_settings(data)
        self.tasks = Tasks(self)
        self.window: MainWindow | None = None
        self._opened: Opened | None = None
        self._database: Database | None = None
        self._entrance: Entrance | None = None
        self._admitted: Admitted | None = None
        self.door = FrontDoor(self.tasks, self)
        self.door.admitted.connect(self._came_in)
        self.door.not_lockable.connect(self._tell_not_lockable)
        self._accent = DEFAULT_ACCENT
        self._qt_words = QTranslator(self)
        self._preparing = False
        self.first_run_dialog: FirstRunDialog | None = None
        self.index_progress.connect(self._show_progress)

    @property
    def services(self) -> "Services":
        """The services, once they are there."""
        assert self._opened is not None
        return self._opened.services

    def start(self) -> None:
        """Show the window and begin opening what it needs."""
        self._dress()
        self._make_window()
        self.tasks.run(self._open_store, self._store_opened, self._refused, Lane.STORE)

    # opening, step by step

    def _open_store(self) -> bool:
        from app.bootstrap import is_set_up, open_embedded, start_demo

        if self.settings.server:
            return True
        self._database = open_embedded(self._data)
        if self._demo and not is_set_up(self._database):
            self.settings = start_demo(self._database, self._data, self.settings)
        return is_set_up(self._database)

    def _store_opened(self, is_set_up: bool) -> None:
        if is_set_up:
            self.tasks.run(self._come_in, self._let_in_or_ask, self._refused, Lane.STORE)
        else:
            self._first_run()

    def _come_in(self) -> "Admitted | None":
        from app.bootstrap import embedded_entrance, server_entrance

        if self._database is None:
            self._entrance = server_entrance(self._data, self.settings)
        else:
            self._entrance = embedded_entrance(self._database, self.settings)
        return self._entrance.come_in()

    def _let_in_or_ask(self, admitted: "Admitted | None") -> None:
        assert self._entrance is not None
        if admitted is None:
            self.door.ask(self._entrance)
        else:
            self._came_in(admitted)

    def _came_in(self, admitted: "Admitted") -> None:
        """Who worked here leaves everything typed on disk, and gets it back when signing in again."""
        if self.window is not None and self.window.desk is not None:
            self._make_window()
        last, self._admitted = self.settings.person_id, admitted
        self.settings = replace(self.settings, person_id=admitted.person_id or last)
        work = partial(self._open_services, admitted, last, self._opened)
        self.tasks.run(work, self._services_opened, self._not_opened, Lane.STORE)

    def _not_opened(self, error: BaliewijsError) -> None:
        if self.door.is_closed:
            self.door.tell(error)
        else:
            self._refused(error)

    def _open_services(self, admitted: "Admitted", last: "UUID | None", before: "Opened | None") -> "Opened":
        import ui.contact_desk
        import ui.editing_desk
        import ui.feedback_desk
        import ui.knowledge.editors_desk
        import ui.news_desk
        import ui.pages_desk
        import ui.work_desk  # noqa: F401 - loaded here so that the window need not wait for them
        from app.bootstrap import open_services

        left = before.services if before is not None else None
        opened = open_services(admitted.database, self._data, self.settings, admitted.has_passwords, last, left)
        if left is not None and left.database is not admitted.database:
            left.database.close()
        self._database = admitted.database
        opened.services.keeper.use_as_it_is()
        return opened

    def _services_opened(self, opened: "Opened") -> None:
        self._opened = opened
        self._keep_settings(lambda _error: None)  # who worked here last is only asked first
        assert self.window is not None
        typed = self.window.contact_page.search.text()
        accent = opened.services.municipality.accent
        if accent != self._accent:
            self._accent = accent
            self._dress()
            self._make_window()
        self._begin(opened)
        assert self._entrance is not None and self._admitted is not None
        self.door.guard(self._entrance, opened.services.agent, self._admitted, self.settings.lock_minutes)
        if typed and self.window.desk is not None:
            self.window.desk.take_over(typed)
        self.ready.emit()
        self.prepare_index()

    def _begin(self, opened: "Opened") -> None:
        assert self.window is not None
        self.window.start(opened, self.settings)
        assert self.window.desk is not None
        self.window.desk.search.index_missed.connect(self.prepare_index)
        self.window.desk.contacts.restore(opened.restored)
        self.window.work_desk.presenter.restore(opened.restored.work_texts)
        self.window.editing_desk.restore(opened.restored.article_texts)
        self.window.news_desk.presenter.restore(opened.restored.bulletin_texts)
        self.window.feedback.restore(opened.restored.feedback_texts)
        self.window.figures_desk.restore(opened.restored.figure_texts)
        self._offer(opened.services, self.window)
        self.window.show_ready()

    def _offer(self, services: "Services", window: "MainWindow") -> None:
        from ui.by_role import offer_by_role
        from ui.settings_of_sign_in import connect_sign_in

        assert self._entrance is not None
        offer_by_role(window, services)
        connect_sign_in(window, services, self.tasks, self._entrance, self.door, self.sign_out)

    def prepare_index(self) -> None:
        """Bring the knowledge index up to date, or build it anew when it is missing or damaged; once at a time."""
        if self._preparing:
            return
        self._preparing = True
        keeper, told = self.services.keeper, self.index_progress.emit
        self.tasks.run(lambda: keeper.bring_up_to_date(told), self._index_opened, self._index_refused, Lane.BACKGROUND)

    def _index_refused(self, error: BaliewijsError) -> None:
        self._preparing = False
        self._refused(error)

    def _show_progress(self, done: int, total: int) -> None:
        if self.window is not None and total:
            self.window.show_index_progress(done * 100 // total)

    def _index_opened(self, _result: object) -> None:
        self._preparing = False
        gc.freeze()  # libraries and index stay: looking through them for garbage would be felt
        if self.window is not None and self.window.desk is not None:
            self.window.desk.refresh_search()
            self.window.refresh_status()
            self.window.editing_desk.publish_due()
        self.index_ready.emit()
        self.tasks.run(load_what_is_used_soon, lambda _done: None, self._refused, Lane.BACKGROUND)

    def _refused(self, error: BaliewijsError) -> None:
        if self._opened is not None and self.window is not None and self.window.desk is not None:
            self.window.desk.show_error(error)
            return
        box = QMessageBox(QMessageBox.Icon.Warning, "Baliewijs", sentence(error), parent=self.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda _result: QApplication.exit(1))
        box.open()

    # the first run

    def _first_run(self) -> None:
        self.first_run_dialog = open_first_run(self.settings.language, self._speak, self._set_up)

    def _speak(self, language: str) -> None:
        self.settings = replace(self.settings, language=language)
        self._dress()
        self._make_window()
        self._first_run()

    def _set_up(self, dialog: "FirstRunDialog") -> None:
        seat = next(seat for seat in dialog.choice.seats if seat.id == dialog.seat_id)
        chosen, name, examples = dialog.choice, dialog.name, dialog.with_examples

        def work() -> Settings:
            from app.bootstrap import finish_first_run

            assert self._database is not None
            return finish_first_run(self._database, self._data, self.settings, chosen, seat, name, examples)

        self.tasks.run(work, self._first_run_done, self._refused, Lane.STORE)

    def _first_run_done(self, settings: Settings) -> None:
        self.settings = settings
        self._store_opened(True)

    # the window

    def _make_window(self) -> None:
        from ui.main_window import MainWindow

        old = self.window
        self.window = MainWindow(self.tasks)
        self.window.settings_changed.connect(self.change_settings, Qt.ConnectionType.QueuedConnection)
        self.window.organisation_changed.connect(self.use_organisation, Qt.ConnectionType.QueuedConnection)
        self.window.closing.connect(self._remember_place)
        self.door.use_window(self.window)
        if self.settings.window:
            self.window.setGeometry(*self.settings.window)
        else:
            self.window.resize(1440, 900)
        self.window.show()
        if old is not None:
            old.closing.disconnect(self._remember_place)
            old.close()
            old.deleteLater()
            self.window.activateWindow()  # the keyboard was in the old one

    def change_settings(self, settings: Settings) -> None:
        """Make the window again with other settings; every running contact stays as it is."""
        assert self.window is not None and self._opened is not None and self.window.desk is not None
        drafts = self.window.desk.contacts.drafts
        page, part = self.window.current_page, self.window.knowledge_page.part
        work, editing = self.window.work_desk.presenter, self.window.editing_desk
        feedback, news, figures = self.window.feedback, self.window.news_desk.presenter, self.window.figures_desk
        self.settings = replace(settings, window=self.window.geometry_now)
        self._keep_settings(self._refused)
        self._dress()
        self._make_window()
        restored = replace(
            self._opened.restored,
            drafts=drafts,
            kept_at=None,
            work_texts=(),
            article_texts=(),
            bulletin_texts=(),
            feedback_texts=(),
            figure_texts=(),
        )
        self._opened = self._with_settings(self._opened, restored)
        self._begin(self._opened)
        self.window.work_desk.presenter.take_over(work)
        self.window.editing_desk.take_over(editing)
        self.window.news_desk.presenter.take_over(news)
        self.window.feedback.take_over(feedback)
        self.window.figures_desk.take_over(figures)
        self.window.knowledge_page.show_part(part)
        self.window.show_page(page)
        self.door.wait_minutes(self.settings.lock_minutes)

    def use_organisation(self, organisation: "Organisation") -> None:
        """Make the window again with other people and units."""
        assert self._opened is not None and self._admitted is not None
        services = self._opened.services
        has_passwords = services.database.is_server or bool(organisation.owners)
        are_first = has_passwords and not services.has_passwords
        services = replace(services, municipality=organisation.municipality, has_passwords=has_passwords)
        self._opened = replace(self._opened, services=services, people=organisation.people)
        self.change_settings(self.settings)
        if are_first:
            self.sign_out()

    def sign_out(self) -> None:
        """Everything typed stays on disk for who worked here; the next one signs in."""
        assert self._opened is not None and self._entrance is not None
        services = self._opened.services
        self._make_window()
        self.door.ask(self._entrance)
        self.tasks.run(services.sign_out, lambda _done: None, lambda _error: None, Lane.STORE)

    def _tell_not_lockable(self) -> None:
        words = _("Nobody signs in here, so the screen cannot be locked. Give people a password in the settings.")
        if self.window is not None and self.window.desk is not None:
            self.window.notice.tell(words)

    def _with_settings(self, opened: "Opened", restored: object) -> "Opened":
        from app.bootstrap import mailer_for

        seat = next((s for s in opened.seats if s.id == self.settings.seat_id), opened.services.seat)
        agent = next((p for p in opened.people if p.id == self.settings.person_id), opened.services.agent)
        services = replace(
            opened.services,
            seat=seat,
            agent=agent,
            language=self.settings.language,
            mailer=mailer_for(self.settings),
        )
        return replace(opened, services=services, restored=restored)  # type: ignore[arg-type]

    def _dress(self) -> None:
        use_language(self.settings.language)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.removeTranslator(self._qt_words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt_words.load(f"qtbase_{self.settings.language}", folder):
            app.installTranslator(self._qt_words)
        apply_theme(self.settings.theme, self.settings.text_percent, self._accent)

    def _remember_place(self) -> None:
        assert self.window is not None
        self.settings = replace(self.settings, window=self.window.geometry_now)
        self._keep_settings(lambda _error: None)  # the place of the window is no reason to stay open

    def _keep_settings(self, on_error: "Callable[[BaliewijsError], None]") -> None:
        """Bring them to disk behind the window; of several at once the last ones count."""
        work = partial(save_settings, self._data, self.settings)
        self.tasks.run(work, lambda _done: None, on_error, Lane.SEAT, "settings")

    def stop(self) -> None:
        """Wait for what is under way, then close index and database."""
        self.door.end()
        self.tasks.finish()
        if self._opened is not None:
            self._opened.services.index.close()
        if self._database is not None:
            self._database.close()


def run_window(data: Path, demo: bool) -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    app = make_application()
    data.mkdir(parents=True, exist_ok=True)
    log_to(data / "log")
    with ExitStack() as held:
        try:
            held.enter_context(seat_lock(data))
        except WorldError as error:
            use_language(load_settings(data).language)
            QMessageBox.information(None, "Baliewijs", sentence(error))
            return 1
        shell = Shell(data, demo)
        last_resort.install(lambda number: _tell(shell, number))
        shell.start()
        status = app.exec()
        shell.stop()
    return status


def _tell(shell: Shell, number: str) -> None:
    if shell.window is not None and shell.window.desk is not None:
        shell.window.desk.show_bug(number)
